use serde_json::json;

use super::*;
use crate::Acceptance;
use crate::fixtures::{accept, accepted, bulk, document, draft, edition, person};

fn named(id: &str, name: Option<&str>) -> Named {
    Named {
        id: id.into(),
        name: name.map(Into::into),
    }
}

#[test]
fn what_came_went_and_changed_is_told_by_id_with_its_fields() {
    let mut hub = Hub::in_memory().expect("a store");
    let old = accepted(
        &mut hub,
        &draft("a", &[person("1", "Ada"), person("2", "Ida"), document("3")]),
    );
    let new = accepted(
        &mut hub,
        &draft("b", &[person("4", "Eda"), person("2", "Ida B"), document("3")]),
    );
    let difference = hub.difference(&old, &new).expect("the store works");
    assert_eq!(difference.added, [named("4", Some("Eda"))]);
    assert_eq!(difference.removed, [named("1", Some("Ada"))]);
    assert_eq!(difference.changed.len(), 1);
    assert_eq!(difference.changed[0].record, named("2", Some("Ida B")));
    assert_eq!(difference.changed[0].fields[0].field, "names");
}

#[test]
fn backwards_it_is_the_reverse_and_with_itself_nothing() {
    let mut hub = Hub::in_memory().expect("a store");
    let old = accepted(&mut hub, &draft("a", &[person("1", "Ada")]));
    let new = accepted(&mut hub, &draft("b", &[document("2")]));
    let back = hub.difference(&new, &old).expect("the store works");
    assert_eq!(
        (back.added, back.removed),
        (vec![named("1", Some("Ada"))], vec![named("2", None)])
    );
    assert_eq!(
        hub.difference(&new, &new).expect("the store works"),
        Difference::default()
    );
}

#[test]
fn a_record_of_another_kind_under_the_same_id_has_changed() {
    let mut hub = Hub::in_memory().expect("a store");
    let old = accepted(&mut hub, &draft("a", &[person("1", "Ada")]));
    let new = accepted(&mut hub, &draft("b", &[document("1")]));
    let difference = hub.difference(&old, &new).expect("the store works");
    assert_eq!((difference.added.len(), difference.removed.len()), (0, 0));
    assert!(
        difference.changed[0]
            .fields
            .iter()
            .any(|field| field.field == "item")
    );
}

#[test]
fn a_link_that_every_record_gets_is_kept_and_changes_none() {
    let mut hub = Hub::in_memory().expect("a store");
    let people = [person("1", "Ada Example"), person("2", "Ida")];
    let old = accepted(&mut hub, &draft("a", &people));
    let linked = people.map(|mut person| {
        let address = format!("https://lists.example/{}", person["id"]);
        person["links"] = json!([{ "url": address, "at": 0 }]);
        person
    });
    let new = accepted(&mut hub, &draft("b", &linked));
    let difference = hub.difference(&old, &new).expect("the store works");
    assert_eq!(difference, Difference::default());
}

#[test]
fn white_space_and_order_are_no_change() {
    let mut hub = Hub::in_memory().expect("a store");
    let old = accepted(
        &mut hub,
        &draft("a", &[person("1", "Ada  Example"), person("2", "Ida")]),
    );
    let new = accepted(
        &mut hub,
        &draft(
            "b",
            &[
                document("3"),
                person("2", "Ida"),
                person("1", " Ada\u{a0}Example"),
            ],
        ),
    );
    let difference = hub.difference(&old, &new).expect("the store works");
    assert_eq!(
        (difference.added.len(), difference.changed.len()),
        (1, 0),
        "{}",
        json!(difference)
    );
}

/// How much of documents in bulk changed, as the guards found it while this came into force.
fn found(hub: &mut Hub, content: &str, items: &[serde_json::Value]) -> (Edition, Option<DocumentChanges>) {
    match accept(hub, &draft(content, items)).expect("the store works") {
        Acceptance::Accepted {
            edition: number,
            documents,
            ..
        } => (edition(hub, number), documents),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_counted_is_as_many_as_are_told() {
    let mut hub = Hub::in_memory().expect("a store");
    let withdrawal = json!({ "item": "withdrawal", "id": "b", "instrument": "Order 7" });
    let editions = [
        found(
            &mut hub,
            "1",
            &[
                person("1", "Ada"),
                bulk("a", &["AA 1", "AA 2"]),
                bulk("b", &["BB 1"]),
            ],
        ),
        found(
            &mut hub,
            "2",
            &[
                person("1", "Ida"),
                person("2", "Eda"),
                bulk("c", &["AA 2", "AA 3"]),
                bulk("b", &["BB 1"]),
            ],
        ),
        found(
            &mut hub,
            "3",
            &[person("2", "Eda"), bulk("c", &["AA 2", "AA 3"]), withdrawal],
        ),
        found(&mut hub, "4", &[person("2", "Eda"), bulk("c", &["AA 2", "AA 3"])]),
    ];
    let mut known = Vec::new();
    for ((from, _), (to, by_guards)) in editions.iter().zip(&editions[1..]) {
        let told = hub.difference(from, to).expect("the store works");
        let expected = DifferenceCounts {
            added: told.added.len() as u64,
            removed: told.removed.len() as u64,
            changed: told.changed.len() as u64,
            documents: told.documents,
        };
        for documents in [None, *by_guards] {
            let counted = hub
                .count_difference(from, to, documents)
                .expect("the store works");
            assert_eq!(counted, expected);
        }
        known.push(by_guards.is_some());
    }
    // Where some were withdrawn the guards do not look at them.
    assert_eq!(known, [true, false, true]);
    assert_eq!(editions[0].1, None);
}
