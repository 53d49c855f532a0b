//! Drafts for tests.

use dragoman_model::schema::Marking;
use dragoman_model::{Digest, Item, Record, Validator};
use serde_json::{Value, json};

use crate::{Acceptance, Draft, Edition, Hub, InputKey, ListKey};

/// The list of the tests.
pub(crate) fn list() -> ListKey {
    ListKey {
        issuer: "XX".into(),
        list: "example".into(),
    }
}

/// An input of one file with this content, read by a module with this content.
pub(crate) fn input(module: &str, content: &str) -> InputKey {
    let digest = |text: &str| Digest::of(text.as_bytes());
    InputKey::new(digest(module), [("list.csv", digest(content))])
}

/// A person.
pub(crate) fn person(id: &str, name: &str) -> Value {
    json!({
        "item": "subject", "id": id, "kind": "person", "status": "active",
        "names": [{ "full": name, "form": "primary", "quality": "unstated", "at": 0 }],
    })
}

/// A stolen travel document.
pub(crate) fn document(id: &str) -> Value {
    let document = json!({ "kind": "passport", "number": "C01X00T47", "status": "stolen", "at": 0 });
    json!({ "item": "travel_document", "id": id, "document": document })
}

/// Valid records, one after the other in the input.
pub(crate) fn records(items: &[Value]) -> Vec<Record> {
    let open: Marking = serde_json::from_value(json!({ "originator_controlled": false })).expect("a marking");
    let mut validator = Validator::new(open, vec![1_000]);
    for (index, item) in items.iter().enumerate() {
        let mut item = item.clone();
        item["sources"] = json!([{ "bytes": { "part": 0, "start": index * 10, "end": index * 10 + 10 } }]);
        item["marking"] = json!({ "originator_controlled": false });
        validator.take(serde_json::from_value::<Item>(item).expect("an item"));
    }
    let (records, rejections) = validator.finish();
    assert_eq!(rejections, []);
    records
}

/// A draft of these items, from an input named `content`.
pub(crate) fn draft(content: &str, items: &[Value]) -> Draft {
    Draft::new(list(), input("module", content), records(items)).expect("a draft")
}

/// Accepts a draft, which must give a new edition, and gives that.
pub(crate) fn accepted(hub: &mut Hub, draft: &Draft) -> Edition {
    let acceptance = hub
        .accept(draft, &json!({}), "2030-01-01T00:00:00Z")
        .expect("the store works");
    let Acceptance::Accepted { edition, .. } = acceptance else {
        panic!("{acceptance:?}");
    };
    let editions = hub.editions().expect("the store works");
    editions
        .into_iter()
        .find(|held| held.edition == edition)
        .expect("it is held")
}
