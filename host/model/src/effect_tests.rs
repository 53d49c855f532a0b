use serde_json::{Value, json};

use super::*;
use crate::Item;

fn claim(certainty: &str, earliest: Value, latest: Value) -> Value {
    let mut claim = json!({ "certainty": certainty, "calendar": "gregorian", "raw": "words", "at": 0 });
    for (name, date) in [("earliest", earliest), ("latest", latest)] {
        if !date.is_null() {
            claim[name] = date;
        }
    }
    claim
}

fn exact(date: Value) -> Value {
    claim("exact", date.clone(), date)
}

/// A designation that expires and is to be reviewed then.
fn designation(expires: Option<Value>, review_by: Option<Value>) -> Value {
    let mut designation = json!({ "status": "active", "at": 0 });
    for (name, claim) in [("expires", expires), ("review_by", review_by)] {
        if let Some(claim) = claim {
            designation[name] = claim;
        }
    }
    designation
}

fn on(day: &str, designations: &[Value], interests: &[Value]) -> Effect {
    let item = json!({
        "item": "subject", "id": "7", "sources": [], "marking": { "originator_controlled": false },
        "kind": "person", "status": "active", "designations": designations, "interests": interests,
    });
    let Ok(Item::Subject(subject)) = serde_json::from_value(item) else {
        panic!("it is a subject");
    };
    Effect::on(&subject, day.parse().expect("a day"))
}

#[test]
fn a_designation_holds_on_its_last_day_and_not_on_the_next() {
    let until = designation(Some(exact(json!({ "year": 2024, "month": 2, "day": 28 }))), None);
    assert!(on("2024-02-28", std::slice::from_ref(&until), &[]).is_none());
    let next = on("2024-02-29", &[until], &[]);
    assert_eq!((next.expired, next.is_expired), (vec![0], true));
}

#[test]
fn a_month_and_a_year_end_with_their_last_day() {
    for (date, last, next) in [
        (json!({ "year": 2024, "month": 2 }), "2024-02-29", "2024-03-01"),
        (json!({ "year": 2024 }), "2024-12-31", "2025-01-01"),
    ] {
        let until = [designation(Some(exact(date)), None)];
        assert!(on(last, &until, &[]).is_none());
        assert!(on(next, &until, &[]).is_expired);
    }
}

#[test]
fn a_listing_holds_as_long_as_one_of_its_grounds_does() {
    let past = || designation(Some(exact(json!({ "year": 2020 }))), None);
    let two = on("2024-01-01", &[past(), designation(None, None)], &[]);
    assert_eq!((two.expired, two.is_expired), (vec![0], false));
    assert!(on("2024-01-01", &[past(), past()], &[]).is_expired);
    let wanted = json!({ "basis": "wanted", "at": 0 });
    let wanted = on("2024-01-01", &[past()], &[wanted]);
    assert_eq!((wanted.expired, wanted.is_expired), (vec![0], false));
    assert!(on("2024-01-01", &[], &[]).is_none());
}

#[test]
fn a_date_that_is_not_certain_ends_nothing() {
    let year = || json!({ "year": 2020 });
    for (claim, is_expired) in [
        (claim("between", json!({ "year": 2019 }), year()), true),
        (claim("before", Value::Null, year()), true),
        (claim("circa", year(), year()), false),
        (claim("after", year(), Value::Null), false),
        (claim("unstated", Value::Null, Value::Null), false),
    ] {
        let found = on("2024-01-01", &[designation(Some(claim.clone()), None)], &[]);
        assert_eq!(found.is_expired, is_expired, "{claim}");
    }
}

#[test]
fn a_review_that_is_overdue_is_told_of_what_holds_and_ends_nothing() {
    let review = |expires| {
        designation(
            expires,
            Some(exact(json!({ "year": 2023, "month": 6, "day": 1 }))),
        )
    };
    let held = on("2024-01-01", &[review(None)], &[]);
    assert_eq!((held.review_overdue, held.is_expired), (vec![0], false));
    assert!(on("2023-06-01", &[review(None)], &[]).is_none());
    let ended = on("2024-01-01", &[review(Some(exact(json!({ "year": 2020 }))))], &[]);
    assert_eq!((ended.review_overdue, ended.expired), (vec![], vec![0]));
}
