//! What people decide, and how clusters and the review queue follow.

use serde_json::json;

use crate::decision::{Answer, Decision};
use crate::features::Features;
use crate::fixtures::{births, born, identifiers, key, person, resolved};
use crate::key::RecordKey;
use crate::link::{Reason, Verdict};
use crate::resolver::Resolver;

fn decision(a: &RecordKey, b: &RecordKey, answer: Answer) -> Decision {
    Decision {
        a: a.clone(),
        b: b.clone(),
        answer,
        by: "A. Clerk".into(),
        why: "saw the file".into(),
    }
}

fn sure() -> Features {
    person(&["Quillon Obermoyle"], born("1961-03-17", "IE"))
}

/// A name and nothing else.
fn doubtful() -> Features {
    person(&["Quillon Ferravanti Obermoyle"], json!({}))
}

/// A record of three lists each, all alike.
fn three(features: Features) -> (Resolver, [RecordKey; 3]) {
    let keys = ["AA", "BB", "CC"].map(|issuer| key(issuer, "1"));
    let resolver = resolved(keys.iter().map(|key| (key.clone(), features.clone())));
    (resolver, keys)
}

fn together(resolver: &Resolver, a: &RecordKey, b: &RecordKey) -> bool {
    let cluster = resolver.cluster_of(a);
    assert!(cluster.is_some(), "{a} is there");
    cluster == resolver.cluster_of(b)
}

#[test]
fn what_is_doubtful_is_asked_and_not_joined() {
    let (resolver, [a, b, c]) = three(doubtful());
    assert!(!together(&resolver, &a, &b) && !together(&resolver, &b, &c));
    let queue = resolver.review();
    assert_eq!(queue.len(), 3);
    assert!(queue.iter().all(|question| question.reason == Reason::Doubtful));
}

#[test]
fn an_answer_is_followed_and_not_asked_about_again() {
    let (mut resolver, [a, b, c]) = three(doubtful());
    resolver.decide(decision(&b, &a, Answer::Same));
    resolver.decide(decision(&a, &c, Answer::Different));
    resolver.resolve();
    assert!(together(&resolver, &a, &b) && !together(&resolver, &a, &c));
    let asked: Vec<_> = resolver
        .review()
        .into_iter()
        .map(|question| (question.a, question.b))
        .collect();
    assert_eq!(asked, [(b, c)], "b and c may still be one, as far as is known");
}

#[test]
fn a_record_that_only_a_decision_joined_to_one_that_went_is_by_itself_again() {
    let (a, b, c) = (key("AA", "1"), key("BB", "1"), key("CC", "1"));
    let named = |name| person(&[name], json!({}));
    let mut resolver = resolved([(a.clone(), named("Quillon")), (b.clone(), named("Wendelin"))]);
    resolver.decide(decision(&a, &b, Answer::Same));
    resolver.resolve();
    assert!(together(&resolver, &a, &b));
    resolver.remove(&a);
    resolver.put(&c, named("Obermoyle"));
    resolver.resolve();
    assert!(
        !together(&resolver, &b, &c),
        "whatever takes the place of what went"
    );
}

#[test]
fn what_a_person_told_apart_stays_apart_also_through_a_third() {
    let (mut resolver, [a, b, c]) = three(sure());
    assert!(together(&resolver, &a, &b) && together(&resolver, &b, &c));
    resolver.decide(decision(&a, &b, Answer::Different));
    resolver.resolve();
    assert!(!together(&resolver, &a, &b));
    let with = [&a, &b].map(|other| together(&resolver, &c, other));
    assert_eq!(
        with.iter().filter(|with| **with).count(),
        1,
        "it fits both, and joins one"
    );
    assert!(
        resolver
            .review()
            .iter()
            .any(|question| question.reason == Reason::DecisionsContradict)
    );
}

#[test]
fn decisions_that_contradict_one_another_are_asked_about() {
    let (mut resolver, [a, b, c]) = three(doubtful());
    resolver.decide(decision(&a, &b, Answer::Same));
    resolver.decide(decision(&b, &c, Answer::Same));
    resolver.decide(decision(&a, &c, Answer::Different));
    resolver.resolve();
    assert!(!together(&resolver, &a, &c));
    let asked = resolver.review();
    assert!(
        asked
            .iter()
            .any(|question| question.reason == Reason::DecisionsContradict),
        "{asked:?}"
    );
}

#[test]
fn who_is_unsure_is_asked_last_and_nothing_is_joined_meanwhile() {
    let [a, b] = ["AA", "BB"].map(|issuer| key(issuer, "1"));
    let others = ["CC", "DD"].map(|issuer| {
        (
            key(issuer, "2"),
            person(&["Wendelin Jaskulke Ostrakow"], json!({})),
        )
    });
    let mut resolver = resolved(
        [(a.clone(), sure()), (b.clone(), sure())]
            .into_iter()
            .chain(others),
    );
    assert!(together(&resolver, &a, &b));
    resolver.decide(decision(&a, &b, Answer::Unsure));
    resolver.resolve();
    assert!(!together(&resolver, &a, &b));
    let queue = resolver.review();
    assert_eq!(queue.len(), 2);
    assert_eq!(
        (queue[1].reason, &queue[1].a, &queue[1].b),
        (Reason::Unsure, &a, &b)
    );
}

#[test]
fn a_decision_waits_for_its_records_and_outlives_them() {
    let [a, b] = ["AA", "BB"].map(|issuer| key(issuer, "1"));
    let mut resolver = resolved([]);
    resolver.decide(decision(&a, &b, Answer::Same));
    resolver.put(&a, doubtful());
    resolver.resolve();
    assert_eq!(resolver.cluster_of(&b), None);
    resolver.put(&b, doubtful());
    resolver.resolve();
    assert!(together(&resolver, &a, &b));
    resolver.remove(&b);
    resolver.resolve();
    resolver.put(&b, doubtful());
    resolver.resolve();
    assert!(together(&resolver, &a, &b));
    assert!(resolver.forget(&b, &a).is_some());
    resolver.resolve();
    assert!(!together(&resolver, &a, &b));
}

/// Somebody with a document, born or with a wallet.
fn documented(name: &str, kind: &str, born: Option<&str>, wallet: Option<&str>) -> Features {
    let wallets: Vec<_> = wallet.into_iter().map(|wallet| ("wallet:xbt", wallet)).collect();
    let document = json!({ "kind": kind, "number": if kind == "visa" { "V1180427" } else { "P7731904" }, "issuer": "IE", "status": "valid", "at": 0 });
    let fields = json!({
        "births": births(born.as_slice()), "identifiers": identifiers(&wallets), "documents": [document],
    });
    person(&[name], fields)
}

#[test]
fn one_wrong_number_does_not_chain_two_people_together() {
    let [a, b, c, d] = ["AA", "BB", "CC", "DD"].map(|issuer| key(issuer, "1"));
    let (one, other, wallet) = (
        "Wendelin Jaskulke",
        "Quillon Obermoyle",
        Some("bc1qinvented0000000"),
    );
    let resolver = resolved([
        (a.clone(), documented(one, "passport", Some("1943-02-03"), None)),
        (b.clone(), documented(one, "passport", None, wallet)),
        (c.clone(), documented(other, "visa", None, wallet)),
        (d.clone(), documented(other, "visa", Some("1988-11-30"), None)),
    ]);
    let link = resolver.explain(&b, &c).expect("both are there");
    assert_eq!(
        link.verdict,
        Verdict::AutoJoined,
        "alone the wallet suffices: {link:?}"
    );
    assert!(together(&resolver, &a, &b) && together(&resolver, &c, &d));
    assert!(!together(&resolver, &b, &c));
    let asked = resolver.review();
    assert!(
        asked
            .iter()
            .any(|question| question.reason == Reason::ClustersContradict),
        "{asked:?}"
    );
}

#[test]
fn two_entries_of_one_list_do_not_meet_through_a_third_that_fits_both() {
    let reference = |reference| json!({ "births": births(&["1961-03-17"]), "identifiers": identifiers(&[("eu-ref", reference)]) });
    let [a, b, third] = [key("AA", "1"), key("AA", "2"), key("BB", "1")];
    let resolver = resolved([
        (a.clone(), person(&["Quillon Obermoyle"], reference("EU.1.1"))),
        (
            b.clone(),
            person(
                &["Quillon Ferravanti"],
                json!({ "births": births(&["1961-03-17"]) }),
            ),
        ),
        (
            third.clone(),
            person(&["Quillon Obermoyle", "Quillon Ferravanti"], reference("EU.1.1")),
        ),
    ]);
    assert!(together(&resolver, &a, &third));
    assert!(!together(&resolver, &a, &b));
}

#[test]
fn a_cluster_is_named_after_its_first_member() {
    let (mut resolver, [a, b, c]) = three(sure());
    let before = resolver.cluster_of(&a);
    resolver.remove(&c);
    resolver.resolve();
    assert_eq!(resolver.cluster_of(&b), before);
    assert_eq!(resolver.cluster_of(&c), None);
}
