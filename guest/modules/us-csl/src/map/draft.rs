//! A subject in the making.

use dragoman_guest::distinct::Distinct;
use dragoman_guest::ids::share_a_word;
use dragoman_guest::schema::{Certainty, DateClaim, Link, NoticeKind, Remark, Subject, SubjectKind};
use dragoman_guest::table::Row;
use dragoman_guest::{About, Notes, build, dates};

use super::{craft, ids, listing, names, places, remarks};
use crate::columns::{
    BIRTH_PLACES, BIRTHS, CITIZENSHIPS, IDS, INFORMATION_URL, LIST_URL, NAME, NATIONALITIES, NUMBER, REMARKS,
    ROW_ID, SOURCE, TITLE, TYPE, values,
};
use crate::entry::Entry;
use crate::labels::Labels;
use crate::parties::Parties;
use crate::regime::Regime;

/// A subject in the making.
pub(crate) struct Draft {
    pub(super) subject: Subject,
    /// A value that the party has already, of this row or an earlier one, is not repeated.
    pub(super) distinct: Distinct,
    /// Index of the row at hand among the subject's sources.
    pub(super) at: u32,
    /// The type of the first row, as written.
    written: Option<String>,
}

impl Draft {
    /// A subject of which nothing is known but its id and a row.
    pub(crate) fn new(id: String, row: &Row<'_>) -> Self {
        let written = row.text(TYPE);
        let kind = written.as_deref().and_then(kind).unwrap_or(SubjectKind::Other);
        let mut subject = build::subject(id, kind, row.place());
        match kind {
            SubjectKind::Person => subject.person = Some(build::person()),
            SubjectKind::Organization => subject.organization = Some(build::organization()),
            SubjectKind::Vessel | SubjectKind::Aircraft => subject.craft = Some(build::craft()),
            _ => {}
        }
        subject.sources.clear();
        Self {
            subject,
            distinct: Distinct::default(),
            at: 0,
            written,
        }
    }

    /// Adds what a row says.
    pub(crate) fn add(&mut self, row: &Row<'_>, labels: &Labels, parties: &Parties, notes: &mut Notes) {
        self.at = self.subject.sources.len() as u32;
        self.subject.sources.push(row.place());
        let source = row.text(SOURCE).unwrap_or_default();
        let regime = Regime::of(&source);
        let mut said = Said {
            row,
            notes,
            parties,
            regime,
        };
        self.check_kind(&mut said);
        self.number(&mut said);
        names::add(self, row);
        self.personal(&mut said);
        places::add(self, row);
        craft::add(self, &mut said);
        let entries = row.text(IDS).unwrap_or_default();
        let entries: Vec<_> = values(&entries).map(|entry| Entry::of(entry, labels)).collect();
        listing::add(self, &entries, &mut said);
        ids::add(self, &entries, &mut said);
        remarks::add(self, row.text(REMARKS), &mut said);
        for column in [LIST_URL, INFORMATION_URL] {
            if let Some(url) = row.text(column) {
                let link = Link {
                    url,
                    sha256: None,
                    note: Some(column.into()),
                    at: self.at,
                };
                self.distinct.add("links", &mut self.subject.links, link, self.at);
            }
        }
    }

    /// Whether a further row is of another party, whose number was repeated by mistake: its name has no word in common with
    /// any that the party has.
    pub(crate) fn is_of_another(&self, row: &Row<'_>) -> bool {
        let names = &self.subject.names;
        let other = row.text(NAME).unwrap_or_default();
        !names.is_empty()
            && names
                .iter()
                .all(|name| name.full != other && !share_a_word(&name.full, &other))
    }

    /// The subject.
    pub(crate) fn finish(self) -> Subject {
        self.subject
    }

    fn check_kind(&self, said: &mut Said<'_, '_>) {
        let written = said.row.text(TYPE);
        if self.at > 0 && written != self.written {
            let message = "another row of the party gives another type; the first was taken";
            let found = written.as_deref().unwrap_or_default();
            self.say(said, NoticeKind::Remark, TYPE, message, found);
        } else if let Some(found) = written.filter(|written| kind(written).is_none()) {
            let message = "a type that is not known";
            self.say(said, NoticeKind::RejectedValue, TYPE, message, &found);
        }
    }

    /// OFAC's number; and what stands for one in the rows that have none.
    fn number(&mut self, said: &mut Said<'_, '_>) {
        let row_id = said.row.text(ROW_ID);
        match said.row.text(NUMBER) {
            Some(number) => {
                if let Some(other) = row_id.filter(|row_id| *row_id != number) {
                    let message = "the row's id is not the party's number; the number was taken";
                    self.say(said, NoticeKind::Remark, ROW_ID, message, &other);
                }
                self.distinct.add(
                    "identifiers",
                    &mut self.subject.identifiers,
                    build::identifier("ofac", number),
                    self.at,
                );
            }
            None => {
                if let Some(row_id) = row_id {
                    let message = "the publisher makes this id anew of the row, or at random, so that it identifies nobody; ids of records are made of list, name and notice";
                    said.count(NoticeKind::Remark, ROW_ID, message, &row_id);
                }
            }
        }
    }

    /// Births, nationalities, citizenships, titles.
    fn personal(&mut self, said: &mut Said<'_, '_>) {
        for cell in values(&said.row.text(BIRTHS).unwrap_or_default()) {
            for claim in self.dates(cell, BIRTHS, said) {
                let day = claim.earliest.and_then(|date| date.day);
                if day == Some(1) && claim.earliest == claim.latest {
                    let message = "the list writes a month, a year or more as its first day as well: a birth on a first may be less precise than it seems";
                    said.count(NoticeKind::Remark, BIRTHS, message, cell);
                }
                self.distinct
                    .add("births", &mut self.subject.births, claim, self.at);
            }
        }
        for country in values(&said.row.text(NATIONALITIES).unwrap_or_default()) {
            self.distinct.add(
                "nationalities",
                &mut self.subject.nationalities,
                places::country(country),
                self.at,
            );
        }
        for country in values(&said.row.text(CITIZENSHIPS).unwrap_or_default()) {
            self.distinct.add(
                "citizenships",
                &mut self.subject.citizenships,
                places::country(country),
                self.at,
            );
        }
        for place in values(&said.row.text(BIRTH_PLACES).unwrap_or_default()) {
            self.distinct.add(
                "birth_places",
                &mut self.subject.birth_places,
                places::birth_place(place),
                self.at,
            );
        }
        // Ranks and offices stand in one column, which does not tell them apart.
        for title in values(&said.row.text(TITLE).unwrap_or_default()) {
            match &mut self.subject.person {
                Some(person) => {
                    self.distinct
                        .add("positions", &mut person.positions, build::remark(title), self.at);
                }
                None => self.remark(format!("{TITLE}: {title}"), None),
            }
        }
    }

    /// The dates of a value; words that are none are kept, and a notice says so.
    pub(super) fn dates(&self, text: &str, field: &str, said: &mut Said<'_, '_>) -> Vec<DateClaim> {
        let mut claims = dates::claims(text);
        for claim in &mut claims {
            claim.at = self.at;
            if claim.certainty == Certainty::Unstated {
                let message = "not a date; its words were kept";
                self.say(said, NoticeKind::RejectedValue, field, message, text);
            }
        }
        claims
    }

    /// The one date of a value.
    pub(super) fn date(&self, text: &str, field: &str, said: &mut Said<'_, '_>) -> DateClaim {
        let claims = self.dates(text, field, said);
        let single = |mut claims: Vec<DateClaim>| (claims.len() == 1).then(|| claims.remove(0));
        let claim = single(claims).unwrap_or_else(|| dates::unstated(text));
        DateClaim { at: self.at, ..claim }
    }

    /// Keeps words that have no field.
    pub(super) fn remark(&mut self, text: String, note: Option<&str>) {
        let remark = Remark {
            note: note.map(Into::into),
            ..build::remark(text)
        };
        self.distinct
            .add("remarks", &mut self.subject.remarks, remark, self.at);
    }

    /// A notice about a single value.
    pub(super) fn say(
        &self,
        said: &mut Said<'_, '_>,
        kind: NoticeKind,
        field: &str,
        message: &'static str,
        excerpt: &str,
    ) {
        said.notes.case(About {
            kind,
            field: field.to_owned().into(),
            message,
            excerpt,
            record: Some(&self.subject.id),
            place: Some(said.row.place()),
        });
    }
}

/// The row at hand, and whom to tell what is wrong with it.
pub(super) struct Said<'r, 'n> {
    pub(super) row: &'r Row<'r>,
    pub(super) notes: &'n mut Notes,
    pub(super) parties: &'r Parties,
    pub(super) regime: Regime<'r>,
}

impl Said<'_, '_> {
    /// Counts a case among those like it.
    pub(super) fn count(&mut self, kind: NoticeKind, field: &str, message: &'static str, excerpt: &str) {
        self.notes.sum(About {
            kind,
            field: field.to_owned().into(),
            message,
            excerpt,
            record: None,
            place: Some(self.row.place()),
        });
    }
}

fn kind(written: &str) -> Option<SubjectKind> {
    Some(match written.to_ascii_lowercase().as_str() {
        "individual" => SubjectKind::Person,
        "entity" => SubjectKind::Organization,
        "vessel" => SubjectKind::Vessel,
        "aircraft" => SubjectKind::Aircraft,
        _ => return None,
    })
}
