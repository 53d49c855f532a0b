//! Says that its list was published on 9999-99-99, after which no feed of changes could come.

use serde_json::json;

use crate::Expected::Void;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .summary("published", json!({"year": 9999, "month": 99, "day": 99}))
        .expecting(Void(&[
            "summary: `published`",
            "year 9999 month 99 day 99 is not a date",
        ]))
}
