//! Emits a birth on 0000-13-99.

use serde_json::json;

use crate::Expected::Rejected;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    let date = json!({"year": 0, "month": 13, "day": 99});
    let claim = json!({"earliest": date, "latest": date, "certainty": "exact"});
    Core::default()
        .emitting(valid_but("births", json!([claim])))
        .expecting(Rejected(
            1,
            &["births[0]", "year 0 month 13 day 99 is not a date"],
        ))
}
