//! Calls itself with a large frame until the stack is full.

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    let parameters = "i64 ".repeat(200);
    let arguments: String = (0..200).map(|index| format!("(local.get {index})")).collect();
    let zeros = "(i64.const 0)".repeat(200);
    Core::default()
        .with(format!(
            "(func $deep (param {parameters}) (call $deep {arguments}) (call $emit_valid))"
        ))
        .translate(&format!("(call $deep {zeros})"))
        .expecting(Stopped(&["limit `stack_bytes`", "call stack exhausted"]))
}
