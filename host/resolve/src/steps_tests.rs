//! Whatever the steps, the outcome is that of starting afresh.

use proptest::prelude::*;
use serde_json::json;

use crate::decision::{Answer, Decision};
use crate::features::Features;
use crate::fixtures::{births, body, identifiers, key, person, resolved};
use crate::key::RecordKey;
use crate::link::{Cluster, Link, Question};
use crate::resolver::Resolver;
use crate::weights::Weights;

#[derive(Debug, Clone)]
enum Step {
    Put(RecordKey, Features),
    Remove(RecordKey),
    Decide(Decision),
    Forget(RecordKey, RecordKey),
    Resolve,
}

/// Few words, so that records resemble one another and words and blocks become common and rare again.
fn name() -> impl Strategy<Value = String> {
    const WORDS: [&str; 9] = [
        "Quillon",
        "Qwillan",
        "Obermoyle",
        "Ferravanti",
        "Jaskulke",
        "Ostrakow",
        "Wendelin",
        "Abd",
        "al-Tarvish",
    ];
    prop::collection::vec(prop::sample::select(&WORDS[..]), 1..4).prop_map(|words| words.join(" "))
}

fn features() -> impl Strategy<Value = Features> {
    let names = prop::collection::vec(name(), 1..3);
    let born = prop::sample::select(vec!["1961", "1961-03-17", "1961-03-18", "1962", "1988-11-30"]);
    let reference = prop::sample::select(vec!["QDi.901", "QDi.902", "QDi.903"]);
    let (born, reference) = (prop::option::of(born), prop::option::weighted(0.2, reference));
    let country = prop::option::of(prop::sample::select(vec!["IE", "IQ"]));
    let programme = prop::option::of(prop::sample::select(vec!["SDGT", "Iraq", "Al-Qaida"]));
    let town = prop::option::of(prop::sample::select(vec!["Valdora", "Ostrakow Quay"]));
    let facts = (born, reference, country, programme, town);
    (names, facts, prop::bool::weighted(0.1)).prop_map(|(names, facts, is_body)| {
        let (born, reference, country, programme, town) = facts;
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let references: Vec<_> = reference
            .into_iter()
            .map(|reference| ("un-ref", reference))
            .collect();
        let countries = country.map(|code| json!({ "code": code, "at": 0 }));
        let towns = town.map(|city| json!({ "city": city, "at": 0 }));
        let designations = programme.map(
            |programme| json!({ "authority": "any", "programme": programme, "status": "active", "at": 0 }),
        );
        let fields = json!({
            "births": births(born.as_slice()),
            "identifiers": identifiers(&references),
            "nationalities": countries.as_slice(),
            "birth_places": towns.as_slice(),
            "addresses": towns.as_slice(),
            "designations": designations.as_slice(),
        });
        if is_body {
            body(&names, fields)
        } else {
            person(&names, fields)
        }
    })
}

fn record() -> impl Strategy<Value = RecordKey> {
    let issuer = prop::sample::select(vec!["AA", "BB", "CC", "DD"]);
    (issuer, 0..24_u8).prop_map(|(issuer, id)| key(issuer, &id.to_string()))
}

fn step() -> impl Strategy<Value = Step> {
    let answer = prop::sample::select(vec![Answer::Same, Answer::Different, Answer::Unsure]);
    let decision = (record(), record(), answer).prop_map(|(a, b, answer)| Decision {
        a,
        b,
        answer,
        by: String::new(),
        why: String::new(),
    });
    prop_oneof![
        12 => (record(), features()).prop_map(|(key, features)| Step::Put(key, features)),
        3 => record().prop_map(Step::Remove),
        2 => decision.prop_map(Step::Decide),
        1 => (record(), record()).prop_map(|(a, b)| Step::Forget(a, b)),
        2 => Just(Step::Resolve),
    ]
}

fn take(resolver: &mut Resolver, step: Step) {
    match step {
        Step::Put(key, features) => resolver.put(&key, features),
        Step::Remove(key) => {
            resolver.remove(&key);
        }
        Step::Decide(decision) => resolver.decide(decision),
        Step::Forget(a, b) => {
            resolver.forget(&a, &b);
        }
        Step::Resolve => {
            resolver.resolve();
        }
    }
}

/// All that can be asked of a resolver.
fn outcome(resolver: &Resolver) -> (Vec<Cluster>, Vec<Link>, Vec<Question>) {
    (resolver.clusters(), resolver.links().collect(), resolver.review())
}

/// The records and the decisions that are left after some steps.
fn left(steps: &[Step]) -> (Vec<(RecordKey, Features)>, Vec<Decision>) {
    let (mut records, mut decisions) = (
        std::collections::BTreeMap::new(),
        std::collections::BTreeMap::new(),
    );
    let pair = |a: &RecordKey, b: &RecordKey| (a.min(b).clone(), a.max(b).clone());
    for step in steps.iter().cloned() {
        match step {
            Step::Put(key, features) => {
                records.insert(key, features);
            }
            Step::Remove(key) => {
                records.remove(&key);
            }
            Step::Decide(decision) => {
                decisions.insert(pair(&decision.a, &decision.b), decision);
            }
            Step::Forget(a, b) => {
                decisions.remove(&pair(&a, &b));
            }
            Step::Resolve => {}
        }
    }
    (records.into_iter().collect(), decisions.into_values().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn steps_lead_to_what_starting_afresh_gives(steps in prop::collection::vec(step(), 1..160), shuffled: bool) {
        let mut resolver = Resolver::new(Weights::default());
        for step in steps.iter().cloned() {
            take(&mut resolver, step);
        }
        resolver.resolve();
        let (mut records, decisions) = left(&steps);
        if shuffled {
            records.reverse();
        }
        let mut afresh = Resolver::new(Weights::default());
        decisions.into_iter().for_each(|decision| afresh.decide(decision));
        records.into_iter().for_each(|(key, features)| afresh.put(&key, features));
        afresh.resolve();
        prop_assert_eq!(outcome(&resolver), outcome(&afresh));
    }

    #[test]
    fn every_record_is_in_one_cluster_and_what_people_told_apart_is_apart(steps in prop::collection::vec(step(), 1..120)) {
        let mut resolver = resolved([]);
        for step in steps.iter().cloned() {
            take(&mut resolver, step);
        }
        resolver.resolve();
        let (records, decisions) = left(&steps);
        let mut members: Vec<RecordKey> =
            resolver.clusters().into_iter().flat_map(|cluster| cluster.members).collect();
        members.sort();
        prop_assert_eq!(members, records.into_iter().map(|(key, _)| key).collect::<Vec<_>>());
        for decision in decisions.iter().filter(|decision| decision.answer == Answer::Different && decision.a != decision.b) {
            let clusters = (resolver.cluster_of(&decision.a), resolver.cluster_of(&decision.b));
            prop_assert!(clusters.0.is_none() || clusters.0 != clusters.1);
        }
    }
}
