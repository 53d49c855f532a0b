//! Ends with a result outside its memory.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .translate("(call $emit_valid) (return (i32.const -64))")
        .expecting(Trapped(&["out of bounds"]))
}
