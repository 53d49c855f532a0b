//! Commands of several processes over one store: one that reads is of one moment, one that writes waits.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use dragoman_hub::Hub;
use serde_json::{Value, json};

use crate::site::Site;
use crate::support::said;

/// So many persons, who may be held until a day that is past.
fn persons(count: usize) -> Vec<Value> {
    let person = |id: usize| {
        json!({
            "item": "subject", "id": id.to_string(), "kind": "person", "status": "active",
            "marking": { "retain_until": "2020-06-15", "originator_controlled": false }, "narrative": "a".repeat(1_000),
            "names": [{ "full": format!("Ada {id}"), "form": "primary", "quality": "unstated", "at": 0 }],
        })
    };
    (0..count).map(person).collect()
}

/// How many records are due on a day after their last.
fn due(store: &Path) -> u32 {
    let hub = Hub::open(store).expect("the store opens");
    let due = hub.due(jiff::civil::date(2030, 1, 1)).expect("the store works");
    due.iter().map(|due| due.records).sum()
}

#[test]
fn an_export_is_whole_though_its_records_are_purged_while_it_is_written() {
    let site = Site::new(&[]);
    let path = site.path("dragoman.db");
    let store = Path::new(&path);
    // More than fits into a pipe, so that the second list is read after the first lines are.
    site.keep("AA", &persons(500));
    site.keep("BB", &persons(2));
    assert_eq!(due(store), 502);
    let config = site.config();
    let command = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dragoman"));
        command.args(arguments).args(["--config", &config]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    };
    let mut exporting = command(&["export", "--as-of", "2020-06-01"])
        .spawn()
        .expect("the command runs");
    let mut lines = BufReader::new(exporting.stdout.take().expect("a pipe")).lines();
    let first = lines.next().expect("a line").expect("text");
    let purging = command(&["purge"]).spawn().expect("the command runs");
    while due(store) > 0 {
        thread::sleep(Duration::from_millis(20));
    }
    let rest = lines.map(|line| line.expect("text"));
    let issuers: Vec<String> = [first]
        .into_iter()
        .chain(rest)
        .map(|line| {
            let record: Value = serde_json::from_str(&line).expect("a line is JSON");
            record["issuer"].as_str().expect("an issuer").to_owned()
        })
        .collect();
    let of = |wanted: &str| issuers.iter().filter(|issuer| *issuer == wanted).count();
    assert_eq!((of("AA"), of("BB")), (500, 2));
    assert!(exporting.wait().expect("it ends").success());
    // Nobody reads any more, so that what was removed is overwritten.
    let (_, errors, code) = said(&purging.wait_with_output().expect("it ends"));
    assert_eq!((code, errors.as_str()), (0, ""));
}

#[test]
fn who_writes_says_that_it_waits_for_another_process_and_then_writes() {
    let site = Site::new(&[]);
    let path = site.path("dragoman.db");
    site.keep("AA", &persons(2));
    let other = rusqlite::Connection::open(&path).expect("the store opens");
    other.execute_batch("BEGIN IMMEDIATE").expect("the store is free");
    let mut judging = Command::new(env!("CARGO_BIN_EXE_dragoman"))
        .args(["review", "same", "AA/example/0", "AA/example/1"])
        .args([
            "--by",
            "A. Clerk",
            "--why",
            "one passport",
            "--config",
            &site.config(),
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    let mut errors = BufReader::new(judging.stderr.take().expect("a pipe")).lines();
    let notice = errors.next().expect("it says that it waits").expect("text");
    assert!(
        notice.ends_with("another process uses the store; waiting for it, for 15 minutes at most"),
        "{notice}"
    );
    other.execute_batch("COMMIT").expect("the store works");
    let (out, _, code) = said(&judging.wait_with_output().expect("it ends"));
    assert_eq!((code, &*out), (0, "kept: 2 records of 1 subjects\n"));
    assert_eq!(errors.count(), 0);
}
