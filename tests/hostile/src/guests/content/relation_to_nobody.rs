//! Emits a subject that is related to an id that nobody has.

use serde_json::json;

use crate::Expected::Rejected;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    let relation = json!({"kind": "family", "target": {"id": "nobody"}});
    Core::default()
        .emitting(valid_but("relations", json!([relation])))
        .expecting(Rejected(
            1,
            &["relations[0].target", "no item of this edition has the id"],
        ))
}
