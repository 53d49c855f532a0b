//! Emits an id that would clear the terminal.

use serde_json::json;

use crate::Expected::Rejected;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .emitting(valid_but("id", json!("\u{1b}[2J")))
        .expecting(Rejected(1, &["id:", "no control or invisible characters"]))
}
