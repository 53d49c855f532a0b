//! What partners assess of an event.

use std::path::Path;

use dragoman_hub::{Draft, Guards, Hub, InputKey, ListKey};
use dragoman_model::schema::Marking;
use dragoman_model::{Digest, Validator};
use serde_json::{Value, json};

use crate::lists::{List, STIX};
use crate::site::Site;

/// Keeps an edition of a list of a partner's assessments.
fn keep(site: &Site, issuer: &str, items: impl IntoIterator<Item = Value>) {
    let open: Marking = serde_json::from_value(json!({ "originator_controlled": false })).expect("a marking");
    let mut validator = Validator::new(open, vec![100]);
    for (index, item) in items.into_iter().enumerate() {
        let mut whole = json!({
            "item": "assessment", "marking": { "originator_controlled": false },
            "sources": [{ "bytes": { "part": 0, "start": index * 10, "end": index * 10 + 10 } }],
            "targets": [{ "kind": "venue", "text": "Main Hall" }],
        });
        for (field, value) in item.as_object().expect("fields") {
            whole[field] = value.clone();
        }
        validator.take(serde_json::from_value(whole).expect("an item"));
    }
    let list = ListKey {
        issuer: issuer.into(),
        list: "threats".into(),
    };
    let (records, rejections) = validator.finish();
    assert_eq!(rejections.len(), 0);
    let key = InputKey::new(Digest::of(issuer.as_bytes()), []);
    let draft = Draft::new(list, key, records).expect("a draft");
    let mut hub = Hub::open(Path::new(&site.path("dragoman.db"))).expect("a store");
    hub.accept(&draft, &Guards::default(), &json!({}), "2026-01-01T00:00:00Z")
        .expect("it is kept");
}

/// Two partners who assess one event; one of them more for its own eyes.
fn site() -> Site {
    let site = Site::new(&[]);
    keep(
        &site,
        "DE",
        [
            json!({ "id": "1", "event": "Example Summit", "likelihood": "likely", "severity": "major" }),
            json!({
                "id": "2", "event": "Example Summit", "likelihood": "unlikely",
                "marking": { "tlp": "red", "originator_controlled": true },
            }),
            json!({
                "id": "3", "event": "Hidden Event", "marking": { "tlp": "red", "originator_controlled": true },
            }),
        ],
    );
    keep(
        &site,
        "GB",
        [json!({ "id": "1", "event": "EXAMPLE  summit", "likelihood": "likely", "severity": "severe" })],
    );
    site
}

/// Field and standing of all that is said of the only target of an event.
fn standings(event: &Value) -> Vec<(&str, &str)> {
    let time = &event["targets"][0]["times"][0];
    let fields = time["fields"].as_array().expect("fields").iter();
    fields
        .map(|field| {
            let text = |name| field[name].as_str().expect("a text");
            (text("field"), text("standing"))
        })
        .collect()
}

#[test]
fn who_may_see_all_sees_what_is_agreed_and_what_is_not() {
    let site = site();
    let events = site.json(&["threats", "--release-to", "DE"]);
    assert_eq!(
        events,
        json!([
            { "event": "Example Summit", "assessments": 3, "issuers": ["DE", "GB"] },
            { "event": "Hidden Event", "assessments": 1, "issuers": ["DE"] },
        ])
    );
    let event = site.json(&["threats", "--event", "example summit", "--release-to", "DE"]);
    assert_eq!(
        standings(&event),
        [("likelihood", "differing"), ("severity", "differing")]
    );
}

#[test]
fn a_party_sees_the_event_as_if_there_were_nothing_else() {
    let site = site();
    assert_eq!(
        site.json(&["threats", "--release-to", "FR"]),
        json!([{ "event": "Example Summit", "assessments": 2, "issuers": ["DE", "GB"] }])
    );
    let event = site.json(&["threats", "--event", "Example Summit", "--release-to", "FR"]);
    assert_eq!(
        standings(&event),
        [("likelihood", "agreed"), ("severity", "differing")]
    );
    let hidden = ["threats", "--event", "Hidden Event", "--release-to", "FR"];
    let none = ["threats", "--event", "No Event", "--release-to", "FR"];
    let (of_hidden, of_none) = (site.command(&hidden), site.command(&none));
    assert_eq!((of_hidden.2, of_none.2), (1, 1));
    assert_eq!(of_hidden.1.replace("Hidden", "No"), of_none.1);
}

#[test]
fn bundles_of_stix_are_assessments_with_their_actors() {
    let list: &List = &STIX;
    let site = Site::new(&[(list, list.sample())]);
    let (reports, code) = site.run();
    assert_eq!(code, 0, "{reports:?}");
    let (text, errors, code) = site.command(&["threats", "--event", "Lowen Summit 2031"]);
    assert_eq!((code, errors.as_str()), (0, ""));
    insta::assert_snapshot!(text);
}
