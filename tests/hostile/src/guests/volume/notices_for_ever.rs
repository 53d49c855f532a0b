//! Emits notices without end.

use serde_json::json;

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .placing(
            "note",
            "notice",
            [json!({"field": "f", "message": "again", "count": 1})],
        )
        .translate("(loop $on (call $notices (global.get $note) (i32.const 1)) (br $on))")
        .expecting(Stopped(&["limit `notices`"]))
}
