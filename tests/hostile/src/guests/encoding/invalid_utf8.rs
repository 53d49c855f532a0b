//! Emits a name in bytes that are not UTF-8.

use serde_json::json;

use crate::Expected::Trapped;
use crate::{Core, Guest, RAW, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .with(r#"(data (i32.const 16) "\ff\fe")"#)
        .emitting(valid_but("narrative", json!({RAW: [16, 2]})))
        .expecting(Trapped(&["utf-8"]))
}
