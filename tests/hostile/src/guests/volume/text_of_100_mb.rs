//! Emits a name of 100 MB.

use serde_json::json;

use crate::Expected::Stopped;
use crate::{Core, Guest, RAW, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .memory("1600")
        .placing(
            "long",
            "subject",
            [valid_but("narrative", json!({RAW: [1_000_000, 100_000_000]}))],
        )
        .translate("(call $subjects (global.get $long) (i32.const 1))")
        .expecting(Stopped(&["limit `call_bytes`"]))
}
