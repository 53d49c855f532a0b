//! The well-behaved partner that runs beside every hostile one.

use serde_json::json;

use crate::core::{Core, PAGE, valid};

/// Bytes of the input that make one record: its id.
const RECORD: usize = 8;

/// The component of `YY/honest`: every eight bytes of its input are the id of a person, and the person's place.
pub fn honest() -> Vec<u8> {
    let core = Core::default();
    let contract = crate::Contract::default();
    // The only source of the template lies where its list points to; the range is the payload of its first case.
    let (id, sources) = (
        contract.offset("subject", "id"),
        contract.offset("subject", "sources"),
    );
    let range = contract.payload("locator");
    let (start, end) = (
        range + contract.offset("byte-range", "start"),
        range + contract.offset("byte-range", "end"),
    );
    let translate = format!(
        "(local $at i32) (local $size i32) (local $bytes i32) (local $range i32)
         (call $read (i32.const 0) (i32.const 0) (i32.const {PAGE}) (global.get $answer))
         (local.set $bytes (i32.load (global.get $answer)))
         (local.set $size (i32.load offset=4 (global.get $answer)))
         (local.set $range (i32.load offset={sources} (global.get $template)))
         (loop $next
           (if (i32.le_u (i32.add (local.get $at) (i32.const {RECORD})) (local.get $size))
             (then
               (i32.store offset={id} (global.get $template) (i32.add (local.get $bytes) (local.get $at)))
               (i32.store offset={start} (local.get $range) (local.get $at))
               (local.set $at (i32.add (local.get $at) (i32.const {RECORD})))
               (i32.store offset={end} (local.get $range) (local.get $at))
               (call $subjects (global.get $template) (i32.const 1))
               (br $next))))"
    );
    core.manifest("issuer", json!("YY"))
        .manifest("list-name", json!("honest"))
        .placing("template", "subject", [valid("12345678")])
        // Room for the pair that a list is returned as.
        .placing("answer", "name-part", [json!({})])
        .translate(&translate)
        .component()
}
