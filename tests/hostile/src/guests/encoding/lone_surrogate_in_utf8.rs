//! Emits half of a surrogate pair, encoded as if UTF-8 had it.

use serde_json::json;

use crate::Expected::Trapped;
use crate::{Core, Guest, RAW, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .with(r#"(data (i32.const 16) "\ed\a0\80")"#)
        .emitting(valid_but("narrative", json!({RAW: [16, 3]})))
        .expecting(Trapped(&["utf-8"]))
}
