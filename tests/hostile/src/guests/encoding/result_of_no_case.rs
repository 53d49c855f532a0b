//! Ends neither well nor with a fault.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .translate("(call $emit_valid) (i32.store8 (global.get $ok) (i32.const 2))")
        .expecting(Trapped(&["discriminant"]))
}
