use serde_json::{Value, json};

use super::*;
use crate::fixtures::{NOW, accepted, document, draft, edition, list, open_guards, person};
use crate::{Acceptance, Draft, Findings, Hub, Standing};

/// Persons of these numbers, each with a date of birth, but for some.
fn people(numbers: std::ops::Range<usize>, without: &[usize]) -> Vec<Value> {
    let one = |number: usize| {
        let mut one = person(&number.to_string(), &format!("Ada {number}"));
        if !without.contains(&number) {
            one["births"] = json!([birth(1950 + number % 40)]);
        }
        one
    };
    numbers.map(one).collect()
}

fn birth(year: usize) -> Value {
    json!({
        "earliest": { "year": year }, "latest": { "year": year },
        "certainty": "exact", "calendar": "gregorian", "at": 0,
    })
}

fn guards(settings: Value) -> Guards {
    serde_json::from_value(settings).expect("guards")
}

/// What comes of a draft under these guards.
fn kept(hub: &mut Hub, draft: &Draft, guards: &Guards) -> Acceptance {
    hub.accept(draft, guards, &json!({}), NOW)
        .expect("the store works")
}

/// Why a draft is held after an edition in force, under the default guards; nothing if it is not.
fn reasons(before: &[Value], next: &Draft) -> Vec<Reason> {
    let mut hub = Hub::in_memory().expect("a store");
    let first = accepted(&mut hub, &draft("before", before));
    match kept(&mut hub, next, &Guards::default()) {
        Acceptance::Held {
            edition: number,
            in_force,
            reasons,
            withdrawn,
        } => {
            assert_eq!((in_force, withdrawn), (Some(first.edition), 0));
            assert_eq!(hub.in_force().expect("the store works"), [first]);
            let held = edition(&hub, number);
            assert_eq!((held.standing, held.accepted), (Standing::Held, None));
            assert_eq!(held.reasons, reasons);
            reasons
        }
        Acceptance::Accepted { .. } => Vec::new(),
        other => panic!("{other:?}"),
    }
}

fn claims(settings: impl FnOnce(&mut Claims)) -> Claims {
    let mut claims = Claims::default();
    settings(&mut claims);
    claims
}

#[test]
fn an_edition_without_half_its_records_is_held() {
    let reasons = reasons(&people(0..40, &[]), &draft("next", &people(0..20, &[])));
    assert_eq!(reasons, [Reason::RecordsLost { lost: 20, of: 40 }]);
    assert_eq!(
        reasons[0].to_string(),
        "20 of 40 records (50.0 %) are missing, and were not withdrawn"
    );
}

#[test]
fn records_that_come_do_not_make_up_for_those_that_went() {
    let reasons = reasons(&people(0..40, &[]), &draft("next", &people(20..80, &[])));
    assert_eq!(reasons, [Reason::RecordsLost { lost: 20, of: 40 }]);
}

#[test]
fn a_share_that_is_allowed_and_a_handful_may_go() {
    assert_eq!(
        reasons(&people(0..40, &[]), &draft("next", &people(6..40, &[]))),
        []
    );
    assert_eq!(
        reasons(&people(0..6, &[]), &draft("next", &people(5..6, &[]))),
        []
    );
}

#[test]
fn one_record_more_than_the_share_that_is_allowed_is_too_much() {
    let reasons = reasons(&people(0..40, &[]), &draft("next", &people(7..40, &[])));
    assert_eq!(reasons, [Reason::RecordsLost { lost: 7, of: 40 }]);
}

#[test]
fn dates_of_birth_that_go_without_a_word_hold_an_edition_that_lost_no_record() {
    let without: Vec<_> = (0..8).collect();
    let reasons = reasons(&people(0..40, &[]), &draft("next", &people(0..44, &without)));
    let lost = Reason::FieldLost {
        field: "births".into(),
        lost: 8,
        of: 40,
        records: 8,
    };
    assert_eq!(reasons, [lost]);
    assert_eq!(
        reasons[0].to_string(),
        "8 of 40 values of `births` (20.0 %) are missing or qualified in 8 records that stand in both editions"
    );
}

#[test]
fn a_date_of_birth_that_is_only_qualified_now_is_lost_as_a_plain_one() {
    let mut next = people(0..40, &[]);
    for person in &mut next[..8] {
        person["births"][0]["note"] = "stated elsewhere".into();
    }
    let reasons = reasons(&people(0..40, &[]), &draft("next", &next));
    assert!(
        matches!(&reasons[..], [Reason::FieldLost { field, lost: 8, .. }] if field == "births"),
        "{reasons:?}"
    );
}

#[test]
fn a_value_that_another_takes_the_place_of_is_no_loss() {
    let mut next = people(0..40, &[]);
    for person in &mut next {
        person["births"] = json!([birth(1990)]);
    }
    assert_eq!(reasons(&people(0..40, &[]), &draft("next", &next)), []);
}

#[test]
fn of_other_fields_half_may_go() {
    let titled = |titled: std::ops::Range<usize>| {
        let mut people = people(0..40, &[]);
        for person in &mut people[titled] {
            person["person"] = json!({ "titles": [{ "text": "Dr", "at": 0 }], "gender": "female" });
        }
        people
    };
    assert_eq!(reasons(&titled(0..40), &draft("next", &titled(0..20))), []);
    let reasons = reasons(&titled(0..40), &draft("next", &titled(0..19)));
    assert!(
        matches!(&reasons[..], [Reason::FieldLost { field, lost: 21, .. }] if field == "person"),
        "a loss is told once, not for every detail: {reasons:?}"
    );
}

#[test]
fn values_of_records_that_went_are_no_loss_of_their_field() {
    let without: Vec<_> = (5..40).collect();
    let before = people(0..40, &without);
    assert_eq!(reasons(&before, &draft("next", &people(5..40, &without))), []);
}

#[test]
fn less_and_more_than_a_module_expects_is_held_even_as_a_first_edition() {
    let expecting = |least: Option<u32>, most: Option<u32>| {
        let expected: ExpectedCount =
            serde_json::from_value(json!({ "what": "subjects", "at_least": least, "at_most": most }))
                .expect("an expectation");
        let items = [people(0..10, &[]), vec![document("d")]].concat();
        let draft = draft("a", &items).claims(claims(|claims| claims.expected_counts = vec![expected]));
        let mut hub = Hub::in_memory().expect("a store");
        let acceptance = kept(&mut hub, &draft, &Guards::default());
        let open = guards(json!({ "expected_counts": false }));
        let mut other = Hub::in_memory().expect("a store");
        assert!(matches!(
            kept(&mut other, &draft, &open),
            Acceptance::Accepted { .. }
        ));
        match acceptance {
            Acceptance::Held {
                in_force: None,
                reasons,
                ..
            } => {
                assert_eq!(hub.in_force().expect("the store works"), []);
                reasons
            }
            Acceptance::Accepted { .. } => Vec::new(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(expecting(Some(10), Some(10)), []);
    let (what, found): (String, u64) = ("subjects".into(), 10);
    let too_few = Reason::TooFew {
        what: what.clone(),
        found,
        at_least: 11,
    };
    assert_eq!(expecting(Some(11), None), [too_few]);
    assert_eq!(
        expecting(None, Some(9)),
        [Reason::TooMany {
            what,
            found,
            at_most: 9
        }]
    );
}

#[test]
fn a_list_that_counts_itself_must_have_as_many_those_left_out_included() {
    let declaring = |declared| {
        let left_out = json!({ "kind": "rejected_record", "field": "f", "message": "m", "count": 2 });
        let findings = Findings {
            notices: vec![serde_json::from_value(left_out).expect("a notice")],
            ..Findings::default()
        };
        let withdrawal = json!({ "item": "withdrawal", "id": "gone" });
        let items = [people(0..10, &[]), vec![withdrawal]].concat();
        draft("next", &items)
            .findings(findings)
            .claims(claims(|claims| claims.declared_records = Some(declared)))
    };
    let before = people(0..10, &[]);
    assert_eq!(reasons(&before, &declaring(12)), []);
    let found = Reason::Miscounted {
        declared: 13,
        found: 12,
    };
    assert_eq!(reasons(&before, &declaring(13)), [found]);
}

#[test]
fn a_list_without_its_end_is_held_if_it_had_one_or_is_asked_for_one() {
    let cut = |content: &str, number| {
        draft(content, &people(0..number, &[])).claims(claims(|claims| claims.end_seen = false))
    };
    let held = |acceptance| match acceptance {
        Acceptance::Held { reasons, .. } => reasons,
        other => panic!("{other:?}"),
    };
    let mut hub = Hub::in_memory().expect("a store");
    let as_before = Guards::default();
    // It never had one.
    assert!(matches!(
        kept(&mut hub, &cut("a", 10), &as_before),
        Acceptance::Accepted { .. }
    ));
    assert!(matches!(
        kept(&mut hub, &cut("b", 11), &as_before),
        Acceptance::Accepted { .. }
    ));
    let required = guards(json!({ "end": "required" }));
    let because = EndExpected::Required;
    assert_eq!(
        held(kept(&mut hub, &cut("c", 12), &required)),
        [Reason::EndNotSeen { because }]
    );
    let whole = accepted(&mut hub, &draft("d", &people(0..13, &[])));
    let because = EndExpected::EarlierEdition(whole.edition);
    assert_eq!(
        held(kept(&mut hub, &cut("e", 14), &as_before)),
        [Reason::EndNotSeen { because }]
    );
    let optional = guards(json!({ "end": "optional" }));
    assert!(matches!(
        kept(&mut hub, &cut("f", 15), &optional),
        Acceptance::Accepted { .. }
    ));
}

#[test]
fn a_first_list_without_its_end_is_held_if_it_says_that_it_has_more() {
    let mut hub = Hub::in_memory().expect("a store");
    let draft = draft("a", &people(0..10, &[])).claims(claims(|claims| {
        claims.end_seen = false;
        claims.declared_records = Some(20);
    }));
    let guards = guards(json!({ "declared_records": false }));
    let Acceptance::Held { reasons, .. } = kept(&mut hub, &draft, &guards) else {
        panic!("it is held");
    };
    let because = EndExpected::MoreDeclared;
    assert_eq!(reasons, [Reason::EndNotSeen { because }]);
}

#[test]
fn every_reason_is_told() {
    let next = draft("next", &people(0..20, &(0..20).collect::<Vec<_>>())).claims(claims(|claims| {
        claims.end_seen = false;
        claims.declared_records = Some(40);
    }));
    let reasons = reasons(&people(0..40, &[]), &next);
    assert_eq!(reasons.len(), 4, "{reasons:?}");
}

#[test]
fn guards_that_are_open_let_everything_pass() {
    let mut hub = Hub::in_memory().expect("a store");
    let list = list();
    accepted(&mut hub, &draft("a", &people(0..40, &[])));
    let none = draft("b", &[]).claims(claims(|claims| claims.end_seen = false));
    assert!(
        matches!(kept(&mut hub, &none, &open_guards()), Acceptance::Accepted { .. }),
        "{list}"
    );
}

#[test]
fn a_share_beyond_the_whole_is_no_setting() {
    for settings in [
        json!({ "record_loss_percent": 101 }),
        json!({ "record_los_percent": 1 }),
        json!({ "end": "no" }),
    ] {
        let read: Result<Guards, _> = serde_json::from_value(settings.clone());
        assert!(read.is_err(), "{settings}");
    }
}
