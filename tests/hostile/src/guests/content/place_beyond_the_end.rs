//! Emits a subject that stands beyond the end of the input.

use serde_json::json;

use crate::Expected::Rejected;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .emitting(valid_but(
            "sources",
            json!([{"bytes": {"start": 0, "end": 0xffff_ffffu32}}]),
        ))
        .expecting(Rejected(1, &["sources[0]", "not a range within"]))
}
