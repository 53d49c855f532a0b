//! Items for tests, as JSON: what every item must have, and the fields that a test is about.

use serde_json::{Value, json};

use crate::Item;
use crate::schema::Marking;
use crate::validate::{PartSizes, Rejection, Validator};

/// A person named Ada Example, with these fields set.
pub(crate) fn subject(fields: Value) -> Item {
    let base = json!({
        "item": "subject", "id": "1", "kind": "person", "status": "active",
        "names": [name("Ada Example")],
    });
    item(base, fields)
}

/// A travel document, with these fields set.
pub(crate) fn document(fields: Value) -> Item {
    let document = json!({ "kind": "passport", "number": "C01X00T47", "status": "stolen", "at": 0 });
    item(
        json!({ "item": "travel_document", "id": "2", "document": document }),
        fields,
    )
}

/// A batch of one travel document, with these fields set.
pub(crate) fn batch(fields: Value) -> Item {
    let base = json!({
        "item": "travel_documents", "id": "3", "kind": "passport", "status": "stolen_blank", "numbers": ["C01X00T47"],
    });
    item(base, fields)
}

/// An assessment, with these fields set.
pub(crate) fn assessment(fields: Value) -> Item {
    let base =
        json!({ "item": "assessment", "id": "4", "event": "summit", "targets": [{ "kind": "venue" }] });
    item(base, fields)
}

/// A primary name.
pub(crate) fn name(full: &str) -> Value {
    json!({ "full": full, "form": "primary", "quality": "unstated", "at": 0 })
}

/// A date claim of a certainty; bounds as `yyyy`, `yyyy-mm` or `yyyy-mm-dd`.
pub(crate) fn claim(certainty: &str, earliest: Option<&str>, latest: Option<&str>) -> Value {
    let date = |text: &str| {
        let mut parts = text.split('-').map(|part| part.parse::<u16>().expect("a number"));
        json!({ "year": parts.next(), "month": parts.next(), "day": parts.next() })
    };
    json!({
        "certainty": certainty, "earliest": earliest.map(date), "latest": latest.map(date), "calendar": "gregorian", "at": 0,
    })
}

/// What a feed says that says nothing.
pub(crate) fn open_marking() -> Marking {
    serde_json::from_value(json!({ "originator_controlled": false })).expect("a marking")
}

fn item(mut base: Value, fields: Value) -> Item {
    base["sources"] = json!([{ "bytes": { "part": 0, "start": 0, "end": 1 } }]);
    base["marking"] = json!({ "originator_controlled": false });
    for (field, value) in fields.as_object().expect("an object of fields") {
        base[field] = value.clone();
    }
    serde_json::from_value(base).expect("the fields are the schema's")
}

/// Checks items of a feed of one part of 100 bytes.
pub(crate) fn validate(items: impl IntoIterator<Item = Item>) -> (Vec<Item>, Vec<Rejection>) {
    let mut validator = Validator::new(open_marking(), PartSizes::from([100]));
    items.into_iter().for_each(|item| validator.take(item));
    let (records, rejections) = validator.finish();
    (
        records.into_iter().map(|record| record.into_item()).collect(),
        rejections,
    )
}

/// The field and the message of the rule that an item breaks; none for a good one.
pub(crate) fn broken(item: Item) -> Option<(String, String)> {
    let (_, mut rejections) = validate([item]);
    rejections
        .pop()
        .map(|rejection| (rejection.field, rejection.message))
}

/// Asserts that an item keeps the rules.
#[track_caller]
pub(crate) fn keeps(item: Item) {
    let text = String::from_utf8(item.to_json()).expect("JSON is UTF-8");
    assert_eq!(broken(item), None, "{text}");
}

/// Asserts that an item breaks a rule about a field.
#[track_caller]
pub(crate) fn breaks(item: Item, field: &str) {
    let text = String::from_utf8(item.to_json()).expect("JSON is UTF-8");
    let found = broken(item);
    assert_eq!(
        found.as_ref().map(|(field, _)| &**field),
        Some(field),
        "{found:?}: {text}"
    );
}
