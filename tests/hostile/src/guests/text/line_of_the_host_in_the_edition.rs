//! Labels its edition with what looks like a line of the host, and puts a record on a sheet of such a name.

use serde_json::json;

use crate::Expected::Accepted;
use crate::{Core, Guest, IMITATION, valid_but};

pub(super) fn guest() -> Guest {
    let line = format!("\u{202e}\n{IMITATION}");
    let sources = json!([{"row": {"sheet": line, "first": 1, "last": 1}}]);
    Core::default()
        .summary("edition-label", json!(line))
        .emitting(valid_but("sources", sources))
        .expecting(Accepted(&[IMITATION]))
}
