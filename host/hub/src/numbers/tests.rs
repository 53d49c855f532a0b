//! Documents through the whole store.

use dragoman_model::schema::{FeedMode, Marking};
use dragoman_model::{Item, NormalNumber};
use jiff::civil::date;
use serde_json::{Value, json};

use crate::fixtures::{NOW, accepted, bulk, document, draft, edition, list, person};
use crate::{
    Acceptance, Claims, Difference, DocumentChange, DocumentChanged, DocumentChanges, Edition, Guards, Hub,
    HubError, NumberStated, Reason,
};

fn hub() -> Hub {
    Hub::in_memory().expect("a store")
}

fn stated(hub: &Hub, edition: &Edition, number: &str) -> Vec<(String, String)> {
    let number = NormalNumber::of(number).expect("a number");
    let found = hub.stated(edition, &number).expect("the store works");
    found
        .into_iter()
        .map(|NumberStated { id, written }| (id, written))
        .collect()
}

fn pair(id: &str, written: &str) -> (String, String) {
    (id.into(), written.into())
}

/// The numbers of a record of documents in bulk.
fn numbers(hub: &Hub, edition: &Edition, id: &str) -> Option<Vec<String>> {
    match hub.record(edition, id).expect("the store works")?.item {
        Item::TravelDocuments(batch) => Some(batch.numbers),
        _ => None,
    }
}

fn holder(id: &str, number: &str) -> Value {
    let mut person = person(id, "Ada Example");
    person["documents"] = json!([{ "kind": "passport", "number": number, "status": "unstated", "at": 0 }]);
    person
}

/// So many numbers, from this one on.
fn many(from: u32, count: u32) -> Vec<String> {
    (from..from + count)
        .map(|number| format!("{:08}", number * 3))
        .collect()
}

fn in_pieces(numbers: &[String], piece: usize) -> Vec<Value> {
    let batch = |(index, numbers): (usize, &[String])| {
        let numbers: Vec<_> = numbers.iter().map(String::as_str).collect();
        bulk(&format!("rows {index}"), &numbers)
    };
    numbers.chunks(piece).enumerate().map(batch).collect()
}

fn changes(hub: &Hub, from: &Edition, to: &Edition) -> (DocumentChanges, Vec<(DocumentChanged, String)>) {
    let mut found = Vec::new();
    let counts = hub.changed_documents::<HubError>(from, to, |DocumentChange { change, number, .. }| {
        found.push((change, number));
        Ok(())
    });
    (counts.expect("the store works"), found)
}

#[test]
fn every_number_is_found_by_its_normal_form_with_the_record_that_states_it() {
    let mut hub = hub();
    let edition = accepted(
        &mut hub,
        &draft(
            "a",
            &[
                bulk("b", &["ab 123-456", "АВ123456", "7"]),
                document("d"),
                holder("p", "AB123456"),
            ],
        ),
    );
    assert_eq!(
        stated(&hub, &edition, "AB 123456"),
        [pair("p", "AB123456"), pair("b", "ab 123-456")]
    );
    assert_eq!(stated(&hub, &edition, "АВ-123456"), [pair("b", "АВ123456")]);
    assert_eq!(stated(&hub, &edition, "c01x00t47"), [pair("d", "C01X00T47")]);
    assert_eq!(stated(&hub, &edition, "8"), []);
    assert_eq!((edition.records, edition.documents), (3, 3));
}

#[test]
fn numbers_come_back_in_their_records_as_they_were_written() {
    let mut hub = hub();
    let edition = accepted(
        &mut hub,
        &draft("a", &[bulk("y", &["9 x", "10", "9 x"]), bulk("x", &["- "])]),
    );
    assert_eq!(numbers(&hub, &edition, "x"), Some(vec!["- ".into()]));
    let mut found = Vec::new();
    hub.records::<HubError>(&edition, |held| {
        if let Item::TravelDocuments(batch) = held.item {
            found.push((batch.id, batch.numbers));
        }
        Ok(())
    })
    .expect("the store works");
    let of = |id: &str, numbers: &[&str]| (id.to_owned(), numbers.iter().map(ToString::to_string).collect());
    assert_eq!(found, [of("x", &["- "]), of("y", &["10", "9 x", "9 x"])]);
}

#[test]
fn the_same_documents_in_other_batches_and_places_are_the_same_edition() {
    let mut hub = hub();
    let numbers = many(0, 50);
    accepted(&mut hub, &draft("a", &in_pieces(&numbers, 20)));
    let mut other = in_pieces(&numbers, 7);
    other.reverse();
    let acceptance = hub.accept(&draft("b", &other), &Guards::default(), &json!({}), NOW);
    assert_eq!(
        acceptance.expect("the store works"),
        Acceptance::Same { edition: 1 }
    );
}

#[test]
fn documents_are_compared_one_by_one_whatever_their_batches() {
    let mut hub = hub();
    let from = accepted(&mut hub, &draft("a", &in_pieces(&many(10, 40_000), 1_000)));
    let mut next = many(9, 40_000);
    next.remove(500);
    let mut items = in_pieces(&next, 1_000);
    let mut lost = bulk("lost", &["00000033"]);
    lost["status"] = json!("lost");
    items.push(lost);
    items[0]["numbers"].as_array_mut().expect("numbers").remove(2);
    let to = accepted(&mut hub, &draft("b", &items));
    let (counts, found) = changes(&hub, &from, &to);
    let expected = DocumentChanges {
        of: 40_000,
        added: 1,
        removed: 2,
        changed: 1,
    };
    assert_eq!(counts, expected);
    let change = |change, number: u32| (change, format!("{:08}", number * 3));
    let sorted = [
        change(DocumentChanged::Added, 9),
        change(DocumentChanged::Changed, 11),
        change(DocumentChanged::Removed, 509),
        change(DocumentChanged::Removed, 40_009),
    ];
    assert_eq!(found, sorted);
    let Difference {
        added,
        removed,
        changed,
        documents,
    } = hub.difference(&from, &to).expect("the store works");
    assert_eq!(
        (added, removed, changed, documents),
        (vec![], vec![], vec![], expected)
    );
}

#[test]
fn what_two_editions_have_in_common_is_kept_once() {
    let mut hub = hub();
    let rows = |hub: &Hub| -> i64 {
        let query = "SELECT count(*) FROM document_data";
        hub.connection
            .query_row(query, [], |row| row.get(0))
            .expect("the store works")
    };
    accepted(&mut hub, &draft("a", &in_pieces(&many(0, 100_000), 100_000)));
    let before = rows(&hub);
    let mut next = many(0, 100_000);
    next.push("00000001".into());
    accepted(&mut hub, &draft("b", &in_pieces(&next, 100_001)));
    assert!(
        before > 10 && rows(&hub) - before <= 3,
        "{before}, {}",
        rows(&hub)
    );
}

#[test]
fn an_edition_that_lost_too_many_documents_is_held_and_one_that_withdrew_them_is_not() {
    let guards = Guards::default();
    let numbers = many(0, 1_000);
    let acceptance = |items: Vec<Value>| {
        let mut hub = hub();
        accepted(&mut hub, &draft("a", &in_pieces(&numbers, 300)));
        hub.accept(&draft("b", &items), &guards, &json!({}), NOW)
            .expect("the store works")
    };
    let Acceptance::Held { reasons, .. } = acceptance(in_pieces(&numbers[..800], 100)) else {
        panic!("it is in force");
    };
    assert_eq!(reasons, [Reason::DocumentsLost { lost: 200, of: 1_000 }]);
    let mut withdrawn = in_pieces(&numbers[..900], 300);
    withdrawn.push(json!({ "item": "withdrawal", "id": "rows 3" }));
    assert!(matches!(acceptance(withdrawn), Acceptance::Accepted { .. }));
}

#[test]
fn every_document_in_bulk_counts_where_a_module_expects_so_many() {
    let claims = Claims {
        expected_counts: serde_json::from_value(json!([{ "what": "travel-documents", "at_least": 4 }]))
            .expect("counts"),
        declared_records: Some(4),
        ..Claims::default()
    };
    let kept = |items: &[Value]| {
        let draft = draft("a", items).claims(claims.clone());
        hub()
            .accept(&draft, &Guards::default(), &json!({}), NOW)
            .expect("the store works")
    };
    assert!(matches!(
        kept(&[bulk("b", &["1", "2", "3"]), document("d")]),
        Acceptance::Accepted { .. }
    ));
    assert!(matches!(
        kept(&[bulk("b", &["1", "2"]), document("d")]),
        Acceptance::Held { .. }
    ));
}

#[test]
fn a_feed_of_changes_replaces_the_numbers_of_its_records_alone() {
    let mut hub = hub();
    let delta = |label: &str, items: &[Value]| {
        let claims = Claims {
            mode: FeedMode::Delta,
            label: Some(label.into()),
            ..Claims::default()
        };
        draft(label, items).claims(claims)
    };
    accepted(
        &mut hub,
        &delta("1", &[bulk("a", &["1", "2"]), bulk("b", &["3"]), document("d")]),
    );
    let next = accepted(
        &mut hub,
        &delta(
            "2",
            &[bulk("a", &["2", "4"]), json!({ "item": "withdrawal", "id": "b" })],
        ),
    );
    assert_eq!(numbers(&hub, &next, "a"), Some(vec!["2".into(), "4".into()]));
    let known = ["1", "2", "3", "4", "C01X00T47"].map(|number| stated(&hub, &next, number).len());
    assert_eq!((known, next.documents), ([0, 1, 0, 1, 1], 2));
    let last = accepted(&mut hub, &delta("3", &[person("p", "Ada Example")]));
    assert_eq!(stated(&hub, &last, "4"), [pair("a", "4")]);
    let earlier = edition(&hub, 1);
    assert_eq!(stated(&hub, &earlier, "3"), [pair("b", "3")]);
}

#[test]
fn what_is_withdrawn_leaves_with_its_numbers_though_its_edition_is_held() {
    let mut hub = hub();
    let numbers = many(0, 1_000);
    accepted(&mut hub, &draft("a", &in_pieces(&numbers, 500)));
    let cut = [
        json!({ "item": "withdrawal", "id": "rows 1" }),
        bulk("rows 0", &["00000000"]),
    ];
    let acceptance = hub
        .accept(&draft("b", &cut), &Guards::default(), &json!({}), NOW)
        .expect("the store works");
    assert!(
        matches!(acceptance, Acceptance::Held { withdrawn: 1, .. }),
        "{acceptance:?}"
    );
    let in_force = &hub.in_force().expect("the store works")[0];
    let known = [&numbers[3], &numbers[700]].map(|number| stated(&hub, in_force, number).len());
    assert_eq!((known, in_force.documents), ([1, 0], 500));
}

#[test]
fn numbers_leave_the_store_with_the_records_that_may_no_longer_be_held() {
    let mut hub = hub();
    let until = |mut item: Value| {
        item["marking"] = json!({ "originator_controlled": false, "retain_until": "2029-12-31" });
        item
    };
    let items = [
        until(bulk("old", &["111", "333"])),
        bulk("new", &["111", "222"]),
        until(holder("p", "444")),
    ];
    let edition = accepted(&mut hub, &draft("a", &items));
    hub.purge(date(2030, 1, 1)).expect("the store works");
    assert_eq!(stated(&hub, &edition, "111"), [pair("new", "111")]);
    let gone = ["333", "444"].map(|number| stated(&hub, &edition, number).len());
    assert_eq!(
        (gone, stated(&hub, &edition, "222")),
        ([0, 0], vec![pair("new", "222")])
    );
    let mut query = hub
        .connection
        .prepare("SELECT id FROM document_record")
        .expect("the store works");
    let ids: Vec<String> = query
        .query_map([], |row| row.get(0))
        .expect("the store works")
        .map(|id| id.expect("an id"))
        .collect();
    assert_eq!(ids, ["new"]);
    let data = "SELECT count(*) FROM document_data WHERE instr(data, CAST('333' AS BLOB)) OR instr(data, CAST('444' AS BLOB))";
    let left: i64 = hub
        .connection
        .query_row(data, [], |row| row.get(0))
        .expect("the store works");
    assert_eq!(left, 0);
}

#[test]
fn numbers_leave_a_store_in_which_one_is_stated_more_often_than_a_block_holds() {
    let mut hub = hub();
    // One block ends within the second number, and the next begins with it.
    let often = vec!["22222222"; 40_000];
    let mut due = bulk("due", &["11111111"]);
    due["marking"] = json!({ "originator_controlled": false, "retain_until": "2029-12-31" });
    let batches = [due, bulk("b", &often), bulk("c", &often)];
    let edition = accepted(&mut hub, &draft("a", &batches));
    hub.purge(date(2030, 1, 1)).expect("the store works");
    assert_eq!(stated(&hub, &edition, "11111111"), []);
    assert_eq!(stated(&hub, &edition, "22222222").len(), 80_000);
    assert_eq!(
        numbers(&hub, &edition, "b").map(|numbers| numbers.len()),
        Some(40_000)
    );
}

#[test]
fn a_draft_that_makes_no_edition_leaves_nothing_in_the_store() {
    let mut hub = hub();
    accepted(&mut hub, &draft("a", &in_pieces(&many(0, 4_000), 1_000)));
    let few = in_pieces(&many(0, 1_000), 500);
    let held = hub.accept(&draft("b", &few), &Guards::default(), &json!({}), NOW);
    assert!(matches!(held, Ok(Acceptance::Held { .. })), "{held:?}");
    let data = |hub: &Hub| -> i64 {
        let query = "SELECT count(*) FROM document_data";
        hub.connection
            .query_row(query, [], |row| row.get(0))
            .expect("the store works")
    };
    let before = data(&hub);
    // The same documents in other batches: what waits already.
    let again = in_pieces(&many(0, 1_000), 300);
    let known = hub.accept(&draft("c", &again), &Guards::default(), &json!({}), NOW);
    assert!(matches!(known, Ok(Acceptance::Held { .. })), "{known:?}");
    assert_eq!(data(&hub), before);
}

#[test]
fn a_party_finds_what_it_may_see_and_nothing_else() {
    let mut hub = hub();
    let only = |mut item: Value, party: &str| {
        item["marking"] = json!({ "originator_controlled": false, "tlp": "amber", "releasable_to": [party] });
        item
    };
    accepted(
        &mut hub,
        &draft(
            "a",
            &[
                only(bulk("fr", &["1"]), "FR"),
                only(bulk("de", &["1", "2"]), "DE"),
            ],
        ),
    );
    let found = |number: &str| {
        let release = hub
            .release(&"FR".parse().expect("a party"), date(2030, 1, 1))
            .expect("the store works");
        let number = NormalNumber::of(number).expect("a number");
        let found = hub.released_with(&release, &number).expect("the store works");
        found
            .into_iter()
            .map(|(held, stated)| (held.edition, held.sources.len(), stated.id))
            .collect::<Vec<_>>()
    };
    assert_eq!(found("1"), [(None, 0, "fr".to_owned())]);
    assert_eq!(found("2"), []);
}

#[test]
fn batches_that_were_read_into_a_spool_give_the_edition_of_those_that_hold_their_numbers() {
    use dragoman_model::{Record, TakeNumbers, Validator};

    use crate::fixtures::{input, records};
    use crate::{Draft, Spool};

    let items = [bulk("a", &["1", "2"]), document("d")];
    let plain = draft("a", &items);
    let mut spool = Spool::new(&std::env::temp_dir());
    spool.take("a", vec!["1".into(), "2".into()]);
    // Its item broke a rule that is looked at last.
    spool.take("rejected", vec!["9".into()]);
    let marking: Marking =
        serde_json::from_value(json!({ "originator_controlled": false })).expect("a marking");
    let mut validator = Validator::new(marking, vec![1_000]).giving_numbers_to(Box::new(Nothing));
    struct Nothing;
    impl TakeNumbers for Nothing {
        fn take(&mut self, _: &str, _: Vec<String>) {}
    }
    records(&items)
        .into_iter()
        .map(Record::into_item)
        .for_each(|item| validator.take(item));
    let (given, _) = validator.finish();
    let spooled = Draft::with_numbers(list(), input("module", "a"), given, spool).expect("a draft");
    let output = |draft: &Draft| draft.output().expect("a digest");
    assert_eq!(
        (output(&spooled), spooled.hash, spooled.documents()),
        (output(&plain), plain.hash, 2)
    );
    let mut hub = hub();
    let edition = accepted(&mut hub, &spooled);
    assert_eq!(stated(&hub, &edition, "9"), []);
    assert_eq!(stated(&hub, &edition, "2"), [pair("a", "2")]);
}

mod as_a_plain_set {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    /// Numbers as they are written and the batch that states each.
    type List = Vec<(String, usize)>;

    fn lists() -> impl Strategy<Value = (List, List)> {
        let number = prop_oneof![
            (0_u32..4_000).prop_map(|number| format!("{number:06}")),
            (0_u32..4_000).prop_map(|number| format!("{:06}", number * 7_919 % 999_983)),
            "[a-c]{2} ?[0-9]{2}",
            "[АВ]{1,2}[0-9]{12,20}",
        ];
        let list = prop::collection::vec((number, 0_usize..5), 1..2_000);
        // The later one is the earlier with some that went and some that came.
        (
            list.clone(),
            prop::collection::vec(any::<bool>(), 2_000),
            list,
            0_usize..60,
        )
            .prop_map(|(earlier, stays, more, came)| {
                let stays = earlier.iter().zip(stays.iter().cycle().skip(1));
                let kept = stays
                    .filter(|(_, stays)| **stays)
                    .map(|(stated, _)| stated.clone());
                let later = kept.chain(more.into_iter().take(came + 1)).collect();
                (earlier, later)
            })
    }

    fn items(list: &List) -> Vec<Value> {
        let of = |batch: usize| -> Vec<&str> {
            let stated = list.iter().filter(|(_, of)| *of == batch);
            stated.map(|(number, _)| number.as_str()).collect()
        };
        let batches = (0..5).map(|batch| (batch, of(batch)));
        let batches = batches.filter(|(_, numbers)| !numbers.is_empty());
        batches
            .map(|(batch, numbers)| bulk(&batch.to_string(), &numbers))
            .collect()
    }

    fn normal(number: &str) -> String {
        NormalNumber::of(number).expect("a number").to_string()
    }

    fn expected(list: &List) -> BTreeMap<String, Vec<(String, String)>> {
        let mut expected: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for (number, batch) in list {
            expected
                .entry(normal(number))
                .or_default()
                .push((batch.to_string(), number.clone()));
        }
        for stated in expected.values_mut() {
            stated.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
        }
        expected
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]
        #[test]
        fn editions_hold_what_a_plain_set_holds_and_differ_as_two_sets_do((earlier, later) in lists()) {
            let mut hub = hub();
            let (before, after) = (expected(&earlier), expected(&later));
            let first = accepted(&mut hub, &draft("a", &items(&earlier)));
            let same = before.keys().eq(after.keys());
            let second = (!same).then(|| accepted(&mut hub, &draft("b", &items(&later))));
            let all: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
            for (edition, expected) in [(Some(&first), &before), (second.as_ref(), &after)] {
                let Some(edition) = edition else { continue };
                for number in &all {
                    let found = stated(&hub, edition, number);
                    prop_assert_eq!(found, expected.get(*number).cloned().unwrap_or_default(), "{}", number);
                    // Its neighbours are there only if they are.
                    for near in [format!("{number}0"), format!("0{number}")] {
                        let found = stated(&hub, edition, &near);
                        prop_assert_eq!(found, expected.get(&near).cloned().unwrap_or_default(), "{}", near);
                    }
                }
            }
            if let Some(second) = &second {
                let (counts, found) = changes(&hub, &first, second);
                let removed = before.keys().filter(|number| !after.contains_key(*number));
                let added = after.keys().filter(|number| !before.contains_key(*number));
                let mut differ: Vec<_> = removed.map(|number| (DocumentChanged::Removed, number.clone()))
                    .chain(added.map(|number| (DocumentChanged::Added, number.clone()))).collect();
                differ.sort_by(|a, b| a.1.cmp(&b.1));
                prop_assert_eq!(counts.of, before.len() as u64);
                prop_assert_eq!(found, differ);
            }
        }
    }
}
