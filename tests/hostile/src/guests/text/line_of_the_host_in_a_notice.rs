//! Says in a notice, its place and the log what looks like a line of the host.

use serde_json::json;

use crate::Expected::Harmless;
use crate::{Core, Guest, IMITATION};

pub(super) fn guest() -> Guest {
    let line = format!("there\r\n{IMITATION}");
    let notice = json!({
        "kind": "remark", "field": line, "message": line, "excerpt": line, "record-id": line, "count": 1,
        "source": {"pointer": {"part": 0, "pointer": format!("/{line}")}},
    });
    Core::default()
        .placing("note", "notice", [notice])
        .with(format!(r#"(data (i32.const 16) "\0a{IMITATION}")"#))
        .translate(&format!(
            "(call $notices (global.get $note) (i32.const 1))
             (call $write (i32.const 2) (i32.const 16) (i32.const {})) (call $emit_valid)",
            IMITATION.len() + 1
        ))
        .expecting(Harmless)
}
