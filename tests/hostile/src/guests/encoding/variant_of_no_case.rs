//! Emits a subject with a locator of the two hundredth kind.

use serde_json::json;

use crate::Expected::Trapped;
use crate::{Core, Guest, RAW, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .emitting(valid_but("sources", json!([{RAW: 200}])))
        .expecting(Trapped(&["discriminant"]))
}
