//! Is for named eyes only, and emits a subject that may be published.

use serde_json::json;

use crate::Expected::Rejected;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    let closed = json!({"tlp": "red"});
    Core::default()
        .manifest("default-marking", closed)
        .emitting(valid_but("marking", json!({"tlp": "clear"})))
        .expecting(Rejected(1, &["marking.tlp", "may only tighten"]))
}
