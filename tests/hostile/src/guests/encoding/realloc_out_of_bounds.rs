//! Gives the host an address outside its memory to write to.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .realloc("(i32.const -64)")
        .translate("(call $parts (i32.const 16))")
        .expecting(Trapped(&["realloc return", "end of memory"]))
}
