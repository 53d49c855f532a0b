use dragoman_resolve::ClusterId;
use serde_json::{Value, json};

use super::*;

/// An assessment of the event `Example Summit`, with some fields of its own.
fn said(issuer: &str, id: &str, own: Value) -> Said {
    let mut item = json!({
        "item": "assessment", "id": id, "marking": { "originator_controlled": false },
        "sources": [{ "row": { "part": 0, "first": 2, "last": 2 } }],
        "event": "Example Summit", "targets": [{ "kind": "venue", "text": "Main Hall" }],
    });
    for (name, value) in own.as_object().expect("fields") {
        item[name] = value.clone();
    }
    let item: Item = serde_json::from_value(item).expect("an item");
    let Item::Assessment(assessment) = &item else {
        panic!("an assessment");
    };
    let actors = assessment.actors.iter().map(|actor| match actor {
        Actor::Text(words) => Who::Words(words.clone()),
        Actor::Id(id) => {
            let key = RecordKey::new(issuer, "threats", id);
            Who::Subject {
                // All of them are of one subject.
                cluster: ClusterId::named_after(&RecordKey::new("GB", "threats", "7")),
                name: Some(format!("Group of {issuer}")),
                status: None,
                key,
            }
        }
    });
    Said {
        names: Names::new(["assessments.csv".to_owned()]),
        actors: actors.collect(),
        assessment: assessment.clone(),
        held: Held {
            list: ListKey {
                issuer: issuer.into(),
                list: "threats".into(),
            },
            edition: Some(1),
            origin: None,
            sources: Vec::new(),
            item,
        },
    }
}

/// The window of two days.
fn window(from: u8, to: u8) -> Value {
    let claim = |day: u8| {
        let date = json!({ "year": 2026, "month": 12, "day": day });
        json!({ "certainty": "exact", "calendar": "gregorian", "at": 0, "earliest": date, "latest": date })
    };
    json!({ "window_from": claim(from), "window_to": claim(to) })
}

/// A window with further fields.
fn at(from: u8, to: u8, own: Value) -> Value {
    let mut fields = window(from, to);
    for (name, value) in own.as_object().expect("fields") {
        fields[name] = value.clone();
    }
    fields
}

fn event(all: Vec<Said>) -> Event {
    let mut events: BTreeMap<String, Vec<Said>> = BTreeMap::new();
    for said in all {
        events
            .entry(folded(&said.assessment.event))
            .or_default()
            .push(said);
    }
    Event::new(Assessed(events), " example  SUMMIT").expect("an event")
}

/// The only target of an event, as JSON.
fn target(event: &Event) -> Value {
    let event = serde_json::to_value(event).expect("JSON");
    let targets = event["targets"].as_array().expect("targets");
    assert_eq!(targets.len(), 1, "{targets:?}");
    targets[0].clone()
}

/// Field, standing and how many values it has, of the first time of the only target.
fn standings(event: &Event) -> Vec<(String, String, usize)> {
    let target = target(event);
    let fields = target["times"][0]["fields"].as_array().expect("fields").iter();
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    fields
        .map(|field| {
            let values = field["values"].as_array().expect("values");
            (text(&field["field"]), text(&field["standing"]), values.len())
        })
        .collect()
}

fn standing(field: &str, standing: &str, values: usize) -> (String, String, usize) {
    (field.into(), standing.into(), values)
}

#[test]
fn what_partners_agree_on_is_kept_apart_from_what_they_do_not() {
    let event = event(vec![
        said(
            "GB",
            "1",
            at(
                1,
                3,
                json!({ "likelihood": "likely", "severity": "major", "method": "a  Drone" }),
            ),
        ),
        said(
            "US",
            "1",
            at(
                3,
                5,
                json!({ "likelihood": "likely", "severity": "severe", "method": "A drone" }),
            ),
        ),
        said("FR", "1", at(2, 2, json!({ "confidence": "low" }))),
    ]);
    assert_eq!(
        standings(&event),
        [
            standing("likelihood", "agreed", 1),
            standing("severity", "differing", 2),
            standing("confidence", "alone", 1),
            standing("method", "agreed", 1),
        ]
    );
    let time = &target(&event)["times"][0];
    assert_eq!(
        time["window"],
        json!({ "from": "2026-12-01", "to": "2026-12-05" })
    );
    insta::assert_snapshot!(event.text("2026-12-06".parse().expect("a day")).expect("a text"));
}

#[test]
fn what_one_partner_says_twice_is_not_agreed() {
    let likely = || at(1, 3, json!({ "likelihood": "likely" }));
    let event = event(vec![said("GB", "1", likely()), said("GB", "2", likely())]);
    assert_eq!(standings(&event), [standing("likelihood", "alone", 1)]);
}

#[test]
fn times_that_do_not_meet_are_apart_and_what_states_none_is_last() {
    let event = event(vec![
        said("FR", "1", json!({})),
        said("GB", "1", window(8, 9)),
        said("US", "1", window(1, 3)),
    ]);
    let target = target(&event);
    let times = target["times"].as_array().expect("times").iter();
    let of: Vec<_> = times
        .map(|time| (time["window"]["from"].clone(), time["assessments"].clone()))
        .collect();
    assert_eq!(
        of,
        [
            (json!("2026-12-01"), json!([2])),
            (json!("2026-12-08"), json!([1])),
            (Value::Null, json!([0])),
        ]
    );
}

#[test]
fn actors_are_the_same_where_their_records_are_of_one_subject() {
    let event = event(vec![
        said(
            "GB",
            "1",
            at(
                1,
                3,
                json!({ "actors": [{ "id": "7" }, { "text": "a lone driver" }] }),
            ),
        ),
        said("US", "1", at(1, 3, json!({ "actors": [{ "id": "44" }] }))),
    ]);
    assert_eq!(
        standings(&event),
        [standing("actors", "agreed", 1), standing("actors", "alone", 1)]
    );
}

#[test]
fn a_target_is_known_by_its_kind_and_words_and_not_by_how_these_are_written() {
    let target = |kind: &str, text: &str| json!({ "targets": [{ "kind": kind, "text": text }] });
    let event = event(vec![
        said("GB", "1", target("venue", "Main Hall")),
        said("US", "1", target("venue", "main  hall")),
        said("FR", "1", target("delegation", "Main Hall")),
    ]);
    let event = serde_json::to_value(&event).expect("JSON");
    let targets = event["targets"].as_array().expect("targets").iter();
    let of: Vec<_> = targets
        .map(|target| {
            let time = &target["times"][0];
            (target["kind"].clone(), time["assessments"].clone())
        })
        .collect();
    assert_eq!(
        of,
        [(json!("delegation"), json!([2])), (json!("venue"), json!([0, 1]))]
    );
}
