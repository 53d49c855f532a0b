//! What a record says of other records.

use dragoman_model::Item;
use dragoman_model::schema::{Actor, RelationTarget};

/// Drops from an item what leads to records of its list that may not be seen: `is_seen` says of an id whether its record may.
///
/// An id tells that there is a record, and a relation what is in it, so the relation goes as a whole. That a document has a holder who may
/// not be seen is not said either. What the item says in its own words, its originator has released with it.
pub fn drop_references(item: &mut Item, is_seen: impl Fn(&str) -> bool) {
    match item {
        Item::Subject(subject) => subject.relations.retain(|relation| match &relation.target {
            RelationTarget::Id(id) => is_seen(id),
            RelationTarget::Text(_) => true,
        }),
        Item::TravelDocument(document) => {
            document.holder.take_if(|id| !is_seen(id));
        }
        Item::Assessment(assessment) => {
            assessment.actors.retain(|actor| match actor {
                Actor::Id(id) => is_seen(id),
                Actor::Text(_) => true,
            });
            assessment.subjects.retain(|id| is_seen(id));
        }
        // A withdrawal's id is its own, and a batch leads nowhere.
        Item::TravelDocuments(_) | Item::Withdrawal(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn dropped(item: Value) -> Value {
        let mut base = json!({ "id": "1", "marking": { "originator_controlled": false } });
        for (field, value) in item.as_object().expect("fields") {
            base[field] = value.clone();
        }
        let mut item = serde_json::from_value(base).expect("an item");
        drop_references(&mut item, |id| id == "seen");
        serde_json::to_value(item).expect("JSON")
    }

    #[test]
    fn a_relation_to_a_record_that_may_not_be_seen_is_gone() {
        let relation =
            |target: Value| json!({ "kind": "family", "target": target, "note": "a brother", "at": 0 });
        let subject = dropped(json!({
            "item": "subject", "kind": "person", "status": "active",
            "names": [{ "full": "Ada Example", "form": "primary", "quality": "unstated", "at": 0 }],
            "relations": [
                relation(json!({ "id": "hidden" })),
                relation(json!({ "id": "seen" })),
                relation(json!({ "text": "hidden" })),
            ],
        }));
        let left = [
            relation(json!({ "id": "seen" })),
            relation(json!({ "text": "hidden" })),
        ];
        assert_eq!(subject["relations"], json!(left));
    }

    #[test]
    fn a_holder_who_may_not_be_seen_is_not_said_to_be_there() {
        let held_by = |holder: &str| {
            let document = json!({ "kind": "passport", "number": "C01X00T47", "status": "stolen", "at": 0 });
            dropped(json!({ "item": "travel_document", "document": document, "holder": holder }))
        };
        assert_eq!(held_by("hidden").get("holder"), None);
        assert_eq!(held_by("seen")["holder"], "seen");
    }

    #[test]
    fn an_assessment_names_only_those_who_may_be_seen() {
        let assessment = dropped(json!({
            "item": "assessment", "event": "summit", "targets": [{ "kind": "venue" }],
            "actors": [{ "id": "hidden" }, { "text": "a group" }, { "id": "seen" }],
            "subjects": ["seen", "hidden"],
        }));
        assert_eq!(
            assessment["actors"],
            json!([{ "text": "a group" }, { "id": "seen" }])
        );
        assert_eq!(assessment["subjects"], json!(["seen"]));
    }
}
