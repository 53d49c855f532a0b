use serde_json::json;

use super::*;
use crate::fixtures::{assessment, batch, breaks, document, keeps, subject, validate};

fn at(id: &str, start: u32, end: u32) -> Item {
    subject(json!({ "id": id, "sources": [{ "bytes": { "part": 0, "start": start, "end": end } }] }))
}

#[test]
fn of_two_items_with_one_id_the_first_stands_whatever_their_kinds() {
    let (records, rejections) = validate([subject(json!({ "id": "7" })), batch(json!({ "id": "7" }))]);
    assert_eq!(records, [subject(json!({ "id": "7" }))]);
    assert_eq!(
        (rejections[0].kind, &*rejections[0].field),
        (ItemKind::TravelDocuments, "id")
    );
}

#[test]
fn a_rejection_says_which_item_where_and_why() {
    let (_, rejections) = validate([subject(json!({ "names": [] }))]);
    let rejection = &rejections[0];
    assert_eq!((&*rejection.id, &*rejection.field), ("1", "names"));
    assert_eq!(rejection.message, "a subject has a primary name");
    assert_eq!(rejection.source.as_ref(), subject(json!({})).sources().first());
}

#[test]
fn a_reference_may_lead_forward_but_not_nowhere() {
    let relation = json!({ "kind": "family", "target": { "id": "9" }, "at": 0 });
    let item = || subject(json!({ "relations": [relation] }));
    assert_eq!(validate([item(), subject(json!({ "id": "9" }))]).1, []);
    breaks(item(), "relations[0].target");
    breaks(document(json!({ "holder": "9" })), "holder");
    breaks(
        assessment(json!({ "actors": [{ "text": "x" }, { "id": "9" }] })),
        "actors[1]",
    );
    breaks(assessment(json!({ "subjects": ["9"] })), "subjects[0]");
}

#[test]
fn a_reference_leads_to_a_subject() {
    let (_, rejections) = validate([document(json!({ "holder": "3" })), batch(json!({}))]);
    assert_eq!(&*rejections[0].field, "holder");
    assert!(rejections[0].message.contains("is no subject"), "{rejections:?}");
}

#[test]
fn a_reference_to_a_subject_that_was_rejected_still_stands() {
    let nameless = subject(json!({ "id": "9", "names": [] }));
    let (records, rejections) = validate([nameless, document(json!({ "holder": "9" }))]);
    assert_eq!((records.len(), rejections.len()), (1, 1));
}

#[test]
fn a_withdrawal_names_what_this_edition_does_not_hold() {
    let withdrawal = json!({
        "item": "withdrawal", "id": "gone", "sources": [{ "bytes": { "part": 0, "start": 0, "end": 1 } }],
        "marking": { "originator_controlled": false },
    });
    keeps(serde_json::from_value(withdrawal).expect("a withdrawal"));
}

#[test]
fn records_stand_apart_or_inside_one_another_and_never_across() {
    let (_, rejections) = validate([
        at("1", 0, 10),
        at("2", 10, 20),
        at("3", 12, 15),
        at("4", 12, 20),
        at("5", 0, 10),
    ]);
    assert_eq!(rejections, []);
    let (records, rejections) = validate([at("1", 0, 10), at("2", 9, 20)]);
    assert_eq!((records.len(), rejections.len()), (1, 1));
    assert_eq!((&*rejections[0].id, &*rejections[0].field), ("2", "sources[0]"));
    assert!(rejections[0].message.contains("that of \"1\""), "{rejections:?}");
}

#[test]
fn what_only_all_items_show_is_told_in_the_order_of_the_items() {
    let relation = json!({ "kind": "family", "target": { "id": "nobody" }, "at": 0 });
    let related = |id: &str, start: u32, end: u32| {
        let source = json!([{ "bytes": { "part": 0, "start": start, "end": end } }]);
        subject(json!({ "id": id, "sources": source, "relations": [relation] }))
    };
    let nameless = subject(json!({ "id": "nameless", "names": [] }));
    let items = [
        related("1", 0, 10),
        nameless,
        at("2", 10, 20),
        related("3", 15, 30),
        at("4", 30, 40),
        related("5", 40, 50),
        at("6", 30, 45),
    ];
    let (records, rejections) = validate(items);
    let kept: Vec<_> = records.iter().map(Item::id).collect();
    assert_eq!(kept, ["2", "4", "6"]);
    let rejected = rejections
        .iter()
        .map(|rejection| (&*rejection.id, &*rejection.field));
    let rejected: Vec<_> = rejected.collect();
    let expected = [
        ("nameless", "names"),
        ("1", "relations[0].target"),
        // Cut in two, which is told first.
        ("3", "sources[0]"),
        ("5", "sources[0]"),
    ];
    assert_eq!(rejected, expected);
}

/// The marking of a record that says `own` in a feed that says `feed`.
fn marked(own: serde_json::Value, feed: serde_json::Value) -> serde_json::Value {
    let read = |mut marking: serde_json::Value| -> Marking {
        if marking.get("originator_controlled").is_none() {
            marking["originator_controlled"] = json!(false);
        }
        serde_json::from_value(marking).expect("a marking")
    };
    let (own, feed) = (read(own), read(feed));
    let mut validator = Validator::new(feed.clone(), PartSizes::from([100]));
    validator.take(subject(json!({ "marking": own })));
    let (mut records, rejections) = validator.finish();
    assert_eq!(rejections, []);
    let record = records.pop().expect("it is valid").marked_by(&feed);
    serde_json::to_value(record.item().marking()).expect("JSON")
}

#[test]
fn what_a_record_leaves_to_its_feed_the_feed_says() {
    let feed = json!({
        "tlp": "amber", "releasable_to": ["DE", "FR"], "originator_controlled": true, "retain_until": "2030-06-30",
    });
    assert_eq!(marked(json!({}), feed.clone()), feed);
    let open = json!({ "originator_controlled": false });
    assert_eq!(marked(json!({}), open.clone()), open);
}

#[test]
fn a_record_keeps_the_tighter_marking_of_its_own() {
    let own = json!({
        "tlp": "red", "releasable_to": ["FR"], "originator_controlled": true, "retain_until": "2030-06-29",
    });
    let feed = json!({ "tlp": "amber", "releasable_to": ["DE", "FR"], "retain_until": "2030-06-30" });
    assert_eq!(marked(own.clone(), feed), own);
    assert_eq!(marked(own.clone(), json!({})), own);
}

#[test]
fn no_record_is_handled_more_loosely_than_its_feed_says() {
    // Not saying that the originator controls it does not say that it does not.
    let feed = json!({ "originator_controlled": true, "retain_until": "2030-06-30" });
    let own = json!({ "tlp": "clear", "originator_controlled": false });
    let expected = json!({ "tlp": "clear", "originator_controlled": true, "retain_until": "2030-06-30" });
    assert_eq!(marked(own, feed), expected);
}

#[test]
fn the_records_of_a_batch_stand_in_its_order_without_those_that_are_rejected() {
    let to = |id: &str| json!([{ "kind": "associate", "target": { "id": id }, "at": 0 }]);
    let batch = [
        subject(json!({ "id": "a" })),
        subject(json!({ "id": "b", "names": [] })),
        subject(json!({ "id": "c", "relations": to("nobody") })),
        subject(json!({ "id": "d" })),
        subject(json!({ "id": "a" })),
        subject(json!({ "id": "e", "relations": to("d") })),
    ];
    let feed = batch[0].marking().clone();
    let mut validator = Validator::new(feed, PartSizes::from([100]));
    validator.take_all(batch[..4].to_vec());
    validator.take_all(batch[4..].to_vec());
    let (records, rejections) = validator.finish();
    let ids: Vec<_> = records.iter().map(|record| record.item().id()).collect();
    assert_eq!(ids, ["a", "d", "e"]);
    let rejected = rejections
        .iter()
        .map(|rejection| (&*rejection.id, &*rejection.field));
    assert_eq!(
        rejected.collect::<Vec<_>>(),
        [("b", "names"), ("a", "id"), ("c", "relations[0].target")]
    );
}

/// What was taken, by ids.
type Taken = Arc<Mutex<Vec<(String, Vec<String>)>>>;

struct Taker(Taken);

impl TakeNumbers for Taker {
    fn take(&mut self, id: &str, numbers: Vec<String>) {
        self.0.lock().expect("no panic").push((id.to_owned(), numbers));
    }
}

#[test]
fn numbers_of_documents_in_bulk_are_given_away_once_their_item_keeps_the_rules() {
    let taken = Taken::default();
    let feed = batch(json!({})).marking().clone();
    let mut validator = Validator::new(feed, vec![1_000]).giving_numbers_to(Box::new(Taker(taken.clone())));
    for item in [
        batch(json!({ "id": "a", "numbers": ["1", "2"] })),
        batch(json!({ "id": "a", "numbers": ["3"] })),
        batch(json!({ "id": "b", "numbers": ["4", " "] })),
    ] {
        validator.take(item);
    }
    let (records, rejections) = validator.finish();
    let taken = taken.lock().expect("no panic").clone();
    assert_eq!(taken, [("a".to_owned(), vec!["1".to_owned(), "2".to_owned()])]);
    assert_eq!(records, [Record(batch(json!({ "id": "a", "numbers": [] })))]);
    assert_eq!(rejections.len(), 2);
}
