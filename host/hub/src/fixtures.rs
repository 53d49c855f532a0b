//! Drafts for tests.

use dragoman_model::schema::Marking;
use dragoman_model::{Digest, Item, Record, Validator};
use serde_json::{Value, json};
use std::path::PathBuf;
use tempfile::TempDir;

use crate::{Acceptance, Draft, Edition, Guards, Hub, HubError, InputKey, ListKey};

/// A folder, and the path of a store in it.
pub(crate) fn site() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("dragoman.db");
    (folder, path)
}

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

/// Stolen passports in bulk.
pub(crate) fn bulk(id: &str, numbers: &[&str]) -> Value {
    json!({
        "item": "travel_documents", "id": id, "kind": "passport", "issuer": "UA", "status": "stolen", "numbers": numbers,
    })
}

/// Valid records, one after the other in the input.
pub(crate) fn records(items: &[Value]) -> Vec<Record> {
    let open: Marking = serde_json::from_value(json!({ "originator_controlled": false })).expect("a marking");
    let mut validator = Validator::new(open, vec![1_000]);
    for (index, item) in items.iter().enumerate() {
        let mut item = item.clone();
        item["sources"] = json!([{ "bytes": { "part": 0, "start": index * 10, "end": index * 10 + 10 } }]);
        if item.get("marking").is_none() {
            item["marking"] = json!({ "originator_controlled": false });
        }
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

/// When the drafts of the tests are kept.
pub(crate) const NOW: &str = "2030-01-01T00:00:00Z";

/// Guards that let everything pass: the lists of the tests have a handful of records.
pub(crate) fn open_guards() -> Guards {
    let open = json!({
        "record_loss_percent": 100, "identity_loss_percent": 100, "detail_loss_percent": 100,
        "expected_counts": false, "declared_records": false, "left_out": false, "end": "optional",
    });
    serde_json::from_value(open).expect("guards")
}

/// Accepts a draft without guarding it.
pub(crate) fn accept(hub: &mut Hub, draft: &Draft) -> Result<Acceptance, HubError> {
    hub.accept(draft, &open_guards(), &json!({}), NOW)
}

/// The edition of this number.
pub(crate) fn edition(hub: &Hub, number: i64) -> Edition {
    let editions = hub.editions().expect("the store works");
    let mut editions = editions.into_iter();
    editions.find(|held| held.edition == number).expect("it is kept")
}

/// Accepts a draft, which must give a new edition, and gives that.
pub(crate) fn accepted(hub: &mut Hub, draft: &Draft) -> Edition {
    match accept(hub, draft).expect("the store works") {
        Acceptance::Accepted { edition: number, .. } => edition(hub, number),
        other => panic!("{other:?}"),
    }
}

/// A person whom the UN lists under a reference.
pub(crate) fn referenced(id: &str, name: &str, reference: &str) -> Value {
    let mut person = person(id, name);
    person["identifiers"] = json!([{ "scheme": "un-ref", "value": reference, "at": 0 }]);
    person
}

/// Keeps an edition of `issuer`'s list; the content follows from the items.
pub(crate) fn keep(hub: &mut Hub, issuer: &str, items: &[Value]) {
    let list = ListKey {
        issuer: issuer.into(),
        list: "example".into(),
    };
    let draft = Draft::new(
        list,
        input("module", &json!([issuer, items]).to_string()),
        records(items),
    );
    let kept = accept(hub, &draft.expect("a draft")).expect("the store works");
    assert!(matches!(kept, Acceptance::Accepted { .. }), "{kept:?}");
}
