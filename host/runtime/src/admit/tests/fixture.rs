//! Components to admit: a partner's that is made from the contract itself, and small ones in text.

use std::fs;
use std::sync::OnceLock;

use wasm_encoder::{ComponentSection, CustomSection};
use wit_component::{ComponentEncoder, StringEncoding, dummy_module, embed_component_metadata};
use wit_parser::{ManglingAndAbi, Resolve};

use crate::admit::admission::API_SECTION;
use crate::admit::{Admission, Refusal, admit, validate};
use crate::limits::AdmissionLimits;

pub(super) const API: &str = "dragoman:watchlist@1.0.0";

/// A partner's component, whole and valid. It traps when it is called.
pub(super) fn partner() -> &'static [u8] {
    static PARTNER: OnceLock<Vec<u8>> = OnceLock::new();
    PARTNER.get_or_init(|| partner_of("", ""))
}

/// A component made from the contract in which some text was replaced.
pub(super) fn partner_of(text: &str, replacement: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../wit");
    let mut wit = format!("package {API};\n");
    for file in fs::read_dir(folder).expect("the contract") {
        let file = fs::read_to_string(file.expect("a file").path()).expect("text");
        wit.push_str(&file.replace(&format!("package {API};"), ""));
    }
    assert!(wit.contains(text), "the contract has no {text:?}");
    if !text.is_empty() {
        wit = wit.replace(text, replacement);
    }
    let mut resolve = Resolve::default();
    let package = resolve
        .push_source("contract.wit", &wit)
        .expect("the contract parses");
    let world = resolve
        .select_world(&[package], Some("partner"))
        .expect("it has the world");
    let mut module = dummy_module(&resolve, world, ManglingAndAbi::Standard32);
    embed_component_metadata(&mut module, &resolve, world, StringEncoding::UTF8).expect("embedded");
    let mut encoder = ComponentEncoder::default().module(&module).expect("a module");
    stamped(encoder.encode().expect("a component"), API)
}

/// Adds the section that says for which contract a component was built.
pub(super) fn stamped(mut component: Vec<u8>, api: &str) -> Vec<u8> {
    CustomSection {
        name: API_SECTION.into(),
        data: api.as_bytes().into(),
    }
    .append_to_component(&mut component);
    component
}

/// A component of the given fields in text, for this host's version of the contract.
pub(super) fn component(fields: &str) -> Vec<u8> {
    stamped(
        wat::parse_str(format!("(component {fields})")).expect("a component in text"),
        API,
    )
}

/// A component of the given fields that exports a translator whose functions all have one type.
pub(super) fn translator(fields: &str, functions: &[&str], ty: &str) -> Vec<u8> {
    let exports: String = functions
        .iter()
        .map(|name| format!("(export \"{name}\" (func $run))"))
        .collect();
    component(&format!(
        "{fields} (core module $m (func (export \"run\") (result i32) (i32.const 0)) (memory (export \"memory\") 1))
         (core instance $i (instantiate $m))
         (func $run {ty} (canon lift (core func $i \"run\") (memory (core memory $i \"memory\"))))
         (instance $translator {exports})
         (export \"dragoman:watchlist/translator@1.0.0\" (instance $translator))"
    ))
}

/// Admits a component and validates its code, as the engine does before it compiles.
pub(super) fn examine(bytes: &[u8], limits: &AdmissionLimits) -> Result<Admission, Refusal> {
    let admission = admit(bytes, limits)?;
    validate(bytes)?;
    Ok(admission)
}

/// Sees to it that a component is refused by a rule, and that the refusal says certain words.
#[track_caller]
pub(super) fn refused(bytes: &[u8], rule: &str, words: &[&str]) {
    let refusal = examine(bytes, &AdmissionLimits::default()).expect_err("it is refused");
    says(&refusal, rule, words);
}

/// Sees to it that a refusal is by a rule, says certain words, and has a remedy.
#[track_caller]
pub(super) fn says(refusal: &Refusal, rule: &str, words: &[&str]) {
    let text = refusal.to_string();
    assert_eq!(refusal.rule(), rule, "{text}");
    assert!(text.starts_with(&format!("{rule}: ")), "{text}");
    assert!(
        text.contains(&refusal.finding()) && text.contains(&refusal.remedy()),
        "{text}"
    );
    assert!(!refusal.remedy().is_empty(), "{text}");
    for word in words {
        assert!(text.contains(word), "{word:?} is missing: {text}");
    }
}
