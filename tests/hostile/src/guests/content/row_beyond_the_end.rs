//! Emits a subject in a row that a file of this size cannot have.

use serde_json::json;

use crate::Expected::Rejected;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .emitting(valid_but(
            "sources",
            json!([{"row": {"first": 1, "last": 4_000_000_000u32}}]),
        ))
        .expecting(Rejected(1, &["sources[0]", "beyond the end"]))
}
