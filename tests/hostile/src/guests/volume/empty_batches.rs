//! Emits a million empty batches.

use crate::Expected::Harmless;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .translate(
            "(local $left i32)
             (local.set $left (i32.const 1000000))
             (loop $on
               (call $subjects (i32.const 0) (i32.const 0))
               (br_if $on (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
             (call $emit_valid)",
        )
        .expecting(Harmless)
}
