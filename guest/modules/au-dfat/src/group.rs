//! Groups: the rows of one subject, wherever they stand.

use std::collections::HashMap;

use dragoman_guest::schema::NoticeKind;
use dragoman_guest::sheet::Row;
use dragoman_guest::{About, Notes, Sink};

use crate::columns::{LAYOUT, NAME, REFERENCE};
use crate::map::Draft;

/// The subjects met so far, in the order of their first rows.
#[derive(Default)]
pub(crate) struct Groups {
    drafts: Vec<Draft>,
    known: HashMap<String, usize>,
}

impl Groups {
    /// Whether no row could be used.
    pub(crate) fn is_empty(&self) -> bool {
        self.drafts.is_empty()
    }

    /// Takes a row; one without a number or a name is left out, and said to be.
    pub(crate) fn take(&mut self, row: &Row<'_>, notes: &mut Notes) {
        let (reference, name) = (row.text(REFERENCE), row.text(NAME));
        let (Some(id), Some(name)) = (reference.and_then(number), name) else {
            let (field, excerpt) = match reference.and_then(number) {
                Some(_) => (NAME, reference),
                None => (REFERENCE, name.or(reference)),
            };
            // What is left out whole needs no notice for each of its cells.
            for column in LAYOUT.columns {
                let _ = row.text(column);
            }
            return notes.case(About {
                kind: NoticeKind::RejectedRecord,
                field: field.into(),
                message: "the row has no number of a subject or no name; it was left out",
                excerpt: excerpt.unwrap_or_default(),
                record: None,
                place: Some(row.place()),
            });
        };
        let index = match self.known.get(id) {
            Some(index) => *index,
            None => {
                self.drafts.push(Draft::new(id));
                self.known.insert(id.to_owned(), self.drafts.len() - 1);
                self.drafts.len() - 1
            }
        };
        self.drafts[index].take(row, name, notes);
    }

    /// Emits the subjects.
    pub(crate) fn send(self, out: &mut Sink<'_>, notes: &mut Notes) {
        for draft in self.drafts {
            out.subject(draft.finished(notes));
        }
    }
}

/// The number that a reference begins with, if letters and digits of a name are all that follows it.
fn number(reference: &str) -> Option<&str> {
    let digits = reference.bytes().take_while(u8::is_ascii_digit).count();
    let (number, name) = reference.split_at(digits);
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && name
            .bytes()
            .next()
            .is_none_or(|first| first.is_ascii_alphabetic());
    (digits > 0 && is_name).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_subject_is_what_its_references_begin_with() {
        for reference in ["2672", "2672a", "2672ab", "2672c4"] {
            assert_eq!(number(reference), Some("2672"), "{reference}");
        }
        for reference in ["", "a", "2672-1", "2672 a", "x2672", "26.5"] {
            assert_eq!(number(reference), None, "{reference}");
        }
    }
}
