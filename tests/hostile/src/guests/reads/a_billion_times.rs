//! Reads zero bytes a billion times.

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .translate(
            "(local $left i32)
(local.set $left (i32.const 1000000000))
(loop $on
(call $read (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 16))
(br_if $on (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
(call $emit_valid)",
        )
        .expecting(Stopped(&["limit `fuel`"]))
}
