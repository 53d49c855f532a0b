//! Emits a batch that begins at an odd address.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .translate("(call $subjects (i32.add (global.get $valid) (i32.const 1)) (i32.const 1))")
        .expecting(Trapped(&["not aligned"]))
}
