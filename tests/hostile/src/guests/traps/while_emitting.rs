//! Emits a batch whose second item cannot be read.

use serde_json::json;

use crate::Expected::Trapped;
use crate::{Core, Guest, RAW, valid};

pub(super) fn guest() -> Guest {
    let mut broken = valid("2");
    broken["names"] = json!({RAW: [0x7fff_fff0, 1]});
    Core::default()
        .placing("batch", "subject", [valid("1"), broken])
        .translate("(call $subjects (global.get $batch) (i32.const 2))")
        .expecting(Trapped(&["out of bounds"]))
}
