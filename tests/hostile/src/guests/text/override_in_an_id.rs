//! Emits an id that is written backwards by a bidirectional override.

use serde_json::json;

use crate::Expected::Rejected;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .emitting(valid_but("id", json!("2\u{202e}1")))
        .expecting(Rejected(1, &["id:", "no control or invisible characters"]))
}
