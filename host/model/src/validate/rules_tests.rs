use serde_json::{Value, json};

use super::*;
use crate::fixtures::{assessment, batch, breaks, claim, keeps, open_marking, subject};

#[test]
fn an_id_can_be_read_and_typed() {
    let longest = "é".repeat(256);
    for id in ["QDi.002", "1, Part 1/7", "Ж-1", &*longest] {
        keeps(subject(json!({ "id": id })));
    }
    for id in [
        "",
        " ",
        " 1",
        "1\u{a0}",
        "1\n2",
        "1\u{9b}",
        "1\u{200b}",
        "\u{202e}1",
        "\u{feff}",
        &*(longest.clone() + "x"),
    ] {
        breaks(subject(json!({ "id": id })), "id");
    }
}

#[test]
fn a_subject_has_a_primary_name() {
    breaks(subject(json!({ "names": [] })), "names");
    let alias = json!({ "full": "Ada", "form": "alias", "quality": "unstated", "at": 0 });
    breaks(subject(json!({ "names": [alias] })), "names");
}

#[test]
fn details_are_those_of_the_kind() {
    for (kind, detail) in [
        ("person", "person"),
        ("organization", "organization"),
        ("vessel", "craft"),
        ("vehicle", "craft"),
    ] {
        keeps(subject(json!({ "kind": kind, detail: {} })));
    }
    for (kind, detail) in [
        ("other", "person"),
        ("person", "organization"),
        ("organization", "craft"),
        ("aircraft", "person"),
    ] {
        breaks(subject(json!({ "kind": kind, detail: {} })), detail);
    }
}

#[test]
fn a_relation_leads_to_another_subject() {
    let relation = json!({ "kind": "family", "target": { "id": "1" }, "at": 0 });
    breaks(subject(json!({ "relations": [relation] })), "relations[0].target");
}

#[test]
fn a_batch_and_an_assessment_are_about_something() {
    breaks(batch(json!({ "numbers": [] })), "numbers");
    breaks(assessment(json!({ "targets": [] })), "targets");
}

#[test]
fn a_time_at_risk_does_not_end_before_it_begins() {
    let window = |from: &str, to: &str| {
        assessment(json!({
            "window_from": claim("exact", Some(from), Some(from)), "window_to": claim("exact", Some(to), Some(to)),
        }))
    };
    keeps(window("2030-05-01", "2030-05-01"));
    keeps(window("2030-05-01", "2030"));
    breaks(window("2030-05-02", "2030-05-01"), "window_to");
}

fn marked(item: Value, feed: Value) -> Option<String> {
    let read = |mut marking: Value| -> Marking {
        marking["originator_controlled"] = json!(false);
        serde_json::from_value(marking).expect("a marking")
    };
    marking(&read(item), &read(feed)).err().map(|broken| broken.field)
}

#[test]
fn an_item_may_tighten_the_marking_of_its_feed_and_not_loosen_it() {
    for (item, feed) in [
        (
            json!({}),
            json!({ "tlp": "red", "releasable_to": ["DE"], "retain_until": "2030-01-31" }),
        ),
        (json!({ "tlp": "amber" }), json!({ "tlp": "amber" })),
        (json!({ "tlp": "red" }), json!({ "tlp": "clear" })),
        (
            json!({ "releasable_to": ["DE", "DE"] }),
            json!({ "releasable_to": ["FR", "DE"] }),
        ),
        (json!({ "releasable_to": ["DE"] }), json!({})),
        (
            json!({ "retain_until": "2030-01-31" }),
            json!({ "retain_until": "2030-01-31" }),
        ),
    ] {
        assert_eq!(marked(item.clone(), feed.clone()), None, "{item} {feed}");
    }
    for (item, feed, field) in [
        (
            json!({ "tlp": "green" }),
            json!({ "tlp": "amber" }),
            "marking.tlp",
        ),
        (
            json!({ "releasable_to": ["IT"] }),
            json!({ "releasable_to": ["FR"] }),
            "marking.releasable_to",
        ),
        (
            json!({ "retain_until": "2030-02-01" }),
            json!({ "retain_until": "2030-01-31" }),
            "marking.retain_until",
        ),
        (json!({ "releasable_to": ["ZZ"] }), json!({}), "marking"),
        (json!({ "retain_until": "2030-2-1" }), json!({}), "marking"),
        (json!({ "retain_until": "2030-02-30" }), json!({}), "marking"),
    ] {
        assert_eq!(
            marked(item.clone(), feed.clone()).as_deref(),
            Some(field),
            "{item} {feed}"
        );
    }
    assert!(marking(&open_marking(), &open_marking()).is_ok());
}
