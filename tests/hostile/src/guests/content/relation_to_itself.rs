//! Emits a subject that owns itself.

use serde_json::json;

use crate::Expected::Rejected;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    let relation = json!({"kind": "owner-of", "target": {"id": "2"}});
    Core::default()
        .emitting(valid_but("relations", json!([relation])))
        .expecting(Rejected(1, &["relations[0].target", "leads to another subject"]))
}
