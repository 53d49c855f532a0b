//! Writes to the log for ever before it says what it is.

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .with(r#"(data (i32.const 16) "again")"#)
        .describe("(loop $on (call $write (i32.const 1) (i32.const 16) (i32.const 5)) (br $on))")
        .expecting(Stopped(&["limit `describe_fuel`"]))
}
