//! The smallest guest of the contract, written by hand: what it does is given in WebAssembly text.

use std::path::Path;

use dragoman_runtime::{Engine, Feed, Limits, Module, Run, RunLimits};
use wit_component::{StringEncoding, embed_component_metadata};
use wit_parser::Resolve;

/// Where in its memory the guest may make up what it emits: 24 KiB of zeros.
pub const FREE: u32 = 8_192;

/// Where a read lands, and whatever else the host hands out.
const HANDED: u32 = 32_768;

/// Where the manifest lies.
const MANIFEST: u32 = 1_024;

/// Where zeros lie, which mean a summary that says nothing.
const SUMMARY: u32 = 2_048;

/// What a guest does.
#[derive(Clone, Copy)]
pub struct Deeds<'a> {
    /// In `describe`.
    pub describe: &'a str,
    /// In `translate`. It has two locals, `$i` and `$j`.
    pub translate: &'a str,
}

/// The component of a guest that does this in `translate`.
pub fn translating(translate: &str) -> Vec<u8> {
    component(Deeds {
        describe: "",
        translate,
    })
}

/// The component of a guest that does this.
pub fn component(deeds: Deeds<'_>) -> Vec<u8> {
    let text = format!(
        r#"(module
            (import "dragoman:watchlist/source@1.0.0" "parts" (func $parts (param i32)))
            (import "dragoman:watchlist/source@1.0.0" "read" (func $read (param i32 i32 i32 i32)))
            (import "dragoman:watchlist/sink@1.0.0" "withdrawals" (func $withdrawals (param i32 i32)))
            (import "dragoman:watchlist/sink@1.0.0" "notices" (func $notices (param i32 i32)))
            (import "dragoman:watchlist/log@1.0.0" "write" (func $write (param i32 i32 i32)))
            (memory (export "memory") 1)
            (table 10 funcref)
            (data (i32.const 16) "1.0.0")
            (data (i32.const 24) "XX")
            (data (i32.const 32) "limits")
            (data (i32.const {MANIFEST}) "{manifest}")
            (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.const {HANDED}))
            (func $deep (call $deep) (call $deep))
            (func (export "dragoman:watchlist/translator@1.0.0#describe") (result i32)
                {describe} (i32.const {MANIFEST}))
            (func (export "dragoman:watchlist/translator@1.0.0#translate") (result i32) (local $i i32) (local $j i32)
                {translate} (i32.const {SUMMARY})))"#,
        manifest = manifest(),
        describe = deeds.describe,
        translate = deeds.translate,
    );
    let mut core = wat::parse_str(text).expect("the text is WebAssembly");
    let mut resolve = Resolve::default();
    let wit = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../wit");
    let (package, _) = resolve.push_dir(wit).expect("the contract parses");
    let world = resolve
        .select_world(&[package], Some("partner"))
        .expect("it has a world");
    embed_component_metadata(&mut core, &resolve, world, StringEncoding::UTF8).expect("metadata");
    dragoman_componentize::component(&core).expect("a component")
}

/// The manifest as it lies in memory: every text that must be there, and no lists.
fn manifest() -> String {
    let (version, issuer, list) = ([16, 5], [24, 2], [32, 6]);
    let mut words = [0u32; 28];
    for (at, text) in [
        (0, issuer),
        (2, list),
        (4, version),
        (6, version),
        (17, version),
        (19, version),
    ] {
        words[at..at + 2].copy_from_slice(&text);
    }
    let bytes = words.iter().flat_map(|word| word.to_le_bytes());
    bytes.map(|byte| format!("\\{byte:02x}")).collect()
}

/// Loads a component under limits.
pub fn load(component: &[u8], run: &RunLimits) -> Module {
    let limits = Limits {
        run: run.clone(),
        ..Limits::default()
    };
    let engine = Engine::new(None).expect("an engine");
    engine
        .load(component, &limits)
        .expect("the component is admitted")
}

/// Runs it over a feed of ten bytes.
pub fn run(component: &[u8], limits: &RunLimits) -> Run {
    load(component, limits).translate(&Feed::default().with("ten.txt", &b"0123456789"[..]))
}

/// Does it `$i` from 0 up to `times` over.
pub fn repeat(times: u32, deed: &str) -> String {
    format!(
        "(local.set $i (i32.const 0)) (loop $again {deed}
            (br_if $again (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const {times}))))"
    )
}
