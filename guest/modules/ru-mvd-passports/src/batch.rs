//! Passports in bulk: some thousand rows at a time.

use dragoman_guest::schema::{DocumentKind, DocumentStatus, TravelDocuments};
use dragoman_guest::{Sink, build};

/// Rows of a batch. A host takes up to 100,000 numbers at once.
const ROWS: usize = 50_000;

/// Numbers that wait to be sent, and the rows that they are from.
pub(crate) struct Batch {
    part: u32,
    first: u32,
    last: u32,
    numbers: Vec<String>,
    is_empty: bool,
}

impl Batch {
    pub(crate) fn new(part: u32) -> Self {
        Self {
            part,
            first: 0,
            last: 0,
            numbers: Vec::new(),
            is_empty: true,
        }
    }

    pub(crate) fn part(&self) -> u32 {
        self.part
    }

    /// Whether there was never a number.
    pub(crate) fn is_empty(&self) -> bool {
        self.is_empty
    }

    /// Takes the number of a row.
    pub(crate) fn take(&mut self, row: u32, number: String, out: &mut Sink<'_>) {
        if self.numbers.is_empty() {
            self.first = row;
            self.numbers.reserve(ROWS);
        }
        self.last = row;
        self.is_empty = false;
        self.numbers.push(number);
        if self.numbers.len() == ROWS {
            self.send(out);
        }
    }

    /// Sends what waits. The list gives no ids: a batch is named after its first row.
    pub(crate) fn send(&mut self, out: &mut Sink<'_>) {
        if self.numbers.is_empty() {
            return;
        }
        out.bulk_document(TravelDocuments {
            id: format!("row-{}", self.first),
            sources: vec![build::rows(self.part, self.first, self.last)],
            marking: build::marking(),
            kind: DocumentKind::Passport,
            issuer: Some("RU".into()),
            status: DocumentStatus::Revoked,
            reported: None,
            issued: None,
            expires: None,
            numbers: std::mem::take(&mut self.numbers),
            extra: Vec::new(),
        });
        // A batch is large enough to cross the border by itself.
        out.flush();
    }
}
