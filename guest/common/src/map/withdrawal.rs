//! Entries that were taken off.

use dragoman_guest::schema::{Marking, Withdrawal};

use super::extra;
use crate::values::Entry;

pub(super) fn map(entry: &Entry<'_>, id: String, marking: Marking) -> Withdrawal {
    Withdrawal {
        id,
        sources: vec![entry.row.place.clone()],
        marking,
        date: entry.date("date"),
        reason: entry.prose("reason"),
        instrument: entry.text("instrument"),
        extra: extra(entry),
    }
}
