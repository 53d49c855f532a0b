//! Fills 64 MiB of memory again and again, an instruction each.

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .memory("1024")
        .translate("(loop $on (memory.fill (i32.const 4096) (i32.const 1) (i32.const 67100000)) (br $on))")
        .expecting(Stopped(&["limit `fuel`"]))
}
