use dragoman_resolve::{Answer, Reason};

use super::*;
use crate::fixtures::{keep, referenced};

/// Two lists that know the same woman, one of them another as well.
fn two_lists() -> Hub {
    let mut hub = Hub::in_memory().expect("a store");
    keep(
        &mut hub,
        "UN",
        &[referenced("1", "Ada Marwood Example", "QDi.901")],
    );
    let other = referenced("8", "Boris Otherman", "QDi.902");
    keep(
        &mut hub,
        "GB",
        &[referenced("7", "Ada Marwood EXAMPLE", "QDi.901"), other],
    );
    hub
}

fn key(issuer: &str, id: &str) -> RecordKey {
    RecordKey::new(issuer, "example", id)
}

fn judged(a: RecordKey, b: RecordKey, answer: Answer) -> Judged {
    let judgement = Judgement {
        a,
        b,
        answer,
        by: "A. Clerk".into(),
        why: "seen the passport".into(),
    };
    Judged {
        judgement,
        judged: "2030-01-01T00:00:00Z".into(),
    }
}

fn members(hub: &Hub, of: &RecordKey) -> Vec<RecordKey> {
    hub.cluster(of).expect("the store works").members
}

#[test]
fn records_under_one_reference_are_one_subject_with_its_evidence() {
    let mut hub = two_lists();
    let resolution = hub.resolve().expect("the store works");
    assert_eq!((resolution.records, resolution.subjects), (3, 2));
    assert_eq!(members(&hub, &key("UN", "1")), [key("GB", "7"), key("UN", "1")]);
    let links = hub.links(&[key("UN", "1")]).expect("the store works");
    assert_eq!(links.len(), 1);
    assert!(
        links[0]
            .evidence
            .iter()
            .any(|piece| piece.a == "un-ref QDI901" && piece.b == piece.a),
        "{links:?}"
    );
}

#[test]
fn a_record_of_which_nobody_else_knows_is_a_subject_by_itself() {
    let mut hub = two_lists();
    hub.resolve().expect("the store works");
    assert_eq!(members(&hub, &key("GB", "8")), [key("GB", "8")]);
    let alone = hub.cluster(&key("GB", "8")).expect("the store works");
    assert_ne!(
        alone.id,
        hub.cluster(&key("UN", "1")).expect("the store works").id
    );
}

#[test]
fn what_a_person_judged_goes_before_the_evidence_and_outlives_the_next_edition() {
    let mut hub = two_lists();
    hub.resolve().expect("the store works");
    hub.judge(&[judged(key("UN", "1"), key("GB", "7"), Answer::Different)])
        .expect("the store works");
    hub.resolve().expect("the store works");
    assert_eq!(members(&hub, &key("UN", "1")), [key("UN", "1")]);
    let newcomer = referenced("2", "Carl Newcomer", "QDi.903");
    keep(
        &mut hub,
        "UN",
        &[referenced("1", "Ada Marwood Example", "QDi.901"), newcomer],
    );
    hub.resolve().expect("the store works");
    assert_eq!(members(&hub, &key("UN", "1")), [key("UN", "1")]);
}

#[test]
fn the_last_judgement_about_a_pair_counts_and_all_are_kept() {
    let mut hub = two_lists();
    for answer in [Answer::Different, Answer::Same] {
        hub.judge(&[judged(key("UN", "1"), key("GB", "7"), answer)])
            .expect("the store works");
    }
    hub.resolve().expect("the store works");
    assert_eq!(members(&hub, &key("UN", "1")).len(), 2);
    assert_eq!(hub.judgements().expect("the store works").len(), 2);
}

#[test]
fn a_judgement_can_join_what_no_evidence_does() {
    let mut hub = two_lists();
    hub.judge(&[judged(key("UN", "1"), key("GB", "8"), Answer::Same)])
        .expect("the store works");
    hub.resolve().expect("the store works");
    assert!(members(&hub, &key("UN", "1")).contains(&key("GB", "8")));
}

#[test]
fn what_a_person_was_unsure_of_is_asked_again() {
    let mut hub = two_lists();
    hub.judge(&[judged(key("UN", "1"), key("GB", "7"), Answer::Unsure)])
        .expect("the store works");
    hub.resolve().expect("the store works");
    let questions = hub.questions().expect("the store works");
    assert_eq!(
        questions
            .iter()
            .map(|question| question.reason)
            .collect::<Vec<_>>(),
        [Reason::Unsure]
    );
}

#[test]
fn clusters_follow_the_edition_in_force() {
    let mut hub = two_lists();
    hub.resolve().expect("the store works");
    keep(
        &mut hub,
        "GB",
        &[referenced("7", "Ada Marwood EXAMPLE", "QDi.909")],
    );
    let resolution = hub.resolve().expect("the store works");
    assert_eq!(resolution.records, 2);
    let afresh = hub.resolver().expect("the store works").clusters();
    let kept = hub.cluster(&key("UN", "1")).expect("the store works");
    assert!(afresh.contains(&kept), "{afresh:?} {kept:?}");
}

#[test]
fn two_records_that_nothing_links_can_be_explained() {
    let mut hub = two_lists();
    hub.resolve().expect("the store works");
    let link = hub
        .explain(&key("UN", "1"), &key("GB", "8"))
        .expect("the store works");
    assert!(link.is_some_and(|link| link.total < dragoman_resolve::Bits::NONE));
    let nobody = hub
        .explain(&key("UN", "1"), &key("GB", "99"))
        .expect("the store works");
    assert_eq!(nobody, None);
}

#[test]
fn clusters_of_what_another_process_has_changed_meanwhile_are_not_kept() {
    let (_folder, path) = crate::fixtures::site();
    let mut hub = Hub::open(&path).expect("a store");
    keep(
        &mut hub,
        "UN",
        &[referenced("1", "Ada Marwood Example", "QDi.901")],
    );
    let seen = data_version(&hub.connection).expect("the store works");
    let (key, resolver) = (hub.resolution_key(), hub.resolver());
    let mut other = Hub::open(&path).expect("a store");
    keep(
        &mut other,
        "GB",
        &[referenced("7", "Ada Marwood Example", "QDi.901")],
    );
    let kept = hub.keep_clusters(key.expect("a key"), &resolver.expect("a resolver"), seen);
    assert_eq!(kept.expect("the store works"), None);
    assert_eq!(hub.resolve().expect("the store works").records, 2);
}
