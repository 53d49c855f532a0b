//! Ends with a fault whose message would clear the terminal.

use serde_json::json;

use crate::Expected::Void;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .fault("message", json!("\u{1b}[2Jgone\u{202e}enog"))
        .translate("(return (global.get $fault))")
        .expecting(Void(&["gone"]))
}
