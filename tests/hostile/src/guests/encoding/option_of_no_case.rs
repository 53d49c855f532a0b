//! Emits a narrative that is neither there nor not there.

use serde_json::json;

use crate::Expected::Trapped;
use crate::{Core, Guest, RAW, valid_but};

pub(super) fn guest() -> Guest {
    Core::default()
        .emitting(valid_but("narrative", json!({RAW: 2})))
        .expecting(Trapped(&["discriminant"]))
}
