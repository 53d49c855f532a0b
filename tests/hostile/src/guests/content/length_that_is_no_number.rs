//! Emits a ship that is as long as no number.

use serde_json::json;

use crate::Expected::Rejected;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    let mut ship = valid_but("kind", json!("vessel"));
    ship["craft"] = json!({"length-m": "nan"});
    Core::default()
        .emitting(ship)
        .expecting(Rejected(1, &["craft", "positive number of metres"]))
}
