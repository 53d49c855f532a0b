use dragoman_resolve::{Answer, Decision, RecordKey};
use jiff::civil::date;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::*;
use crate::fixtures::{accepted, bulk, draft, keep, person, referenced, site};
use crate::{Due, Edition, Judged, NumberStated};

/// A record of a woman whom two lists know.
fn ada(issuer: &str) -> [Value; 1] {
    [referenced("1", &format!("Ada Marwood {issuer}"), "QDi.901")]
}

/// Keeps the lists that know her.
fn keep_both(hub: &mut Hub) {
    for issuer in ["UN", "GB"] {
        keep(hub, issuer, &ada(issuer));
    }
}

/// All that can be asked of the editions in force.
type All = (Vec<Edition>, Vec<String>, Vec<NumberStated>, Vec<Due>, usize);

fn all(hub: &Hub) -> All {
    let in_force = hub.in_force().expect("the store works");
    let (mut records, mut stated) = (Vec::new(), Vec::new());
    for edition in &in_force {
        hub.records::<HubError>(edition, |held| {
            records.push(serde_json::to_string(&held).expect("JSON"));
            Ok(())
        })
        .expect("the store works");
        let number = dragoman_model::NormalNumber::of("AA 1").expect("a number");
        stated.extend(hub.stated(edition, &number).expect("the store works"));
    }
    let due = hub.due(date(2030, 6, 15)).expect("the store works");
    let memberships = hub.memberships().expect("the store works").len();
    (in_force, records, stated, due, memberships)
}

#[test]
fn what_is_read_is_of_one_moment_whatever_others_write_or_remove() {
    let (_folder, path) = site();
    let mut writer = Hub::open(&path).expect("a store");
    let mut over = person("3", "Cyril");
    over["marking"] = json!({ "originator_controlled": false, "retain_until": "2030-06-14" });
    keep_both(&mut writer);
    accepted(&mut writer, &draft("a", &[over, bulk("4", &["AA 1", "BB 2"])]));
    let (snapshot, _) = Hub::open(&path)
        .expect("the store")
        .resolved()
        .expect("the store works");
    let before = all(&snapshot);
    let (editions, records, stated, due, memberships) = &before;
    assert_eq!(
        (
            editions.len(),
            records.len(),
            stated.len(),
            due.len(),
            *memberships
        ),
        (3, 4, 1, 1, 2)
    );
    accepted(&mut writer, &draft("b", &[person("5", "Dora")]));
    assert_eq!(all(&snapshot), before);
    // It is removed, but the snapshot reads it still.
    writer
        .connection
        .busy_timeout(Duration::ZERO)
        .expect("it waits for nobody");
    let purged = writer.purge(date(2030, 6, 15));
    assert!(matches!(purged, Err(HubError::NotOverwritten)), "{purged:?}");
    writer.resolve().expect("the store works");
    assert_eq!(all(&snapshot), before);
    drop(snapshot);
    let after = all(&Hub::open(&path)
        .expect("the store")
        .snapshot()
        .expect("the store works"));
    assert_eq!(
        (after.0.len(), after.1.len(), after.3.len(), after.4),
        (3, 3, 0, 2)
    );
}

#[test]
fn who_reads_has_the_clusters_of_what_is_read_while_another_writes() {
    let (_folder, path) = site();
    let mut writer = Hub::open(&path).expect("a store");
    keep(&mut writer, "UN", &ada("UN"));
    writer.resolve().expect("the store works");
    keep(&mut writer, "GB", &ada("GB"));
    let lock = writer
        .connection
        .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate);
    let lock = lock.expect("a lock");
    let (snapshot, together) = Hub::open(&path)
        .expect("the store")
        .resolved()
        .expect("who reads need not wait");
    assert_eq!((together.records, together.subjects), (2, 1));
    let key = RecordKey::new("UN", "example", "1");
    let cluster = snapshot.cluster(&key).expect("the store works");
    assert_eq!(cluster.members.len(), 2);
    assert_eq!(
        snapshot.links(&cluster.members).expect("the store works").len(),
        1
    );
    drop(lock);
    // The store's own are what they were.
    let members: i64 = Connection::open(&path)
        .and_then(|store| store.query_row("SELECT count(*) FROM member", [], |row| row.get(0)))
        .expect("the store works");
    assert_eq!(members, 0);
}

#[test]
fn clusters_are_kept_for_who_comes_after_where_nobody_writes() {
    let (_folder, path) = site();
    let mut hub = Hub::open(&path).expect("a store");
    keep_both(&mut hub);
    let (_snapshot, together) = hub.resolved().expect("the store works");
    let after = Hub::open(&path).expect("the store");
    assert_eq!(after.memberships().expect("the store works").len(), 2);
    assert_eq!(together.subjects, 1);
}

#[test]
fn a_judgement_counts_for_who_begins_to_read_after_it_only() {
    let (_folder, path) = site();
    let mut writer = Hub::open(&path).expect("a store");
    keep_both(&mut writer);
    let (snapshot, _) = Hub::open(&path)
        .expect("the store")
        .resolved()
        .expect("the store works");
    let judgement = Decision {
        a: RecordKey::new("UN", "example", "1"),
        b: RecordKey::new("GB", "example", "1"),
        answer: Answer::Different,
        by: "A. Clerk".into(),
        why: "seen both".into(),
    };
    let judged = Judged {
        judgement,
        judged: "2030-01-01T00:00:00Z".into(),
    };
    writer.judge(&[judged]).expect("the store works");
    let together = writer.resolve().expect("the store works");
    assert_eq!(together.subjects, 2);
    assert_eq!(snapshot.memberships().expect("the store works").len(), 2);
}
