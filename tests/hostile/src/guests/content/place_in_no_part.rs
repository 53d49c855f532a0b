//! Emits a subject that stands in a part which the feed does not have.

use serde_json::json;

use crate::Expected::Rejected;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .emitting(valid_but(
            "sources",
            json!([{"pointer": {"part": 7, "pointer": "/0"}}]),
        ))
        .expecting(Rejected(1, &["sources[0]", "the place is in part 7"]))
}
