//! Emits a birth on the 31st of June.

use serde_json::json;

use crate::Expected::Rejected;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    let date = json!({"year": 1970, "month": 6, "day": 31});
    let claim = json!({"earliest": date, "latest": date, "certainty": "exact"});
    Core::default()
        .emitting(valid_but("births", json!([claim])))
        .expecting(Rejected(
            1,
            &["births[0]", "year 1970 month 6 day 31 is not a date"],
        ))
}
