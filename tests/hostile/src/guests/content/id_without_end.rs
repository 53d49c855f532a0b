//! Emits a subject with an id of a million characters.

use serde_json::json;

use crate::Expected::Rejected;
use crate::{Core, Guest, RAW, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
.memory("32")
.with("(func $start (memory.fill (i32.const 1000000) (i32.const 65) (i32.const 1000000))) (start $start)")
.emitting(valid_but("id", json!({RAW: [1_000_000, 1_000_000]})))
.expecting(Rejected(1, &["id:", "at most 256 characters"]))
}
