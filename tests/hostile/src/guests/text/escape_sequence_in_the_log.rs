//! Writes a log line that would clear the terminal.

use crate::Expected::Harmless;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .with(r#"(data (i32.const 16) "\1b[2J\1b]0;owned\07")"#)
        .translate("(call $write (i32.const 3) (i32.const 16) (i32.const 15)) (call $emit_valid)")
        .expecting(Harmless)
}
