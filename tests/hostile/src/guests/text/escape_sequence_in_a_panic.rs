//! Reports a panic in a text that would clear the terminal.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .with(r#"(data (i32.const 16) "\1b[2Jgone")"#)
        .translate("(call $write (i32.const 3) (i32.const 16) (i32.const 8)) unreachable")
        .expecting(Trapped(&["gone"]))
}
