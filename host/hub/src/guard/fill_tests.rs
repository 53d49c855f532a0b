use serde_json::json;

use super::*;

fn filled(record: serde_json::Value) -> Vec<(String, u64)> {
    let fill = count(record.to_string().as_bytes()).expect("it is counted");
    fill.into_iter().collect()
}

fn expected(fields: &[(&str, u64)]) -> Vec<(String, u64)> {
    let owned = |(field, count): &(&str, u64)| ((*field).to_owned(), *count);
    fields.iter().map(owned).collect()
}

#[test]
fn every_value_of_a_list_counts_and_so_does_each_of_its_details() {
    let record = json!({
        "id": "1",
        "names": [{ "full": "Ada", "at": 0 }, { "full": "Ida", "at": 1 }],
        "births": [{ "earliest": { "year": 1962, "month": 7 }, "at": 0 }],
        "person": { "titles": [{ "text": "Dr", "at": 0 }] },
    });
    let fields = [
        ("births", 1),
        ("births.earliest", 1),
        ("births.earliest.month", 1),
        ("births.earliest.year", 1),
        ("id", 1),
        ("names", 2),
        ("names.full", 2),
        ("person", 1),
        ("person.titles", 1),
        ("person.titles.text", 1),
    ];
    assert_eq!(filled(record), expected(&fields));
}

#[test]
fn a_value_with_a_note_is_qualified_and_its_details_are_there() {
    let birth = json!({ "earliest": { "year": 1962 }, "note": "of the alias", "at": 0 });
    let fields = [("births.earliest", 1), ("births.earliest.year", 1)];
    assert_eq!(filled(json!({ "births": [birth] })), expected(&fields));
}

#[test]
fn what_is_not_stated_or_false_fills_nothing_and_neither_do_places_and_raw_words() {
    let record = json!({
        "marking": { "originator_controlled": false },
        "births": [{ "certainty": "unstated", "raw": "in spring", "at": 0 }],
        "sources": [],
    });
    assert_eq!(filled(record), expected(&[("births", 1), ("marking", 1)]));
}

#[test]
fn each_key_beyond_the_schema_is_a_field() {
    let record = json!({ "extra": [["colour", "red"], ["colour", "blue"], ["size", "1"]] });
    assert_eq!(
        filled(record),
        expected(&[("extra.colour", 2), ("extra.size", 1)])
    );
}

#[test]
fn every_number_of_a_bulk_document_counts() {
    assert_eq!(
        filled(json!({ "numbers": ["A1", "A2"] })),
        expected(&[("numbers", 2)])
    );
}
