//! Calls itself through a table until the stack is full.

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .with(
            "(type $plain (func))
             (table $table funcref (elem $deep))
             (func $deep (call_indirect $table (type $plain) (i32.const 0)) (call $emit_valid))",
        )
        .translate("(call $deep)")
        .expecting(Stopped(&["limit `stack_bytes`", "call stack exhausted"]))
}
