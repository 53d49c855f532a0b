//! Emits a single batch of 200,000 subjects.

use crate::Expected::Stopped;
use crate::{Contract, Core, Guest};

pub(super) fn guest() -> Guest {
    let size = Contract::default().size("subject");
    Core::default()
        .memory("2048")
        .translate(&format!(
            "(local $to i32)
             (local.set $to (i32.and (i32.add (global.get $heap) (i32.const 15)) (i32.const -16)))
             (loop $on
               (memory.copy (local.get $to) (global.get $valid) (i32.const {size}))
               (local.set $to (i32.add (local.get $to) (i32.const {size})))
               (br_if $on (i32.lt_u (local.get $to) (i32.const {}))))
             (call $subjects (i32.and (i32.add (global.get $heap) (i32.const 15)) (i32.const -16)) (i32.const 200000))",
            size * 200_001
        ))
        .expecting(Stopped(&["limit `call_bytes`"]))
}
