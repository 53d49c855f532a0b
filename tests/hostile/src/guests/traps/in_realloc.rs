//! Traps in `cabi_realloc`, while the host hands it bytes.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .realloc("unreachable")
        .translate("(call $parts (i32.const 16))")
        .expecting(Trapped(&["unreachable"]))
}
