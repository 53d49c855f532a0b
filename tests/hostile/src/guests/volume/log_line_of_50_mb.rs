//! Writes a line of 50 MB to the log.

use crate::Expected::Harmless;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .memory("800")
        .translate("(call $write (i32.const 1) (i32.const 1000000) (i32.const 50000000)) (call $emit_valid)")
        .expecting(Harmless)
}
