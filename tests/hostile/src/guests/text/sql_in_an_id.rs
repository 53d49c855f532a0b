//! Emits an id that would drop a table, were it ever pasted into SQL.

use serde_json::json;

use crate::Expected::Accepted;
use crate::{Core, Guest, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .emitting(valid_but("id", json!("'); DROP TABLE edition; --")))
        .expecting(Accepted(&["DROP TABLE"]))
}
