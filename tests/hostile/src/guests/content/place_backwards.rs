//! Emits a subject whose place ends before it begins.

use serde_json::json;

use crate::Expected::Rejected;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .emitting(valid_but("sources", json!([{"bytes": {"start": 9, "end": 3}}])))
        .expecting(Rejected(1, &["sources[0]", "not a range within"]))
}
