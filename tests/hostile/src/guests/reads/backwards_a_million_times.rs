//! Reads its input byte by byte from its end to its beginning, a million times in all.

use crate::Expected::Harmless;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .translate(
            "(local $left i32) (local $heap i32)
             (local.set $left (i32.const 1000000))
             (local.set $heap (global.get $heap))
             (loop $on
               (local.set $left (i32.sub (local.get $left) (i32.const 1)))
               (call $read (i32.const 0) (i32.and (local.get $left) (i32.const 15)) (i32.const 1) (i32.const 16))
               (if (i32.ne (i32.load (i32.const 20)) (i32.const 1)) (then unreachable))
               (global.set $heap (local.get $heap))
               (br_if $on (local.get $left)))
             (call $emit_valid)",
        )
        .expecting(Harmless)
}
