//! Says that it speaks for the United Nations.

use serde_json::json;

use crate::Expected::Void;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .manifest("issuer", json!("UN"))
        .expecting(Void(&["speaks for UN/hostile", "XX/hostile"]))
}
