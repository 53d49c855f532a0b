//! Whatever the steps, the outcome is that of starting afresh.
//!
//! What a step may miss lies where something counts for something else: a word in four records or five, sixteen or seventeen, a key that
//! as many share, a name of more words than are paired, so many records that all weights are others. So words are few and of uneven
//! frequency, names share sounds, letters and consonants, and each record may count as many. And what is
//! compared is not only what can be asked of a resolver but all that it keeps, where a miss shows before it matters.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::json;

use crate::bits::Bits;
use crate::blocks::Key;
use crate::cluster::Refusal;
use crate::decision::{Answer, Decision};
use crate::features::Features;
use crate::fixtures::{births, body, identifiers, key, person, resolved};
use crate::key::RecordKey;
use crate::link::{Cluster, Link, Question, Reason};
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
const COMMON: [&str; 9] = [
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

/// Words that few records have, some of them close to others, parts of others, or but their first letter.
const RARE: [&str; 16] = [
    "Ferra",
    "Vanti",
    "Ober",
    "Moyle",
    "Jaskulka",
    "Jaskulski",
    "Ostrakov",
    "Wendeline",
    "Q",
    "Mohammed",
    "Muhamad",
    "Brastelin",
    "Dorvanek",
    "Ilmquist",
    "Zephrane",
    "7",
];

/// Names that are divided in several ways, so that no word is near to one of the other's.
const DIVIDED: [&str; 4] = [
    "Ferra Vanti",
    "Ferravanti",
    "Wendelin Brastelin",
    "Wende Linbras Telin",
];

fn word() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        3 => prop::sample::select(&COMMON[..]),
        1 => prop::sample::select(&RARE[..]),
    ]
}

/// Mostly of few words; a long name has more than are paired, so that its keys depend on which are the rarest.
fn name() -> impl Strategy<Value = String> {
    let few = prop::collection::vec(prop::sample::select(&COMMON[..]), 1..4);
    prop_oneof![
        6 => few,
        3 => prop::collection::vec(word(), 1..5),
        1 => prop::collection::vec(word(), 6..10),
        1 => prop::sample::select(&DIVIDED[..]).prop_map(|name| vec![name]),
    ]
    .prop_map(|words| words.join(" "))
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

fn decision() -> impl Strategy<Value = Decision> {
    let answer = prop::sample::select(vec![Answer::Same, Answer::Different, Answer::Unsure]);
    (record(), record(), answer).prop_map(|(a, b, answer)| Decision {
        a,
        b,
        answer,
        by: String::new(),
        why: String::new(),
    })
}

fn change() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (record(), features()).prop_map(|(key, features)| Step::Put(key, features)),
        3 => record().prop_map(Step::Remove),
        1 => decision().prop_map(Step::Decide),
        1 => (record(), record()).prop_map(|(a, b)| Step::Forget(a, b)),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => (record(), features()).prop_map(|(key, features)| Step::Put(key, features)),
        3 => record().prop_map(Step::Remove),
        2 => decision().prop_map(Step::Decide),
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

/// All that can be asked of a resolver, and all that it keeps from one step to the next.
fn outcome(resolver: &Resolver) -> (Vec<Cluster>, Vec<Link>, Vec<Question>, Kept) {
    let links = resolver.links().collect();
    (resolver.clusters(), links, resolver.review(), Kept::by(resolver))
}

/// What is kept, by the keys of records: their slots may be others.
#[derive(Debug, PartialEq)]
struct Kept {
    keys: Vec<(Key, RecordKey)>,
    rarities: BTreeMap<RecordKey, Vec<Bits>>,
    links: Vec<((RecordKey, RecordKey), Bits)>,
    refusals: Vec<((RecordKey, RecordKey), Bits, Reason)>,
}

impl Kept {
    fn by(resolver: &Resolver) -> Self {
        let registry = &resolver.registry;
        let record = |slot: u32| registry.record(slot).expect("what is kept is of a record");
        let key = |slot: u32| registry.key(record(slot));
        let pair = |a: u32, b: u32| (key(a).min(key(b)), key(a).max(key(b)));
        let rarities = |slot: u32| record(slot).words.iter().map(|word| word.rarity()).collect();
        let links = resolver.links.iter();
        let refusals = resolver.clusters.refusals.iter();
        let mut kept = Self {
            keys: resolver
                .index
                .entries()
                .map(|(of, slot)| (of, key(slot)))
                .collect(),
            rarities: registry.live().map(|slot| (key(slot), rarities(slot))).collect(),
            links: links.map(|link| (pair(link.a, link.b), link.total)).collect(),
            refusals: refusals
                .map(|Refusal { pair: at, reason }| (pair(at.a, at.b), at.total, *reason))
                .collect(),
        };
        kept.keys.sort();
        kept.links.sort();
        kept.refusals.sort_by(|one, other| one.0.cmp(&other.0));
        kept
    }
}

fn standing_for(each: usize) -> Resolver {
    let mut resolver = Resolver::new(Weights::default());
    resolver.each = each;
    resolver
}

/// The records and the decisions that are left after some steps.
#[derive(Default)]
struct Left {
    records: BTreeMap<RecordKey, Features>,
    decisions: BTreeMap<(RecordKey, RecordKey), Decision>,
}

impl Left {
    fn of(steps: &[Step]) -> Self {
        let mut left = Self::default();
        steps.iter().cloned().for_each(|step| left.take(step));
        left
    }

    fn take(&mut self, step: Step) {
        let pair = |a: &RecordKey, b: &RecordKey| (a.min(b).clone(), a.max(b).clone());
        match step {
            Step::Put(key, features) => {
                self.records.insert(key, features);
            }
            Step::Remove(key) => {
                self.records.remove(&key);
            }
            Step::Decide(decision) => {
                self.decisions.insert(pair(&decision.a, &decision.b), decision);
            }
            Step::Forget(a, b) => {
                self.decisions.remove(&pair(&a, &b));
            }
            Step::Resolve => {}
        }
    }

    /// What starting afresh makes of them.
    fn afresh(&self, each: usize, shuffled: bool) -> Resolver {
        let mut afresh = standing_for(each);
        let decisions = self.decisions.values().cloned();
        decisions.for_each(|decision| afresh.decide(decision));
        let mut records: Vec<_> = self.records.iter().collect();
        if shuffled {
            records.reverse();
        }
        let records = records.into_iter();
        records.for_each(|(key, features)| afresh.put(key, features.clone()));
        afresh.resolve();
        afresh
    }
}

// How many cases there are says PROPTEST_CASES.
proptest! {
    #[test]
    fn steps_lead_to_what_starting_afresh_gives(steps in prop::collection::vec(step(), 1..160), shuffled: bool) {
        let mut resolver = Resolver::new(Weights::default());
        for step in steps.iter().cloned() {
            take(&mut resolver, step);
        }
        resolver.resolve();
        prop_assert_eq!(outcome(&resolver), outcome(&Left::of(&steps).afresh(1, shuffled)));
    }

    #[test]
    fn every_record_is_in_one_cluster_and_what_people_told_apart_is_apart(steps in prop::collection::vec(step(), 1..120)) {
        let mut resolver = resolved([]);
        for step in steps.iter().cloned() {
            take(&mut resolver, step);
        }
        resolver.resolve();
        let left = Left::of(&steps);
        let mut members: Vec<RecordKey> =
            resolver.clusters().into_iter().flat_map(|cluster| cluster.members).collect();
        members.sort();
        prop_assert_eq!(members, left.records.into_keys().collect::<Vec<_>>());
        let decisions = left.decisions.values();
        for decision in decisions.filter(|decision| decision.answer == Answer::Different && decision.a != decision.b) {
            let clusters = (resolver.cluster_of(&decision.a), resolver.cluster_of(&decision.b));
            prop_assert!(clusters.0.is_none() || clusters.0 != clusters.1);
        }
    }

    /// Many records, then a few changes at a time: each time all is as afresh.
    #[test]
    fn each_edition_leads_to_what_starting_afresh_gives(
        first in prop::collection::vec((record(), features()), 1..140),
        editions in prop::collection::vec(prop::collection::vec(change(), 1..5), 1..9),
        each in prop::sample::select(vec![1_usize, 1, 1_024, 4_096]),
    ) {
        let (mut resolver, mut left) = (standing_for(each), Left::default());
        let first = first.into_iter().map(|(key, features)| Step::Put(key, features));
        for edition in std::iter::once(first.collect()).chain(editions) {
            for step in edition {
                left.take(step.clone());
                take(&mut resolver, step);
            }
            resolver.resolve();
            prop_assert_eq!(outcome(&resolver), outcome(&left.afresh(each, false)));
        }
    }
}

/// Seventeen share a word, which are too many to be looked at, and then sixteen: two of them must be looked at, though one has another
/// word that weighs something else, which says nothing of this pair.
#[test]
fn who_meets_under_a_word_that_became_rarer_is_looked_at() {
    let plain = |name: &str| person(&[name], json!({}));
    let place = json!({
        "birth_places": [{ "city": "Valdora Quay", "at": 0 }],
        "addresses": [{ "city": "Valdora Ostrakow Quay", "at": 0 }],
        "nationalities": [{ "code": "IE", "at": 0 }],
    });
    let mut steps = vec![
        Step::Put(key("AA", "one"), person(&["Quillon Obermoyle"], place.clone())),
        Step::Put(key("BB", "two"), person(&["Obermoyle"], place)),
        Step::Put(key("AA", "leaves"), plain("Quillon Obermoyle")),
        // A body that has the word is counted with it, but does not meet persons: the word weighs the same afterwards.
        Step::Put(key("AA", "body"), body(&["Obermoyle"], json!({}))),
    ];
    let others = (0..14).map(|id| Step::Put(key("CC", &id.to_string()), plain("Obermoyle")));
    steps.extend(others);
    let quillons = (0..3).map(|id| Step::Put(key("DD", &id.to_string()), plain("Quillon")));
    steps.extend(quillons);
    steps.push(Step::Resolve);
    steps.push(Step::Put(key("AA", "leaves"), plain("Ferravanti")));
    let mut resolver = Resolver::new(Weights::default());
    for step in steps.iter().cloned() {
        take(&mut resolver, step);
    }
    resolver.resolve();
    let pair = |link: &Link| (&*link.a.id, &*link.b.id) == ("one", "two");
    assert!(
        resolver.links().any(|link| pair(&link)),
        "they are worth a question"
    );
    assert_eq!(outcome(&resolver), outcome(&Left::of(&steps).afresh(1, false)));
}
