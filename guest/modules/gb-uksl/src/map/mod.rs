//! From what the list says of a subject to the subject, whatever the format it stands in.

mod contacts;
mod documents;
mod entity;
mod individual;
mod listing;
mod measures;
mod names;
mod places;
mod ship;

use dragoman_guest::distinct::Distinct;
use dragoman_guest::schema::{Locator, NoticeKind, Remark, Subject, SubjectKind};
use dragoman_guest::{About, Notes, build, enumeration};

use crate::columns::Column;

pub(crate) use documents::Paper;
pub(crate) use listing::Listing;
pub(crate) use measures::Indicated;
pub(crate) use names::{Called, OtherScript};
pub(crate) use places::Address;

/// In which format the list was given: notices name what they are about as it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// An element a value.
    Xml,
    /// A row for each name beside each address, birth and document.
    Table,
}

impl Format {
    /// What the format calls a column.
    pub(crate) fn field(self, column: Column) -> &'static str {
        match self {
            Self::Xml => column.path(),
            Self::Table => column.name(),
        }
    }
}

/// Where something stands.
#[derive(Debug, Clone)]
pub(crate) struct Here {
    /// Index into the subject's sources.
    pub(crate) at: u32,
    /// The place itself.
    pub(crate) place: Locator,
}

/// A text, its white space folded and never blank, and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Words<'a> {
    pub(crate) text: &'a str,
    pub(crate) here: Here,
}

/// A subject in the making.
pub(crate) struct Draft<'n> {
    notes: &'n mut Notes,
    pub(crate) subject: Subject,
    format: Format,
    /// A value that stands there again is taken once.
    distinct: Distinct,
}

/// What is said about a value.
struct Said<'a> {
    kind: NoticeKind,
    column: Column,
    message: &'static str,
    excerpt: &'a str,
    here: &'a Here,
}

impl<'n> Draft<'n> {
    /// A subject of which nothing is known yet but its id, and what it is.
    pub(crate) fn new(id: String, sources: Vec<Locator>, format: Format, notes: &'n mut Notes) -> Self {
        let mut subject = build::subject(id, SubjectKind::Other, build::bytes(0, 0, 0));
        subject.sources = sources;
        Self {
            notes,
            subject,
            format,
            distinct: Distinct::default(),
        }
    }

    /// Takes what it is. Where the list does not say, it is what its details are of.
    pub(crate) fn kind(&mut self, stated: Option<Words<'_>>, inferred: Option<SubjectKind>, here: &Here) {
        let words = stated.as_ref().map(|words| words.text);
        let known = match words.map(str::to_lowercase).as_deref() {
            Some("individual") => Some(SubjectKind::Person),
            Some("entity") => Some(SubjectKind::Organization),
            Some("ship") => Some(SubjectKind::Vessel),
            _ => None,
        };
        self.subject.kind = known.or(inferred).unwrap_or(SubjectKind::Other);
        match self.subject.kind {
            SubjectKind::Person => self.subject.person = Some(build::person()),
            SubjectKind::Organization => self.subject.organization = Some(build::organization()),
            SubjectKind::Vessel => self.subject.craft = Some(build::craft()),
            _ => {}
        }
        if known.is_some() {
            return;
        }
        self.say(Said {
            kind: NoticeKind::RejectedValue,
            column: Column::Kind,
            message: "the kind is not stated, or not known; it was taken from the details that are there",
            excerpt: words.unwrap_or("not stated"),
            here: stated.as_ref().map_or(here, |words| &words.here),
        });
        if let Some(words) = words {
            let extra = ("IndividualEntityShip".to_owned(), words.to_owned());
            self.subject.extra.push(extra);
        }
    }

    /// Says of what else rows of the subject are, if they are not all of one kind.
    pub(crate) fn other_kinds(&mut self, stated: &[Words<'_>]) {
        self.first(Column::Kind, stated);
    }

    /// Takes a title. What only a person can have, said of something else, is a remark.
    pub(crate) fn title(&mut self, words: &Words<'_>) {
        match &mut self.subject.person {
            Some(person) => {
                let title = build::remark(words.text);
                self.distinct
                    .add("titles", &mut person.titles, title, words.here.at);
            }
            None => self.remark("Title", words),
        }
    }

    /// Takes what has no field of its own.
    pub(crate) fn information(&mut self, words: &Words<'_>) {
        let remark = build::remark(words.text);
        self.distinct
            .add("remarks", &mut self.subject.remarks, remark, words.here.at);
    }

    /// Takes a wallet. The schema of the XML has them; their currency is not stated.
    pub(crate) fn wallet(&mut self, words: &Words<'_>) {
        self.identifier("wallet", words);
    }

    /// Takes a number of a scheme. Says whether it is new.
    fn identifier(&mut self, scheme: &str, words: &Words<'_>) -> bool {
        let number = build::identifier(scheme, words.text);
        let numbers = &mut self.subject.identifiers;
        self.distinct.add("identifiers", numbers, number, words.here.at)
    }

    /// Takes words as a remark, with the name of their element as a note.
    fn remark(&mut self, label: &str, words: &Words<'_>) {
        let remark = Remark {
            note: Some(label.into()),
            ..build::remark(words.text)
        };
        self.distinct
            .add("remarks", &mut self.subject.remarks, remark, words.here.at);
    }

    /// Says that the subject is left out.
    pub(crate) fn reject(self, message: &'static str, here: &Here) {
        self.notes.case(About {
            kind: NoticeKind::RejectedRecord,
            field: match self.format {
                Format::Xml => "Designation/Names".into(),
                Format::Table => Column::Name6.name().into(),
            },
            message,
            excerpt: "",
            record: Some(&self.subject.id),
            place: Some(here.place.clone()),
        });
    }

    /// Says a case by itself; a remark, or what is not mapped, is summed.
    fn say(&mut self, said: Said<'_>) {
        let about = About {
            kind: said.kind,
            field: self.format.field(said.column).into(),
            message: said.message,
            excerpt: said.excerpt,
            record: Some(&self.subject.id),
            place: Some(said.here.place.clone()),
        };
        match said.kind {
            NoticeKind::Remark | NoticeKind::Unmapped => self.notes.sum(about),
            _ => self.notes.case(about),
        }
    }

    /// Says that a value stands there again, as it does where a spreadsheet was multiplied out. Of the table every row says
    /// nearly all again, and nobody need be told.
    fn say_again(&mut self, column: Column, excerpt: &str, here: &Here) {
        if self.format == Format::Table {
            return;
        }
        self.say(Said {
            kind: NoticeKind::Remark,
            column,
            message: "the same value again: it was taken once",
            excerpt,
            here,
        });
    }
}

/// The values of a text, which are several only where they are enumerated: `(1) Kenya (2) Uganda`.
fn each(text: &str) -> Vec<&str> {
    match enumeration::items(text) {
        Some(items) => items
            .into_iter()
            .filter_map(|item| enumeration::stated(item.text))
            .collect(),
        None => vec![text],
    }
}
