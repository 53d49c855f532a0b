//! Emits one subject that breaks a rule, and nothing else.

use serde_json::json;

use crate::Expected::Void;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .placing("bad", "subject", [valid_but("names", json!([]))])
        .translate("(call $subjects (global.get $bad) (i32.const 1))")
        .expecting(Void(&["not one valid record"]))
}
