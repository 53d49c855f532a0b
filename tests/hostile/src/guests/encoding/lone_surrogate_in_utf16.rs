//! Speaks UTF-16, and emits half of a surrogate pair.

use serde_json::json;
use wit_component::StringEncoding;

use crate::Expected::Trapped;
use crate::{Core, Guest, RAW, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .encoding(StringEncoding::UTF16)
        .with(r#"(data (i32.const 16) "\00\d8")"#)
        .emitting(valid_but("narrative", json!({RAW: [16, 1]})))
        .expecting(Trapped(&["unpaired surrogate"]))
}
