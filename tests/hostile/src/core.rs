//! Builds a guest's component from WAT, so that a guest's file holds its misbehaviour and nothing else.

use std::fmt::Write;

use serde_json::{Value, json};
use wit_component::{ComponentEncoder, StringEncoding, embed_component_metadata};

use crate::{Contract, Expected, Guest, Image};

/// Where the data of a guest begins. What is below belongs to nobody.
const BASE: usize = 1024;

/// Bytes of a page of linear memory.
pub const PAGE: usize = 65_536;

/// A core module of the world `partner`. As it comes it is an honest guest: it describes itself as `XX/hostile`, emits
/// [`valid`] and ends well. A guest replaces the part in which it misbehaves.
///
/// Its code may use every import by the name of its function (`$subjects`, `$read`); `$emit_valid`, which emits the
/// valid subject; `$realloc`; and the globals `$manifest`, `$ok` (the result of a good run), `$fault` (that of a bad
/// one), `$valid`, `$heap` (the first free byte) and those that it [places](Self::placing).
pub struct Core {
    contract: Contract,
    api: Option<String>,
    encoding: StringEncoding,
    placed: Vec<(&'static str, &'static str, Vec<Value>)>,
    manifest: Value,
    summary: Value,
    fault: Value,
    code: Code,
}

/// The parts of the code that a guest may replace.
struct Code {
    memory: &'static str,
    describe: String,
    translate: String,
    post_return: &'static str,
    realloc: String,
    items: String,
}

impl Default for Core {
    fn default() -> Self {
        Self {
            contract: Contract::default(),
            api: Some("dragoman:watchlist@1.0.0".into()),
            encoding: StringEncoding::UTF8,
            placed: Vec::new(),
            manifest: manifest(),
            summary: json!({"end-seen": true}),
            fault: json!({"kind": "malformed", "message": "the list is not what it should be"}),
            code: Code {
                memory: "",
                describe: String::new(),
                translate: "(call $emit_valid)".into(),
                post_return: "",
                realloc: BUMP.into(),
                items: String::new(),
            },
        }
    }
}

impl Core {
    /// Built against another contract, with the section that an honest build would give it.
    pub fn contract(mut self, contract: Contract) -> Self {
        self.contract = contract;
        self
    }

    /// What its section `dragoman:api` says; none = it has no such section.
    pub fn api(mut self, api: Option<&str>) -> Self {
        self.api = api.map(ToOwned::to_owned);
        self
    }

    /// How its texts are encoded.
    pub fn encoding(mut self, encoding: StringEncoding) -> Self {
        self.encoding = encoding;
        self
    }

    /// Values of a type of the contract in its memory, one after the other; the global `$name` holds their address.
    pub fn placing(mut self, name: &'static str, ty: &'static str, values: impl Into<Vec<Value>>) -> Self {
        self.placed.push((name, ty, values.into()));
        self
    }

    /// A field of the manifest.
    pub fn manifest(mut self, field: &str, value: Value) -> Self {
        self.manifest[field] = value;
        self
    }

    /// A field of the summary that `$ok` holds.
    pub fn summary(mut self, field: &str, value: Value) -> Self {
        self.summary[field] = value;
        self
    }

    /// A field of the fault that `$fault` holds.
    pub fn fault(mut self, field: &str, value: Value) -> Self {
        self.fault[field] = value;
        self
    }

    /// Limits of its memory, such as `1 2` or `60000`; by default as much as its data needs.
    pub fn memory(mut self, pages: &'static str) -> Self {
        self.code.memory = pages;
        self
    }

    /// What `describe` does before it returns the manifest, or instead of it.
    pub fn describe(mut self, code: &str) -> Self {
        self.code.describe = code.into();
        self
    }

    /// What `translate` does before it returns a good summary, or instead of it.
    pub fn translate(mut self, code: &str) -> Self {
        self.code.translate = code.into();
        self
    }

    /// Emits the valid subject, then a batch of one subject.
    pub fn emitting(self, subject: Value) -> Self {
        self.placing("bad", "subject", [subject])
            .translate("(call $emit_valid) (call $subjects (global.get $bad) (i32.const 1))")
    }

    /// What happens when the host has read the result of `translate`.
    pub fn post_return(mut self, code: &'static str) -> Self {
        self.code.post_return = code;
        self
    }

    /// Body of `cabi_realloc (param $old i32) (param $old_size i32) (param $align i32) (param $size i32) (result i32)`.
    pub fn realloc(mut self, code: &str) -> Self {
        self.code.realloc = code.into();
        self
    }

    /// Further functions, tables, globals, a start function.
    pub fn with(mut self, items: impl Into<String>) -> Self {
        self.code.items = items.into();
        self
    }

    /// The component as a guest of the suite.
    pub fn expecting(self, expected: Expected) -> Guest {
        Guest::new(self.component(), expected)
    }

    /// The component.
    pub fn component(self) -> Vec<u8> {
        let mut module = self.module();
        embed_component_metadata(
            &mut module,
            &self.contract.resolve,
            self.contract.world,
            self.encoding,
        )
        .expect("the contract can be embedded");
        let component = ComponentEncoder::default()
            .module(&module)
            .and_then(|encoder| encoder.validate(true).encode());
        let component = component.unwrap_or_else(|error| panic!("the module makes a component: {error:?}"));
        match &self.api {
            Some(api) => stamped(component, api),
            None => component,
        }
    }

    /// The core module alone.
    pub fn module(&self) -> Vec<u8> {
        let text = self.text();
        wat::parse_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
    }

    fn text(&self) -> String {
        let mut image = Image::new(&self.contract, self.encoding, BASE);
        let mut globals = String::new();
        let mut global = |name: &str, address: usize| {
            writeln!(globals, "(global ${name} i32 (i32.const {address}))").expect("a text takes all");
        };
        global(
            "manifest",
            image.place("manifest", std::slice::from_ref(&self.manifest)),
        );
        global("ok", image.place_end(&json!({"ok": self.summary})));
        global("fault", image.place_end(&json!({"err": self.fault})));
        global("valid", image.place("subject", &[valid("1")]));
        for (name, ty, values) in &self.placed {
            global(name, image.place(ty, values));
        }
        let data = image.into_bytes();
        let heap = (BASE + data.len()).next_multiple_of(16);
        let pages = (heap / PAGE + 1).to_string();
        let memory = if self.code.memory.is_empty() {
            &pages
        } else {
            self.code.memory
        };
        let Code {
            describe,
            translate,
            post_return,
            realloc,
            items,
            ..
        } = &self.code;
        let mut functions = String::new();
        for export in self.contract.exports() {
            let (code, result) = match export.function {
                "describe" => (describe, "manifest"),
                _ => (translate, "ok"),
            };
            let (function, name, signature) = (export.function, export.name, export.signature);
            writeln!(
                functions,
                "(func ${function} (export {name:?}) {signature} {code} (global.get ${result}))"
            )
            .expect("a text takes all");
            if function == "translate" && !post_return.is_empty() {
                let name = export.post_return;
                writeln!(functions, "(func (export {name:?}) (param i32) {post_return})")
                    .expect("a text takes all");
            }
        }
        let imports = self.contract.imports();
        let data: String = data.iter().fold(String::new(), |mut text, byte| {
            write!(text, "\\{byte:02x}").expect("a text takes all");
            text
        });
        format!(
            r#"(module {imports}
            (memory $memory (export "memory") {memory})
            (data (i32.const {BASE}) "{data}")
            {globals}
            (global $heap (mut i32) (i32.const {heap}))
            (func $realloc (export "cabi_realloc")
              (param $old i32) (param $old_size i32) (param $align i32) (param $size i32) (result i32) {realloc})
            (func $emit_valid (call $subjects (global.get $valid) (i32.const 1)))
            {functions} {items})"#
        )
    }
}

/// Takes the next free bytes and never gives any back; grows the memory as far as it must.
const BUMP: &str = "
    (local $at i32) (local $end i32)
    (local.set $at (i32.and (i32.add (global.get $heap) (i32.const 15)) (i32.const -16)))
    (local.set $end (i32.add (local.get $at) (local.get $size)))
    (if (i32.gt_u (local.get $end) (i32.shl (memory.size) (i32.const 16)))
      (then (if (i32.eq (i32.const -1) (memory.grow (i32.add (i32.const 1) (i32.shr_u (local.get $size) (i32.const 16)))))
        (then unreachable))))
    (global.set $heap (local.get $end))
    (local.get $at)";

/// The manifest of `XX/hostile`.
fn manifest() -> Value {
    json!({
        "issuer": "XX", "list-name": "hostile", "title": "Invented list", "authority": "Nobody",
        "module-version": "1.0.0", "contact": "nobody@example.org", "default-marking": {"tlp": "green"},
    })
}

/// A subject that keeps every rule, where the input has at least eight bytes.
pub fn valid(id: &str) -> Value {
    json!({
        "id": id, "sources": [{"bytes": {"part": 0, "start": 0, "end": 8}}], "kind": "person",
        "names": [{"full": "Invented Person", "quality": "unstated"}],
    })
}

/// The valid subject with another value for one field.
pub fn valid_but(field: &str, value: Value) -> Value {
    let mut subject = valid("2");
    subject[field] = value;
    subject
}

/// A component with the section that says for which contract it was built.
pub fn stamped(mut component: Vec<u8>, api: &str) -> Vec<u8> {
    use wasm_encoder::ComponentSection;
    wasm_encoder::CustomSection {
        name: "dragoman:api".into(),
        data: api.as_bytes().into(),
    }
    .append_to_component(&mut component);
    component
}
