//! Emits notices of a megabyte each, without end.

use serde_json::json;

use crate::Expected::Stopped;
use crate::{Core, Guest, RAW};

pub(super) fn guest() -> Guest {
    Core::default()
        .memory("64")
        .placing(
            "note",
            "notice",
            [json!({"field": "f", "message": {RAW: [1_000_000, 1_000_000]}, "count": 1})],
        )
        .translate("(loop $on (call $notices (global.get $note) (i32.const 1)) (br $on))")
        .expecting(Stopped(&["limit `notice_bytes`"]))
}
