//! Emits a subject whose place is the very last number that its type holds.

use serde_json::json;

use crate::Expected::Rejected;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    let last = u32::MAX;
    Core::default()
        .emitting(valid_but(
            "sources",
            json!([{"bytes": {"part": last, "start": last, "end": last}}]),
        ))
        .expecting(Rejected(1, &["sources[0]", "the place is in part 4294967295"]))
}
