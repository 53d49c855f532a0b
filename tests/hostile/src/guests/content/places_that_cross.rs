//! Emits a subject that begins inside another one's place and ends outside it.

use serde_json::json;

use crate::Expected::Rejected;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .emitting(valid_but("sources", json!([{"bytes": {"start": 4, "end": 12}}])))
        .expecting(Rejected(1, &["sources[0]", "overlaps that of \"1\" in part"]))
}
