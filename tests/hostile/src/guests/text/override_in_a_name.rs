//! Emits a name that is written backwards by a bidirectional override.

use serde_json::json;

use crate::Expected::Accepted;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .emitting(valid_but("names", json!([{"full": "Invented \u{202e}nosreP"}])))
        .expecting(Accepted(&["Invented"]))
}
