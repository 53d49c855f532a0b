//! Names its list after a path out of the store.

use serde_json::json;

use crate::Expected::Void;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .manifest("list-name", json!("../../../etc/passwd"))
        .expecting(Void(&["manifest", "list-name"]))
}
