//! Emits from within `cabi_realloc`, while the host is in the middle of handing it bytes.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .realloc("(call $emit_valid) (i32.const 16)")
        .translate("(call $parts (i32.const 16))")
        .expecting(Trapped(&["cannot leave component instance"]))
}
