//! Emits a name that stands in a source which the subject does not have.

use serde_json::json;

use crate::Expected::Rejected;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .emitting(valid_but(
            "names",
            json!([{"full": "Invented Person", "at": 4_000_000_000u32}]),
        ))
        .expecting(Rejected(1, &["names[0]", "`at` is 4000000000"]))
}
