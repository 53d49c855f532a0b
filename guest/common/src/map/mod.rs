//! From rows to items.

mod assessment;
mod document;
mod standing;
mod subject;
mod subject_listing;
mod subject_own;
mod withdrawal;

use std::collections::HashSet;

use dragoman_guest::Sink;
use dragoman_guest::schema::{Marking, NoticeKind};

use crate::columns::{ASSESSMENTS, DOCUMENTS, SUBJECTS};
use crate::report::Report;
use crate::row::Row;
use crate::values::{Entry, labelled};
use standing::Standing;

/// The longest id, in characters.
const MAX_ID: usize = 256;

/// What a row is that can be an item.
struct Kept {
    id: String,
    marking: Marking,
    /// Of a subject; rows of other sheets are in force.
    standing: Standing,
}

/// What a row may refer to.
#[derive(Default)]
pub(crate) struct Known {
    /// The ids of all rows that can be items.
    ids: HashSet<String>,
    /// Those of subjects.
    subjects: HashSet<String>,
}

impl Known {
    /// Takes down a row. What is wrong with it is said when it is [emitted](Items::emit).
    pub(crate) fn note(&mut self, row: &Row) {
        if let Some(kept) = keep(row, &mut self.ids, &mut Report::default())
            && row.sheet.key == SUBJECTS.key
        {
            self.subjects.insert(kept.id);
        }
    }

    /// Whether it is a subject's id.
    fn has(&self, text: &str) -> bool {
        self.subjects.contains(text)
    }
}

/// The items of a form.
pub(crate) struct Items {
    known: Known,
    ids: HashSet<String>,
    further: i32,
}

impl Items {
    /// Those of the rows that are known.
    pub(crate) fn new(known: Known) -> Self {
        Self {
            // Each is met again.
            ids: HashSet::with_capacity(known.ids.len()),
            known: Known {
                ids: HashSet::new(),
                ..known
            },
            further: 0,
        }
    }

    /// How many records there are beyond one a row: a row may have several documents, and a withdrawal is none.
    pub(crate) fn further(&self) -> i32 {
        self.further
    }

    /// Emits an item for a row that can be one.
    pub(crate) fn emit(&mut self, row: Row, report: &mut Report, out: &mut Sink<'_>) {
        let Some(kept) = keep(&row, &mut self.ids, report) else {
            return;
        };
        let Kept {
            id,
            marking,
            standing,
        } = kept;
        let (entry, known) = (Entry::new(&row, report), &self.known);
        match row.sheet.key {
            key if key == SUBJECTS.key => out.subject(subject::map(&entry, id, marking, standing, known)),
            key if key == DOCUMENTS.key => self.further += document::emit(&entry, id, marking, known, out),
            key if key == ASSESSMENTS.key => {
                if let Some(assessment) = assessment::map(&entry, id, marking, known) {
                    out.assessment(assessment);
                }
            }
            _ => {
                self.further -= 1;
                out.withdrawal(withdrawal::map(&entry, id, marking));
            }
        }
        for key in row.unread().collect::<Vec<_>>() {
            let what = "nothing was made of it; it was left out";
            report.cell(NoticeKind::Unmapped, &row, key, "", what);
        }
    }
}

/// A row with an id of its own, with all that a row must have, and with a marking and a standing that are understood;
/// the others are said.
fn keep(row: &Row, ids: &mut HashSet<String>, report: &mut Report) -> Option<Kept> {
    let missing = row
        .sheet
        .columns
        .iter()
        .find(|column| column.required && row.cell(column.key).is_none());
    if let Some(column) = missing {
        report.left_out(row, column.key, "it is not filled in");
        return None;
    }
    let entry = Entry::new(row, report);
    let (id, marking) = (entry.text("id")?, entry.marking());
    let standing = match row.sheet.key == SUBJECTS.key {
        true => Standing::of(&entry),
        false => Ok(Standing::IN_FORCE),
    };
    let (marking, standing) = match (marking, standing) {
        (Ok(marking), Ok(standing)) => (marking, standing),
        (Err((key, why)), _) => {
            report.left_out(row, key, &format!("{why}; who may see the row is not certain"));
            return None;
        }
        (_, Err((key, why))) => {
            report.left_out(
                row,
                key,
                &format!("{why}; whether the row is in force is not certain"),
            );
            return None;
        }
    };
    if id.chars().count() > MAX_ID {
        report.left_out(row, "id", "it is too long");
        return None;
    }
    if !ids.insert(id.clone()) {
        report.left_out(row, "id", &format!("{id:?} is the ID of a row above"));
        return None;
    }
    Some(Kept {
        id,
        marking,
        standing,
    })
}

/// What the form has no column for.
fn extra(entry: &Entry<'_>) -> Vec<(String, String)> {
    let value = |text: String| match labelled(&text) {
        Some((key, value)) => (key.to_owned(), value.to_owned()),
        None => ("remark".to_owned(), text),
    };
    entry.several("extra").into_iter().map(value).collect()
}
