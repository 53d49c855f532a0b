//! Emits a batch of so many items that their size does not fit into 32 bits.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .translate("(call $subjects (global.get $valid) (i32.const -1))")
        .expecting(Trapped(&["out of bounds"]))
}
