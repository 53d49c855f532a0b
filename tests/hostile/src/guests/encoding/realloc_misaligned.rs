//! Gives the host an odd address to write a list to.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .realloc("(i32.const 17)")
        .translate("(call $parts (i32.const 16))")
        .expecting(Trapped(&["not aligned"]))
}
