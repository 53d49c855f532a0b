use std::collections::{BTreeMap, BTreeSet};

use dragoman_model::schema::Marking;
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::fixtures::{accept, input, person, records};
use crate::{Draft, Judged};

const TODAY: Date = date(2030, 6, 15);

fn party(code: &str) -> Party {
    code.parse().expect("a party")
}

/// Keeps an edition of `issuer`'s list; the content follows from the items.
fn keep(hub: &mut Hub, issuer: &str, items: &[Value]) {
    let list = ListKey {
        issuer: issuer.into(),
        list: "example".into(),
    };
    let content = json!([issuer, items]).to_string();
    let draft = Draft::new(list, input("module", &content), records(items)).expect("a draft");
    accept(hub, &draft).expect("the store works");
}

fn record(issuer: &str, id: &str) -> RecordKey {
    RecordKey::new(issuer, "example", id)
}

fn judge(hub: &mut Hub, a: RecordKey, b: RecordKey, answer: Answer) {
    let judgement = dragoman_resolve::Decision {
        a,
        b,
        answer,
        by: "A. Clerk".into(),
        why: "an agent said so".into(),
    };
    let judged = "2030-01-01T00:00:00Z".into();
    hub.judge(&[Judged { judgement, judged }])
        .expect("the store works");
}

fn marked(mut item: Value, marking: Value) -> Value {
    item["marking"] = marking;
    if item["marking"].get("originator_controlled").is_none() {
        item["marking"]["originator_controlled"] = json!(false);
    }
    item
}

/// All that a party is given: a line a record, its lists, and which records it is told are of one subject.
fn given(hub: &Hub, party: &Party) -> (Vec<String>, Vec<String>, Vec<Cluster>) {
    let release = hub.release(party, TODAY).expect("the store works");
    let (mut lines, mut clusters) = (Vec::new(), Vec::new());
    hub.released::<HubError>(&release, |released| {
        clusters.push(release.cluster(&released.list.record(released.item.id())));
        lines.push(serde_json::to_string(&released)?);
        Ok(())
    })
    .expect("the store works");
    (
        lines,
        release.lists().map(ToString::to_string).collect(),
        clusters,
    )
}

/// The ids of the records of all lists that a party sees.
fn ids(hub: &Hub, code: &str) -> Vec<String> {
    let release = hub.release(&party(code), TODAY).expect("the store works");
    let mut ids = Vec::new();
    hub.released::<HubError>(&release, |released| {
        ids.push(released.item.id().to_owned());
        Ok(())
    })
    .expect("the store works");
    ids
}

#[test]
fn a_record_that_may_not_be_seen_is_answered_like_one_that_is_not_there() {
    let mut hub = Hub::in_memory().expect("a store");
    let hidden = marked(person("1", "Ada Example"), json!({ "tlp": "red" }));
    keep(&mut hub, "DE", &[hidden, person("2", "Boris Otherman")]);
    keep(
        &mut hub,
        "UN",
        &[marked(person("1", "Ada Example"), json!({ "tlp": "amber" }))],
    );
    let release = hub.release(&party("FR"), TODAY).expect("the store works");
    for key in [
        record("DE", "1"),
        record("UN", "1"),
        record("DE", "9"),
        record("XX", "1"),
    ] {
        assert_eq!(
            hub.released_record(&release, &key).expect("the store works"),
            None,
            "{key}"
        );
        assert_eq!(release.cluster(&key).members, [key]);
    }
    let lists: Vec<_> = release.lists().map(ToString::to_string).collect();
    assert_eq!(
        lists,
        ["DE/example"],
        "a list of which nothing may be seen is not named"
    );
}

#[test]
fn neither_edition_nor_place_tells_of_what_is_withheld() {
    let mut hub = Hub::in_memory().expect("a store");
    let open = person("2", "Boris Otherman");
    keep(
        &mut hub,
        "DE",
        &[
            marked(person("1", "Ada Example"), json!({ "tlp": "red" })),
            open.clone(),
        ],
    );
    let before = given(&hub, &party("FR"));
    keep(
        &mut hub,
        "DE",
        &[marked(person("1", "Ada Exemplar"), json!({ "tlp": "red" })), open],
    );
    assert_eq!(
        given(&hub, &party("FR")),
        before,
        "a change in secret changes nothing"
    );
    let line: Value = serde_json::from_str(&before.0[0]).expect("JSON");
    for field in ["edition", "origin", "sources"] {
        assert_eq!(line.get(field), None, "{line}");
    }
}

#[test]
fn a_withdrawal_of_what_was_withheld_is_withheld_as_well() {
    let mut hub = Hub::in_memory().expect("a store");
    let stays = person("3", "Cyril Vane");
    let red = marked(person("1", "Ada Example"), json!({ "tlp": "red" }));
    keep(
        &mut hub,
        "DE",
        &[red, person("2", "Boris Otherman"), stays.clone()],
    );
    let withdrawal = |id: &str| json!({ "item": "withdrawal", "id": id });
    keep(&mut hub, "DE", &[withdrawal("1"), withdrawal("2"), stays]);
    assert_eq!(ids(&hub, "FR"), ["2", "3"]);
    assert_eq!(ids(&hub, "DE"), ["1", "2", "3"]);
}

#[test]
fn what_was_only_said_in_a_rejected_edition_does_not_release_a_withdrawal() {
    let mut hub = Hub::in_memory().expect("a store");
    let stays = person("3", "Cyril Vane");
    let red = marked(person("1", "Ada Example"), json!({ "tlp": "red" }));
    keep(&mut hub, "DE", &[red, stays.clone()]);
    let list = ListKey {
        issuer: "DE".into(),
        list: "example".into(),
    };
    let open = records(&[person("1", "Ada Example"), stays.clone()]);
    let cut = crate::Claims {
        end_seen: false,
        ..crate::Claims::default()
    };
    let draft = Draft::new(list.clone(), input("module", "cut"), open)
        .expect("a draft")
        .claims(cut);
    let guards = serde_json::from_value(json!({ "end": "required" })).expect("guards");
    hub.accept(&draft, &guards, &json!({}), crate::fixtures::NOW)
        .expect("the store works");
    let rejected = crate::Decision {
        verdict: crate::Verdict::Rejected,
        decided: "2030-01-02T00:00:00Z".into(),
        who: "A. Clerk".into(),
        why: "cut off".into(),
    };
    hub.decide(&list, None, &rejected).expect("it is decided");
    keep(
        &mut hub,
        "DE",
        &[json!({ "item": "withdrawal", "id": "1" }), stays],
    );
    assert_eq!(ids(&hub, "FR"), ["3"]);
}

#[test]
fn nobody_sees_a_record_after_its_last_day() {
    let mut hub = Hub::in_memory().expect("a store");
    let until = |id: &str, day: &str| marked(person(id, "Ada Example"), json!({ "retain_until": day }));
    keep(
        &mut hub,
        "DE",
        &[
            until("1", "2030-06-14"),
            until("2", "2030-06-15"),
            until("3", "2030-06-16"),
        ],
    );
    assert_eq!(ids(&hub, "FR"), ["2", "3"]);
    assert_eq!(ids(&hub, "DE"), ["2", "3"], "its originator neither");
}

/// A person whom the UN lists under a reference.
fn referenced(id: &str, name: &str, reference: &str) -> Value {
    let mut person = person(id, name);
    person["identifiers"] = json!([{ "scheme": "un-ref", "value": reference, "at": 0 }]);
    person
}

#[test]
fn a_cluster_is_that_of_the_records_which_may_be_seen_and_named_after_one_of_them() {
    let name = "Ada Marwood Example";
    let mut hub = Hub::in_memory().expect("a store");
    keep(
        &mut hub,
        "DE",
        &[marked(referenced("1", name, "QDi.901"), json!({ "tlp": "red" }))],
    );
    keep(&mut hub, "GB", &[referenced("2", name, "QDi.901")]);
    keep(&mut hub, "UN", &[referenced("3", name, "QDi.901")]);
    let release = |code: &str| hub.release(&party(code), TODAY).expect("the store works");
    let (all, two) = (
        [record("DE", "1"), record("GB", "2"), record("UN", "3")],
        [record("GB", "2"), record("UN", "3")],
    );
    assert_eq!(release("DE").cluster(&record("UN", "3")).members, all);
    assert_eq!(release("FR").cluster(&record("UN", "3")).members, two);
    assert_eq!(release("FR").cluster(&two[1]).id, ClusterId::named_after(&two[0]));
}

#[test]
fn that_two_are_one_is_not_told_where_only_a_judgement_says_so() {
    let mut hub = Hub::in_memory().expect("a store");
    keep(&mut hub, "GB", &[person("2", "Ada Example")]);
    keep(&mut hub, "UN", &[person("3", "Boris Otherman")]);
    let (a, b) = (record("GB", "2"), record("UN", "3"));
    judge(&mut hub, a.clone(), b, Answer::Same);
    let release = hub.release(&party("FR"), TODAY).expect("the store works");
    assert_eq!(release.cluster(&a).members, std::slice::from_ref(&a));
}

#[test]
fn that_two_are_not_one_is_heeded_until_it_is_taken_back() {
    let name = "Ada Marwood Example";
    let mut hub = Hub::in_memory().expect("a store");
    keep(&mut hub, "GB", &[referenced("2", name, "QDi.901")]);
    keep(&mut hub, "UN", &[referenced("3", name, "QDi.901")]);
    let (a, b) = (record("GB", "2"), record("UN", "3"));
    let cluster = |hub: &Hub| {
        hub.release(&party("FR"), TODAY)
            .expect("the store works")
            .cluster(&a)
            .members
    };
    judge(&mut hub, a.clone(), b.clone(), Answer::Different);
    assert_eq!(cluster(&hub), std::slice::from_ref(&a));
    judge(&mut hub, b.clone(), a.clone(), Answer::Same);
    assert_eq!(cluster(&hub), [a.clone(), b]);
}

const ISSUERS: [&str; 3] = ["DE", "FR", "UN"];

/// What decides about one record: its list, its id, and everything else by numbers.
type Draw = ((usize, usize, usize), (usize, usize, usize), Value, Vec<usize>);

fn draws() -> impl Strategy<Value = Vec<Draw>> {
    let marking = (
        prop::sample::select(vec![
            None,
            None,
            Some("clear"),
            Some("green"),
            Some("amber"),
            Some("amber_strict"),
            Some("red"),
        ]),
        prop::sample::subsequence(vec!["DE", "FR", "IT"], 0..=2),
        prop::bool::weighted(0.2),
        prop::sample::select(vec![None, None, None, Some("2030-06-14"), Some("2030-06-15")]),
    );
    let marking = marking.prop_map(|(tlp, to, controlled, until)| {
        json!({ "tlp": tlp, "releasable_to": to, "originator_controlled": controlled, "retain_until": until })
    });
    let draw = (
        (0..ISSUERS.len(), 0..6_usize, 0..8_usize),
        (0..4_usize, 0..3_usize, 0..4_usize),
        marking,
        prop::collection::vec(0..6_usize, 0..3),
    );
    prop::collection::vec(draw, 1..16)
}

/// An edition of each list: items by list and id.
type Lists = BTreeMap<(&'static str, String), Value>;

/// Ids that nothing else is spelled like.
fn id(issuer: &str, number: usize) -> String {
    format!("id-{issuer}-{number}")
}

fn lists(draws: &[Draw]) -> Lists {
    let mut lists = Lists::new();
    for ((issuer, number, _), (name, birth, reference), marking, _) in draws {
        let issuer = ISSUERS[*issuer];
        let name = [
            "Ada Marwood Example",
            "Ada Example",
            "Boris Otherman",
            "Cyril Quennell Vane",
        ][*name];
        let mut subject = marked(person(&id(issuer, *number), name), marking.clone());
        if let Some(year) = [None, Some(1960), Some(1971)][*birth] {
            let day = json!({ "year": year, "month": 5, "day": 5 });
            subject["births"] = json!([{ "earliest": day, "latest": day, "certainty": "exact", "calendar": "gregorian", "at": 0 }]);
        }
        if let Some(value) = [None, None, Some("QDi.901"), Some("QDi.902")][*reference] {
            subject["identifiers"] = json!([{ "scheme": "un-ref", "value": value, "at": 0 }]);
        }
        subject["narrative"] = json!(format!("told of {}", id(issuer, *number)));
        lists.insert((issuer, id(issuer, *number)), subject);
    }
    // What leads to others comes once it is known who is there.
    for ((issuer, number, kind), _, marking, targets) in draws {
        let issuer = ISSUERS[*issuer];
        let own = id(issuer, *number);
        let is_subject = |target: &String| {
            *target != own
                && lists
                    .get(&(issuer, target.clone()))
                    .is_some_and(|item| item["item"] == "subject")
        };
        let targets: Vec<_> = targets
            .iter()
            .map(|number| id(issuer, *number))
            .filter(is_subject)
            .collect();
        let item = match kind {
            0 => {
                let document = json!({ "kind": "passport", "number": format!("P{number}"), "status": "stolen", "at": 0 });
                json!({ "item": "travel_document", "id": format!("{own}-d"), "document": document, "holder": targets.first() })
            }
            1 => {
                let actors: Vec<_> = targets.iter().map(|id| json!({ "id": id })).collect();
                json!({
                    "item": "assessment", "id": format!("{own}-a"), "event": "summit", "targets": [{ "kind": "venue" }],
                    "actors": actors, "subjects": targets,
                })
            }
            _ => {
                let relation = |id: &String| json!({ "kind": "family", "target": { "id": id }, "note": format!("of {id}"), "at": 0 });
                let relations: Vec<_> = targets.iter().map(relation).collect();
                let mut subject = lists[&(issuer, own.clone())].clone();
                subject["relations"] = json!(relations);
                subject
            }
        };
        let item = match item["item"].as_str() {
            Some("subject") => item,
            _ => marked(item, marking.clone()),
        };
        let id = item["id"].as_str().expect("an id").to_owned();
        lists.insert((issuer, id), item);
    }
    lists
}

/// Some records of the first edition that the second withdraws.
fn withdrawals(lists: &Lists, draws: &[Draw]) -> Lists {
    let mut next = lists.clone();
    for ((issuer, number, _), _, _, _) in draws.iter().filter(|draw| draw.0.2 == 7) {
        let issuer = ISSUERS[*issuer];
        let own = id(issuer, *number);
        let is_referred_to = lists
            .iter()
            .any(|(key, item)| key.1 != own && item.to_string().contains(&format!("\"{own}\"")));
        if !is_referred_to {
            let withdrawal = marked(json!({ "item": "withdrawal", "id": own }), json!({}));
            next.insert((issuer, own), withdrawal);
        }
    }
    next
}

/// The keys of the records that a party may not see, by their markings alone; a withdrawal has that of what it withdraws as well.
fn hidden(lists: &Lists, first: &Lists, party: &Party) -> BTreeSet<(&'static str, String)> {
    let may_see = |issuer: &str, item: &Value| {
        let marking: Marking = serde_json::from_value(item["marking"].clone()).expect("a marking");
        releasable(&Handling::of(issuer, &marking).expect("a day"), party, TODAY)
    };
    let is_hidden = |(key, item): &(&(&'static str, String), &Value)| {
        let withdrawn = first.get(*key).filter(|_| item["item"] == "withdrawal");
        !may_see(key.0, item) || withdrawn.is_some_and(|item| !may_see(key.0, item))
    };
    lists
        .iter()
        .filter(is_hidden)
        .map(|(key, _)| key.clone())
        .collect()
}

/// The lists without the hidden records, and without what leads to them: found by their ids wherever these stand.
fn without(lists: &Lists, hidden: &BTreeSet<(&'static str, String)>) -> Lists {
    let names_hidden = |value: &Value| {
        hidden
            .iter()
            .any(|(_, id)| value.to_string().contains(&format!("\"{id}\"")))
    };
    let left = lists.iter().filter(|(key, _)| !hidden.contains(*key));
    let cleaned = left.map(|(key, item)| {
        let mut item = item.clone();
        for field in ["relations", "actors", "subjects"] {
            if let Some(values) = item.get_mut(field).and_then(Value::as_array_mut) {
                values.retain(|value| !names_hidden(value));
            }
        }
        if names_hidden(&item["holder"]) {
            item["holder"] = Value::Null;
        }
        (key.clone(), item)
    });
    cleaned.collect()
}

fn store(editions: [&Lists; 2], judgements: &[(RecordKey, RecordKey, Answer)]) -> Hub {
    let mut hub = Hub::in_memory().expect("a store");
    for lists in editions {
        for issuer in ISSUERS {
            let items: Vec<_> = lists
                .iter()
                .filter(|(key, _)| key.0 == issuer)
                .map(|(_, item)| item.clone())
                .collect();
            if !items.is_empty() {
                keep(&mut hub, issuer, &items);
            }
        }
    }
    for (a, b, answer) in judgements {
        judge(&mut hub, a.clone(), b.clone(), *answer);
    }
    hub
}

proptest! {
    #[test]
    fn what_a_party_is_given_depends_on_nothing_that_it_may_not_see(
        draws in draws(),
        judged in prop::collection::vec((0..18_usize, 0..18_usize, 0..3_usize), 0..6),
        code in prop::sample::select(vec!["FR", "IT", "DE", "EU"]),
    ) {
        let party = party(code);
        let first = lists(&draws);
        let second = withdrawals(&first, &draws);
        let key = |number: usize| record(ISSUERS[number / 6], &id(ISSUERS[number / 6], number % 6));
        let answers = [Answer::Same, Answer::Different, Answer::Unsure];
        let judgements: Vec<_> = judged
            .into_iter()
            .filter(|(a, b, _)| a != b)
            .map(|(a, b, answer)| (key(a), key(b), answers[answer]))
            .collect();
        let (hidden_before, hidden_now) = (hidden(&first, &first, &party), hidden(&second, &first, &party));
        let is_seen = |key: &RecordKey| {
            second.keys().any(|(issuer, id)| record(issuer, id) == *key && !hidden_now.contains(&(*issuer, id.clone())))
        };
        let of_the_seen: Vec<_> = judgements.iter().filter(|(a, b, _)| is_seen(a) && is_seen(b)).cloned().collect();
        let all = store([&first, &second], &judgements);
        let reduced = store([&without(&first, &hidden_before), &without(&second, &hidden_now)], &of_the_seen);
        let given_of_all = given(&all, &party);
        prop_assert_eq!(&given_of_all, &given(&reduced, &party));

        let (lines, _, clusters) = given_of_all;
        prop_assert_eq!(lines.len(), second.len() - hidden_now.len(), "what may be seen is given");
        for (issuer, id) in &hidden_now {
            let named = format!("{id}\"");
            prop_assert!(!lines.iter().any(|line| line.contains(&named)), "{} is told of: {:?}", id, lines);
            prop_assert!(!clusters.iter().any(|cluster| cluster.members.contains(&record(issuer, id))));
        }
        for store in [&all, &reduced] {
            let release = store.release(&party, TODAY).expect("the store works");
            for (issuer, id) in &hidden_now {
                let found = store.released_record(&release, &record(issuer, id)).expect("the store works");
                prop_assert_eq!(found, None);
            }
        }
    }
}
