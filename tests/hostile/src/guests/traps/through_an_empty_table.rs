//! Calls what is not in its table.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .with("(type $plain (func)) (table $table 1 funcref)")
        .translate("(call_indirect $table (type $plain) (i32.const 0))")
        .expecting(Trapped(&["uninitialized element"]))
}
