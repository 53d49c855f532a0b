//! Says that it speaks for another list of its own issuer.

use serde_json::json;

use crate::Expected::Void;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .manifest("list-name", json!("other"))
        .expecting(Void(&["speaks for XX/other"]))
}
