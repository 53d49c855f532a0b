//! Writes to every page of all the memory it is allowed, then asks for one page more.

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .translate(
            "(local $at i32)
             (drop (memory.grow (i32.const 8000)))
             (loop $on
               (i32.store8 (local.get $at) (i32.const 1))
               (br_if $on (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 4096))) (i32.const 524000000))))
             (drop (memory.grow (i32.const 8000)))",
        )
        .expecting(Stopped(&["limit `memory_bytes`"]))
}
