//! A guest that keeps every rule, and what it is changed into.

use dragoman_check::Sample;
use dragoman_hostile::{Contract, Core, valid};
use dragoman_runtime::Feed;
use serde_json::{Value, json};

/// Bytes of a record: its id, which is its name as well. The first and the last record say where the list begins and ends;
/// one that begins with `#` says nothing.
const RECORD: usize = 8;
const BEGIN: &str = "WATCHL01";
const END: &str = "WATCHEND";

/// Records of a sample.
const RECORDS: usize = 30;

/// The code of a guest, part by part.
pub struct Code {
    /// What it does first.
    pub first: &'static str,
    /// What it does where there is nothing to read.
    pub nothing: &'static str,
    /// What it does with what begins in another way.
    pub foreign: &'static str,
    /// What it does where the list breaks off.
    pub broken: &'static str,
    /// What it does with bytes that are no ASCII.
    pub no_text: &'static str,
    /// Whether the name is the record's own.
    pub names: bool,
    /// Fields of the subject.
    pub fields: Value,
}

impl Default for Code {
    fn default() -> Self {
        let fault = "(return (global.get $fault))";
        Self {
            first: "",
            nothing: fault,
            foreign: fault,
            broken: fault,
            no_text: fault,
            names: true,
            fields: json!({}),
        }
    }
}

/// Eight bytes as a constant of WebAssembly.
fn constant(text: &str) -> String {
    let bytes = text.as_bytes().try_into().expect("eight bytes");
    format!("(i64.const {})", i64::from_le_bytes(bytes))
}

/// The guest with this code. It is a core to which more can be done.
pub fn guest(code: &Code) -> Core {
    let contract = Contract::default();
    let offset = |record, field| contract.offset(record, field);
    let range = contract.payload("locator");
    let (start, end) = (
        range + offset("byte-range", "start"),
        range + offset("byte-range", "end"),
    );
    let name = match code.names {
        true => format!(
            "(i32.store offset={} (i32.load offset={} (global.get $template)) (local.get $record))",
            offset("name", "full"),
            offset("subject", "names")
        ),
        false => String::new(),
    };
    let Code {
        first,
        nothing,
        foreign,
        broken,
        no_text,
        fields,
        ..
    } = code;
    let translate = format!(
        "(local $at i32) (local $record i32) (local $range i32)
         {first}
         (local.set $record (call $record (i32.const 0)))
         (if (i32.eqz (local.get $record)) (then {nothing}))
         (if (i64.ne (i64.load (local.get $record)) {begin}) (then {foreign}))
         (local.set $range (i32.load offset={sources} (global.get $template)))
         (loop $next
           (local.set $at (i32.add (local.get $at) (i32.const {RECORD})))
           (local.set $record (call $record (local.get $at)))
           (if (i32.eqz (local.get $record)) (then {broken}))
           (if (i64.ne (i64.and (i64.load (local.get $record)) (i64.const 0x8080808080808080)) (i64.const 0))
             (then {no_text}))
           (br_if $next (i32.eq (i32.load8_u (local.get $record)) (i32.const 35)))
           (if (i64.ne (i64.load (local.get $record)) {last})
             (then
               (i32.store offset={id} (global.get $template) (local.get $record))
               {name}
               (i32.store offset={start} (local.get $range) (local.get $at))
               (i32.store offset={end} (local.get $range) (i32.add (local.get $at) (i32.const {RECORD})))
               (call $subjects (global.get $template) (i32.const 1))
               (br $next))))",
        begin = constant(BEGIN),
        last = constant(END),
        sources = offset("subject", "sources"),
        id = offset("subject", "id"),
    );
    let mut template = valid("12345678");
    template["names"][0]["full"] = "Somebody".into();
    for (field, value) in fields.as_object().expect("fields") {
        template[field] = value.clone();
    }
    let part = json!({
        "role": "list", "name-pattern": "*.lst", "media-type": "application/octet-stream", "required": true,
    });
    Core::default()
        .manifest("parts", json!([part]))
        .manifest("expected-counts", json!([{ "what": "subjects", "at-least": 10 }]))
        .fault("remedy", json!("get the list again"))
        .placing("template", "subject", [template])
        // Room for the pair that a list is returned as.
        .placing("answer", "name-part", [json!({})])
        .with(format!(
            "(func $record (param $at i32) (result i32)
               (call $read (i32.const 0) (local.get $at) (i32.const {RECORD}) (global.get $answer))
               (if (i32.ne (i32.load offset=4 (global.get $answer)) (i32.const {RECORD}))
                 (then (return (i32.const 0))))
               (i32.load (global.get $answer)))"
        ))
        .translate(&translate)
}

/// A list in its format, with so many records that say nothing at its end.
pub fn sample(silent: usize) -> Sample {
    let records = (0..RECORDS).map(|number| format!("Person{number:02}"));
    let silent = std::iter::repeat_n("########".to_owned(), silent);
    let records: String = records.chain(silent).collect();
    Sample {
        name: "samples".into(),
        feed: Feed::default().with("list.lst", format!("{BEGIN}{records}{END}").into_bytes()),
        golden: None,
    }
}
