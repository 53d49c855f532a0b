//! Emits a name that a spreadsheet would execute.

use serde_json::json;

use crate::Expected::Accepted;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .emitting(valid_but("names", json!([{"full": "=cmd|' /C calc'!A0"}])))
        .expecting(Accepted(&["calc"]))
}
