use serde_json::json;

use super::*;
use crate::fixtures::{
    NOW, accept, accepted, document, draft, input, list, open_guards, person, records, site,
};
use crate::{Claims, Decision, Edition, Findings, Verdict};

fn ids(hub: &Hub, edition: &Edition) -> Vec<String> {
    let mut ids = Vec::new();
    let read = hub.records::<HubError>(edition, |held| {
        ids.push(held.item.id().to_owned());
        Ok(())
    });
    read.expect("the store works");
    ids
}

#[test]
fn an_edition_is_kept_and_read_as_it_was_given() {
    let (_folder, path) = site();
    let draft = draft("a", &[person("2", "Ida  \u{a0}Example"), document("1")]).claims(Claims {
        day: Some("2029-12-31".into()),
        ..Claims::default()
    });
    let edition = accepted(&mut Hub::open(&path).expect("a store"), &draft);
    let hub = Hub::open(&path).expect("the store");
    assert_eq!(
        hub.editions().expect("the store works"),
        std::slice::from_ref(&edition)
    );
    assert_eq!(
        (edition.records, edition.published.as_deref()),
        (2, Some("2029-12-31"))
    );
    assert_eq!(ids(&hub, &edition), ["1", "2"]);
    let held = hub
        .record(&edition, "2")
        .expect("the store works")
        .expect("it is held");
    let place = json!({ "bytes": { "part": 0, "start": 0, "end": 10 } });
    assert_eq!(json!(held.sources), json!([place]));
    assert_eq!(json!(held)["names"][0]["full"], "Ida  \u{a0}Example");
    assert_eq!(hub.record(&edition, "3").expect("the store works"), None);
}

#[test]
fn an_input_that_means_the_same_makes_no_new_edition() {
    let mut hub = Hub::in_memory().expect("a store");
    let edition = accepted(
        &mut hub,
        &draft("a", &[person("1", "Ada Example"), person("2", "Ida")]),
    )
    .edition;
    let turned = draft("b", &[person("2", "Ida"), person("1", "Ada\nExample")]);
    assert_eq!(
        accept(&mut hub, &turned).expect("the store works"),
        Acceptance::Same { edition }
    );
    assert_eq!(hub.editions().expect("the store works").len(), 1);
    for content in ["a", "b"] {
        let known = hub
            .known(&list(), input("module", content))
            .expect("the store works");
        assert_eq!(known, Some(Known::InForce(edition)), "{content}");
    }
}

#[test]
fn an_input_is_unchanged_only_under_the_same_module_list_and_name() {
    let mut hub = Hub::in_memory().expect("a store");
    accepted(&mut hub, &draft("a", &[person("1", "Ada")]));
    let unchanged = |list: &ListKey, input| hub.known(list, input).expect("the store works").is_some();
    assert!(unchanged(&list(), input("module", "a")));
    assert!(!unchanged(&list(), input("another module", "a")));
    assert!(!unchanged(&list(), input("module", "another content")));
    let digest = |text: &str| Digest::of(text.as_bytes());
    assert!(!unchanged(
        &list(),
        InputKey::new(digest("module"), [("other.csv", digest("a"))])
    ));
    assert!(!unchanged(
        &ListKey {
            list: "other".into(),
            ..list()
        },
        input("module", "a")
    ));
}

#[test]
fn a_list_that_goes_back_to_an_earlier_state_gets_a_new_edition_of_it() {
    let mut hub = Hub::in_memory().expect("a store");
    let (a, b) = (
        draft("a", &[person("1", "Ada")]),
        draft("b", &[person("1", "Ida")]),
    );
    let first = accepted(&mut hub, &a);
    accepted(&mut hub, &b);
    assert_eq!(
        hub.known(&list(), input("module", "a")).expect("the store works"),
        None
    );
    let third = accepted(&mut hub, &a);
    assert_eq!(
        hub.in_force().expect("the store works"),
        std::slice::from_ref(&third)
    );
    let difference = hub.difference(&first, &third).expect("the store works");
    assert_eq!(difference, crate::Difference::default());
}

#[test]
fn lists_do_not_touch_one_another() {
    let mut hub = Hub::in_memory().expect("a store");
    accepted(&mut hub, &draft("a", &[person("1", "Ada")]));
    let other = ListKey {
        issuer: "YY".into(),
        ..list()
    };
    let draft = Draft::new(
        other.clone(),
        input("module", "a"),
        records(&[person("1", "Ida")]),
    );
    let acceptance = hub
        .accept(&draft.expect("a draft"), &open_guards(), &json!({}), NOW)
        .expect("the store works");
    assert!(matches!(acceptance, Acceptance::Accepted { previous: None, .. }));
    let names: Vec<_> = hub
        .in_force()
        .expect("the store works")
        .into_iter()
        .map(|edition| edition.list)
        .collect();
    assert_eq!(names, [list(), other]);
}

#[test]
fn what_was_found_is_counted_with_the_edition() {
    let mut hub = Hub::in_memory().expect("a store");
    let rejection = json!({ "kind": "subject", "id": "", "field": "id", "message": "an item has an id" });
    let notice = json!({ "kind": "remark", "field": "f", "message": "m", "count": 1 });
    let left_out = json!({ "kind": "rejected_record", "field": "f", "message": "m", "count": 3 });
    let findings: Findings =
        serde_json::from_value(json!({ "rejections": [rejection], "notices": [notice, left_out, notice] }))
            .expect("findings");
    let draft = draft("a", &[person("1", "Ada")]).findings(findings.clone());
    let edition = accepted(&mut hub, &draft);
    assert_eq!((edition.records, edition.rejections, edition.notices), (1, 4, 2));
    assert_eq!(hub.findings(&edition).expect("the store works"), findings);
}

#[test]
fn an_edition_has_the_receipt_of_its_run() {
    let mut hub = Hub::in_memory().expect("a store");
    let receipt = json!({ "module": { "digest": "…" }, "usage": { "fuel": 7 } });
    hub.accept(&draft("a", &[person("1", "Ada")]), &open_guards(), &receipt, NOW)
        .expect("the store works");
    let edition = hub.in_force().expect("the store works").remove(0);
    assert_eq!(hub.receipt(&edition).expect("the store works"), receipt);
}

#[test]
fn the_output_of_a_run_is_all_that_it_gave_and_where_it_stands() {
    let people = [person("1", "Ada"), person("2", "Ida")];
    let output = |draft: &Draft| draft.output().expect("a digest");
    let first = output(&draft("a", &people));
    assert_eq!(output(&draft("b", &people)), first);
    let mut spaced = people.clone();
    spaced[0]["names"][0]["full"] = "Ada ".into();
    let turned = [people[1].clone(), people[0].clone()];
    let notice = json!({ "kind": "remark", "field": "f", "message": "m", "count": 1 });
    let noticed = draft("a", &people).findings(Findings {
        notices: vec![serde_json::from_value(notice).expect("a notice")],
        ..Findings::default()
    });
    for other in [
        &draft("a", &spaced),
        &draft("a", &turned),
        &draft("a", &people[..1]),
        &noticed,
    ] {
        assert_ne!(output(other), first, "{other:?}");
    }
}

#[test]
fn an_edition_may_be_empty() {
    let mut hub = Hub::in_memory().expect("a store");
    let full = accepted(&mut hub, &draft("a", &[person("1", "Ada")]));
    let empty = accepted(&mut hub, &draft("b", &[]));
    assert_eq!(empty.records, 0);
    assert_eq!(
        hub.difference(&full, &empty)
            .expect("the store works")
            .removed
            .len(),
        1
    );
}

#[test]
fn what_fails_in_the_middle_leaves_the_store_as_it_was() {
    let mut hub = Hub::in_memory().expect("a store");
    let before = accepted(&mut hub, &draft("a", &[person("1", "Ada")]));
    // Two records of one id, which no validator lets through together.
    let twice = [records(&[person("2", "Ida")]), records(&[person("2", "Eda")])].concat();
    let twice = Draft::new(list(), input("module", "b"), twice).expect("a draft");
    assert!(matches!(accept(&mut hub, &twice), Err(HubError::Database(_))));
    assert_eq!(hub.editions().expect("the store works"), [before]);
    for (table, rows) in [("entry", 1), ("content", 1), ("input", 1)] {
        let query = format!("SELECT count(*) FROM {table}");
        let count: i64 = hub
            .connection
            .query_row(&query, [], |row| row.get(0))
            .expect("a count");
        assert_eq!(count, rows, "{table}");
    }
}

#[test]
fn a_full_disk_leaves_the_store_as_it_was() {
    let (_folder, path) = site();
    let mut hub = Hub::open(&path).expect("a store");
    let before = accepted(&mut hub, &draft("a", &[person("1", "Ada")]));
    let pages: i64 = hub
        .connection
        .pragma_query_value(None, "page_count", |row| row.get(0))
        .expect("a count");
    hub.connection
        .pragma_update_and_check(None, "max_page_count", pages + 1, |_| Ok(()))
        .expect("a cap");
    let large = draft("b", &[person("1", &"Ada ".repeat(10_000))]);
    let error = accept(&mut hub, &large).expect_err("it has no room");
    assert!(
        error.to_string().contains("full") && error.to_string().contains("space"),
        "{error}"
    );
    let hub = Hub::open(&path).expect("the store");
    assert_eq!(hub.in_force().expect("the store works"), [before]);
}

#[test]
fn who_reads_does_not_wait_for_who_writes_and_sees_the_last_whole_edition() {
    let (_folder, path) = site();
    let mut writer = Hub::open(&path).expect("a store");
    let before = accepted(&mut writer, &draft("a", &[person("1", "Ada")]));
    let transaction = writer
        .connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .expect("a lock");
    let next = draft("b", &[person("1", "Ida")]);
    let keeping = Keeping {
        draft: &next,
        receipt: &json!({}),
        kept: NOW,
    };
    keeping
        .insert(&transaction, None, None, &[])
        .expect("the store works");
    let reader = Hub::open(&path).expect("the store opens while another writes");
    assert_eq!(reader.in_force().expect("the store works"), [before]);
    transaction.commit().expect("the store works");
    assert_eq!(reader.in_force().expect("the store works")[0].edition, 2);
}

#[test]
fn a_store_that_cannot_be_written_says_so() {
    let (_folder, path) = site();
    let mut hub = Hub::open(&path).expect("a store");
    hub.connection
        .pragma_update(None, "query_only", true)
        .expect("it is set");
    let error = accept(&mut hub, &draft("a", &[person("1", "Ada")])).expect_err("it is read-only");
    assert!(matches!(error, HubError::ReadOnly), "{error}");
}

#[test]
fn a_record_that_was_damaged_is_found_when_it_is_read() {
    let mut hub = Hub::in_memory().expect("a store");
    let edition = accepted(&mut hub, &draft("a", &[person("1", "Ada")]));
    hub.connection
        .execute("UPDATE content SET json = substr(json, 2)", [])
        .expect("it is damaged");
    assert!(matches!(hub.record(&edition, "1"), Err(HubError::Damaged(_))));
}

#[test]
fn a_text_is_no_statement() {
    let mut hub = Hub::in_memory().expect("a store");
    let hostile = "1'); DROP TABLE entry; --";
    let edition = accepted(
        &mut hub,
        &draft("a", &[person(hostile, "'; DELETE FROM edition; --")]),
    );
    assert_eq!(ids(&hub, &edition), [hostile]);
    assert!(hub.record(&edition, hostile).expect("the store works").is_some());
    assert!(
        hub.record(&edition, "x' OR '1'='1")
            .expect("the store works")
            .is_none()
    );
}

fn withdrawal(id: &str) -> Value {
    json!({ "item": "withdrawal", "id": id, "instrument": "Order 7" })
}

/// As many persons as a guard needs to count.
fn people(numbers: std::ops::Range<usize>) -> Vec<Value> {
    let one = |number: usize| person(&number.to_string(), &format!("Ada {number}"));
    numbers.map(one).collect()
}

#[test]
fn what_is_withdrawn_is_not_lost() {
    let mut hub = Hub::in_memory().expect("a store");
    accepted(&mut hub, &draft("a", &people(0..40)));
    let withdrawn = (0..30).map(|number| withdrawal(&number.to_string()));
    let next = draft("b", &withdrawn.chain(people(30..40)).collect::<Vec<_>>());
    let acceptance = hub.accept(&next, &Guards::default(), &json!({}), NOW);
    assert!(
        matches!(acceptance, Ok(Acceptance::Accepted { edition: 2, .. })),
        "{acceptance:?}"
    );
}

#[test]
fn what_an_edition_withdraws_is_withdrawn_at_once_even_if_it_is_held() {
    let mut hub = Hub::in_memory().expect("a store");
    accepted(&mut hub, &draft("a", &people(0..40)));
    let next = [people(0..20), vec![withdrawal("30"), withdrawal("unknown")]].concat();
    let acceptance = hub
        .accept(&draft("b", &next), &Guards::default(), &json!({}), NOW)
        .expect("the store works");
    let reasons = vec![Reason::RecordsLost {
        lost: 19,
        of: 40,
        renumbered: 0,
    }];
    let held = Acceptance::Held {
        edition: 3,
        in_force: Some(2),
        reasons,
        withdrawn: 1,
    };
    assert_eq!(acceptance, held);
    let in_force = hub.in_force().expect("the store works").remove(0);
    assert_eq!((in_force.edition, in_force.records), (2, 40));
    let item = |id| json!(hub.record(&in_force, id).expect("the store works"))["item"].clone();
    assert_eq!((item("30"), item("31")), ("withdrawal".into(), "subject".into()));
    // The same input again changes nothing.
    let known = hub.known(&list(), input("module", "b")).expect("the store works");
    assert_eq!(known, Some(Known::Held(3)));
}

#[test]
fn another_writing_of_what_is_held_is_held_as_the_same_edition() {
    let mut hub = Hub::in_memory().expect("a store");
    accepted(&mut hub, &draft("a", &people(0..40)));
    for content in ["b", "c"] {
        let acceptance = hub.accept(
            &draft(content, &people(0..20)),
            &Guards::default(),
            &json!({}),
            NOW,
        );
        assert!(
            matches!(
                acceptance,
                Ok(Acceptance::Held {
                    edition: 2,
                    in_force: Some(1),
                    ..
                })
            ),
            "{acceptance:?}"
        );
    }
    let known = hub.known(&list(), input("module", "c")).expect("the store works");
    assert_eq!(known, Some(Known::Held(2)));
}

#[test]
fn what_was_held_or_rejected_for_its_missing_end_comes_into_force_once_its_end_is_seen() {
    for verdict in [None, Some(Verdict::Rejected)] {
        let mut hub = Hub::in_memory().expect("a store");
        accepted(&mut hub, &draft("a", &people(0..40)));
        let mut cut = draft("cut", &people(0..41));
        cut.claims.end_seen = false;
        let acceptance = hub.accept(&cut, &Guards::default(), &json!({}), NOW);
        assert!(
            matches!(acceptance, Ok(Acceptance::Held { edition: 2, .. })),
            "{acceptance:?}"
        );
        if let Some(verdict) = verdict {
            let (who, why) = ("A. Clerk".into(), "cut off".into());
            let decision = Decision {
                verdict,
                decided: NOW.into(),
                who,
                why,
            };
            hub.decide(&list(), None, &decision).expect("it is decided");
        }
        let acceptance = hub.accept(
            &draft("whole", &people(0..41)),
            &Guards::default(),
            &json!({}),
            NOW,
        );
        assert!(
            matches!(acceptance, Ok(Acceptance::Accepted { edition: 3, .. })),
            "{acceptance:?}"
        );
    }
}

#[test]
fn what_must_be_there_first_is_asked_for_new_editions_alone_and_without_it_none_is_kept() {
    let mut hub = Hub::in_memory().expect("a store");
    let mut keep = |draft: &Draft, answer: Result<(), HubError>| {
        let mut asked = false;
        let kept = hub.accept_after(draft, &Guards::default(), &json!({}), NOW, || {
            asked = true;
            answer
        });
        (
            asked,
            kept.map_err(drop),
            hub.editions().expect("the store works").len(),
        )
    };
    let no = || Err(HubError::Damaged("no".into()));
    let whole = draft("a", &people(0..40));
    assert_eq!(keep(&whole, no()), (true, Err(()), 0));
    let (asked, kept, editions) = keep(&whole, Ok(()));
    assert!(asked && matches!(kept, Ok(Acceptance::Accepted { .. })));
    assert_eq!(editions, 1);
    let same = draft("b", &people(0..40));
    assert_eq!(keep(&same, no()), (false, Ok(Acceptance::Same { edition: 1 }), 1));
    let half = draft("c", &people(0..20));
    assert_eq!(keep(&half, no()), (true, Err(()), 1));
    assert!(matches!(
        keep(&half, Ok(())),
        (true, Ok(Acceptance::Held { .. }), 2)
    ));
    let again = draft("d", &people(0..20));
    assert!(matches!(
        keep(&again, no()),
        (false, Ok(Acceptance::Held { .. }), 2)
    ));
}

#[test]
fn a_good_edition_supersedes_what_is_held_and_the_history_keeps_it() {
    let mut hub = Hub::in_memory().expect("a store");
    accepted(&mut hub, &draft("a", &people(0..40)));
    hub.accept(&draft("b", &people(0..20)), &Guards::default(), &json!({}), NOW)
        .expect("the store works");
    accepted(&mut hub, &draft("c", &people(0..41)));
    let standings: Vec<_> = hub
        .editions()
        .expect("the store works")
        .iter()
        .map(|edition| edition.standing)
        .collect();
    assert_eq!(
        standings,
        [Standing::Earlier, Standing::Superseded, Standing::InForce]
    );
    // Its input is run again if it comes again.
    assert_eq!(
        hub.known(&list(), input("module", "b")).expect("the store works"),
        None
    );
}
