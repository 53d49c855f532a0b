//! Would emit one subject more if anything were left of its call of `describe`.

use crate::Expected::Harmless;
use crate::{Core, Guest, valid_but};
use serde_json::json;

pub(super) fn guest() -> Guest {
    Core::default()
        .with("(global $seen (mut i32) (i32.const 0))")
        .placing("more", "subject", [valid_but("remarks", json!([]))])
        .describe("(global.set $seen (i32.const 1)) (i32.store (i32.const 512) (i32.const 1))")
        .translate(
            "(call $emit_valid)
             (if (i32.or (global.get $seen) (i32.load (i32.const 512)))
               (then (call $subjects (global.get $more) (i32.const 1))))",
        )
        .expecting(Harmless)
}
