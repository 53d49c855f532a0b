//! Emits a text that begins within its memory and ends far outside.

use serde_json::json;

use crate::Expected::Trapped;
use crate::{Core, Guest, RAW, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .emitting(valid_but("narrative", json!({RAW: [16, 0x7fff_ffff]})))
        .expecting(Trapped(&["out of bounds"]))
}
