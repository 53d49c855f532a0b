//! Releases: what a party is given, and that nothing else shows.

use std::path::Path;

use dragoman_hub::{Draft, Guards, Hub, InputKey, ListKey};
use dragoman_model::schema::Marking;
use dragoman_model::{Digest, Validator};
use serde_json::{Value, json};

use crate::site::Site;

/// A store of one list of DE: a record for its own eyes, an open one until the middle of June 2030, and one that was to be given up long ago.
fn site() -> Site {
    let site = Site::new(&[]);
    let open: Marking = serde_json::from_value(json!({ "originator_controlled": false })).expect("a marking");
    let mut validator = Validator::new(open, vec![100]);
    for (index, (id, marking)) in [
        ("own", json!({ "tlp": "red", "originator_controlled": true })),
        (
            "open",
            json!({ "retain_until": "2030-06-15", "originator_controlled": false }),
        ),
        (
            "old",
            json!({ "retain_until": "2020-06-15", "originator_controlled": false }),
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let person = json!({
            "item": "subject", "id": id, "kind": "person", "status": "active", "marking": marking,
            "sources": [{ "bytes": { "part": 0, "start": index * 10, "end": index * 10 + 10 } }],
            "names": [{ "full": format!("Ada {id}"), "form": "primary", "quality": "unstated", "at": 0 }],
        });
        validator.take(serde_json::from_value(person).expect("an item"));
    }
    let list = ListKey {
        issuer: "DE".into(),
        list: "example".into(),
    };
    let draft = Draft::new(
        list,
        InputKey::new(Digest::of(b"module"), []),
        validator.finish().0,
    )
    .expect("a draft");
    let mut hub = Hub::open(Path::new(&site.path("dragoman.db"))).expect("a store");
    hub.accept(&draft, &Guards::default(), &json!({}), "2020-01-01T00:00:00Z")
        .expect("it is kept");
    site
}

/// The ids that an export holds.
fn exported(site: &Site, arguments: &[&str]) -> Vec<String> {
    let (out, errors, code) = site.command(&[&["export"], arguments].concat());
    assert_eq!(code, 0, "{errors}");
    let id = |line: &str| {
        let record: Value = serde_json::from_str(line).expect("a line is JSON");
        record["id"].as_str().expect("an id").to_owned()
    };
    out.lines().map(id).collect()
}

#[test]
fn a_party_is_given_what_it_may_see_until_the_last_day() {
    let site = site();
    assert_eq!(exported(&site, &["--as-of", "2030-06-15"]), ["open", "own"]);
    assert_eq!(
        exported(&site, &["--as-of", "2030-06-15", "--release-to", "DE"]),
        ["open", "own"]
    );
    assert_eq!(
        exported(&site, &["--as-of", "2030-06-15", "--release-to", "FR"]),
        ["open"]
    );
    assert_eq!(
        exported(&site, &["--as-of", "2030-06-16", "--release-to", "FR"]),
        [""; 0]
    );
    assert_eq!(exported(&site, &["--as-of", "2030-06-16"]), ["own"]);
}

#[test]
fn a_record_that_is_withheld_is_answered_in_the_same_bytes_as_one_that_is_not_there() {
    let site = site();
    for name in [
        "DE/own",
        "DE/example/own",
        "DE/old",
        "DE/none",
        "GB/own",
        "QQ/own",
    ] {
        for more in [&["--record"][..], &["--format", "json"], &[]] {
            let shown = site.command(
                &[
                    &["show", name, "--release-to", "FR", "--as-of", "2030-06-15"],
                    more,
                ]
                .concat(),
            );
            let expected = format!("error: {name}: no such record is in force\n");
            assert_eq!(shown, (String::new(), expected, 1));
        }
    }
}

#[test]
fn a_record_is_shown_without_what_tells_of_others() {
    let site = site();
    let shown = site.json(&["show", "DE/open", "--release-to", "FR", "--as-of", "2030-06-15"]);
    assert_eq!(
        shown["records"],
        json!([{ "issuer": "DE", "list": "example", "id": "open" }])
    );
    assert!(!shown.to_string().contains("source"), "{shown}");
    let (text, errors, code) = site.command(&[
        "show",
        "DE/open",
        "--release-to",
        "FR",
        "--as-of",
        "2030-06-15",
        "--record",
    ]);
    assert_eq!(
        (code, text.lines().next()),
        (0, Some("DE/open of DE/example")),
        "{errors}"
    );
}

#[test]
fn a_party_that_is_none_is_a_mistake_and_no_party_that_sees_little() {
    let (out, errors, code) = site().command(&["export", "--release-to", "UK"]);
    assert_eq!((out.as_str(), code), ("", 2));
    assert!(errors.contains("ISO 3166-1"), "{errors}");
}

#[test]
fn what_may_no_longer_be_held_is_told_of_and_removed() {
    let site = site();
    let due = |site: &Site| {
        let problems = site.json(&["doctor"])["problems"].clone();
        let problems = problems.as_array().expect("a list of problems").clone();
        problems.iter().any(|problem| problem["about"] == "DE/example")
    };
    assert!(due(&site));
    let (status, _, _) = site.command(&["status"]);
    assert!(
        status.contains("DE/example: 1 records may no longer be held"),
        "{status}"
    );
    let (_, errors, code) = site.command(&["purge", "--as-of", "9999-12-31"]);
    assert_eq!(code, 2);
    assert!(errors.contains("yet to come"), "{errors}");
    let removed =
        json!([{ "issuer": "DE", "list": "example", "records": 1, "since": "2020-06-15", "inputs": 0 }]);
    assert_eq!(site.json(&["purge"]), removed);
    assert!(!due(&site));
    assert_eq!(site.json(&["purge"]), json!([]));
    assert_eq!(exported(&site, &["--as-of", "2020-01-01"]), ["open", "own"]);
}
