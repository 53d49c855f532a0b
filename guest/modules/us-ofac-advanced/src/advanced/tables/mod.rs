//! The tables that parties are joined to, kept small: a list has tens of thousands of rows, and all of them are needed
//! before its first party can be understood.

mod documents;
mod entries;
mod locations;
mod names;
mod relations;

use dragoman_guest::schema::{Fault, Locator, NoticeKind};
use dragoman_guest::xml::{Element, Records};
use dragoman_guest::{About, Feed, Notes};
use dragoman_ofac::NameTable;

use super::values::{Values, number};

pub(super) use documents::Document;
pub(super) use entries::Entry;
pub(super) use locations::Location;
pub(super) use relations::Relationship;

/// A stretch of the text that all tables share; empty if there is nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Span(u32, u32);

/// All text of the tables.
#[derive(Debug, Default)]
pub(super) struct Text(String);

impl Text {
    fn keep(&mut self, text: Option<&str>) -> Span {
        let start = self.0.len() as u32;
        self.0.push_str(text.unwrap_or_default());
        Span(start, self.0.len() as u32)
    }

    /// The text of a stretch; none if it is empty.
    pub(super) fn get(&self, span: Span) -> Option<&str> {
        let text = &self.0[span.0 as usize..span.1 as usize];
        (!text.is_empty()).then_some(text)
    }
}

/// Rows sorted by the number that they are joined by.
#[derive(Debug)]
pub(super) struct Table<T>(Vec<(u32, T)>);

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table(Vec::new())
    }
}

impl<T> Table<T> {
    fn push(&mut self, key: u32, row: T) {
        self.0.push((key, row));
    }

    /// Sorts the rows; those of one number stay in the order of the file.
    fn sort(&mut self) {
        self.0.sort_by_key(|(key, _)| *key);
        self.0.shrink_to_fit();
    }

    /// The rows of a number.
    pub(super) fn of(&self, key: u32) -> impl Iterator<Item = &T> {
        let start = self.0.partition_point(|(known, _)| *known < key);
        let rows = self.0[start..].iter().take_while(move |(known, _)| *known == key);
        rows.map(|(_, row)| row)
    }

    /// All rows with their numbers.
    pub(super) fn all(&self) -> impl Iterator<Item = (u32, &T)> {
        self.0.iter().map(|(key, row)| (*key, row))
    }
}

/// Where a row stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place(u32, u32);

impl Place {
    fn of(element: Element<'_>) -> Place {
        match element.place() {
            Locator::Bytes(range) => Place(range.start, range.end),
            _ => Place::default(),
        }
    }
}

/// The tables of a file.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// Which part they are of.
    part: u32,
    /// The reference values.
    pub(super) values: Values,
    /// The text of all rows.
    pub(super) text: Text,
    /// Locations by their numbers.
    pub(super) locations: Table<Location>,
    /// Documents by the numbers of the identities that they are of.
    pub(super) documents: Table<Document>,
    /// Relations by the numbers of the profiles that they are of.
    pub(super) relations: Table<Relationship>,
    /// Entries on lists by the numbers of the profiles that they are of.
    pub(super) entries: Table<Entry>,
    /// The names of all parties.
    pub(super) names: NameTable,
    /// The numbers of all profiles and of their identities, in ascending order.
    profiles: Vec<u32>,
    identities: Vec<u32>,
}

impl Tables {
    /// Reads the tables of a file.
    ///
    /// # Errors
    ///
    /// A fault if the file is not whole.
    pub(super) fn read(feed: &Feed<'_>, part: u32, notes: &mut Notes) -> Result<Tables, Fault> {
        let mut records = Records::open(feed, part, super::LAYOUT)?;
        let mut tables = Tables {
            part,
            ..Tables::default()
        };
        // What stands behind a party is said when the parties are read.
        let (mut later, mut was_party) = (Notes::default(), false);
        loop {
            let said = if was_party { &mut later } else { &mut *notes };
            let Some(record) = records.next(said)? else {
                break;
            };
            was_party = record.name() == super::PARTY;
            tables.take(record, notes);
        }
        tables.locations.sort();
        tables.documents.sort();
        tables.relations.sort();
        tables.entries.sort();
        tables.profiles.sort_unstable();
        tables.identities.sort_unstable();
        Ok(tables)
    }

    fn take(&mut self, record: Element<'_>, notes: &mut Notes) {
        let is_taken = match record.name() {
            "ReferenceValueSets" => {
                self.values.take(record);
                true
            }
            "Location" => self.location(record),
            "IDRegDocument" => self.document(record),
            "ProfileRelationship" => self.relation(record),
            "SanctionsEntry" => self.entry(record),
            super::PARTY => {
                self.party(record);
                true
            }
            _ => true,
        };
        if !is_taken {
            notes.case(About {
                kind: NoticeKind::RejectedRecord,
                field: record.name().into(),
                message: "the row lacks the numbers by which it is joined; it was left out",
                excerpt: record.attribute("ID").unwrap_or_default(),
                record: None,
                place: Some(record.place()),
            });
            record.leave_out();
        }
    }

    /// Only the numbers and the names of a party: all else is read when it is mapped.
    fn party(&mut self, party: Element<'_>) {
        for profile in party.all("Profile") {
            let id = profile.attribute("ID");
            self.profiles.extend(number(id));
            if let Some(id) = id {
                self.names.party(id);
            }
            for identity in profile.all("Identity") {
                self.identities.extend(number(identity.attribute("ID")));
                names::take(identity, &self.values, &mut self.names);
            }
        }
        party.leave_out();
    }

    /// Whether a profile is in the file.
    pub(super) fn has_profile(&self, id: u32) -> bool {
        self.profiles.binary_search(&id).is_ok()
    }

    /// Whether an identity is in the file.
    pub(super) fn has_identity(&self, id: u32) -> bool {
        self.identities.binary_search(&id).is_ok()
    }

    /// Where a row stands.
    pub(super) fn place(&self, place: Place) -> Locator {
        dragoman_guest::build::bytes(self.part, place.0, place.1)
    }
}
