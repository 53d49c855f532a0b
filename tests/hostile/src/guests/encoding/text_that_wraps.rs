//! Emits a text whose end is beyond what 32 bits can say.

use serde_json::json;

use crate::Expected::Trapped;
use crate::{Core, Guest, RAW, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .emitting(valid_but("narrative", json!({RAW: [0xffff_fff0u32, 0x20]})))
        .expecting(Trapped(&["out of bounds"]))
}
