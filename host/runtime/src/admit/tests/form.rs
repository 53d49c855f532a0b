//! What is no component, or not a whole one.

use super::fixture::{component, examine, partner, refused, translator};
use crate::limits::AdmissionLimits;

#[test]
fn what_is_no_webassembly_is_named() {
    for (bytes, word) in [
        (&b""[..], "empty"),
        (b"<!DOCTYPE html><title>404</title>", "web page"),
        (b"\xef\xbb\xbf <?xml version=\"1.0\"?>", "XML"),
        (b"PK\x03\x04\x14\0", "ZIP"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (b"(component)", "assembled"),
        (b"not found", "text"),
        (b"\x00\x9f\x12\xfe\xff", "does not begin"),
    ] {
        refused(bytes, "admit/not-wasm", &[word, "dragoman build"]);
    }
}

#[test]
fn a_component_that_is_cut_off_anywhere_is_refused() {
    let whole = partner();
    let mut places = 0;
    for end in 1..whole.len() {
        let refusal = examine(&whole[..end], &AdmissionLimits::default()).expect_err("it is refused");
        // Between two sections a component is whole, but lacks what stands in the last: for which contract it is.
        let expected = if refusal.rule() == "admit/no-api" {
            "dragoman:api"
        } else {
            "at byte "
        };
        assert!(refusal.finding().contains(expected), "cut at {end}: {refusal}");
        places += usize::from(refusal.rule() == "admit/malformed");
    }
    assert!(places > whole.len() / 2, "{places} of {}", whole.len());
    refused(
        &whole[..whole.len() / 2],
        "admit/malformed",
        &["at byte ", "cut off", "download it again"],
    );
}

#[test]
fn invalid_code_is_refused_with_its_place() {
    let invalid = "(core module (func (result i32) (i64.const 0)))";
    let invalid = translator(invalid, &["describe", "translate"], "(result u32)");
    refused(
        &invalid,
        "admit/malformed",
        &["at byte ", "type mismatch", "expected i32"],
    );
}

#[test]
fn code_beyond_the_engines_features_is_refused_as_such() {
    let threads = "(core module (memory 1 1 shared))";
    let threads = translator(threads, &["describe", "translate"], "(result u32)");
    refused(
        &threads,
        "admit/feature",
        &["at byte ", "threads", "WebAssembly 2.0"],
    );
}

#[test]
fn a_core_module_is_told_from_a_component() {
    let module = wat::parse_str("(module (func))").expect("a module");
    refused(&module, "admit/core-module", &["core module", "`dragoman build`"]);
}

#[test]
fn a_core_module_that_needs_a_system_is_told_how_to_do_without() {
    let module = r#"(module (import "wasi_snapshot_preview1" "fd_write" (func)) (import "__wbindgen_placeholder__" "x" (func)))"#;
    let module = wat::parse_str(module).expect("a module");
    refused(
        &module,
        "admit/core-module",
        &["wasm32-unknown-unknown", "println!", "cargo tree -i wasm-bindgen"],
    );
}

#[test]
fn what_wasmtime_compiled_is_refused() {
    let engine = wasmtime::Engine::default();
    let compiled = engine.precompile_component(&component("")).expect("it compiles");
    refused(&compiled, "admit/compiled-code", &["wasmtime", "the .wasm file"]);
}

#[test]
fn other_native_code_is_refused() {
    refused(b"\x7fELF\x02\x01\x01\0", "admit/compiled-code", &["native code"]);
}
