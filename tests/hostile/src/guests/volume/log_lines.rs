//! Writes 100,000 lines to the log.

use crate::Expected::Harmless;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .with(r#"(data (i32.const 16) "again")"#)
        .translate(
            "(local $left i32)
             (local.set $left (i32.const 100000))
             (loop $on
               (call $write (i32.const 1) (i32.const 16) (i32.const 5))
               (br_if $on (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
             (call $emit_valid)",
        )
        .expecting(Harmless)
}
