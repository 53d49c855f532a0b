//! Emits a subject that does not say where it stands.

use serde_json::json;

use crate::Expected::Rejected;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .emitting(valid_but("sources", json!([])))
        .expecting(Rejected(1, &["sources:", "where it stands"]))
}
