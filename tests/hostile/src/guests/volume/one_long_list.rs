//! Emits a batch of 200,000 numbers of documents.

use serde_json::json;

use crate::Expected::Stopped;
use crate::{Core, Guest, RAW, valid};

pub(super) fn guest() -> Guest {
    let numbers =
        json!({"id": "2", "sources": valid("2")["sources"], "numbers": {RAW: [1_000_000, 200_000]}});
    Core::default()
        .memory("64")
        .placing("batch", "travel-documents", [numbers])
        .translate("(call $bulk-documents (global.get $batch) (i32.const 1))")
        .expecting(Stopped(&["limit `list_length`"]))
}
