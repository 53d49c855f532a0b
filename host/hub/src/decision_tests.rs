use serde_json::json;

use super::*;
use crate::fixtures::{NOW, accepted, draft, edition, input, list, person};
use crate::{Acceptance, Guards, HubError, Known};

/// What an operator says.
fn decision(verdict: Verdict) -> Decision {
    Decision {
        verdict,
        decided: "2030-02-01T00:00:00Z".into(),
        who: "A. Clerk".into(),
        why: "as announced".into(),
    }
}

/// Keeps a draft of this content, which must be held, and gives its number.
fn held(hub: &mut Hub, content: &str) -> i64 {
    let guards: Guards = serde_json::from_value(json!({ "end": "required" })).expect("guards");
    let claims = crate::Claims {
        end_seen: false,
        ..crate::Claims::default()
    };
    let draft = draft(content, &[person("1", content)]).claims(claims);
    match hub
        .accept(&draft, &guards, &json!({}), NOW)
        .expect("the store works")
    {
        Acceptance::Held { edition, .. } => edition,
        other => panic!("{other:?}"),
    }
}

/// A store with an edition in force and one that is held, and their numbers.
fn waiting() -> (Hub, i64, i64) {
    let mut hub = Hub::in_memory().expect("a store");
    let first = accepted(&mut hub, &draft("good", &[person("1", "Ada")])).edition;
    let second = held(&mut hub, "doubtful");
    (hub, first, second)
}

fn in_force(hub: &Hub) -> Vec<i64> {
    let editions = hub.in_force().expect("the store works");
    editions.iter().map(|edition| edition.edition).collect()
}

fn undecidable(result: Result<i64, HubError>) -> Undecidable {
    match result {
        Err(HubError::Undecidable(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_edition_that_is_approved_comes_into_force_and_says_by_whom_and_why() {
    let (mut hub, first, second) = waiting();
    let approved = decision(Verdict::Approved);
    assert_eq!(
        hub.decide(&list(), None, &approved).expect("it is decided"),
        second
    );
    assert_eq!(in_force(&hub), [second]);
    let found = edition(&hub, second);
    assert_eq!(found.standing, Standing::InForce);
    assert_eq!(found.accepted.as_deref(), Some("2030-02-01T00:00:00Z"));
    assert_eq!(found.decisions, [approved]);
    assert!(!found.reasons.is_empty(), "why it was held stays known");
    assert_eq!(edition(&hub, first).standing, Standing::Earlier);
    let known = hub
        .known(&list(), input("module", "doubtful"))
        .expect("the store works");
    assert_eq!(known, Some(Known::InForce(second)));
}

#[test]
fn an_edition_that_is_rejected_never_comes_into_force_and_neither_does_its_input() {
    let (mut hub, first, second) = waiting();
    let known = |hub: &Hub| {
        hub.known(&list(), input("module", "doubtful"))
            .expect("the store works")
    };
    assert_eq!(known(&hub), Some(Known::Held(second)));
    hub.decide(&list(), None, &decision(Verdict::Rejected))
        .expect("it is decided");
    assert_eq!(in_force(&hub), [first]);
    assert_eq!(edition(&hub, second).standing, Standing::Rejected);
    assert_eq!(known(&hub), Some(Known::Rejected(second)));
    // Nor does another writing of it.
    let mut alike = draft("another writing", &[person("1", " doubtful")]);
    alike.claims.end_seen = false;
    let acceptance = hub
        .accept(&alike, &Guards::default(), &json!({}), NOW)
        .expect("the store works");
    assert_eq!(acceptance, Acceptance::Rejected { edition: second });
}

#[test]
fn a_rejection_can_be_taken_back_by_number_and_both_decisions_are_kept() {
    let (mut hub, first, second) = waiting();
    let (no, yes) = (decision(Verdict::Rejected), decision(Verdict::Approved));
    hub.decide(&list(), None, &no).expect("it is decided");
    assert!(matches!(
        undecidable(hub.decide(&list(), Some(second), &no)),
        Undecidable::Rejected { .. }
    ));
    hub.decide(&list(), Some(second), &yes).expect("it is decided");
    assert_eq!(
        (in_force(&hub), edition(&hub, second).decisions),
        (vec![second], vec![no, yes])
    );
    assert_eq!(edition(&hub, first).standing, Standing::Earlier);
}

#[test]
fn what_is_not_held_cannot_be_decided_on() {
    let (mut hub, first, second) = waiting();
    let yes = decision(Verdict::Approved);
    let other = ListKey {
        list: "other".into(),
        ..list()
    };
    assert!(matches!(
        undecidable(hub.decide(&other, None, &yes)),
        Undecidable::NothingHeld(_)
    ));
    assert!(matches!(
        hub.decide(&list(), Some(99), &yes),
        Err(HubError::NoEdition { edition: 99, .. })
    ));
    assert!(matches!(
        undecidable(hub.decide(&list(), Some(first), &decision(Verdict::Rejected))),
        Undecidable::InForce { .. }
    ));
    let third = accepted(&mut hub, &draft("better", &[person("1", "Ida")])).edition;
    assert_eq!(edition(&hub, second).standing, Standing::Superseded);
    assert!(matches!(
        undecidable(hub.decide(&list(), Some(second), &yes)),
        Undecidable::Past { .. }
    ));
    assert!(matches!(
        undecidable(hub.decide(&list(), Some(first), &yes)),
        Undecidable::Past { .. }
    ));
    assert!(matches!(
        undecidable(hub.decide(&list(), None, &yes)),
        Undecidable::NothingHeld(_)
    ));
    assert_eq!(in_force(&hub), [third]);
}

#[test]
fn of_several_that_are_held_one_is_named_and_the_newer_one_supersedes_the_other() {
    let (mut hub, _, second) = waiting();
    let third = held(&mut hub, "doubtful too");
    let error = undecidable(hub.decide(&list(), None, &decision(Verdict::Approved)));
    assert!(matches!(&error, Undecidable::Several { editions, .. } if *editions == [second, third]));
    assert!(error.to_string().contains("--edition"), "{error}");
    hub.decide(&list(), Some(third), &decision(Verdict::Approved))
        .expect("it is decided");
    assert_eq!(
        (in_force(&hub), edition(&hub, second).standing),
        (vec![third], Standing::Superseded)
    );
}

#[test]
fn the_older_of_two_that_are_held_may_come_into_force_before_the_newer() {
    let (mut hub, _, second) = waiting();
    let third = held(&mut hub, "doubtful too");
    hub.decide(&list(), Some(second), &decision(Verdict::Approved))
        .expect("it is decided");
    assert_eq!(
        (in_force(&hub), edition(&hub, third).standing),
        (vec![second], Standing::Held)
    );
}

#[test]
fn a_decision_without_who_or_why_is_none() {
    let (mut hub, first, _) = waiting();
    for (who, why) in [(" ", "as announced"), ("A. Clerk", "")] {
        let unsaid = Decision {
            who: who.into(),
            why: why.into(),
            ..decision(Verdict::Approved)
        };
        assert!(matches!(
            undecidable(hub.decide(&list(), None, &unsaid)),
            Undecidable::Unsaid(_)
        ));
    }
    assert_eq!(in_force(&hub), [first]);
}

#[test]
fn a_decision_is_never_changed_or_removed() {
    let (mut hub, _, _) = waiting();
    hub.decide(&list(), None, &decision(Verdict::Rejected))
        .expect("it is decided");
    for statement in ["DELETE FROM decision", "UPDATE decision SET verdict = 'approved'"] {
        let error = hub
            .connection
            .execute(statement, [])
            .expect_err("decisions are kept");
        assert!(error.to_string().contains("kept"), "{error}");
    }
}

#[test]
fn a_rejection_is_not_taken_back_while_a_later_edition_is_held() {
    let (mut hub, _, second) = waiting();
    hub.decide(&list(), None, &decision(Verdict::Rejected))
        .expect("it is decided");
    let third = held(&mut hub, "another");
    let error = undecidable(hub.decide(&list(), Some(second), &decision(Verdict::Approved)));
    assert!(matches!(error, Undecidable::Later { .. }), "{error}");
    hub.decide(&list(), Some(third), &decision(Verdict::Rejected))
        .expect("it is decided");
    hub.decide(&list(), Some(second), &decision(Verdict::Approved))
        .expect("it is decided");
    assert_eq!(in_force(&hub), [second]);
}
