//! Emits a subject of the two hundredth kind.

use serde_json::json;

use crate::Expected::Trapped;
use crate::{Core, Guest, RAW, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .emitting(valid_but("kind", json!({RAW: 200})))
        .expecting(Trapped(&["discriminant"]))
}
