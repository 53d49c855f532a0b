//! Names itself with a text that would clear the terminal.

use serde_json::json;

use crate::Expected::Harmless;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .manifest("title", json!("\u{1b}[2JInvented list"))
        .expecting(Harmless)
}
