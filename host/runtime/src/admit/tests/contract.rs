//! Imports, exports and version.

use super::fixture::{component, partner, partner_of, refused, says, stamped, translator};
use crate::{Engine, Limits, LoadError};

#[track_caller]
fn load_refused(bytes: &[u8], rule: &str, words: &[&str]) {
    let engine = Engine::new(None).expect("an engine");
    match engine.load(bytes, &Limits::default()) {
        Err(LoadError::Refused(refusal)) => says(&refusal, rule, words),
        Err(other) => panic!("no refusal: {other}"),
        Ok(_) => panic!("it is loaded"),
    }
}

#[test]
fn a_partners_component_is_loaded() {
    let engine = Engine::new(None).expect("an engine");
    let module = engine
        .load(partner(), &Limits::default())
        .expect("it is admitted");
    let admission = module.admission();
    assert_eq!(admission.api, "dragoman:watchlist@1.0.0");
    assert!(
        admission
            .imports
            .iter()
            .all(|import| import.starts_with("dragoman:watchlist/"))
    );
    assert!(
        admission
            .exports
            .contains(&"dragoman:watchlist/translator@1.0.0".to_owned())
    );
    assert!(admission.core_modules > 0 && admission.functions > 0 && admission.largest_function > 0);
    assert!(admission.custom_sections.contains(&"dragoman:api".to_owned()));
}

#[test]
fn more_exports_and_core_modules_than_the_contract_asks_for_are_let_through() {
    let extra = r#"(core module) (core module $extra (func (export "init")))
        (core instance $e (instantiate $extra)) (func $init (canon lift (core func $e "init")))
        (export "init" (func $init)) (instance $x (export "init" (func $init))) (export "exports" (instance $x))"#;
    let bytes = translator(extra, &["describe", "translate"], "(result u32)");
    let admission = super::fixture::examine(&bytes, &Default::default()).expect("it is admitted");
    assert_eq!((admission.core_modules, admission.exports.len()), (3, 3));
}

#[test]
fn a_component_that_does_not_say_its_version_is_refused() {
    let silent = wat::parse_str("(component)").expect("a component");
    refused(
        &silent,
        "admit/no-api",
        &["section `dragoman:api`", "`dragoman build`"],
    );
}

#[test]
fn another_version_of_the_contract_is_named_beside_the_hosts() {
    let newer = stamped(
        wat::parse_str("(component)").expect("a component"),
        "dragoman:watchlist@2.0.0",
    );
    refused(
        &newer,
        "admit/api-version",
        &["speaks 2.0.0, this host speaks 1.0.0;"],
    );
}

#[test]
fn another_contract_is_named() {
    let other = stamped(
        wat::parse_str("(component)").expect("a component"),
        "other:thing@1.0.0",
    );
    refused(
        &other,
        "admit/api-version",
        &["`other:thing@1.0.0`", "speaks dragoman:watchlist@1.0.0"],
    );
}

#[test]
fn two_sections_that_contradict_each_other_are_refused() {
    let two = stamped(component(""), "dragoman:watchlist@2.0.0");
    refused(&two, "admit/api-version", &["1.0.0 and dragoman:watchlist@2.0.0"]);
}

#[test]
fn escape_sequences_of_a_component_do_not_reach_the_terminal() {
    let api = "\u{1b}[2J\u{202e}dragoman";
    let colourful = stamped(wat::parse_str("(component)").expect("a component"), api);
    let text = super::fixture::examine(&colourful, &Default::default())
        .expect_err("it is refused")
        .to_string();
    assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text:?}");
    assert!(text.contains(r"\u{1b}[2J\u{202e}dragoman"), "{text:?}");
}

#[test]
fn the_contract_in_another_version_than_was_said_is_refused() {
    let mixed = component(r#"(import "dragoman:watchlist/log@2.0.0" (instance))"#);
    refused(
        &mixed,
        "admit/import-version",
        &["`dragoman:watchlist/log@2.0.0`", "speaks 1.0.0"],
    );
}

#[test]
fn imports_of_wasi_are_named_with_where_they_come_from() {
    let wasi = component(
        r#"(import "wasi:cli/stdout@0.2.0" (instance)) (import "wasi:random/random@0.2.0" (instance))"#,
    );
    let words = [
        "`wasi:cli/stdout@0.2.0`, `wasi:random/random@0.2.0`",
        "println!",
        "wasm32-unknown-unknown",
        "--stub-wasi",
    ];
    refused(&wasi, "admit/foreign-import", &words);
}

#[test]
fn imports_of_wasm_bindgen_are_named_with_the_crates_that_bring_them() {
    let inner = r#"(core module (import "__wbindgen_placeholder__" "__wbindgen_throw" (func)))"#;
    let words = [
        "`__wbindgen_placeholder__#__wbindgen_throw`",
        "chrono, getrandom and zip",
        "cargo tree -i",
    ];
    refused(&component(inner), "admit/foreign-import", &words);
}

#[test]
fn imports_of_anything_else_are_named_and_a_package_with_a_like_name_is_foreign() {
    for import in ["other:thing/x@1.0.0", "dragoman:watchlists/log@1.0.0"] {
        let foreign = component(&format!(r#"(import "{import}" (instance))"#));
        refused(
            &foreign,
            "admit/foreign-import",
            &[&format!("`{import}`"), "nothing else"],
        );
    }
}

#[test]
fn of_many_foreign_imports_some_are_named_and_the_others_counted() {
    let imports: String = (0..20)
        .map(|n| format!(r#"(import "other:thing/x{n}@1.0.0" (instance))"#))
        .collect();
    refused(
        &component(&imports),
        "admit/foreign-import",
        &["x7@1.0.0` and 12 more"],
    );
}

#[test]
fn a_component_without_a_translator_is_refused() {
    refused(
        &component(""),
        "admit/no-translator",
        &["`dragoman:watchlist/translator@1.0.0`", "export!"],
    );
    let half = translator("", &["describe"], "(result u32)");
    // The type of the half that is there is looked at first.
    load_refused(&half, "admit/export-type", &["#describe"]);
    let hollow = translator("", &["other"], "(result u32)");
    load_refused(&hollow, "admit/no-translator", &["translator@1.0.0#describe"]);
}

#[test]
fn a_translator_of_another_type_is_refused_before_anything_runs() {
    let words = ["translator@1.0.0#describe`", "another type", "WIT"];
    load_refused(
        &translator("", &["describe", "translate"], "(result u32)"),
        "admit/export-type",
        &words,
    );
    let no_instance = component(
        r#"(core module $m (func (export "run"))) (core instance $i (instantiate $m))
           (func $run (canon lift (core func $i "run"))) (export "x" (func $run))
           (component $c) (instance $t (instantiate $c)) (export "dragoman:watchlist/translator@1.0.0" (instance $t))"#,
    );
    load_refused(&no_instance, "admit/no-translator", &["#describe"]);
}

#[test]
fn a_manifest_with_a_field_of_another_type_is_refused() {
    let other = partner_of("contact: string,", "contact: u32,");
    load_refused(
        &other,
        "admit/export-type",
        &["#describe", "another type", "contact", "`u32`"],
    );
}

#[test]
fn an_import_of_another_type_than_the_contracts_is_refused() {
    for (text, replacement) in [
        ("message: string)", "message: u32)"),
        ("interface log {", "interface log { shout: func();"),
    ] {
        let words = ["dragoman:watchlist/log@1.0.0", "differs from the contract"];
        load_refused(&partner_of(text, replacement), "admit/import-type", &words);
    }
}
