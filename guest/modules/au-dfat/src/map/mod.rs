//! From the rows of a group to a subject.

mod births;
mod information;
mod listing;
mod names;
mod places;

use std::collections::HashSet;

use dragoman_guest::schema::{NameForm, NoticeKind, Subject, SubjectKind};
use dragoman_guest::sheet::Row;
use dragoman_guest::{About, Notes, build, ids};

use crate::columns::{IMO, NAME_TYPE, REFERENCE, TYPE};
use listing::Listing;

/// Placeholders of this list for what is not known, in lower case.
const PLACEHOLDERS: [&str; 2] = ["na", "n/a"];

/// A subject in the making.
pub(crate) struct Draft {
    id: String,
    subject: Option<Subject>,
    /// Cells and values met so far, each with its column or sort.
    seen: HashSet<(&'static str, String)>,
    listing: Listing,
}

/// A row of the group at hand.
struct Entry<'d, 'r> {
    id: &'d str,
    subject: &'d mut Subject,
    listing: &'d mut Listing,
    seen: &'d mut HashSet<(&'static str, String)>,
    row: &'d Row<'r>,
    notes: &'d mut Notes,
    /// Index of the row among the subject's sources.
    at: u32,
}

impl Draft {
    /// A subject of which nothing is known but its number.
    pub(crate) fn new(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            subject: None,
            seen: HashSet::new(),
            listing: Listing::default(),
        }
    }

    /// Takes what a row says that no row before it has said.
    pub(crate) fn take(&mut self, row: &Row<'_>, name: &str, notes: &mut Notes) {
        if self.is_of_another(row, name) {
            return notes.case(About {
                kind: NoticeKind::RejectedRecord,
                field: REFERENCE.into(),
                message: "another subject has this reference, under a name without a word in common; the row was left out",
                excerpt: name,
                record: Some(&self.id),
                place: Some(row.place()),
            });
        }
        let (id, is_first) = (&self.id, self.subject.is_none());
        let subject = self.subject.get_or_insert_with(|| {
            let mut subject = build::subject(id, SubjectKind::Other, row.place());
            subject.identifiers.push(build::identifier("dfat", id));
            subject
        });
        if !is_first {
            subject.sources.push(row.place());
        }
        let at = subject.sources.len() as u32 - 1;
        let mut entry = Entry {
            id,
            subject,
            listing: &mut self.listing,
            seen: &mut self.seen,
            row,
            notes,
            at,
        };
        entry.kind();
        entry.name(name);
        entry.births();
        entry.birth_places();
        entry.citizenships();
        entry.addresses();
        entry.information();
        entry.imo();
        entry.listing();
    }

    /// Whether a row is of another subject: it gives a second primary name, which has no word in common with the first.
    fn is_of_another(&self, row: &Row<'_>, name: &str) -> bool {
        let form = row.text(NAME_TYPE).and_then(names::form);
        let names = self.subject.iter().flat_map(|subject| &subject.names);
        let mut primary = names.filter(|name| name.form == NameForm::Primary).peekable();
        form == Some(NameForm::Primary)
            && primary.peek().is_some()
            && !primary.any(|known| known.full == name || ids::share_a_word(&known.full, name))
    }

    /// The subject.
    ///
    /// # Panics
    ///
    /// If no row was taken.
    pub(crate) fn finished(self, notes: &mut Notes) -> Subject {
        let mut subject = self.subject.expect("a draft is made for a row");
        names::ensure_primary(&mut subject, notes);
        subject.designations = self.listing.designations();
        subject
    }
}

impl<'r> Entry<'_, 'r> {
    /// The text of a column, if it says something, and no row of the group before it said the same.
    fn new_text(&mut self, column: &'static str) -> Option<&'r str> {
        let text = self.row.text(column)?;
        if !self.is_new(column, text) {
            return None;
        }
        if PLACEHOLDERS.iter().any(|words| text.eq_ignore_ascii_case(words)) {
            let message = "a placeholder for what is not known; it was left out";
            self.sum(NoticeKind::Remark, column, message, text);
            return None;
        }
        Some(text)
    }

    /// Whether nothing of this sort was met in the group before.
    fn is_new(&mut self, sort: &'static str, value: impl Into<String>) -> bool {
        self.seen.insert((sort, value.into()))
    }

    fn kind(&mut self) {
        let words = self.row.text(TYPE).unwrap_or_default();
        let kind = match words.to_ascii_lowercase().as_str() {
            "individual" | "person" => SubjectKind::Person,
            "entity" | "organisation" => SubjectKind::Organization,
            "vessel" | "ship" => SubjectKind::Vessel,
            "aircraft" => SubjectKind::Aircraft,
            _ => {
                let message = "a type that is not known; the subject is of kind other";
                self.case(NoticeKind::RejectedValue, TYPE, message, words);
                SubjectKind::Other
            }
        };
        if self.at == 0 {
            self.subject.kind = kind;
            self.subject.person = (kind == SubjectKind::Person).then(build::person);
        } else if kind != self.subject.kind {
            let message = "the rows of one subject differ in their type; that of the first was taken";
            self.case(NoticeKind::RejectedValue, TYPE, message, words);
        }
    }

    fn imo(&mut self) {
        let Some(text) = self.new_text(IMO) else { return };
        let digits = text.strip_prefix("IMO").unwrap_or(text).trim();
        if digits.len() != 7 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            let message = "not seven digits, as an IMO number has; it was kept as it is written";
            self.case(NoticeKind::Remark, IMO, message, text);
        }
        let mut identifier = build::identifier("imo", digits);
        identifier.at = self.at;
        self.subject.identifiers.push(identifier);
    }

    /// Says a case by itself.
    fn case(&mut self, kind: NoticeKind, column: &'static str, message: &'static str, excerpt: &str) {
        self.notes.case(About {
            kind,
            field: column.into(),
            message,
            excerpt,
            record: Some(self.id),
            place: Some(self.row.place()),
        });
    }

    /// Counts a case among those like it.
    fn sum(&mut self, kind: NoticeKind, column: &'static str, message: &'static str, excerpt: &str) {
        self.notes.sum(About {
            kind,
            field: column.into(),
            message,
            excerpt,
            record: None,
            place: Some(self.row.place()),
        });
    }
}
