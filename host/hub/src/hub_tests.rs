use std::fs;
use std::path::PathBuf;

use serde_json::json;
use tempfile::TempDir;

use super::*;
use crate::fixtures::{accepted, document, draft, input, list, person, records};
use crate::{Edition, Findings, HubError};

const NOW: &str = "2030-01-01T00:00:00Z";

/// A folder, and the path of a store in it.
fn site() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("dragoman.db");
    (folder, path)
}

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
    let draft =
        draft("a", &[person("2", "Ida  \u{a0}Example"), document("1")]).published(Some("2029-12-31".into()));
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
        hub.accept(&turned, &json!({}), NOW).expect("the store works"),
        Acceptance::Same { edition }
    );
    assert_eq!(hub.editions().expect("the store works").len(), 1);
    for content in ["a", "b"] {
        let known = hub
            .unchanged(&list(), input("module", content))
            .expect("the store works");
        assert_eq!(known, Some(edition), "{content}");
    }
}

#[test]
fn an_input_is_unchanged_only_under_the_same_module_list_and_name() {
    let mut hub = Hub::in_memory().expect("a store");
    accepted(&mut hub, &draft("a", &[person("1", "Ada")]));
    let unchanged = |list: &ListKey, input| hub.unchanged(list, input).expect("the store works").is_some();
    assert!(unchanged(&list(), input("module", "a")));
    assert!(!unchanged(&list(), input("another module", "a")));
    assert!(!unchanged(&list(), input("module", "another content")));
    let digest = |text: &str| dragoman_model::Digest::of(text.as_bytes());
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
        hub.unchanged(&list(), input("module", "a"))
            .expect("the store works"),
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
        .accept(&draft.expect("a draft"), &json!({}), NOW)
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
    hub.accept(&draft("a", &[person("1", "Ada")]), &receipt, NOW)
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
    assert!(matches!(
        hub.accept(&twice, &json!({}), NOW),
        Err(HubError::Database(_))
    ));
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
    let error = hub.accept(&large, &json!({}), NOW).expect_err("it has no room");
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
    insert(&transaction, &draft("b", &[person("1", "Ida")]), &json!({}), NOW).expect("the store works");
    let reader = Hub::open(&path).expect("the store opens while another writes");
    assert_eq!(reader.in_force().expect("the store works"), [before]);
    transaction.commit().expect("the store works");
    assert_eq!(reader.in_force().expect("the store works")[0].edition, 2);
}

#[test]
fn who_writes_waits_for_another_who_writes() {
    let (_folder, path) = site();
    let (mut first, mut second) = (
        Hub::open(&path).expect("a store"),
        Hub::open(&path).expect("the store"),
    );
    let (held, locked) = std::sync::mpsc::channel();
    let writer = std::thread::spawn(move || {
        let lock = first
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .expect("a lock");
        held.send(()).expect("it is awaited");
        std::thread::sleep(Duration::from_millis(100));
        lock.commit().expect("the store works");
    });
    locked.recv().expect("the lock is held");
    accepted(&mut second, &draft("a", &[person("1", "Ada")]));
    writer.join().expect("the other ended");
}

#[test]
fn a_store_of_a_later_layout_is_refused() {
    let (_folder, path) = site();
    let hub = Hub::open(&path).expect("a store");
    hub.connection
        .pragma_update(None, "user_version", LAYOUT + 1)
        .expect("it is set");
    drop(hub);
    let error = Hub::open(&path).err().expect("it is refused");
    assert!(
        matches!(error, HubError::Layout { found, known: LAYOUT } if found == LAYOUT + 1),
        "{error}"
    );
}

#[test]
fn the_database_of_another_program_is_refused_and_left_as_it_is() {
    for version in [0, LAYOUT] {
        let (_folder, path) = site();
        let other = Connection::open(&path).expect("a database");
        other
            .execute_batch("CREATE TABLE bookmark (url TEXT)")
            .expect("a table");
        other
            .pragma_update(None, "user_version", version)
            .expect("it is set");
        let error = Hub::open(&path).err().expect("it is refused");
        assert!(matches!(error, HubError::Foreign), "{error}");
        let tables = other.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
            row.get::<_, i64>(0)
        });
        assert_eq!(tables, Ok(1));
        let mode: String = other
            .pragma_query_value(None, "journal_mode", |row| row.get(0))
            .expect("a mode");
        assert_eq!(mode, "delete");
    }
}

#[test]
fn what_is_no_store_is_refused_with_a_reason() {
    let (folder, path) = site();
    let directory = Hub::open(folder.path()).err().expect("a directory is refused");
    assert!(directory.to_string().contains("check its path"), "{directory}");
    let nowhere = Hub::open(&folder.path().join("no/such/folder.db"))
        .err()
        .expect("it cannot be made");
    assert!(nowhere.to_string().contains("check its path"), "{nowhere}");
    let text = "Not a database, but a text that is longer than the header of one. ".repeat(10);
    fs::write(&path, &text).expect("a file");
    let damaged = Hub::open(&path).err().expect("a text is refused");
    assert!(matches!(damaged, HubError::Damaged(_)), "{damaged}");
    assert_eq!(fs::read_to_string(&path).expect("the file"), text);
}

#[test]
fn a_store_that_cannot_be_written_says_so() {
    let (_folder, path) = site();
    let mut hub = Hub::open(&path).expect("a store");
    hub.connection
        .pragma_update(None, "query_only", true)
        .expect("it is set");
    let error = hub
        .accept(&draft("a", &[person("1", "Ada")]), &json!({}), NOW)
        .expect_err("it is read-only");
    assert!(
        error.to_string().contains("readonly") && error.to_string().contains("rights"),
        "{error}"
    );
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
