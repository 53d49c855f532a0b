use dragoman_hub::{Ground, Held, LeftOut, ListKey, Recognition};
use dragoman_model::schema::{RelationTarget, SubjectKind};
use dragoman_model::{Effect, arbitrary};
use dragoman_resolve::{ClusterId, RecordKey};
use proptest::prelude::*;

use super::model::property;
use super::*;

fn record(mut item: Item) -> Record {
    let sources = item.take_sources();
    let list = ListKey {
        issuer: "XX".into(),
        list: "invented".into(),
    };
    let held = Held {
        list,
        edition: Some(3),
        origin: None,
        sources,
        item,
    };
    Record {
        cluster: ClusterId::named_after(&RecordKey::new("XX", "invented", held.item.id())),
        held,
        recognition: None,
        effect: None,
    }
}

/// The kinds of what a record leads to, so that all sorts of relations are told.
fn kinds(record: &Record) -> Kinds {
    const KINDS: [SubjectKind; 6] = [
        SubjectKind::Person,
        SubjectKind::Organization,
        SubjectKind::Vessel,
        SubjectKind::Aircraft,
        SubjectKind::Vehicle,
        SubjectKind::Other,
    ];
    let mut kinds = Kinds::default();
    let mut note = |id: &String| {
        let list = kinds.0.entry(record.held.list.clone()).or_default();
        let kind = KINDS[list.len() % KINDS.len()];
        list.insert(id.clone(), kind);
    };
    match &record.held.item {
        Item::Subject(subject) => {
            for relation in &subject.relations {
                if let RelationTarget::Id(id) = &relation.target {
                    note(id);
                }
            }
        }
        Item::TravelDocument(document) => document.holder.iter().for_each(note),
        _ => {}
    }
    kinds.note(&record.held);
    kinds
}

/// The single values of a record, with their paths and the fields that they are in.
fn leaves(value: &Value, path: String, found: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let path = if path.is_empty() {
                    name.clone()
                } else {
                    format!("{path}.{name}")
                };
                leaves(value, path, found);
            }
        }
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                leaves(value, format!("{path}[{index}]"), found);
            }
        }
        leaf => found.push((path, leaf.clone())),
    }
}

/// Whether a path is another, or inside of it.
fn is_within(path: &str, outer: &str) -> bool {
    outer.is_empty()
        || path
            .strip_prefix(outer)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// Whether a text is in a value of a statement, or in its original; or is its language.
fn is_stated(told: &Told, text: &str) -> bool {
    let plain = |text: &str| value::clean(text, false).to_lowercase();
    let wanted = plain(text);
    told.entities
        .iter()
        .flat_map(|entity| &entity.statements)
        .any(|said| {
            let holds = |text: &str| !wanted.is_empty() && plain(text).contains(&wanted);
            said.original.as_deref() == Some(text)
                || holds(&said.value)
                || said.original.as_deref().is_some_and(holds)
                || (said.language.is_some() && said.language == value::language(text))
                || value::language(text).is_some_and(|code| said.value == code)
        })
}

/// Whether a word is said by a schema or a property.
fn is_implied(told: &Told, path: &str, word: &str) -> bool {
    let has = |schema: Option<&str>, names: &[&str]| {
        told.entities
            .iter()
            .filter(|entity| schema.is_none_or(|schema| schema == entity.schema))
            .flat_map(|entity| &entity.statements)
            .any(|said| names.contains(&said.property))
    };
    let field = path.rsplit('.').next().unwrap_or(path);
    match (field, word) {
        ("item", _) => true,
        ("id" | "holder", id) => {
            let list = ListKey {
                issuer: "XX".into(),
                list: "invented".into(),
            };
            let id = ids::of_record(&list, id);
            let leads_there = |entity: &Entity| entity.statements.iter().any(|said| said.value == id);
            told.entities
                .iter()
                .any(|entity| entity.id == id || leads_there(entity))
        }
        ("kind", "person") => told.entities[0].schema == "Person",
        ("kind", "organization") => told.entities[0].schema == "Organization",
        ("kind", "vessel") => told.entities[0].schema == "Vessel",
        ("kind", "aircraft") => told.entities[0].schema == "Airplane",
        ("kind", "vehicle") => told.entities[0].schema == "Vehicle",
        ("kind", "email") => has(None, &["email"]),
        ("kind", "website") => has(None, &["website"]),
        ("kind", "account") => has(Some("UserAccount"), &["username"]),
        ("form", "primary") => has(None, &["name"]),
        ("form", "alias") => has(None, &["alias", "weakAlias"]),
        ("form", "former") => has(None, &["previousName"]),
        ("quality", "weak") => has(None, &["weakAlias"]),
        ("role", _) => has(
            Some("Person"),
            &[
                "firstName",
                "middleName",
                "lastName",
                "fatherName",
                "motherName",
                "title",
                "nameSuffix",
            ],
        ),
        ("scheme", "imo") => has(None, &["imoNumber"]),
        ("scheme", "mmsi") => has(None, &["mmsi"]),
        ("scheme", "registration") => has(None, &["registrationNumber"]),
        ("scheme", wallet) => wallet.starts_with("wallet:") && has(Some("CryptoWallet"), &["cryptoAddress"]),
        ("certainty", "exact") | ("calendar", "gregorian") => told
            .entities
            .iter()
            .flat_map(|entity| &entity.statements)
            .any(|said| path.starts_with(said.path.trim_end_matches("earliest"))),
        _ => false,
    }
}

/// Whether a value says nothing.
fn is_silent(path: &str, value: &Value) -> bool {
    path.ends_with(".at")
        || path == "at"
        || (value == "unstated" && (path.ends_with(".quality") || path.ends_with("status")))
        || (path == "marking.originator_controlled" && *value == false)
}

#[track_caller]
fn nothing_is_dropped(record: &Record) -> Result<(), TestCaseError> {
    let told = tell(record, &kinds(record)).expect("a record can be told");
    let unsaid = left(record, &told).expect("what is left is JSON");
    let item = serde_json::to_value(&record.held.item).expect("an item is JSON");
    let mut found = Vec::new();
    leaves(&item, String::new(), &mut found);
    for (path, leaf) in found {
        let listed = unsaid.iter().any(|unsaid| is_within(&path, &unsaid.field));
        let text = match &leaf {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        prop_assert!(
            listed || is_silent(&path, &leaf) || is_stated(&told, &text) || is_implied(&told, &path, &text),
            "{path} = {leaf} is neither said nor listed: {item} {told:#?} {unsaid:#?}"
        );
    }
    for (index, source) in record.held.sources.iter().enumerate() {
        let cited = told
            .entities
            .iter()
            .flat_map(|entity| &entity.statements)
            .any(|said| said.at as usize == index);
        let field = format!("sources[{index}]");
        prop_assert!(
            cited || unsaid.iter().any(|unsaid| unsaid.field == field),
            "{source:?} is neither cited nor listed"
        );
    }
    Ok(())
}

/// What holds of every entity that is told.
fn is_sound(record: &Record) -> Result<(), TestCaseError> {
    let told = tell(record, &kinds(record)).expect("a record can be told");
    let mut ids = std::collections::HashSet::new();
    for entity in &told.entities {
        prop_assert!(ids.insert(&entity.id), "{} is there twice", entity.id);
        prop_assert!(!entity.statements.is_empty());
        for said in &entity.statements {
            let property = property(entity.schema, said.property);
            let property = property.unwrap_or_else(|| panic!("{} of {}", said.property, entity.schema));
            prop_assert!(said.value.chars().count() <= property.longest, "{said:?}");
            prop_assert!(
                !said.value.is_empty() && said.original.as_ref() != Some(&said.value),
                "{said:?}"
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_record_says_is_in_a_statement_or_listed_as_unsaid(item in arbitrary::item()) {
        nothing_is_dropped(&record(item))?;
    }

    #[test]
    fn every_statement_is_one_that_the_model_has(item in arbitrary::plausible_item()) {
        is_sound(&record(item))?;
    }
}

/// A person's record with these fields.
fn person(fields: Value) -> Record {
    let mut item = json!({
        "item": "subject", "id": "1", "kind": "person", "status": "active",
        "sources": [{ "bytes": { "part": 0, "start": 0, "end": 9 } }],
        "marking": { "originator_controlled": false },
        "names": [{ "full": "Ada Example", "form": "primary", "quality": "unstated", "at": 0 }],
    });
    for (name, value) in fields.as_object().expect("fields") {
        item[name] = value.clone();
    }
    record(serde_json::from_value(item).expect("an item"))
}

/// What is said of the subject, and what is not.
fn said(record: &Record) -> (Vec<(&'static str, String)>, Vec<String>) {
    let told = tell(record, &kinds(record)).expect("a record can be told");
    let unsaid = left(record, &told).expect("what is left is JSON");
    let said = told.entities.into_iter().flat_map(|entity| entity.statements);
    (
        said.map(|said| (said.property, said.value)).collect(),
        unsaid.into_iter().map(|unsaid| unsaid.field).collect(),
    )
}

fn claim(certainty: &str, earliest: Value, latest: Value) -> Value {
    json!({ "certainty": certainty, "calendar": "gregorian", "earliest": earliest, "latest": latest, "at": 0 })
}

#[test]
fn what_a_rule_leaves_out_is_never_said_to_be_active() {
    let mut record = person(json!({
        "designations": [{ "status": "active", "at": 0 }],
        "interests": [{ "basis": "wanted", "at": 0 }],
    }));
    let topics = |record: &Record| {
        said(record)
            .0
            .into_iter()
            .filter(|(property, _)| *property == "topics")
            .count()
    };
    assert_eq!(topics(&record), 2);
    let left_out = [Ground::Designation(0), Ground::Interest(0)].map(|ground| LeftOut {
        ground,
        rules: vec!["contested".into()],
    });
    record.recognition = Some(Recognition {
        left_out: left_out.into(),
        is_left_out: true,
        counting_numbers: Vec::new(),
    });
    assert_eq!(topics(&record), 0);
    let (said, unsaid) = said(&record);
    assert!(
        !said
            .iter()
            .any(|(_, value)| value == "active" || value == "wanted"),
        "{said:?}"
    );
    let statuses = said.iter().filter(|(property, _)| *property == "status");
    assert!(
        statuses.map(|(_, status)| status).eq(["left_out", "left_out"]),
        "{said:?}"
    );
    assert_eq!(unsaid.last().map(String::as_str), Some("recognition"));
}

#[test]
fn what_has_expired_is_never_said_to_be_active() {
    let mut record = person(json!({ "designations": [{ "status": "active", "at": 0 }] }));
    record.effect = Some(Effect {
        expired: vec![0],
        is_expired: true,
        ..Effect::default()
    });
    let (said, unsaid) = said(&record);
    let tells = |(property, value): &(_, String)| *property == "topics" || value == "active";
    assert!(!said.iter().any(tells), "{said:?}");
    assert_eq!(unsaid.last().map(String::as_str), Some("effect"));
    // No rule of the operator's had a part in it.
    assert!(said.contains(&("status", "expired".to_owned())), "{said:?}");
}

#[test]
fn a_document_that_cannot_be_said_is_listed_with_the_reason() {
    let why = |fields: Value| {
        let mut item = json!({
            "item": "travel_document", "id": "7",
            "sources": [{ "bytes": { "part": 0, "start": 0, "end": 9 } }],
            "marking": { "originator_controlled": false },
            "document": { "kind": "passport", "status": "stolen", "at": 0 },
        });
        for (name, value) in fields.as_object().expect("fields") {
            item[name] = value.clone();
        }
        let record = record(serde_json::from_value(item).expect("an item"));
        let told = tell(&record, &kinds(&record)).expect("a record can be told");
        let absent = tell(&record, &Kinds::default()).expect("a record can be told");
        [told, absent].map(|told| {
            let unsaid = left(&record, &told).expect("what is left is JSON");
            assert_eq!(unsaid[0].field, "");
            unsaid[0].why.to_string()
        })
    };
    let [said, _] = why(json!({}));
    assert_eq!(said, "FollowTheMoney has documents of holders only");
    assert_eq!(
        why(json!({ "holder": "1" })),
        [
            "FollowTheMoney has no documents without a number",
            "its holder is not in this export"
        ]
    );
}

#[test]
fn a_document_that_is_reported_is_its_holders_and_its_record_is_not_forgotten() {
    let record = record(
        serde_json::from_value(json!({
            "item": "travel_document", "id": "7", "holder": "1",
            "sources": [{ "bytes": { "part": 0, "start": 0, "end": 9 } }],
            "marking": { "originator_controlled": false },
            "document": { "kind": "passport", "number": "C01X00T47", "status": "stolen", "at": 0 },
        }))
        .expect("an item"),
    );
    let (said, unsaid) = said(&record);
    assert!(said.contains(&("number", "C01X00T47".to_owned())), "{said:?}");
    assert!(said.contains(&("holder", "XX.invented.1".to_owned())), "{said:?}");
    assert_eq!(unsaid, ["item", "id", "document.status"]);
}

#[test]
fn a_value_that_is_stated_twice_in_other_words_is_listed_the_second_time() {
    let claim = |raw: &str| json!({ "code": "DE", "raw": raw, "at": 0 });
    let record = person(json!({ "nationalities": [claim("German"), claim("Germany")] }));
    let (said, unsaid) = said(&record);
    assert_eq!(said.last(), Some(&("nationality", "de".to_owned())));
    assert_eq!(unsaid, ["status", "nationalities[1]"]);
}

#[test]
fn a_partial_date_is_said_and_a_range_is_not() {
    let (july, year) = (json!({ "year": 1962, "month": 7 }), json!({ "year": 1963 }));
    let record = person(json!({ "births": [
        claim("exact", july.clone(), july.clone()),
        claim("circa", year.clone(), year.clone()),
        claim("between", july, year),
    ]}));
    let (said, unsaid) = said(&record);
    assert_eq!(said[1..], [("birthDate", "1962-07".to_owned())]);
    assert_eq!(unsaid, ["status", "births[1]", "births[2]"]);
}

#[test]
fn what_was_said_of_the_value_before_goes_where_it_can_be_found() {
    let name = |full: &str, note: Option<&str>| json!({ "full": full, "form": "alias", "quality": "weak", "script": "Latn", "note": note, "at": 0 });
    let record = person(json!({ "names": [
        { "full": "Ada Example", "form": "primary", "quality": "strong", "at": 0 },
        name("A.  Example", Some("used in 1999")),
    ]}));
    let (said, unsaid) = said(&record);
    assert_eq!(
        said,
        [
            ("name", "Ada Example".to_owned()),
            ("weakAlias", "A. Example".to_owned())
        ]
    );
    assert_eq!(
        unsaid,
        ["status", "names[0].quality", "names[1].script", "names[1].note"]
    );
}
