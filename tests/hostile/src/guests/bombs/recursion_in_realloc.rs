//! Calls itself without end where the host asks it for room.

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .realloc(
            "(i32.add (i32.const 1)
               (call $realloc (local.get $old) (local.get $old_size) (local.get $align) (local.get $size)))",
        )
        .translate("(call $read (i32.const 0) (i32.const 0) (i32.const 16) (i32.const 16))")
        .expecting(Stopped(&["limit `stack_bytes`", "call stack exhausted"]))
}
