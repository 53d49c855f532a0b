//! Components are made from the smallest modules that implement a contract of any version.

use wasm_encoder::{
    CodeSection, Encode, EntityType, ExportKind, ExportSection, Function, FunctionSection, ImportSection,
    Module, Section, TypeSection,
};
use wit_component::{StringEncoding, embed_component_metadata};
use wit_parser::Resolve;

use super::*;

/// A core module that calls `source` and is a `translator`, for a contract package.
fn module(package: &str, exported: &str) -> Vec<u8> {
    let (name, version) = package.split_once('@').expect("a version");
    let wit = format!(
        "package {package}; interface source {{ go: func(); }} interface {exported} {{ run: func(); }} \
         world partner {{ import source; export {exported}; }}"
    );
    let mut resolve = Resolve::default();
    let id = resolve
        .push_source("contract.wit", &wit)
        .expect("the contract parses");
    let world = resolve
        .select_world(&[id], Some("partner"))
        .expect("it has a world");
    let mut types = TypeSection::new();
    types.ty().function([], []);
    let mut imports = ImportSection::new();
    imports.import(&format!("{name}/source@{version}"), "go", EntityType::Function(0));
    let mut functions = FunctionSection::new();
    functions.function(0);
    let mut exports = ExportSection::new();
    exports.export(&format!("{name}/{exported}@{version}#run"), ExportKind::Func, 1);
    let mut run = Function::new([]);
    run.instructions().call(0).end();
    let mut code = CodeSection::new();
    code.function(&run);
    let mut module = Module::new();
    module
        .section(&types)
        .section(&imports)
        .section(&functions)
        .section(&exports)
        .section(&code);
    let mut bytes = module.finish();
    embed_component_metadata(&mut bytes, &resolve, world, StringEncoding::UTF8).expect("embedded");
    bytes
}

fn ours() -> Vec<u8> {
    module("dragoman:watchlist@7.8.9", "translator")
}

/// A component without our section, as tools of other languages make it.
fn from_elsewhere(core: &[u8]) -> Vec<u8> {
    let mut encoder = ComponentEncoder::default().module(core).expect("a module");
    encoder.encode().expect("a component")
}

#[test]
fn the_section_holds_the_version_that_the_module_was_built_for() {
    let component = component(&ours()).expect("a component");
    assert_eq!(
        api_of(&component).expect("readable").as_deref(),
        Some("dragoman:watchlist@7.8.9")
    );
    check_component(&component).expect("it imports the contract only");
}

#[test]
fn the_same_module_gives_the_same_bytes() {
    assert_eq!(
        component(&ours()).expect("a component"),
        component(&ours()).expect("a component")
    );
}

#[test]
fn a_component_of_another_language_gets_the_section_once() {
    let finished = finish(&from_elsewhere(&ours())).expect("taken over");
    assert_eq!(
        api_of(&finished).expect("readable").as_deref(),
        Some("dragoman:watchlist@7.8.9")
    );
    assert_eq!(finish(&finished).expect("taken over again"), finished);
    assert_eq!(finish(&ours()).expect("wrapped"), finished);
}

#[test]
fn a_section_that_lies_about_the_version_is_refused() {
    let mut lying = from_elsewhere(&ours());
    stamp(&mut lying, "dragoman:watchlist@1.0.0");
    let text = finish(&lying).expect_err("refused").to_string();
    assert!(
        text.contains("says dragoman:watchlist@1.0.0") && text.contains("7.8.9"),
        "{text}"
    );
}

#[test]
fn a_component_that_imports_anything_else_is_refused() {
    let text = finish(&from_elsewhere(&module("other:thing@1.0.0", "translator")))
        .expect_err("refused")
        .to_string();
    assert!(text.contains("other:thing/source@1.0.0"), "{text}");
}

#[test]
fn a_component_that_is_no_translator_is_refused() {
    let text = finish(&from_elsewhere(&module("dragoman:watchlist@1.0.0", "helper")))
        .expect_err("refused")
        .to_string();
    assert!(
        text.contains("does not export `dragoman:watchlist/translator`"),
        "{text}"
    );
}

#[test]
fn a_module_without_the_contracts_metadata_is_refused_with_a_remedy() {
    let text = component(&Module::new().finish())
        .expect_err("refused")
        .to_string();
    assert!(
        text.contains("knows no interface of `dragoman:watchlist`") && text.contains("SDK"),
        "{text}"
    );
}

#[test]
fn what_is_no_webassembly_is_named_as_such() {
    assert!(
        finish(b"PK\x03\x04")
            .expect_err("refused")
            .to_string()
            .contains("does not begin as WebAssembly")
    );
    assert!(finish(b"").is_err());
}

#[test]
fn damaged_files_are_errors_and_never_panics() {
    for whole in [ours(), from_elsewhere(&ours())] {
        for place in 0..whole.len() {
            finish(&whole[..place]).ok();
            for bit in [0x01, 0x10, 0x80] {
                let mut flipped = whole.clone();
                flipped[place] ^= bit;
                finish(&flipped).ok();
            }
        }
    }
}

/// A component with a type that is written in a type, and so on.
fn nested_types(levels: usize) -> Vec<u8> {
    let mut types = vec![1];
    for _ in 1..levels {
        // A type of an instance with one declaration, which is a type.
        types.extend([0x42, 1, 1]);
    }
    types.extend([0x42, 0]);
    let mut component = wasm_encoder::Component::new();
    component.section(&wasm_encoder::RawSection { id: 7, data: &types });
    component.finish()
}

#[test]
fn types_nested_without_end_are_refused_instead_of_followed() {
    for levels in [101, 10_000, 1_000_000] {
        let nested = nested_types(levels);
        let mut core = module("dragoman:watchlist@1.0.0", "translator");
        let metadata = wasm_encoder::CustomSection {
            name: "component-type:nested".into(),
            data: (&nested).into(),
        };
        core.push(metadata.id());
        metadata.encode(&mut core);
        for file in [nested, core] {
            let error = finish(&file).expect_err("it is refused").to_string();
            assert!(error.contains("or more levels of types"), "{error}");
        }
    }
}
