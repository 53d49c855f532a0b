//! Emits a birth before a day, with the day after which it was.

use serde_json::json;

use crate::Expected::Rejected;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    let claim = json!({"earliest": {"year": 1970}, "certainty": "before"});
    Core::default()
        .emitting(valid_but("births", json!([claim])))
        .expecting(Rejected(
            1,
            &["births[0]", "certainty before goes with `latest` alone"],
        ))
}
