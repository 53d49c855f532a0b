//! Ends with a fault that looks like several lines of the host.

use serde_json::json;

use crate::Expected::Void;
use crate::{Core, Guest, IMITATION};

pub(super) fn guest() -> Guest {
    let line = json!(format!("there\n{IMITATION}\u{2028}{IMITATION}"));
    Core::default()
        .fault("message", line.clone())
        .fault("excerpt", line.clone())
        .fault("remedy", line)
        .translate("(return (global.get $fault))")
        .expecting(Void(&["there"]))
}
