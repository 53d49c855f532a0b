//! Emits a text of two megabytes.

use serde_json::json;

use crate::Expected::Stopped;
use crate::{Core, Guest, RAW, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .memory("64")
        .emitting(valid_but("narrative", json!({RAW: [1_000_000, 2_000_000]})))
        .expecting(Stopped(&["limit `text_bytes`"]))
}
