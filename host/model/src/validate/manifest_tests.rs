use serde_json::{Value, json};

use super::*;

fn check(field: &str, value: Value) -> Result<(), &'static str> {
    let mut manifest = json!({
        "issuer": "XX", "list_name": "example-1", "title": "Example list", "authority": "Ministry of Examples",
        "formats": [{ "name": "Example CSV", "versions": ["2030"] }],
        "parts": [{ "role": "list", "name_pattern": "*.csv", "media_type": "text/csv", "required": true }],
        "mode": "snapshot", "expected_counts": [{ "what": "subjects", "at_least": 1, "at_most": 1 }],
        "languages": ["en"], "module_version": "1.0.0", "contact": "lists@example.org",
        "default_marking": { "originator_controlled": false },
    });
    manifest[field] = value;
    let manifest: Manifest = serde_json::from_value(manifest).expect("the fields are the schema's");
    manifest.check().map_err(|error| error.field)
}

#[test]
fn a_manifest_that_says_what_it_must_is_taken() {
    for (field, value) in [
        ("issuer", json!("INTERPOL")),
        ("list_name", json!("a")),
        ("list_name", json!("a".repeat(32))),
        ("parts", json!([])),
        ("expected_counts", json!([{ "what": "travel-documents" }])),
        ("languages", json!(["en", "zh-Hant"])),
        ("module_version", json!("1.0.0-rc.1")),
    ] {
        assert_eq!(check(field, value.clone()), Ok(()), "{field} {value}");
    }
}

#[test]
fn each_field_has_its_shape() {
    let part = |field: &str, value: &str| {
        let mut part =
            json!({ "role": "list", "name_pattern": "*", "media_type": "text/csv", "required": true });
        part[field] = value.into();
        json!([part])
    };
    for (field, value, named) in [
        ("issuer", json!("X"), "issuer"),
        ("issuer", json!("xx"), "issuer"),
        ("issuer", json!("A".repeat(17)), "issuer"),
        ("issuer", json!("\u{202e}AA"), "issuer"),
        ("list_name", json!(""), "list-name"),
        ("list_name", json!("a".repeat(33)), "list-name"),
        ("list_name", json!("../sc"), "list-name"),
        ("title", json!(" \u{200b}"), "title"),
        ("authority", json!(""), "authority"),
        ("contact", json!("\t"), "contact"),
        ("formats", json!([{ "name": "", "versions": [] }]), "formats"),
        (
            "formats",
            json!([{ "name": "CSV", "versions": [" "] }]),
            "formats",
        ),
        ("parts", part("role", ""), "parts"),
        ("parts", part("name_pattern", " "), "parts"),
        ("parts", part("media_type", "csv"), "parts"),
        ("parts", part("media_type", "text/"), "parts"),
        (
            "expected_counts",
            json!([{ "what": "persons" }]),
            "expected-counts",
        ),
        (
            "expected_counts",
            json!([{ "what": "subjects", "at_least": 2, "at_most": 1 }]),
            "expected-counts",
        ),
        ("languages", json!(["English"]), "languages"),
        ("module_version", json!("1.0"), "module-version"),
        (
            "default_marking",
            json!({ "originator_controlled": false, "retain_until": "soon" }),
            "default-marking",
        ),
    ] {
        assert_eq!(check(field, value.clone()), Err(named), "{field} {value}");
    }
}
