//! Subjects are found by words of their names, however these are written, and shown to whom they may be.

use serde_json::{Value, json};

use crate::site::Site;

fn person(id: &str, names: &[&str], releasable_to: &[&str]) -> Value {
    let names = names
        .iter()
        .map(|full| json!({ "full": full, "form": "primary", "quality": "unstated", "at": 0 }));
    let year = json!({ "year": 1962 });
    json!({
        "item": "subject", "id": id, "kind": "person", "status": "active", "names": names.collect::<Vec<_>>(),
        "births": [{ "earliest": year, "latest": year, "certainty": "exact", "calendar": "gregorian", "at": 0 }],
        "marking": { "tlp": "amber", "originator_controlled": false, "releasable_to": releasable_to },
    })
}

fn site() -> Site {
    let site = Site::new(&[]);
    site.keep(
        "AA",
        &[
            person("1", &["Orlan GADDAFI"], &["FR", "DE"]),
            person("2", &["Nobody", "Qadhafi, Orlan \u{202e}Karel"], &["FR"]),
            person("3", &["Mirela TANSUKH"], &["FR"]),
        ],
    );
    site
}

fn ids(found: &Value) -> Vec<(&str, bool)> {
    let found = found.as_array().expect("records").iter();
    found
        .map(|found| {
            let id = found["id"].as_str().expect("an id");
            (id, found["sounds_alike"].as_bool().expect("a word"))
        })
        .collect()
}

#[test]
fn a_subject_is_found_by_words_of_any_of_its_names_the_best_first() {
    let site = site();
    let found = site.json(&["find", "orlan", "qadhafi"]);
    assert_eq!(ids(&found), [("2", false), ("1", true)], "{found}");
    let (text, errors, code) = site.command(&["find", "orlan", "qadhafi"]);
    assert_eq!(code, 0, "{errors}");
    let lines: Vec<_> = text.lines().collect();
    assert!(
        lines[0]
            .starts_with(r"AA/example/2  Qadhafi, Orlan \u{202e}Karel: person, active, born 1962, cluster "),
        "{text}"
    );
    assert!(lines[1].ends_with(", sounds alike"), "{text}");
}

#[test]
fn what_a_party_may_not_see_is_not_found() {
    let site = site();
    let found = site.json(&["find", "qadhafi", "--release-to", "DE"]);
    assert_eq!(ids(&found), [("1", true)], "{found}");
    for arguments in [
        &["find", "tansukh", "--release-to", "DE"][..],
        &["find", "tansukhh nobody"],
    ] {
        let (out, errors, code) = site.command(arguments);
        assert_eq!((out.as_str(), code), ("", 1), "{errors}");
        assert!(errors.contains("no subject in force has such a name"), "{errors}");
    }
    let (_, errors, code) = site.command(&["find", "?"]);
    assert_eq!(code, 2, "{errors}");
}
