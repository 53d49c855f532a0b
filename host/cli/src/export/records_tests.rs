use std::collections::BTreeMap;

use dragoman_hub::{Draft, Guards, Hub, InputKey, ListKey};
use dragoman_model::schema::Marking;
use dragoman_model::{Digest, Validator};
use dragoman_release::{Handling, Party, releasable};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::cluster::Shown;
use crate::export::{Format, Manifest, csv, ftm, jsonl, parquet};

const TODAY: Date = date(2030, 6, 15);

/// Items by issuer and id.
type Lists = BTreeMap<(&'static str, String), Value>;

fn person(id: &str, name: &str, marking: Value) -> Value {
    let mut marking = marking;
    if marking.get("originator_controlled").is_none() {
        marking["originator_controlled"] = json!(false);
    }
    json!({
        "item": "subject", "id": id, "kind": "person", "status": "active", "marking": marking,
        "names": [{ "full": name, "form": "primary", "quality": "unstated", "at": 0 }],
        "identifiers": [{ "scheme": "un-ref", "value": format!("QDi.{}", name.len()), "at": 0 }],
    })
}

fn store(lists: &Lists) -> Hub {
    let mut hub = Hub::in_memory().expect("a store");
    let open: Marking = serde_json::from_value(json!({ "originator_controlled": false })).expect("a marking");
    let guards: Guards = serde_json::from_value(json!({ "expected_counts": false })).expect("guards");
    for issuer in ["DE", "FR", "UN"] {
        let mut validator = Validator::new(open.clone(), vec![1_000]);
        for (index, ((_, _), item)) in lists.iter().filter(|((of, _), _)| *of == issuer).enumerate() {
            let mut item = item.clone();
            item["sources"] =
                json!([{ "bytes": { "part": 0, "start": index * 10, "end": index * 10 + 10 } }]);
            validator.take(serde_json::from_value(item).expect("an item"));
        }
        let (records, rejections) = validator.finish();
        assert_eq!(rejections, []);
        if records.is_empty() {
            continue;
        }
        let list = ListKey {
            issuer: issuer.into(),
            list: "example".into(),
        };
        let draft = Draft::new(list, InputKey::new(Digest::of(b"module"), []), records).expect("a draft");
        hub.accept(&draft, &guards, &json!({}), "2030-01-01T00:00:00Z")
            .expect("the store works");
    }
    hub
}

/// What is written in a format, and the manifest of it.
fn written(aggregate: &Aggregate, format: Format) -> (Vec<u8>, String) {
    let (records, mut out) = (Records::of(aggregate), Vec::new());
    let counts = match format {
        Format::Jsonl => jsonl::write(&records, &mut out),
        Format::Csv => csv::write(&records, &mut out),
        Format::Ftm => {
            let (mut statements, mut unsaid) = (Vec::new(), Vec::new());
            let counts = ftm::write(&records, &mut out, &mut statements, &mut unsaid);
            out.extend([statements, unsaid].concat());
            counts
        }
        Format::Parquet => {
            let mut values = Vec::new();
            let counts = parquet::write(&records, &mut out, &mut values);
            out.extend(values);
            counts
        }
        Format::Changes => unreachable!("changes are not of one store"),
    };
    let counts = counts.expect("it can be written");
    let manifest = Manifest::new(format, &records, counts, []).expect("the store works");
    let manifest = serde_json::to_string(&manifest).expect("JSON");
    (out, manifest)
}

fn for_party(hub: Hub, party: &Party) -> Aggregate {
    let hub = hub.snapshot().expect("the store works");
    Aggregate::of_party(hub, Vec::new(), party, TODAY).expect("the store works")
}

/// What `show` writes of the records with this name, for people and for machines.
fn shown(aggregate: &Aggregate, name: &str) -> Vec<(String, String)> {
    let found = aggregate.named(name).expect("the store works").into_iter();
    let shown = found.map(|key| {
        let cluster = aggregate.cluster(&key).expect("the store works");
        let shown = Shown::of(aggregate, &cluster).expect("the store works");
        let json = serde_json::to_string(&shown).expect("JSON");
        (shown.text().expect("text"), json)
    });
    shown.collect()
}

fn lists(items: impl IntoIterator<Item = (&'static str, Value)>) -> Lists {
    let keyed = items.into_iter().map(|(issuer, item)| {
        let id = item["id"].as_str().expect("an id").to_owned();
        ((issuer, id), item)
    });
    keyed.collect()
}

#[test]
fn the_operator_is_given_everything_until_its_last_day() {
    let lists = lists([
        (
            "DE",
            person(
                "1",
                "Ada Example",
                json!({ "tlp": "red", "originator_controlled": true }),
            ),
        ),
        (
            "DE",
            person("2", "Boris Otherman", json!({ "retain_until": "2030-06-15" })),
        ),
    ]);
    let ids = |today: Date| {
        let mut ids = Vec::new();
        let resolved = store(&lists).resolved().expect("the store works");
        let aggregate = Aggregate::of_operator(resolved, Vec::new(), today).expect("the store works");
        let take = |record: &Record| {
            assert!(record.held.edition.is_some() && !record.held.sources.is_empty());
            ids.push(record.held.item.id().to_owned());
            Ok(true)
        };
        Records::of(&aggregate).each(take).expect("the store works");
        ids
    };
    assert_eq!(ids(TODAY), ["1", "2"]);
    assert_eq!(ids(date(2030, 6, 16)), ["1"]);
}

#[test]
fn a_release_says_no_edition_and_no_place_in_any_format() {
    let hub = store(&lists([(
        "DE",
        person("1", "Ada Example", json!({ "tlp": "green" })),
    )]));
    let release = for_party(hub, &"FR".parse().expect("a party"));
    let (line, manifest) = written(&release, Format::Jsonl);
    let line: Value = serde_json::from_slice(&line).expect("JSON");
    let manifest: Value = serde_json::from_str(&manifest).expect("JSON");
    assert_eq!(
        manifest["editions"],
        json!([{ "issuer": "DE", "list": "example", "records": 1 }])
    );
    assert_eq!(manifest["release_to"], "FR");
    let names: Vec<_> = line
        .as_object()
        .expect("a record")
        .keys()
        .map(String::as_str)
        .collect();
    let expected = [
        "cluster",
        "issuer",
        "list",
        "item",
        "id",
        "marking",
        "kind",
        "status",
        "names",
        "identifiers",
    ];
    assert_eq!(names, expected);
    let cluster = line["cluster"].as_str().expect("a cluster");
    let row = format!("DE,example,,{cluster},1,person,active,primary,unstated,Ada Example,,");
    let table = String::from_utf8(written(&release, Format::Csv).0).expect("UTF-8");
    assert_eq!(table.lines().nth(1), Some(&*row));
}

#[test]
fn a_manifest_counts_the_records_that_are_written() {
    let document = json!({
        "item": "travel_document", "id": "2", "marking": { "originator_controlled": false },
        "document": { "kind": "passport", "number": "C01X00T47", "status": "stolen", "at": 0 },
    });
    let lists = lists([
        ("DE", person("1", "Ada Example", json!({}))),
        ("DE", document.clone()),
        ("UN", document),
    ]);
    let aggregate = for_party(store(&lists), &"FR".parse().expect("a party"));
    let counts = |format: Format| {
        let manifest: Value = serde_json::from_str(&written(&aggregate, format).1).expect("JSON");
        let editions = manifest["editions"].as_array().expect("editions");
        let sum: u64 = editions.iter().filter_map(|from| from["records"].as_u64()).sum();
        assert_eq!(manifest["records"], sum);
        let of = |from: &Value| (from["issuer"].to_string(), from["records"].as_u64());
        editions.iter().map(of).collect::<Vec<_>>()
    };
    let (de, un) = ("\"DE\"".to_owned(), "\"UN\"".to_owned());
    assert_eq!(
        counts(Format::Csv),
        [(de.clone(), Some(1)), (un.clone(), Some(0))]
    );
    for format in [Format::Jsonl, Format::Ftm, Format::Parquet] {
        assert_eq!(counts(format), [(de.clone(), Some(2)), (un.clone(), Some(1))]);
    }
}

fn markings() -> impl Strategy<Value = Value> {
    let levels = vec![
        None,
        Some("clear"),
        Some("green"),
        Some("amber"),
        Some("amber_strict"),
        Some("red"),
    ];
    let days = vec![None, None, Some("2030-06-14"), Some("2030-06-15")];
    let parts = (
        prop::sample::select(levels),
        prop::sample::subsequence(vec!["DE", "FR", "IT"], 0..=2),
        prop::bool::weighted(0.2),
        prop::sample::select(days),
    );
    parts.prop_map(|(tlp, to, controlled, until)| {
        json!({ "tlp": tlp, "releasable_to": to, "originator_controlled": controlled, "retain_until": until })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn an_export_for_a_party_is_that_of_a_store_without_what_the_party_may_not_see(
        drawn in prop::collection::vec((0..3_usize, 0..5_usize, 0..3_usize, markings(), 0..5_usize), 1..12),
        code in prop::sample::select(vec!["FR", "IT", "DE"]),
    ) {
        let party: Party = code.parse().expect("a party");
        let names = ["Ada Marwood Example", "Boris Otherman", "Cyril Quennell Vane"];
        let id = |issuer: usize, number: usize| format!("{}-{number}", ["DE", "FR", "UN"][issuer]);
        let drawn_items = drawn.iter().map(|(issuer, number, name, marking, _)| {
            (["DE", "FR", "UN"][*issuer], person(&id(*issuer, *number), names[*name], marking.clone()))
        });
        let mut all = lists(drawn_items);
        let is_seen = |issuer: &str, item: &Value| {
            let marking = serde_json::from_value(item["marking"].clone()).expect("a marking");
            releasable(&Handling::of(issuer, &marking).expect("a day"), &party, TODAY)
        };
        let mut reduced = all.clone();
        reduced.retain(|(issuer, _), item| is_seen(issuer, item));
        for (issuer, number, _, _, other) in drawn.iter().filter(|(_, number, _, _, other)| number != other) {
            let list = ["DE", "FR", "UN"][*issuer];
            let (own, target) = ((list, id(*issuer, *number)), (list, id(*issuer, *other)));
            let relation = json!([{ "kind": "family", "target": { "id": target.1 }, "note": target.1, "at": 0 }]);
            for lists in [&mut all, &mut reduced] {
                if lists.contains_key(&target) && let Some(item) = lists.get_mut(&own) {
                    item["relations"] = relation.clone();
                } else if let Some(item) = lists.get_mut(&own) {
                    item["relations"] = json!([]);
                }
            }
        }
        let names: Vec<String> = all.keys().map(|(issuer, id)| format!("{issuer}/{id}")).collect();
        let [all, reduced] = [all, reduced].map(|lists| {
            let rule = json!({ "name": "contested", "issuer": "DE", "accept": { "when": { "listed-by": ["UN"] } } });
            let rules = vec![serde_json::from_value(rule).expect("a rule")];
            let hub = store(&lists).snapshot().expect("the store works");
            Aggregate::of_party(hub, rules, &party, TODAY).expect("the store works")
        });
        for format in [Format::Jsonl, Format::Csv, Format::Ftm, Format::Parquet] {
            prop_assert_eq!(written(&all, format), written(&reduced, format));
        }
        for name in &names {
            prop_assert_eq!(shown(&all, name), shown(&reduced, name), "{}", name);
        }
    }
}
