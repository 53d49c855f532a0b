//! Reads 2^32-1 bytes of an input of sixteen, and traps if more than those come.

use crate::Expected::Harmless;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .translate(
            "(call $read (i32.const 0) (i32.const 0) (i32.const -1) (i32.const 16))
             (if (i32.ne (i32.load (i32.const 20)) (i32.const 16)) (then unreachable))
             (call $emit_valid)",
        )
        .expecting(Harmless)
}
