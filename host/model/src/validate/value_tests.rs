use serde_json::{Value, json};

use crate::fixtures::{assessment, batch, breaks, document, keeps, name, subject};

fn with(field: &str, value: Value) -> crate::Item {
    subject(json!({ field: [value] }))
}

fn named(field: &str, value: Value) -> crate::Item {
    let mut name = name("Ada Example");
    name[field] = value;
    subject(json!({ "names": [name] }))
}

#[test]
fn a_value_is_stated_by_a_source_of_the_item() {
    let claim = |at: u32| json!({ "code": "DE", "at": at });
    keeps(with("nationalities", claim(0)));
    breaks(with("nationalities", claim(1)), "nationalities[0]");
    breaks(with("nationalities", claim(u32::MAX)), "nationalities[0]");
}

#[test]
fn a_text_has_the_control_characters_of_xml_and_no_others() {
    keeps(subject(
        json!({ "narrative": "a\tb\r\nc \u{85}\u{92}\u{7f} \u{202e}d" }),
    ));
    for c in ['\0', '\u{7}', '\u{8}', '\u{b}', '\u{1a}', '\u{1b}', '\u{1f}'] {
        breaks(subject(json!({ "narrative": format!("a{c}b") })), "narrative");
    }
    breaks(subject(json!({ "extra": [["key", "nul\0"]] })), "extra[0].value");
}

#[test]
fn a_control_character_is_found_wherever_it_stands_in_a_text() {
    let plain = |text: &str| {
        text.chars()
            .find(|c| *c < ' ' && !matches!(c, '\t' | '\n' | '\r'))
    };
    for around in ['a', ' ', '\n', '\u{1}', '\u{7f}', 'é', '\u{800}', '\u{10ffff}'] {
        for length in 0..20 {
            for at in 0..=length {
                for c in (0..=0x100).filter_map(char::from_u32) {
                    let mut text: Vec<_> = std::iter::repeat_n(around, length).collect();
                    text.insert(at, c);
                    let text: String = text.iter().collect();
                    assert_eq!(super::first_control(&text), plain(&text), "{text:?}");
                }
            }
        }
    }
}

#[test]
fn a_name_shows_something() {
    for full in ["", " ", "\u{a0}\u{3000}", "\u{200b}", "\u{202e}\u{feff}"] {
        breaks(subject(json!({ "names": [name(full)] })), "names[0]");
    }
    breaks(
        named("parts", json!([{ "role": "given", "text": "\u{200d}" }])),
        "names[0].parts[0]",
    );
    keeps(subject(json!({ "names": [name("Å")] })));
}

#[test]
fn scripts_and_languages_have_the_shape_of_their_standards() {
    keeps(named("script", json!("Arab")));
    breaks(named("script", json!("arabic")), "names[0]");
    keeps(named("language", json!("sr-Latn")));
    for tag in ["Russian", "e", "en-", "en--US", "en_US", "日本"] {
        breaks(named("language", json!(tag)), "names[0]");
    }
}

#[test]
fn a_country_is_coded_or_in_words() {
    keeps(with("nationalities", json!({ "code": "XK", "at": 0 })));
    keeps(with("nationalities", json!({ "raw": "Ruritania", "at": 0 })));
    for claim in [
        json!({ "at": 0 }),
        json!({ "raw": " ", "at": 0 }),
        json!({ "code": "ZZ", "at": 0 }),
        json!({ "code": "de", "at": 0 }),
    ] {
        breaks(with("nationalities", claim), "nationalities[0]");
    }
}

#[test]
fn an_organisation_issues_documents_but_is_no_place() {
    let issued =
        |issuer: &str| json!({ "kind": "travel_document", "status": "unstated", "issuer": issuer, "at": 0 });
    keeps(with("documents", issued("UN")));
    breaks(with("documents", issued("ZZ")), "documents[0]");
    keeps(batch(json!({ "issuer": "EU" })));
    breaks(
        document(json!({ "place": { "country": "EU", "at": 0 } })),
        "place",
    );
    keeps(with("addresses", json!({ "country": "XK", "at": 0 })));
    breaks(
        with("addresses", json!({ "country": "UN", "at": 0 })),
        "addresses[0]",
    );
    let identifier = json!({ "scheme": "tax", "value": "1", "country": "UN", "at": 0 });
    breaks(with("identifiers", identifier), "identifiers[0]");
}

#[test]
fn an_identifier_has_a_scheme_and_a_value() {
    let identifier = |scheme: &str, value: &str| {
        with(
            "identifiers",
            json!({ "scheme": scheme, "value": value, "at": 0 }),
        )
    };
    keeps(identifier("wallet:xbt", "1"));
    for (scheme, value) in [
        ("", "1"),
        ("IMO", "1"),
        ("-x", "1"),
        ("im o", "1"),
        ("imo", ""),
        ("imo", "\u{200b}"),
    ] {
        breaks(identifier(scheme, value), "identifiers[0]");
    }
}

#[test]
fn a_link_is_a_web_address_with_the_digest_of_its_content() {
    let link =
        |url: &str, sha256: Option<&str>| with("links", json!({ "url": url, "sha256": sha256, "at": 0 }));
    let digest = "0123456789abcdef".repeat(4);
    keeps(link("https://list.example/1", Some(&digest)));
    breaks(link("javascript:alert(1)", None), "links[0]");
    breaks(link("list.example", None), "links[0]");
    for sha256 in [
        &digest[1..],
        &digest.to_uppercase(),
        &"g".repeat(64),
        &"é".repeat(32),
    ] {
        breaks(link("https://list.example/1", Some(sha256)), "links[0]");
    }
}

#[test]
fn measures_of_a_body_are_positive() {
    let craft = |length: f64| {
        let crate::Item::Subject(mut subject) = subject(json!({ "kind": "vessel", "craft": {} })) else {
            unreachable!("a subject")
        };
        subject.craft.as_mut().expect("it was given").length_m = Some(length);
        crate::Item::Subject(subject)
    };
    keeps(craft(f64::MIN_POSITIVE));
    for length in [0.0, -0.0, -1.0, f64::NAN, f64::INFINITY] {
        breaks(craft(length), "craft");
    }
    keeps(subject(json!({ "person": { "height_cm": 1 } })));
    breaks(subject(json!({ "person": { "height_cm": 0 } })), "person");
}

#[test]
fn what_is_other_says_what_it_is() {
    let measure = |text: Option<&str>| {
        with(
            "designations",
            json!({ "status": "active", "measures": [{ "kind": "other", "text": text }], "at": 0 }),
        )
    };
    keeps(measure(Some("Deposit requirement")));
    breaks(measure(Some(" ")), "designations[0].measures[0]");
    let relation = |note: Option<&str>| {
        with(
            "relations",
            json!({ "kind": "other", "target": { "text": "Ida" }, "note": note, "at": 0 }),
        )
    };
    keeps(relation(Some("godmother")));
    breaks(relation(None), "relations[0]");
    let target = |text: Option<&str>| assessment(json!({ "targets": [{ "kind": "other", "text": text }] }));
    keeps(target(Some("The press centre")));
    breaks(target(None), "targets[0]");
}

#[test]
fn texts_that_must_say_something_do() {
    let blank = "\u{a0}";
    for (item, field) in [
        (batch(json!({ "numbers": ["1", blank] })), ""),
        (assessment(json!({ "event": blank })), ""),
        (assessment(json!({ "actors": [{ "text": blank }] })), ""),
        (
            with("contacts", json!({ "kind": "phone", "value": blank, "at": 0 })),
            "contacts[0]",
        ),
        (with("remarks", json!({ "text": blank, "at": 0 })), "remarks[0]"),
        (
            with(
                "interests",
                json!({ "basis": "wanted", "cautions": [blank], "at": 0 }),
            ),
            "interests[0]",
        ),
        (
            with(
                "relations",
                json!({ "kind": "family", "target": { "text": blank }, "at": 0 }),
            ),
            "relations[0]",
        ),
        (
            with(
                "designations",
                json!({ "status": "active", "legal_bases": [{ "instrument": blank }], "at": 0 }),
            ),
            "designations[0].legal_bases[0]",
        ),
    ] {
        breaks(item, field);
    }
}
