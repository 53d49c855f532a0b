use serde_json::json;

use super::*;
use crate::fixtures::{name, subject};

fn named(full: &str) -> Digest {
    subject(json!({ "names": [name(full)] })).meaning()
}

#[test]
fn white_space_of_any_script_means_nothing() {
    for full in [
        " Ada Example ",
        "Ada\u{a0}Example",
        "Ada\u{3000} \t\nExample",
        "Ada\u{2028}Example",
        "\u{2003}Ada Example",
    ] {
        assert_eq!(named(full), named("Ada Example"), "{full:?}");
    }
    assert_ne!(named("AdaExample"), named("Ada Example"));
}

#[test]
fn composed_and_decomposed_letters_mean_the_same() {
    assert_eq!(named("Zoe\u{308}"), named("Zo\u{eb}"));
    assert_eq!(named("각"), named("\u{1100}\u{1161}\u{11a8}"));
}

#[test]
fn what_a_reader_sees_or_spells_otherwise_means_something() {
    for (a, b) in [
        ("Ａda", "Ada"),
        ("ﬁ", "fi"),
        ("ADA", "Ada"),
        ("نامه\u{200c}ها", "نامهها"),
        ("Zoë", "Zoe"),
    ] {
        assert_ne!(named(a), named(b), "{a:?} {b:?}");
    }
}

#[test]
fn absent_and_empty_mean_the_same() {
    let nothing = subject(json!({})).meaning();
    for fields in [
        json!({ "narrative": " \u{a0}" }),
        json!({ "person": {} }),
        json!({ "person": { "father": "", "titles": [] } }),
        json!({ "addresses": [{ "street": "", "at": 0 }] }),
    ] {
        assert_eq!(subject(fields.clone()).meaning(), nothing, "{fields}");
    }
    assert_ne!(
        subject(json!({ "person": { "gender": "female" } })).meaning(),
        nothing
    );
}

#[test]
fn a_list_is_a_set_of_values() {
    let codes = |codes: &[&str]| {
        let claims: Vec<_> = codes
            .iter()
            .map(|code| json!({ "code": code, "at": 0 }))
            .collect();
        subject(json!({ "nationalities": claims })).meaning()
    };
    assert_eq!(codes(&["DE", "FR"]), codes(&["FR", "DE", "FR"]));
    assert_ne!(codes(&["DE", "FR"]), codes(&["DE"]));
}

#[test]
fn recipients_named_twice_are_named_once() {
    let marked = |to: &[&str]| {
        subject(json!({ "marking": { "releasable_to": to, "originator_controlled": false } })).meaning()
    };
    assert_eq!(marked(&["FR", "DE", "FR"]), marked(&["DE", "FR"]));
}

#[test]
fn the_order_of_name_parts_and_of_actions_means_something() {
    let parts = |texts: [&str; 2]| {
        let mut name = name("Ada Example");
        name["parts"] = texts
            .map(|text| json!({ "role": "unstated", "text": text }))
            .into_iter()
            .collect();
        subject(json!({ "names": [name] })).meaning()
    };
    assert_ne!(parts(["Ada", "Example"]), parts(["Example", "Ada"]));
    let actions = |actions: [&str; 2]| {
        subject(json!({ "interests": [{ "basis": "wanted", "actions": actions, "at": 0 }] })).meaning()
    };
    assert_ne!(actions(["observe", "notify"]), actions(["notify", "observe"]));
}

#[test]
fn places_mean_nothing() {
    let placed = |end: u32, at: u32| {
        let source = json!({ "bytes": { "part": 0, "start": 0, "end": end } });
        let nationality = json!({ "code": "DE", "at": at });
        subject(json!({ "sources": [source, source], "nationalities": [nationality] })).meaning()
    };
    assert_eq!(placed(1, 0), placed(9, 1));
}

#[test]
fn pages_to_read_on_mean_nothing_and_pictures_do() {
    let with = |field: &str| subject(json!({ field: [{ "url": "https://lists.example/1", "at": 0 }] }));
    let nothing = subject(json!({}));
    assert_eq!(with("links").meaning(), nothing.meaning());
    assert_ne!(with("links").links(), nothing.links());
    assert_ne!(with("images").meaning(), nothing.meaning());
}

#[test]
fn a_digest_is_read_as_it_is_written() {
    let digest = Digest::of(b"text");
    assert_eq!(digest.to_string().parse::<Digest>().expect("64 digits"), digest);
    assert!("12".parse::<Digest>().is_err() && "x".repeat(64).parse::<Digest>().is_err());
}

#[test]
fn a_text_is_folded_if_folding_leaves_it_as_it_is() {
    for text in [
        "", " ", "a", "a b", " a", "a ", "a  b", "a\tb", "a\u{a0}b", "\u{3000}", "ä b",
    ] {
        let words: Vec<_> = text.split_whitespace().collect();
        assert_eq!(is_folded(text), words.join(" ") == text, "{text:?}");
    }
}
