//! Labels its edition with a megabyte.

use serde_json::json;

use crate::Expected::Void;
use crate::{Core, Guest, RAW};

pub(super) fn guest() -> Guest {
    Core::default()
        .memory("64")
        .with("(func $start (memory.fill (i32.const 1000000) (i32.const 65) (i32.const 1000000))) (start $start)")
        .summary("edition-label", json!({RAW: [1_000_000, 1_000_000]}))
        .expecting(Void(&["summary: `edition-label`", "at most 256 characters"]))
}
