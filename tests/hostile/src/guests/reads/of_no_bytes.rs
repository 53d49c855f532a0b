//! Reads zero bytes, and traps if anything comes.

use crate::Expected::Harmless;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .translate(
            "(call $read (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 16))
             (if (i32.load (i32.const 20)) (then unreachable))
             (call $emit_valid)",
        )
        .expecting(Harmless)
}
