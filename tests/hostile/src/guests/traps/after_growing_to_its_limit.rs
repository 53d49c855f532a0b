//! Grows its memory by a megabyte at a time, touches all of them, and traps below its limit.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .translate(
            "(local $left i32)
             (local.set $left (i32.const 500))
             (loop $on
               (memory.fill (i32.shl (memory.grow (i32.const 16)) (i32.const 16)) (i32.const 1) (i32.const 1048576))
               (br_if $on (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
             unreachable",
        )
        .expecting(Trapped(&["unreachable"]))
}
