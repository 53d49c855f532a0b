//! Copies 32 MiB of memory again and again, an instruction each.

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .memory("1024")
        .translate(
            "(loop $on (memory.copy (i32.const 4096) (i32.const 33554432) (i32.const 33000000)) (br $on))",
        )
        .expecting(Stopped(&["limit `fuel`"]))
}
