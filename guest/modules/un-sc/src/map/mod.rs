//! From a record to a subject.

mod births;
mod documents;
mod listing;
mod names;
mod places;

use std::collections::BTreeSet;

use dragoman_guest::schema::{CountryClaim, Gender, NoticeKind, Subject, SubjectKind};
use dragoman_guest::{About, Notes, build};

use crate::notes::unmapped;
use crate::record::{Entry, Record};
use crate::tag::Tag;

/// Elements that say nothing about anybody: the publisher's own sort keys.
const IGNORED: [Tag; 2] = [Tag::SortKey, Tag::SortKeyLastMod];

/// The only value that `LIST_TYPE` has had; any other is kept.
const LIST_TYPE: &str = "UN List";

/// What makes subjects of records.
#[derive(Debug, Default)]
pub(crate) struct Mapper {
    ids: BTreeSet<String>,
}

impl Mapper {
    /// The subject that a record is; none if it cannot be used, which is said in a notice.
    pub(crate) fn subject(&mut self, record: &Record, notes: &mut Notes) -> Option<Subject> {
        let Some(id) = record.id() else {
            reject(
                record,
                notes,
                "the record has neither a DATAID nor a REFERENCE_NUMBER; it was left out",
            );
            return None;
        };
        if !self.ids.insert(id.to_owned()) {
            reject(
                record,
                notes,
                "another record has the same DATAID; this one was left out",
            );
            return None;
        }
        let subject = Draft::new(record, id, notes).finish();
        if subject.is_none() {
            reject(record, notes, "the record has no name; it was left out");
        }
        subject
    }
}

fn reject(record: &Record, notes: &mut Notes, message: &'static str) {
    let excerpt = [Tag::FirstName, Tag::SecondName, Tag::NameOriginalScript];
    let excerpt = excerpt.iter().find_map(|tag| record.first(*tag));
    notes.case(About {
        kind: NoticeKind::RejectedRecord,
        field: record.element().into(),
        message,
        excerpt: excerpt.unwrap_or_default(),
        record: record.id(),
        place: Some(record.place()),
    });
}

/// A subject in the making.
struct Draft<'r, 'n> {
    record: &'r Record,
    notes: &'n mut Notes,
    subject: Subject,
    names: names::Names<'r>,
    listing: listing::Listing<'r>,
}

impl<'r, 'n> Draft<'r, 'n> {
    fn new(record: &'r Record, id: &str, notes: &'n mut Notes) -> Self {
        let kind = if record.individual {
            SubjectKind::Person
        } else {
            SubjectKind::Organization
        };
        let mut subject = build::subject(id, kind, record.place());
        subject.person = record.individual.then(build::person);
        Self {
            record,
            notes,
            subject,
            names: names::Names::default(),
            listing: listing::Listing::default(),
        }
    }

    fn finish(mut self) -> Option<Subject> {
        for field in self.record.fields() {
            self.field(field);
        }
        self.finish_listing();
        self.finish_names().then_some(self.subject)
    }

    /// Maps one element under the record, with what it holds.
    fn field(&mut self, field: &'r [Entry]) {
        let [entry, rest @ ..] = field else { return };
        match entry.parent.unwrap_or(entry.tag) {
            Tag::IndividualAlias | Tag::EntityAlias => self.alias(field),
            Tag::IndividualDateOfBirth if self.record.individual => self.birth(field),
            Tag::IndividualPlaceOfBirth if self.record.individual => self.birth_place(field),
            Tag::IndividualAddress | Tag::EntityAddress => self.address(field),
            Tag::IndividualDocument => self.document(field),
            list if entry.parent.is_some() => self.list(list, field),
            tag => {
                self.single(tag, entry);
                for entry in rest {
                    self.unmapped(entry);
                }
            }
        }
    }

    /// Maps an element that holds nothing but values.
    fn list(&mut self, tag: Tag, field: &'r [Entry]) {
        for entry in field {
            match entry.parent {
                // Text beside elements that it should not hold.
                None => self.single(entry.tag, entry),
                Some(parent) if parent == tag && entry.tag == Tag::Value && self.list_value(tag, entry) => {}
                Some(_) => self.unmapped(entry),
            }
        }
    }

    fn list_value(&mut self, tag: Tag, entry: &'r Entry) -> bool {
        let text = self.record.text(entry);
        match (tag, &mut self.subject.person) {
            (Tag::Nationality | Tag::Nationality2, _) => self.subject.nationalities.push(country_claim(text)),
            (Tag::LastDayUpdated, _) => self.amended(entry),
            (Tag::ListType, _) if text == LIST_TYPE => {}
            (Tag::ListType, _) => self.extra(entry),
            (Tag::Title, Some(person)) => person.titles.push(build::remark(text)),
            (Tag::Designation, Some(person)) => person.positions.push(build::remark(text)),
            _ => return false,
        }
        true
    }

    /// Maps an element that holds text.
    fn single(&mut self, tag: Tag, entry: &'r Entry) {
        match tag {
            // It is the id already; of several the first counts.
            Tag::Dataid => self.same_id(entry),
            Tag::FirstName | Tag::SecondName | Tag::ThirdName | Tag::FourthName => self.name_part(tag, entry),
            Tag::NameOriginalScript => self.names.original.push(self.record.text(entry)),
            Tag::Gender if self.record.individual => self.gender(entry),
            Tag::Versionnum | Tag::SubmittedBy | Tag::SubmittedOn => self.extra(entry),
            _ if IGNORED.contains(&tag) => {}
            _ if self.listing_element(tag, entry) => {}
            _ => self.unmapped(entry),
        }
    }

    /// Makes sure that a second id says nothing else.
    fn same_id(&mut self, entry: &Entry) {
        if self.record.dataid() != Some(self.record.text(entry)) {
            unmapped(self.notes, self.record, entry, REPEATED);
        }
    }

    fn gender(&mut self, entry: &'r Entry) {
        let text = self.record.text(entry);
        let gender = match text.to_ascii_lowercase().as_str() {
            "male" | "m" => Some(Gender::Male),
            "female" | "f" => Some(Gender::Female),
            // It says that nothing is known, as an absent element does.
            "unknown" => return,
            _ => None,
        };
        match (gender, &mut self.subject.person) {
            (Some(gender), Some(person)) if person.gender.is_none_or(|known| known == gender) => {
                person.gender = Some(gender);
            }
            _ => self.rejected(
                std::slice::from_ref(entry),
                text,
                "the gender is not understood; it was left out",
            ),
        }
    }

    /// The children of an element by name. What was not asked for, or stands twice, is mentioned.
    fn slots<const N: usize>(&mut self, field: &'r [Entry], wanted: [Tag; N]) -> [Option<&'r str>; N] {
        let mut found = [None; N];
        for entry in field {
            if self.record.text(entry) == ARTEFACT {
                self.rejected(
                    std::slice::from_ref(entry),
                    ARTEFACT,
                    "an artefact of the publisher's own software",
                );
                continue;
            }
            match wanted
                .iter()
                .position(|tag| *tag == entry.tag && *tag != Tag::Unknown)
            {
                Some(index) if found[index].is_none() => found[index] = Some(self.record.text(entry)),
                Some(_) => unmapped(self.notes, self.record, entry, REPEATED),
                None => self.unmapped(entry),
            }
        }
        found
    }

    fn unmapped(&mut self, entry: &Entry) {
        unmapped(
            self.notes,
            self.record,
            entry,
            "the element is not known here; it was left out",
        );
    }

    fn rejected(&mut self, field: &[Entry], excerpt: &str, message: &'static str) {
        self.note(NoticeKind::RejectedValue, field, excerpt, message);
    }

    fn note(&mut self, kind: NoticeKind, field: &[Entry], excerpt: &str, message: &'static str) {
        let path = match field {
            [entry] => Some(self.record.path(entry)),
            _ => field.first().map(|entry| self.record.parent_path(entry)),
        };
        self.notes.case(About {
            kind,
            field: path.map_or_else(|| self.record.element().into(), Into::into),
            message,
            excerpt,
            record: self.record.id(),
            place: Some(self.record.place_of(field)),
        });
    }

    /// Keeps an element for which the schema has no field, under its own name.
    fn extra(&mut self, entry: &Entry) {
        let name = entry.parent.unwrap_or(entry.tag).name();
        let text = self.record.text(entry);
        self.subject.extra.push((name.into(), text.into()));
    }
}

/// What a script writes where it should have written what an object holds; it stands in a note of one edition.
const ARTEFACT: &str = "[object Object]";

const REPEATED: &str = "the element stands more than once; only the first was used";

/// The child `tag` of an element by itself, for a notice about it.
fn only(field: &[Entry], tag: Tag) -> &[Entry] {
    let index = field.iter().position(|entry| entry.tag == tag);
    index.map_or(field, |index| &field[index..=index])
}

/// A country, coded where its name is known. A remark in brackets behind the name is one, unless it is part of the name.
fn country_claim(text: &str) -> CountryClaim {
    let mut claim = CountryClaim {
        code: country(text),
        raw: Some(text.into()),
        note: None,
        at: 0,
    };
    if claim.code.is_none()
        && let Some((name, rest)) = text.split_once('(')
        && let Some(code) = country(name.trim())
    {
        claim.code = Some(code);
        claim.note = Some(rest.trim_end_matches(')').trim().to_owned());
    }
    claim
}

fn country(name: &str) -> Option<String> {
    dragoman_guest::countries::code(name).map(Into::into)
}
