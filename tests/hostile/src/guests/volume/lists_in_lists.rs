//! Emits a subject whose ten thousand names all point to the same ten thousand parts.

use serde_json::json;

use crate::Expected::Stopped;
use crate::{Contract, Core, Guest, RAW, valid_but};

pub(super) fn guest() -> Guest {
    let contract = Contract::default();
    let (name, parts) = (contract.size("name"), contract.offset("name", "parts"));
    Core::default()
        .memory("64")
        .placing(
            "deep",
            "subject",
            [valid_but("names", json!({RAW: [1_000_000, 10_000]}))],
        )
        .translate(&format!(
            "(local $name i32)
             (local.set $name (i32.const 1000000))
             (loop $on
               (i32.store offset={parts} (local.get $name) (i32.const 3000000))
               (i32.store offset={} (local.get $name) (i32.const 10000))
               (local.set $name (i32.add (local.get $name) (i32.const {name})))
               (br_if $on (i32.lt_u (local.get $name) (i32.const {}))))
             (call $subjects (global.get $deep) (i32.const 1))",
            parts + 4,
            1_000_000 + 10_000 * name
        ))
        .expecting(Stopped(&["limit `call_bytes`"]))
}
