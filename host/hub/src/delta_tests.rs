use dragoman_model::schema::FeedMode;
use serde_json::{Value, json};

use super::*;
use crate::fixtures::{NOW, accepted, draft, edition, open_guards, person};
use crate::{Acceptance, Decision, Draft, Edition, Guards, Hub, Verdict};

/// Changes, as the feed of this label and day.
fn changes(label: Option<&str>, day: Option<&str>, items: &[Value]) -> Draft {
    // Another content each: no two feeds are the same input.
    draft(&format!("{label:?} {day:?} {items:?}"), items).claims(Claims {
        mode: FeedMode::Delta,
        label: label.map(str::to_owned),
        day: day.map(str::to_owned),
        ..Claims::default()
    })
}

fn withdrawal(id: &str) -> Value {
    json!({ "item": "withdrawal", "id": id, "instrument": "Order 7" })
}

/// Ids, names and origins of an edition's records.
fn state(hub: &Hub, edition: &Edition) -> Vec<(String, Option<String>, Option<i64>)> {
    let mut found = Vec::new();
    let read = hub.records::<HubError>(edition, |held| {
        let item = json!(held.item);
        let name = item["names"][0]["full"].as_str().map(str::to_owned);
        found.push((held.item.id().to_owned(), name, held.origin));
        Ok(())
    });
    read.expect("the store works");
    found
}

fn out_of_order(hub: &mut Hub, draft: &Draft) -> OutOfOrder {
    match hub.accept(draft, &open_guards(), &json!({}), NOW) {
        Err(HubError::OutOfOrder(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_edition_of_changes_is_the_whole_list_with_them_and_says_whose_input_each_record_is_from() {
    let mut hub = Hub::in_memory().expect("a store");
    let people = [person("1", "Ada"), person("2", "Ida"), person("3", "Eda")];
    let first = accepted(&mut hub, &changes(Some("1"), None, &people));
    let next = [person("2", "Ida B"), withdrawal("3"), person("4", "Oda")];
    let second = accepted(&mut hub, &changes(Some("2"), None, &next));
    assert_eq!((second.records, second.label.as_deref()), (4, Some("2")));
    let is = |id: &str, name: Option<&str>, origin| (id.to_owned(), name.map(str::to_owned), origin);
    let expected = [
        is("1", Some("Ada"), Some(first.edition)),
        is("2", Some("Ida B"), None),
        is("3", None, None),
        is("4", Some("Oda"), None),
    ];
    assert_eq!(state(&hub, &second), expected);
    let third = accepted(&mut hub, &changes(Some("3"), None, &[]));
    assert_eq!(state(&hub, &third)[0], is("1", Some("Ada"), Some(first.edition)));
    assert_eq!(state(&hub, &third)[3], is("4", Some("Oda"), Some(second.edition)));
    let difference = hub.difference(&second, &third).expect("the store works");
    assert_eq!(difference, crate::Difference::default());
}

#[test]
fn what_changes_say_nothing_of_is_not_lost() {
    let mut hub = Hub::in_memory().expect("a store");
    let people: Vec<_> = (0..40).map(|number| person(&number.to_string(), "Ada")).collect();
    accepted(&mut hub, &changes(Some("1"), None, &people));
    let next = changes(Some("2"), None, &[person("0", "Ida")]);
    let acceptance = hub.accept(&next, &Guards::default(), &json!({}), NOW);
    assert!(
        matches!(acceptance, Ok(Acceptance::Accepted { .. })),
        "{acceptance:?}"
    );
}

#[test]
fn changes_that_were_taken_or_are_older_or_leave_a_gap_are_refused() {
    let mut hub = Hub::in_memory().expect("a store");
    let ada = [person("1", "Ada")];
    let before = accepted(&mut hub, &changes(Some("7"), Some("2029-12-07"), &ada));
    for label in ["7", "6"] {
        let error = out_of_order(&mut hub, &changes(Some(label), Some("2029-12-08"), &[]));
        assert!(matches!(error, OutOfOrder::Older { .. }), "{error}");
    }
    let error = out_of_order(&mut hub, &changes(Some("8"), Some("2029-12-06"), &[]));
    assert!(matches!(error, OutOfOrder::Older { .. }), "{error}");
    let error = out_of_order(&mut hub, &changes(Some("9"), Some("2029-12-09"), &[]));
    assert!(matches!(error, OutOfOrder::Gap { .. }), "{error}");
    assert_eq!(hub.editions().expect("the store works"), [before]);
    accepted(&mut hub, &changes(Some("8"), Some("2029-12-07"), &[]));
}

#[test]
fn changes_without_numbers_follow_by_their_day() {
    let mut hub = Hub::in_memory().expect("a store");
    let ada = [person("1", "Ada")];
    accepted(&mut hub, &changes(Some("morning"), Some("2029-12-07"), &ada));
    let mut refused = |label, day| out_of_order(&mut hub, &changes(label, day, &[]));
    assert!(matches!(
        refused(Some("morning"), Some("2029-12-07")),
        OutOfOrder::Older { .. }
    ));
    assert!(matches!(
        refused(None, Some("2029-12-06")),
        OutOfOrder::Older { .. }
    ));
    assert!(matches!(
        refused(Some("noon"), Some("2029-12-07")),
        OutOfOrder::Unordered { .. }
    ));
    assert!(matches!(
        refused(Some("noon"), None),
        OutOfOrder::Unordered { .. }
    ));
    assert!(matches!(
        refused(None, Some("2029-12")),
        OutOfOrder::Unordered { .. }
    ));
    accepted(&mut hub, &changes(Some("morning"), Some("2029-12-08"), &[]));
}

#[test]
fn changes_after_those_that_are_held_wait_for_the_decision_on_them() {
    let mut hub = Hub::in_memory().expect("a store");
    accepted(
        &mut hub,
        &changes(Some("1"), None, &[person("1", "Ada"), person("2", "Ida")]),
    );
    let required: Guards = serde_json::from_value(json!({ "end": "required" })).expect("guards");
    let mut cut = changes(Some("2"), None, &[person("3", "Eda")]);
    cut.claims.end_seen = false;
    let acceptance = hub
        .accept(&cut, &required, &json!({}), NOW)
        .expect("the store works");
    let Acceptance::Held { edition: held, .. } = acceptance else {
        panic!("{acceptance:?}");
    };
    let next = changes(Some("3"), None, &[person("4", "Oda")]);
    let error = out_of_order(&mut hub, &next);
    assert!(
        matches!(error, OutOfOrder::Waiting(waiting) if waiting == held),
        "{error}"
    );
    approve(&mut hub);
    assert_eq!(edition(&hub, held).records, 3);
    assert_eq!(accepted(&mut hub, &next).records, 4);
}

#[test]
fn changes_wait_for_the_decision_on_those_before_also_where_nothing_is_in_force() {
    let mut hub = Hub::in_memory().expect("a store");
    let held = draft("cut", &[]).claims(Claims {
        mode: FeedMode::Delta,
        label: Some("1".into()),
        end_seen: false,
        ..Claims::default()
    });
    let guards: Guards = serde_json::from_value(json!({ "end": "required" })).expect("guards");
    let acceptance = hub.accept(&held, &guards, &json!({}), NOW);
    assert!(
        matches!(acceptance, Ok(Acceptance::Held { edition: 1, .. })),
        "{acceptance:?}"
    );
    let next = changes(Some("2"), None, &[person("1", "Ada")]);
    assert!(matches!(out_of_order(&mut hub, &next), OutOfOrder::Waiting(1)));
}

#[test]
fn changes_follow_the_last_input_that_meant_the_same() {
    let mut hub = Hub::in_memory().expect("a store");
    let whole = |label: &str| {
        draft(label, &[person("1", "Ada")]).claims(Claims {
            label: Some(label.into()),
            ..Claims::default()
        })
    };
    accepted(&mut hub, &whole("10"));
    for again in ["11", "9"] {
        let acceptance = crate::fixtures::accept(&mut hub, &whole(again));
        assert!(
            matches!(acceptance, Ok(Acceptance::Same { edition: 1 })),
            "{acceptance:?}"
        );
    }
    let ten = changes(Some("10"), None, &[person("2", "Ida")]);
    assert!(matches!(out_of_order(&mut hub, &ten), OutOfOrder::Older { .. }));
    accepted(&mut hub, &changes(Some("12"), None, &[person("2", "Ida")]));
}

/// Approves the only edition that is held.
fn approve(hub: &mut Hub) {
    let approved = Decision {
        verdict: Verdict::Approved,
        decided: NOW.into(),
        who: "A. Clerk".into(),
        why: "looked at".into(),
    };
    hub.decide(&crate::fixtures::list(), None, &approved)
        .expect("it is decided");
}

#[test]
fn a_day_that_has_not_come_holds_changes_and_keeps_none_away_once_it_is_approved() {
    let mut hub = Hub::in_memory().expect("a store");
    let ada = [person("1", "Ada")];
    accepted(&mut hub, &changes(None, Some("2029-12-30"), &ada));
    let slip = changes(None, Some("9999-12-31"), &[person("2", "Ida")]);
    let acceptance = crate::fixtures::accept(&mut hub, &slip).expect("the store works");
    let Acceptance::Held { reasons, .. } = acceptance else {
        panic!("{acceptance:?}");
    };
    let day = "9999-12-31".to_owned();
    assert_eq!(reasons, [crate::Reason::NotYetPublished { day }]);
    approve(&mut hub);
    // It was kept on the first day of 2030: it is of no later day.
    let older = changes(None, Some("2029-12-31"), &[person("3", "Eda")]);
    assert!(matches!(out_of_order(&mut hub, &older), OutOfOrder::Older { .. }));
    let next = changes(None, Some("2030-01-02"), &[person("3", "Eda")]);
    assert_eq!(accepted(&mut hub, &next).records, 3);
}

#[test]
fn a_whole_list_of_a_day_that_has_not_come_keeps_no_changes_away() {
    let whole = |content: &str, day: &str, items: &[Value]| {
        draft(content, items).claims(Claims {
            day: Some(day.into()),
            ..Claims::default()
        })
    };
    let mut hub = Hub::in_memory().expect("a store");
    let ada = [person("1", "Ada")];
    // Held though nothing is in force: nobody has looked at it.
    let slip = whole("slip", "2031-01-01", &ada);
    let acceptance = crate::fixtures::accept(&mut hub, &slip).expect("the store works");
    assert!(
        matches!(acceptance, Acceptance::Held { in_force: None, .. }),
        "{acceptance:?}"
    );
    assert_eq!(
        accepted(&mut hub, &whole("right", "2029-12-30", &[person("1", "Ada B")])).records,
        1
    );
    // What means the same as the edition in force is no edition, and nothing of it is held.
    let same = whole("again", "9999-12-31", &[person("1", "Ada B")]);
    let acceptance = crate::fixtures::accept(&mut hub, &same).expect("the store works");
    assert!(matches!(acceptance, Acceptance::Same { .. }), "{acceptance:?}");
    let next = changes(None, Some("2030-01-02"), &[person("2", "Ida")]);
    assert_eq!(accepted(&mut hub, &next).records, 2);
}
