//! Notices about elements.

use dragoman_guest::schema::NoticeKind;
use dragoman_guest::{About, Notes};

use crate::record::{Entry, Record};

/// Counts an element with content that has no place in the schema, or is not known.
pub(crate) fn unmapped(notes: &mut Notes, record: &Record, entry: &Entry, message: &'static str) {
    notes.sum(About {
        kind: NoticeKind::Unmapped,
        field: record.path(entry).into(),
        message,
        excerpt: record.text(entry),
        record: record.id(),
        place: Some(record.place_of(std::slice::from_ref(entry))),
    });
}
