//! Emits a million document numbers that are all the same text of a megabyte.

use serde_json::json;

use crate::Expected::Stopped;
use crate::{Core, Guest, RAW, valid};

pub(super) fn guest() -> Guest {
    let numbers = json!({"id": "2", "sources": valid("2")["sources"], "kind": "passport", "status": "stolen",
"numbers": {RAW: [2_000_000, 1_000_000]}});
    Core::default()
        .memory("256")
        .placing("batch", "travel-documents", [numbers])
        .translate(
            "(local $at i32)
             (local.set $at (i32.const 2000000))
             (loop $on
               (i32.store (local.get $at) (i32.const 1000000))
               (i32.store offset=4 (local.get $at) (i32.const 1000000))
               (local.set $at (i32.add (local.get $at) (i32.const 8)))
               (br_if $on (i32.lt_u (local.get $at) (i32.const 10000000))))
             (call $bulk-documents (global.get $batch) (i32.const 1))",
        )
        .expecting(Stopped(&["limit `call_bytes`"]))
}
