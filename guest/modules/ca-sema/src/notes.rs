//! Notices about elements.

use dragoman_guest::About;
use dragoman_guest::schema::NoticeKind;

use crate::record::{Entry, Record};

/// About one element of the record `id`.
pub(crate) fn about<'a>(
    kind: NoticeKind,
    message: &'static str,
    record: &'a Record,
    entry: &Entry,
    id: &'a str,
) -> About<'a> {
    About {
        kind,
        field: record.path(entry).into(),
        message,
        excerpt: record.text(entry),
        record: Some(id),
        place: Some(record.place_of(entry)),
    }
}
