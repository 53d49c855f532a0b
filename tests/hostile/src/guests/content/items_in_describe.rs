//! Emits its subject, and a notice, while it says what it is.

use serde_json::json;

use crate::Expected::Harmless;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    let notice = json!({"field": "f", "message": "too early", "count": 1});
    Core::default()
        .placing("note", "notice", [notice])
        .describe("(call $emit_valid) (call $notices (global.get $note) (i32.const 1))")
        .expecting(Harmless)
}
