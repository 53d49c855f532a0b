//! Emits a batch that lies outside its memory.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .translate("(call $subjects (i32.const 0x7ffffff0) (i32.const 2))")
        .expecting(Trapped(&["out of bounds"]))
}
