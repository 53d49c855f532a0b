//! Emits a subject with a long text again and again.

use serde_json::json;

use crate::Expected::Stopped;
use crate::{Core, Guest, RAW, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .memory("64")
        .placing(
            "long",
            "subject",
            [valid_but("narrative", json!({RAW: [1_000_000, 1_000_000]}))],
        )
        .translate("(loop $on (call $subjects (global.get $long) (i32.const 1)) (br $on))")
        .expecting(Stopped(&["limit `emitted_bytes`"]))
}
