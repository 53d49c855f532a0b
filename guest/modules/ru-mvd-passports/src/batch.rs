//! Passports in bulk: some ten thousand rows at a time.
//!
//! Where a batch ends depends on the numbers, not on how many rows there are before it, and it is named after its first number: a
//! row that comes or goes changes its own batch, and all others are those of the day before, wherever they stand by then.

use std::collections::HashSet;

use dragoman_guest::schema::{DocumentKind, DocumentStatus, TravelDocuments};
use dragoman_guest::{Sink, build};

/// Rows that a batch has at least before it may end.
const FEWEST: usize = 32_768;
/// Rows of a batch at most: as many numbers as a host takes at once. One of some million batches has as many.
const MOST: usize = 100_000;
/// A batch may end before one number in so many (as a power of two).
const ENDS: u32 = 12;

/// What the list is called, which is all that it says of a passport: that it is invalid.
const TITLE: &str = "Список недействительных паспортов";

/// Numbers that wait to be sent, and the rows that they are from.
pub(crate) struct Batch {
    part: u32,
    first: u32,
    last: u32,
    numbers: Vec<String>,
    /// What batches were named.
    names: HashSet<String>,
}

impl Batch {
    pub(crate) fn new(part: u32) -> Self {
        Self {
            part,
            first: 0,
            last: 0,
            numbers: Vec::new(),
            names: HashSet::new(),
        }
    }

    pub(crate) fn part(&self) -> u32 {
        self.part
    }

    /// Whether there was never a number.
    pub(crate) fn is_empty(&self) -> bool {
        self.numbers.is_empty() && self.names.is_empty()
    }

    /// Takes the number of a row.
    pub(crate) fn take(&mut self, row: u32, number: String, out: &mut Sink<'_>) {
        let rows = self.numbers.len();
        if rows == MOST || rows >= FEWEST && may_begin(&number) {
            self.send(out);
        }
        if self.numbers.is_empty() {
            self.first = row;
        }
        self.last = row;
        self.numbers.push(number);
    }

    /// Sends what waits.
    pub(crate) fn send(&mut self, out: &mut Sink<'_>) {
        let Some(name) = self.name() else { return };
        out.bulk_document(TravelDocuments {
            id: name,
            sources: vec![build::rows(self.part, self.first, self.last)],
            marking: build::marking(),
            kind: DocumentKind::Passport,
            issuer: Some("RU".into()),
            status: DocumentStatus::Unstated,
            reported: None,
            issued: None,
            expires: None,
            numbers: std::mem::take(&mut self.numbers),
            extra: vec![("list".into(), TITLE.into())],
        });
        // A batch is large enough to cross the border by itself.
        out.flush();
    }

    /// What the batch is called: the list gives no ids. A number may stand in the list twice, and begin two batches.
    fn name(&mut self) -> Option<String> {
        let first = self.numbers.first()?;
        let plain = format!("from {first}");
        let others = (2..).map(|count| format!("from {first}, {count}"));
        let mut names = std::iter::once(plain).chain(others);
        let name = names.find(|name| !self.names.contains(name))?;
        self.names.insert(name.clone());
        Some(name)
    }
}

/// Whether a batch may begin with a number: by its digest (FNV-1a, and the last step of MurmurHash3).
fn may_begin(number: &str) -> bool {
    let digest = number.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    });
    let digest = (digest ^ digest >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (digest ^ digest >> 33) >> (u64::BITS - ENDS) == 0
}
