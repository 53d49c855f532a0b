//! From rows to items.

mod assessment;
mod document;
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

/// The longest id, in characters.
const MAX_ID: usize = 256;

/// A row that can be an item.
struct Kept<'r> {
    row: &'r Row,
    id: String,
    marking: Marking,
}

/// What a row may refer to.
struct Known {
    /// The ids of subjects.
    subjects: HashSet<String>,
}

impl Known {
    /// Whether it is a subject's id.
    fn has(&self, text: &str) -> bool {
        self.subjects.contains(text)
    }
}

/// Emits an item for every row that can be one.
pub(crate) fn emit(rows: &[Row], report: &mut Report, out: &mut Sink<'_>) {
    let mut ids = HashSet::new();
    let kept: Vec<_> = rows
        .iter()
        .filter_map(|row| keep(row, &mut ids, report))
        .collect();
    let subjects = kept.iter().filter(|kept| kept.row.sheet.key == SUBJECTS.key);
    let known = Known {
        subjects: subjects.map(|kept| kept.id.clone()).collect(),
    };
    for Kept { row, id, marking } in kept {
        let entry = Entry::new(row, report);
        match row.sheet.key {
            key if key == SUBJECTS.key => out.subject(subject::map(&entry, id, marking, &known)),
            key if key == DOCUMENTS.key => document::emit(&entry, id, marking, &known, out),
            key if key == ASSESSMENTS.key => {
                if let Some(assessment) = assessment::map(&entry, id, marking, &known) {
                    out.assessment(assessment);
                }
            }
            _ => out.withdrawal(withdrawal::map(&entry, id, marking)),
        }
        for key in row.unread().collect::<Vec<_>>() {
            let what = "nothing was made of it; it was left out";
            report.cell(NoticeKind::Unmapped, row, key, "", what);
        }
    }
}

/// A row with an id of its own, with all that a row must have, and with a marking that is understood; the others are said.
fn keep<'r>(row: &'r Row, ids: &mut HashSet<String>, report: &mut Report) -> Option<Kept<'r>> {
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
    let wrong = match &marking {
        Err((key, why)) => Some((*key, format!("{why}; who may see the row is not certain"))),
        Ok(_) if id.chars().count() > MAX_ID => Some(("id", "it is too long".into())),
        Ok(_) if ids.contains(&id) => Some(("id", format!("{id:?} is the ID of a row above"))),
        Ok(_) => None,
    };
    match (marking, wrong) {
        (Ok(marking), None) => {
            ids.insert(id.clone());
            Some(Kept { row, id, marking })
        }
        (_, Some((key, why))) => {
            report.left_out(row, key, &why);
            None
        }
        (Err(_), None) => None,
    }
}

/// What the form has no column for.
fn extra(entry: &Entry<'_>) -> Vec<(String, String)> {
    let value = |text: String| match labelled(&text) {
        Some((key, value)) => (key.to_owned(), value.to_owned()),
        None => ("remark".to_owned(), text),
    };
    entry.several("extra").into_iter().map(value).collect()
}
