use serde_json::{Value, json};

use super::*;
use crate::fixtures::{NOW, accepted, document, draft, edition, list, open_guards, person};
use crate::{Acceptance, Decision, Draft, Findings, Hub, Standing, Verdict};

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
    assert_eq!(
        reasons,
        [Reason::RecordsLost {
            lost: 20,
            of: 40,
            renumbered: 0
        }]
    );
    assert_eq!(
        reasons[0].to_string(),
        "20 of 40 records (50.0 %) are missing, and were not withdrawn"
    );
}

#[test]
fn records_that_come_do_not_make_up_for_those_that_went() {
    let reasons = reasons(&people(0..40, &[]), &draft("next", &people(20..80, &[])));
    assert_eq!(
        reasons,
        [Reason::RecordsLost {
            lost: 20,
            of: 40,
            renumbered: 0
        }]
    );
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
    assert_eq!(
        reasons,
        [Reason::RecordsLost {
            lost: 7,
            of: 40,
            renumbered: 0
        }]
    );
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
fn a_list_whose_parts_are_of_several_publications_is_held_even_as_a_first_edition() {
    let said = |kind: &str, field: &str| {
        let notice = json!({ "kind": kind, "field": field, "message": "rows about nobody", "count": 1 });
        let findings = Findings {
            notices: vec![serde_json::from_value(notice).expect("a notice")],
            ..Findings::default()
        };
        let draft = draft("a", &people(0..10, &[])).findings(findings);
        let mut hub = Hub::in_memory().expect("a store");
        kept(&mut hub, &draft, &Guards::default())
    };
    let Acceptance::Held { reasons, .. } = said("remark", "edition") else {
        panic!("it is held");
    };
    let shown_by = "rows about nobody".into();
    assert_eq!(reasons, [Reason::Mixed { shown_by }]);
    // A field of the source may be called so.
    assert!(matches!(said("unmapped", "edition"), Acceptance::Accepted { .. }));
    assert!(matches!(said("remark", "Edition"), Acceptance::Accepted { .. }));
}

/// What was left out as broken: by the host, and by the module.
fn broken(by_host: &[&str], by_module: &[Option<&str>]) -> Findings {
    let rejection = |id: &&str| json!({ "kind": "subject", "id": id, "field": "names", "message": "none" });
    let notice = |id: &Option<&str>| json!({ "kind": "rejected_record", "field": "(row)", "message": "too wide", "count": 1, "record_id": id });
    let findings = json!({
        "rejections": by_host.iter().map(rejection).collect::<Vec<_>>(),
        "notices": by_module.iter().map(notice).collect::<Vec<_>>(),
    });
    serde_json::from_value(findings).expect("findings")
}

#[test]
fn a_record_in_force_that_is_left_out_as_broken_holds_an_edition() {
    let before = people(0..40, &[]);
    let left = |findings| reasons(&before, &draft("next", &people(2..40, &[])).findings(findings));
    let one = |id: &str| {
        let ids = vec![id.to_owned()];
        [Reason::LeftOut { records: 1, ids }]
    };
    assert_eq!(left(broken(&["0"], &[])), one("0"));
    assert_eq!(left(broken(&[], &[Some("1"), None])), one("1"));
    let both = left(broken(&["1"], &[Some("0"), Some("1")]));
    assert_eq!(
        both[0].to_string(),
        "2 records of the edition in force were left out as broken, though the list has them: 0, 1"
    );
    // Another row of it was kept; it is new; nobody knows which it is.
    assert_eq!(left(broken(&["7"], &[Some("99"), None])), []);
}

#[test]
fn a_record_that_is_withdrawn_may_be_broken() {
    let withdrawal = json!({ "item": "withdrawal", "id": "0", "instrument": "Order 7" });
    let mut next = people(1..40, &[]);
    next.push(withdrawal);
    let next = draft("next", &next).findings(broken(&[], &[Some("0")]));
    assert_eq!(reasons(&people(0..40, &[]), &next), []);
}

#[test]
fn somebody_else_under_every_number_holds_an_edition_that_lost_nothing() {
    let somebody = |offset: usize| -> Vec<Value> {
        let person = |number: usize| person(&number.to_string(), &format!("Nobody{}", number + offset));
        (0..40).map(person).collect()
    };
    let replaced = |renumbered| Reason::Replaced {
        replaced: 40,
        of: 40,
        renumbered,
    };
    let shifted = reasons(&somebody(0), &draft("next", &somebody(1)));
    assert_eq!(shifted, [replaced(39)], "each moved by one number");
    let others = reasons(&somebody(0), &draft("next", &somebody(100)));
    assert_eq!(others, [replaced(0)]);
    assert_eq!(
        shifted[0].to_string(),
        "40 of 40 records that stand in both editions (100.0 %) are about somebody else now: no word of any name is the \
         same; 39 of them stand there under other numbers"
    );
}

#[test]
fn the_same_people_under_new_numbers_are_held_and_said_to_be_the_same() {
    let renumbered = |person: Value| {
        let id = format!("1-{}", person["id"].as_str().expect("an id"));
        let mut person = person;
        person["id"] = id.into();
        person
    };
    let after: Vec<_> = people(0..40, &[]).into_iter().map(renumbered).collect();
    let lost = Reason::RecordsLost {
        lost: 40,
        of: 40,
        renumbered: 40,
    };
    assert_eq!(reasons(&people(0..40, &[]), &draft("next", &after)), [lost]);
}

/// Editions of so many days after another, each of which keeps these persons: what comes of the last.
fn in_steps(hub: &mut Hub, days: usize, steps: &[std::ops::Range<usize>], guards: &Guards) -> Acceptance {
    let mut last = None;
    for (step, numbers) in steps.iter().enumerate() {
        let kept = format!(
            "2030-{:02}-{:02}T00:00:00Z",
            1 + step * days / 28,
            1 + step * days % 28
        );
        let draft = draft(&format!("step {step}"), &people(numbers.clone(), &[]));
        let acceptance = hub.accept(&draft, guards, &json!({}), &kept);
        last = Some(acceptance.expect("the store works"));
    }
    last.expect("an edition")
}

#[test]
fn a_list_that_shrinks_by_little_each_time_is_held_once_that_is_too_much() {
    // 4 of a hundred each time.
    let steps = [0..100, 4..100, 8..100, 12..100, 16..100];
    let mut hub = Hub::in_memory().expect("a store");
    let Acceptance::Held { reasons, .. } = in_steps(&mut hub, 1, &steps, &Guards::default()) else {
        panic!("it is held");
    };
    let loss = Box::new(Reason::RecordsLost {
        lost: 16,
        of: 100,
        renumbered: 0,
    });
    assert_eq!(reasons, [Reason::InSteps { since: 1, loss }]);
    let accepted = |acceptance| matches!(acceptance, Acceptance::Accepted { .. });
    // Over a long time a list may change.
    let mut hub = Hub::in_memory().expect("a store");
    assert!(accepted(in_steps(&mut hub, 10, &steps, &Guards::default())));
    let mut hub = Hub::in_memory().expect("a store");
    assert!(accepted(in_steps(
        &mut hub,
        1,
        &steps,
        &guards(json!({ "loss_days": 0 }))
    )));
}

#[test]
fn what_an_operator_approved_is_not_counted_again() {
    let mut hub = Hub::in_memory().expect("a store");
    let steps = [0..100, 20..100];
    assert!(matches!(
        in_steps(&mut hub, 1, &steps, &Guards::default()),
        Acceptance::Held { edition: 2, .. }
    ));
    let approved = Decision {
        verdict: Verdict::Approved,
        decided: "2030-01-02T00:00:00Z".into(),
        who: "A. Clerk".into(),
        why: "announced".into(),
    };
    hub.decide(&list(), None, &approved).expect("it is decided");
    let next = draft("next", &people(21..100, &[]));
    let acceptance = hub.accept(&next, &Guards::default(), &json!({}), "2030-01-03T00:00:00Z");
    assert!(
        matches!(acceptance, Ok(Acceptance::Accepted { .. })),
        "{acceptance:?}"
    );
}

#[test]
fn an_edition_counts_from_the_day_on_which_it_was_approved() {
    let mut hub = Hub::in_memory().expect("a store");
    let keep = |hub: &mut Hub, content: &str, numbers, kept: &str| {
        hub.accept(
            &draft(content, &people(numbers, &[])),
            &Guards::default(),
            &json!({}),
            kept,
        )
        .expect("the store works")
    };
    keep(&mut hub, "a", 0..100, "2030-01-01T00:00:00Z");
    let held = keep(&mut hub, "b", 50..100, "2030-01-02T00:00:00Z");
    assert!(matches!(held, Acceptance::Held { .. }), "{held:?}");
    let approved = Decision {
        verdict: Verdict::Approved,
        decided: "2030-03-01T00:00:00Z".into(),
        who: "A. Clerk".into(),
        why: "announced".into(),
    };
    hub.decide(&list(), None, &approved).expect("it is decided");
    let step = keep(&mut hub, "c", 55..100, "2030-03-02T00:00:00Z");
    assert!(matches!(step, Acceptance::Accepted { .. }), "{step:?}");
    let step = keep(&mut hub, "d", 59..100, "2030-03-03T00:00:00Z");
    assert!(
        matches!(&step, Acceptance::Held { reasons, .. } if matches!(reasons[..], [Reason::InSteps { since: 2, .. }])),
        "{step:?}"
    );
}

#[test]
fn what_was_withdrawn_step_by_step_is_no_loss_when_the_word_of_it_goes() {
    let mut hub = Hub::in_memory().expect("a store");
    for step in 0..5_usize {
        let withdrawn =
            (step * 4..step * 4 + 4).map(|id| json!({ "item": "withdrawal", "id": id.to_string() }));
        let items: Vec<_> = withdrawn.chain(people(step * 4 + 4..100, &[])).collect();
        let kept = format!("2030-01-{:02}T00:00:00Z", step + 1);
        let acceptance = hub.accept(&draft(&kept, &items), &Guards::default(), &json!({}), &kept);
        assert!(
            matches!(acceptance, Ok(Acceptance::Accepted { .. })),
            "{acceptance:?}"
        );
    }
}

#[test]
fn a_clock_that_was_set_back_makes_the_guards_no_laxer() {
    let mut hub = Hub::in_memory().expect("a store");
    for (content, numbers, kept) in [
        ("a", 0..100, "2030-06-01T00:00:00Z"),
        ("b", 10..100, "2020-01-01T00:00:00Z"),
    ] {
        let acceptance = hub.accept(
            &draft(content, &people(numbers, &[])),
            &Guards::default(),
            &json!({}),
            kept,
        );
        assert!(
            matches!(acceptance, Ok(Acceptance::Accepted { .. })),
            "{acceptance:?}"
        );
    }
    let next = draft("c", &people(20..100, &[]));
    let acceptance = hub.accept(&next, &Guards::default(), &json!({}), "2019-01-01T00:00:00Z");
    assert!(
        matches!(&acceptance, Ok(Acceptance::Held { reasons, .. }) if matches!(reasons[..], [Reason::InSteps { since: 1, .. }])),
        "{acceptance:?}"
    );
}

#[test]
fn after_an_edition_without_records_nothing_can_be_lost() {
    let mut hub = Hub::in_memory().expect("a store");
    accepted(&mut hub, &draft("none", &[]));
    let acceptance = kept(&mut hub, &draft("some", &people(0..40, &[])), &Guards::default());
    assert!(
        matches!(acceptance, Acceptance::Accepted { .. }),
        "{acceptance:?}"
    );
}

#[test]
fn a_detail_that_nobody_counts_by_name_is_missed_when_it_goes_from_everybody() {
    let mut before = people(0..40, &[]);
    for person in &mut before {
        person["extra"] = json!([["shoe size", "38"]]);
    }
    let reasons = reasons(&before, &draft("next", &people(0..40, &[])));
    assert!(
        matches!(&reasons[..], [Reason::FieldLost { field, lost: 40, .. }] if field == "extra.shoe size"),
        "{reasons:?}"
    );
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
