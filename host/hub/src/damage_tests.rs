use std::fs;
use std::path::Path;

use dragoman_resolve::{Answer, Decision as Judgement, RecordKey};
use jiff::civil::date;
use rusqlite::types::ValueRef;
use serde_json::{Value, json};

use super::*;
use crate::fixtures::{NOW, accept, accepted, bulk, document, draft, keep, list, person, referenced, site};
use crate::layout::{LAYOUT, UNSEALED};
use crate::{Acceptance, Claims, Decision, Findings, Guards, Judged, Snapshot, Verdict};

/// Bits that are flipped, unless there is a wish for more: `DRAGOMAN_FLIPS=20000`.
const FEW: u64 = 600;

/// A store with all that one holds, whose files are closed.
fn full(path: &Path) {
    let mut hub = Hub::open(path).expect("a store");
    let mut over = person("9", "Cyril Gone");
    over["marking"] = json!({ "originator_controlled": false, "retain_until": "2030-06-14" });
    let people =
        |from: usize| (from..from + 12).map(|id| person(&id.to_string(), &format!("Ada {id} Marwood")));
    let with = |more: &[Value]| people(20).chain(more.iter().cloned()).collect::<Vec<_>>();
    let notice =
        json!({ "kind": "unmapped", "field": "colour", "message": "a field that is not known", "count": 3 });
    let findings = Findings {
        notices: vec![serde_json::from_value(notice).expect("a notice")],
        ..Findings::default()
    };
    let receipt = json!({ "receipt": 1, "module": { "path": "modules/xx.wasm" }, "log": ["a line of it"] });
    let numbers = ["AA 1", "BB 2", "CC 3"];
    let first = draft("a", &with(&[over, document("7"), bulk("b", &numbers)])).findings(findings);
    let open = crate::fixtures::open_guards();
    hub.accept(&first, &open, &receipt, NOW).expect("the store works");
    let withdrawal = json!({ "item": "withdrawal", "id": "20", "instrument": "Order 7" });
    let mut second = with(&[
        document("7"),
        bulk("b", &["AA 1", "CC 3", "DD 4"]),
        bulk("c", &numbers),
    ]);
    second.remove(0);
    second.push(withdrawal);
    accepted(&mut hub, &draft("b", &second));
    // The same in another order, from another input.
    second.reverse();
    let same = accept(&mut hub, &draft("c", &second)).expect("the store works");
    assert!(matches!(same, Acceptance::Same { .. }), "{same:?}");
    let cut = draft("d", &[person("1", "Eda")]).claims(Claims {
        end_seen: false,
        ..Claims::default()
    });
    let held = hub
        .accept(&cut, &Guards::default(), &receipt, NOW)
        .expect("the store works");
    assert!(matches!(held, Acceptance::Held { .. }), "{held:?}");
    let rejected = Decision {
        verdict: Verdict::Rejected,
        decided: NOW.into(),
        who: "A. Clerk".into(),
        why: "cut off".into(),
    };
    hub.decide(&list(), None, &rejected).expect("it is decided");
    for issuer in ["UN", "GB"] {
        keep(
            &mut hub,
            issuer,
            &[
                referenced("1", &format!("Ida Harbour {issuer}"), "QDi.901"),
                person("2", "Oda"),
            ],
        );
    }
    let judgement = Judgement {
        a: RecordKey::new("UN", "example", "2"),
        b: RecordKey::new("GB", "example", "2"),
        answer: Answer::Different,
        by: "A. Clerk".into(),
        why: "seen both".into(),
    };
    let judged = Judged {
        judgement,
        judged: NOW.into(),
    };
    hub.judge(&[judged]).expect("the store works");
    hub.resolve().expect("the store works");
}

/// The damages that are told of a store; none where it cannot even be opened or read, which is told as well.
fn told(path: &Path) -> Vec<String> {
    match Snapshot::open(path) {
        Ok(snapshot) => snapshot.damages().iter().map(ToString::to_string).collect(),
        Err(error) => vec![error.to_string()],
    }
}

/// All that can be read of a store.
fn all(path: &Path) -> Vec<String> {
    const READABLE: [&str; 16] = [
        "edition",
        "input",
        "content",
        "entry",
        "document_record",
        "document_data",
        "document_block",
        "finding",
        "decision",
        "judgement",
        "resolution",
        "member",
        "link",
        "question",
        "standing",
        "in_force",
    ];
    let snapshot = Snapshot::open(path).expect("nothing was told of it");
    let mut read = Vec::new();
    for table in READABLE {
        let mut query = snapshot
            .connection
            .prepare(&format!("SELECT * FROM {table}"))
            .expect("it is there");
        let columns = query.column_count();
        let mut rows = query.query([]).expect("it can be read");
        while let Some(row) = rows.next().expect("it can be read") {
            let values: Vec<ValueRef<'_>> = (0..columns)
                .map(|column| row.get_ref(column).expect("a value"))
                .collect();
            read.push(format!("{table} {values:?}"));
        }
    }
    read
}

/// A number after another, the same in every run.
fn next(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

#[test]
fn of_a_sound_store_nothing_is_told() {
    let (_folder, path) = site();
    full(&path);
    assert_eq!(told(&path), [""; 0]);
    // Nor once something was purged, which takes rows from under their seals.
    let mut hub = Hub::open(&path).expect("the store");
    let purged = hub.purge(date(2030, 6, 15)).expect("the store works");
    assert_eq!(purged.len(), 1);
    assert_eq!(told(&path), [""; 0]);
}

#[test]
fn every_bit_that_is_flipped_is_told_or_changes_nothing_that_can_be_read() {
    let (folder, path) = site();
    full(&path);
    let before = all(&path);
    let sound = fs::read(&path).expect("the store is one file when nobody has it open");
    let written: Vec<usize> = (0..sound.len()).filter(|at| sound[*at] != 0).collect();
    let flips =
        std::env::var("DRAGOMAN_FLIPS").map_or(FEW, |wish| wish.parse().expect("DRAGOMAN_FLIPS is a number"));
    let (mut state, mut harmless, mut untold) = (0x9e37_79b9_7f4a_7c15, 0, Vec::new());
    for flip in 0..flips {
        // Mostly where something is written: most of a small store is room for more.
        let (at, bit) = (next(&mut state) as usize, next(&mut state) % 8);
        let at = match flip % 8 {
            0 => at % sound.len(),
            _ => written[at % written.len()],
        };
        let mut damaged = sound.clone();
        damaged[at] ^= 1 << bit;
        let place = folder.path().join(format!("{flip}.db"));
        fs::write(&place, &damaged).expect("a temporary file can be written");
        if told(&place).is_empty() {
            let after = all(&place);
            if after != before {
                let is_new = |row: &&String| !before.contains(*row);
                untold.push((at, bit, after.iter().filter(is_new).cloned().collect::<Vec<_>>()));
            }
            harmless += 1;
        }
        for end in ["", "-wal", "-shm"] {
            drop(fs::remove_file(folder.path().join(format!("{flip}.db{end}"))));
        }
    }
    assert!(untold.is_empty(), "byte, bit and rows: {untold:#?}");
    // Those in room that is free, and in parts of the header that say nothing.
    assert!(harmless < flips / 4, "{harmless} of {flips} are told");
}

/// What is told once a statement has changed a store.
fn told_after(change: &str) -> Vec<String> {
    let (_folder, path) = site();
    full(&path);
    let other = Connection::open(&path).expect("the store opens");
    other
        .execute_batch(&format!(
            "DROP TRIGGER decisions_stay; DROP TRIGGER decisions_stand; {change}"
        ))
        .expect("it can be changed");
    drop(other);
    let mut told = told(&path);
    // The triggers.
    assert_eq!(told.remove(0), "its tables are not those that were made");
    told
}

#[test]
fn what_is_damaged_is_named() {
    for (change, says) in [
        (
            "UPDATE content SET json = CAST(replace(json, 'Ada 21', 'Ida 21') AS BLOB)",
            &[
                "1 records do not say what was written",
                "the record XX/example/21 does not say what was written",
            ][..],
        ),
        (
            "UPDATE content SET json = CAST(replace(json, 'UA', 'RU') AS BLOB)",
            &["edition 1 is not", "edition 2 is not"],
        ),
        (
            "UPDATE content SET json = CAST(json AS TEXT) WHERE number = 1",
            &[
                "1 records do not say what was written",
                "the record XX/example/20 does not say what was written",
            ],
        ),
        (
            "DELETE FROM entry WHERE edition = 2 AND id = '25'",
            &["edition 2 is not as it was kept"],
        ),
        (
            "UPDATE entry SET content = content + 1 WHERE edition = 1 AND id = '25'",
            &["edition 1 is not as it was kept"],
        ),
        (
            "UPDATE edition SET receipt = replace(receipt, 'xx', 'yy') WHERE number = 1",
            &["edition 1 is not as it was kept"],
        ),
        (
            "UPDATE edition SET held = NULL WHERE number = 3",
            &["edition 3 is not as it was kept"],
        ),
        ("DELETE FROM finding", &["edition 1 is not as it was kept"]),
        (
            "UPDATE input SET day = '2029-01-01' WHERE edition = 1",
            &["which inputs gave edition 1 is not"],
        ),
        (
            "UPDATE decision SET verdict = 'approved'",
            &["decision 1 is not as it was taken"],
        ),
        ("DELETE FROM judgement", &["judgement 1 is not as it was given"]),
        (
            "UPDATE document_record SET id = id || '0' WHERE number = 1",
            &["of which records documents are, up to number 2"],
        ),
        ("DELETE FROM link", &["the clusters are not those that were made"]),
        (
            "UPDATE document_block SET numbers = numbers + 1 WHERE edition = 2",
            &["it is not known any more where the numbers"],
        ),
        (
            "DELETE FROM seal WHERE what = 'judgement'",
            &["judgement 1 is not as it was given"],
        ),
    ] {
        let told = told_after(change);
        assert_eq!(told.len(), says.len(), "{change}: {told:?}");
        for (told, says) in told.iter().zip(says) {
            assert!(told.starts_with(says), "{change}: {told}");
        }
    }
}

#[test]
fn what_is_written_later_takes_no_damage_back() {
    let (_folder, path) = site();
    full(&path);
    let other = Connection::open(&path).expect("the store opens");
    other
        .execute_batch(
            "UPDATE edition SET receipt = '{}' WHERE number = 1;
            UPDATE input SET label = '7' WHERE edition = (SELECT max(number) FROM in_force WHERE issuer = 'XX')",
        )
        .expect("it can be changed");
    let before = told(&path);
    assert_eq!(before.len(), 2, "{before:?}");
    let mut hub = Hub::open(&path).expect("the store");
    keep(&mut hub, "FR", &[person("1", "Ada")]);
    hub.purge(date(2030, 6, 15)).expect("the store works");
    assert_eq!(told(&path), before);
}

#[test]
fn a_store_of_the_layout_without_seals_is_sealed_by_who_opens_it_first() {
    let (_folder, path) = site();
    full(&path);
    let before = all(&path);
    let other = Connection::open(&path).expect("the store opens");
    other.execute_batch("DROP TABLE seal").expect("it goes");
    other
        .pragma_update(None, "user_version", UNSEALED)
        .expect("it is set");
    drop(other);
    // Who reads, too, if it may.
    assert_eq!(told(&path), [""; 0]);
    assert_eq!(all(&path), before);
    let version: i64 = Connection::open(&path)
        .and_then(|store| store.pragma_query_value(None, "user_version", |row| row.get(0)))
        .expect("the store opens");
    assert_eq!(version, LAYOUT);
}
