//! From a record to a subject.

mod aliases;
mod births;
mod craft;
mod listing;
mod names;
mod regime;
mod shield;

use std::collections::HashSet;

use dragoman_guest::dates::{Months, Order, Style};
use dragoman_guest::part::Part;
use dragoman_guest::schema::{Fault, NoticeKind, Subject, SubjectKind};
use dragoman_guest::{About, Notes, build, kinds};

use crate::field::Field;
use crate::notes::about;
use crate::record::{Entry, Record};
use regime::Regimes;

/// Elements that a record has once. A second one contradicts the first.
const SINGLE: [Field; 8] = [
    Field::Country,
    Field::LastName,
    Field::GivenName,
    Field::Entity,
    Field::EntityOrShip,
    Field::Schedule,
    Field::Item,
    Field::DateOfListing,
];

/// How the list writes dates: of `05/04/1970` it does not say what comes first, so that it is not read.
const DATES: Style = Style {
    order: Order::YearFirst,
    months: Months::English,
};

/// What makes subjects of records.
#[derive(Debug, Default)]
pub(crate) struct Mapper {
    ids: HashSet<String>,
    regimes: Regimes,
    nameless: u32,
    records: u32,
}

impl Mapper {
    /// The subject that a record is; none if it cannot be used, which is said in a notice.
    pub(crate) fn subject(&mut self, record: &Record, notes: &mut Notes) -> Option<Subject> {
        self.records += 1;
        let Some(kind) = kind(record) else {
            self.nameless += 1;
            unknown(record, None, notes);
            reject(record, None, notes, "the record has no name; it was left out");
            return None;
        };
        let id = listing::id(record, &mut self.regimes);
        if !self.ids.insert(id.clone()) {
            let why = "another record has the same regime, schedule and item; this one was left out";
            reject(record, Some(&id), notes, why);
            return None;
        }
        let mut draft = Draft {
            record,
            notes,
            subject: build::subject(id, kind, record.place()),
        };
        draft.finish(&mut self.regimes);
        Some(draft.subject)
    }

    /// Makes sure that records were not nameless because the elements of their names are called otherwise now.
    ///
    /// # Errors
    ///
    /// A fault `unknown-layout` that names what is missing and what stands there instead.
    pub(crate) fn check_layout(&self, part: &Part<'_>, notes: &Notes) -> Result<(), Fault> {
        let unknown: Vec<_> = notes.unmapped_fields().take(8).collect();
        let many = self.nameless == self.records || self.nameless > self.records / 10;
        if self.nameless == 0 || !many || (unknown.is_empty() && self.nameless < self.records) {
            return Ok(());
        }
        let found = match unknown.as_slice() {
            [] => "no unknown elements stand there instead".to_owned(),
            names => format!("unknown elements: {}", names.join(", ")),
        };
        let message = format!(
            "{} of {} records lack LastName, GivenName, Entity and EntityOrShip; {found}",
            self.nameless, self.records
        );
        Err(part.unknown_layout(message, (0, part.size)))
    }
}

/// What a record is about; none if it names nobody.
fn kind(record: &Record) -> Option<SubjectKind> {
    let person = record.entry(&[Field::LastName, Field::GivenName]).is_some();
    let body = record.entry(&[Field::Entity, Field::EntityOrShip]).is_some();
    let listed_body = if craft::is_ship(record) {
        SubjectKind::Vessel
    } else {
        SubjectKind::Organization
    };
    kinds::of([(SubjectKind::Person, person), (listed_body, body)]).kind()
}

fn reject(record: &Record, id: Option<&str>, notes: &mut Notes, message: &'static str) {
    notes.case(About {
        kind: NoticeKind::RejectedRecord,
        field: "record".into(),
        message,
        excerpt: &record.shown(),
        record: id,
        place: Some(record.place()),
    });
}

/// Mentions every element that is not known.
fn unknown(record: &Record, id: Option<&str>, notes: &mut Notes) {
    for entry in record
        .entries()
        .iter()
        .filter(|entry| entry.field == Field::Unknown)
    {
        notes.sum(About {
            kind: NoticeKind::Unmapped,
            field: record.path(entry).into(),
            message: "the element is not known; it was left out",
            excerpt: record.text(entry),
            record: id,
            place: Some(record.place_of(entry)),
        });
    }
}

/// A subject in the making.
struct Draft<'r, 'n> {
    record: &'r Record,
    notes: &'n mut Notes,
    subject: Subject,
}

impl<'r> Draft<'r, '_> {
    fn finish(&mut self, regimes: &mut Regimes) {
        self.names();
        self.listing(regimes);
        let mut once = 0_u32;
        for entry in self.record.entries() {
            if SINGLE.contains(&entry.field) {
                let bit = 1 << entry.field as u32;
                if once & bit != 0 {
                    self.rejected(
                        entry,
                        "the element stands twice in its record; the first was used",
                    );
                }
                once |= bit;
                continue;
            }
            match entry.field {
                Field::Title | Field::TitleOrShip => self.title(entry),
                Field::DateOfBirth | Field::DateOfBirthOrShipBuildDate => self.birth_or_build(entry),
                Field::ShipImoNumber => self.imo(entry),
                Field::Aliases => self.aliases(entry),
                _ => {}
            }
        }
        unknown(self.record, Some(&self.subject.id), self.notes);
    }

    /// A title of a person; the type of a ship.
    fn title(&mut self, entry: &'r Entry) {
        let text = self.record.text(entry);
        match self.subject.kind {
            SubjectKind::Person => {
                let person = self.subject.person.get_or_insert_with(build::person);
                person.titles.push(build::remark(text));
            }
            SubjectKind::Vessel => self.ship_type(entry),
            _ => self.extra(
                entry,
                "a title of what is neither a person nor a ship; it was kept in extra",
            ),
        }
    }

    fn birth_or_build(&mut self, entry: &'r Entry) {
        match self.subject.kind {
            SubjectKind::Vessel => self.built(entry),
            SubjectKind::Organization => {
                self.extra(entry, "a date of birth of an organisation; it was kept in extra");
            }
            _ => self.birth(entry),
        }
    }

    /// Keeps what has no field of its own under its source's name, and mentions it.
    fn extra(&mut self, entry: &Entry, message: &'static str) {
        let text = self.record.text(entry).to_owned();
        self.subject.extra.push((entry.field.name().into(), text));
        self.say(NoticeKind::Unmapped, entry, message);
    }

    /// Mentions a value that could not be used, by itself.
    fn rejected(&mut self, entry: &Entry, message: &'static str) {
        let kind = NoticeKind::RejectedValue;
        self.notes
            .case(about(kind, message, self.record, entry, &self.subject.id));
    }

    /// Mentions something about a value, summed with its like.
    fn say(&mut self, kind: NoticeKind, entry: &Entry, message: &'static str) {
        self.notes
            .sum(about(kind, message, self.record, entry, &self.subject.id));
    }
}
