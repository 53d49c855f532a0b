//! What could not be understood, said to the one who filled in the form.

use dragoman_guest::schema::{Locator, Notice, NoticeKind};
use dragoman_guest::{About, Notes, Sink, build};

use crate::row::Row;

/// Cases that are said one by one; beyond them they are counted.
const MAX_CASES: usize = 2_000;

/// What is said at the end of a run.
#[derive(Default)]
pub(crate) struct Report {
    cases: Vec<Notice>,
    /// What is counted.
    pub(crate) notes: Notes,
}

impl Report {
    /// Says of a cell what is wrong with it, and what was done.
    pub(crate) fn cell(&mut self, kind: NoticeKind, row: &Row, key: &str, excerpt: &str, what: &str) {
        let message = format!("{}: {what}", row.named(key));
        self.case(kind, field(row, key), message, excerpt, Some(row.place.clone()));
    }

    /// Says why a row is left out.
    pub(crate) fn left_out(&mut self, row: &Row, key: &str, why: &str) {
        let message = format!("{}: {why}, so the row was left out", row.named(key));
        self.case(
            NoticeKind::RejectedRecord,
            field(row, key),
            message,
            "",
            Some(row.place.clone()),
        );
    }

    pub(crate) fn case(
        &mut self,
        kind: NoticeKind,
        field: &str,
        message: String,
        excerpt: &str,
        place: Option<Locator>,
    ) {
        if self.cases.len() >= MAX_CASES {
            return self.notes.sum(About {
                kind,
                field: field.to_owned().into(),
                message: "there are too many such cells to name each",
                excerpt,
                record: None,
                place,
            });
        }
        self.cases.push(Notice {
            excerpt: build::excerpt(excerpt),
            source: place,
            ..build::notice(kind, field, message)
        });
    }

    /// Sends it.
    pub(crate) fn send(self, out: &mut Sink<'_>) {
        self.cases.into_iter().for_each(|case| out.notice(case));
        self.notes.send(out);
    }
}

fn field<'a>(row: &Row, key: &'a str) -> &'a str {
    row.sheet
        .column(key)
        .map_or(key, |at| row.sheet.columns[at].title)
}
