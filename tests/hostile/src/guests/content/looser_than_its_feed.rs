//! Its feed is for those who take part, and it emits a subject that may be published.

use serde_json::json;

use crate::Expected::Rejected;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .emitting(valid_but("marking", json!({"tlp": "clear"})))
        .expecting(Rejected(1, &["marking.tlp", "may only tighten"]))
}
