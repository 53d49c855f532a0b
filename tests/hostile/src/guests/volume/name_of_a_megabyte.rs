//! Emits a name that is as long as a text may be.

use serde_json::json;

use crate::Expected::Accepted;
use crate::{Core, Guest, RAW, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .memory("64")
        .with("(func $start (memory.fill (i32.const 1000000) (i32.const 65) (i32.const 1048576))) (start $start)")
        .emitting(valid_but("names", json!([{"full": {RAW: [1_000_000, 1_048_576]}}])))
        .expecting(Accepted(&["AAAAAAAA"]))
}
