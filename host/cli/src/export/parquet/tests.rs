use std::collections::BTreeMap;
use std::fs::File;

use dragoman_hub::{Held, ListKey};
use dragoman_model::{Effect, Item, arbitrary};
use dragoman_resolve::{ClusterId, RecordKey};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use proptest::prelude::*;
use serde_json::json;

use super::*;

/// A row by the names of its columns, without those that are empty.
type Row = BTreeMap<String, Value>;

fn record(item: Value) -> Record {
    let mut item: Item = serde_json::from_value(item).expect("an item");
    let sources = item.take_sources();
    let list = ListKey {
        issuer: "XX".into(),
        list: "invented".into(),
    };
    Record {
        cluster: ClusterId::named_after(&RecordKey::new("XX", "invented", item.id())),
        held: Held {
            list,
            edition: Some(3),
            origin: None,
            sources,
            item,
        },
        recognition: None,
        effect: None,
    }
}

/// What a reader finds in a file.
fn rows(file: File) -> Vec<Row> {
    let reader = SerializedFileReader::new(file).expect("a table");
    let rows = reader.get_row_iter(None).expect("rows").map(|row| {
        let row = row.expect("a row");
        let cells = row.get_column_iter().filter_map(|(name, field)| {
            let value = match field {
                Field::Null => return None,
                Field::Str(text) => json!(text),
                Field::Long(number) => json!(number),
                other => panic!("{name}: {other} is neither text nor number"),
            };
            Some((name.clone(), value))
        });
        cells.collect()
    });
    rows.collect()
}

/// What a reader finds in the two tables of records.
fn read_back(records: &[Record]) -> [Vec<Row>; 2] {
    let files = [(); 2].map(|()| tempfile::tempfile().expect("a file"));
    let mut tables = Tables::new(&files[0], &files[1]).expect("tables");
    for record in records {
        tables.put(record).expect("a record can be written");
    }
    tables.end().expect("tables");
    files.map(rows)
}

/// The values that hold no others, each as its path, type and text.
fn leaves(value: &Value, path: String, found: &mut Vec<(String, &'static str, Option<String>)>) {
    match value {
        Value::Object(fields) if fields.is_empty() => found.push((path, "object", None)),
        Value::Object(fields) => {
            for (name, value) in fields {
                leaves(value, format!("{path}.{name}"), found);
            }
        }
        Value::Array(values) if values.is_empty() => found.push((path, "array", None)),
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                leaves(value, format!("{path}[{index}]"), found);
            }
        }
        Value::Null => found.push((path, "null", None)),
        Value::Bool(flag) => found.push((path, "boolean", Some(flag.to_string()))),
        Value::Number(number) => found.push((path, "number", Some(number.to_string()))),
        Value::String(text) => found.push((path, "string", Some(text.clone()))),
    }
}

fn holds_all_of_it(record: &Record) -> Result<(), TestCaseError> {
    let [of_record, of_values] = read_back(std::slice::from_ref(record));
    let held = &record.held;
    let item = serde_json::to_value(&held.item).expect("JSON");
    let mut key = json!({
        "issuer": held.list.issuer, "list": held.list.list, "edition": held.edition,
        "cluster": record.cluster, "id": held.item.id(),
    });
    let status = item
        .get("status")
        .map(|status| ("status".to_owned(), status.clone()));
    key.as_object_mut().expect("an object").extend(status);
    let key = key.as_object().expect("an object");

    prop_assert_eq!(of_record.len(), 1);
    let mut expected = key.clone();
    let line = serde_json::to_string(record).expect("JSON");
    expected.insert("record".into(), json!(visible::json(&line)));
    for name in ["item", "kind"] {
        expected.extend(item.get(name).map(|word| (name.to_owned(), word.clone())));
    }
    prop_assert_eq!(json!(of_record[0]), Value::Object(expected));

    let mut said = item.clone();
    let fields = said.as_object_mut().expect("an object");
    fields.shift_remove("id");
    // Documents in bulk have an issuer beside that of their list.
    if let Some(issuer) = fields.shift_remove("issuer") {
        fields.insert("documents_issuer".into(), issuer);
    }
    if !held.sources.is_empty() {
        fields.insert("sources".into(), json!(held.sources));
    }
    let mut expected = Vec::new();
    leaves(&said, String::new(), &mut expected);
    let found = of_values.iter().map(|row| {
        let text = |name: &str| row.get(name).and_then(Value::as_str);
        let (path, word) = (text("path").expect("a path"), leaf_type(row));
        (format!(".{path}"), word, text("value").map(str::to_owned))
    });
    let mut found: Vec<_> = found.collect();
    found.sort();
    expected.sort();
    prop_assert_eq!(found, expected);
    for row in &of_values {
        for (name, value) in key {
            prop_assert_eq!(row.get(name), Some(value), "{}", name);
        }
    }
    Ok(())
}

fn leaf_type(row: &Row) -> &'static str {
    let words = ["null", "boolean", "number", "string", "array", "object"];
    let is_it = |word: &&str| row["type"] == **word;
    words.into_iter().find(is_it).expect("a word of JSON")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_record_says_is_in_the_tables_and_nothing_else(item in arbitrary::item()) {
        holds_all_of_it(&record(serde_json::to_value(item).expect("JSON")))?;
    }
}

#[test]
fn beside_a_value_stand_the_words_and_the_place_that_it_is_from() {
    let [_, rows] = read_back(&[record(json!({
        "item": "subject", "id": "1", "kind": "person", "status": "active",
        "sources": [
            { "bytes": { "part": 0, "start": 0, "end": 90 } },
            { "bytes": { "part": 0, "start": 20, "end": 30 } },
        ],
        "marking": { "originator_controlled": false },
        "names": [
            { "full": "Ada Example", "form": "primary", "quality": "unstated", "at": 0 },
            { "full": "Ada Sample", "form": "alias", "quality": "weak", "note": "as in a letter", "at": 1 },
        ],
        "nationalities": [{ "raw": "Erewhonian", "at": 0 }],
    }))]);
    let row = |path: &str| {
        let mut row = rows.iter().filter(|row| row["path"] == path);
        let found = row.next().unwrap_or_else(|| panic!("{path}: has no row"));
        assert_eq!(row.next(), None);
        let mut found = found.clone();
        for name in KEYS.into_iter().chain(["status", "path", "type"]) {
            found.remove(name);
        }
        json!(found)
    };
    let [first, second] = [(0, 90), (20, 30)]
        .map(|(start, end)| json!({ "bytes": { "part": 0, "start": start, "end": end } }).to_string());
    let expected = json!({
        "field": "names.full", "index": 1, "value": "Ada Sample", "note": "as in a letter", "locator": second,
    });
    assert_eq!(row("names[1].full"), expected);
    let expected = json!({ "field": "names.full", "index": 0, "value": "Ada Example", "locator": first });
    assert_eq!(row("names[0].full"), expected);
    let expected = json!({ "field": "names.note", "index": 1, "value": "as in a letter", "locator": second });
    assert_eq!(row("names[1].note"), expected);
    let expected = json!({ "field": "nationalities.at", "index": 0, "value": "0", "raw": "Erewhonian", "locator": first });
    assert_eq!(row("nationalities[0].at"), expected);
    assert_eq!(row("kind"), json!({ "field": "kind", "value": "person" }));
}

#[test]
fn what_has_expired_is_active_in_no_row() {
    let mut record = record(json!({
        "item": "subject", "id": "1", "kind": "person", "status": "active",
        "sources": [{ "bytes": { "part": 0, "start": 0, "end": 90 } }],
        "marking": { "originator_controlled": false },
    }));
    record.effect = Some(Effect {
        expired: vec![0],
        review_overdue: Vec::new(),
        is_expired: true,
    });
    let [records, values] = read_back(&[record]);
    assert_eq!(records[0]["stated_status"], "active");
    for row in records.iter().chain(&values) {
        assert_eq!(row["status"], "expired");
    }
    let of_effect = values.iter().filter(|row| row["field"] == "effect.expired");
    assert_eq!(of_effect.map(|row| &row["value"]).collect::<Vec<_>>(), ["0"]);
}
