use std::fs;

use serde_json::Value;

use crate::site::Site;
use crate::support::{input, root};

const UN: &str = "guest/modules/un-sc/samples/consolidated.xml";
const GB: &str = "guest/modules/gb-ofsi/samples/ConList.csv";

#[test]
fn a_first_run_accepts_and_a_second_changes_nothing() {
    let site = Site::new(&[("UN", "sc", "un-sc", UN), ("GB", "ofsi", "gb-ofsi", GB)]);
    let (first, code) = site.run();
    assert_eq!(code, 0, "{first:?}");
    assert!(
        first.iter().all(|report| report["status"] == "accepted"),
        "{first:?}"
    );
    let (second, code) = site.run();
    assert_eq!(code, 0);
    assert!(
        second.iter().all(|report| report["status"] == "unchanged"),
        "{second:?}"
    );
    let (exported, _, _) = site.command(&["export"]);
    let records: u64 = first
        .iter()
        .filter_map(|report| report["findings"]["records"].as_u64())
        .sum();
    assert_eq!(exported.lines().count() as u64, records);
}

#[test]
fn what_failed_leaves_the_others_and_its_own_edition() {
    let site = Site::new(&[("UN", "sc", "un-sc", UN)]);
    assert_eq!(site.run().1, 0);
    site.configure(&[("UN", "sc", "un-sc", GB), ("GB", "ofsi", "gb-ofsi", GB)]);
    let (reports, code) = site.run();
    assert_eq!(code, 1);
    assert_eq!(
        (&reports[0]["status"], &reports[1]["status"]),
        (&"failed".into(), &"accepted".into())
    );
    let (status, _, _) = site.command(&["status"]);
    assert!(status.contains("UN/sc: edition 1"), "{status}");
}

#[test]
fn a_module_that_speaks_for_another_is_refused() {
    let site = Site::new(&[("US", "sc", "un-sc", UN)]);
    let (reports, code) = site.run();
    assert_eq!(code, 1);
    assert!(
        reports[0]["error"]
            .as_str()
            .is_some_and(|error| error.contains("speaks for UN/sc")),
        "{reports:?}"
    );
}

#[test]
fn another_order_of_records_and_other_white_space_are_the_same_edition() {
    let site = Site::new(&[("UN", "sc", "un-sc", UN)]);
    assert_eq!(site.run().1, 0);
    let xml = fs::read_to_string(root().join(UN)).expect("the sample");
    let end = "</INDIVIDUAL>";
    let start = xml.find("<INDIVIDUAL>").expect("a person");
    let first = start + xml[start..].find(end).expect("its end") + end.len();
    let last = xml.rfind(end).expect("a person") + end.len();
    let turned = format!(
        "{}{}\n\n  {}{}",
        &xml[..start],
        &xml[first..last],
        &xml[start..first],
        &xml[last..]
    );
    let file = input(&site.0, "turned.xml", turned.as_bytes());
    site.configure(&[("UN", "sc", "un-sc", &file)]);
    assert_eq!(site.run().0[0]["status"], "same");
    assert_eq!(site.run().0[0]["status"], "unchanged");
}

#[test]
fn real_editions_differ_as_an_independent_reader_says() {
    let folder = root().join("../shared/lists/un");
    if !folder.exists() {
        skip();
        return;
    }
    let file = |day: &str| format!("../shared/lists/un/consolidated_{day}.xml");
    let site = Site::new(&[("UN", "sc", "un-sc", &file("2024-11-30"))]);
    assert_eq!(site.run().1, 0);
    site.configure(&[("UN", "sc", "un-sc", &file("2025-04-19"))]);
    let (reports, code) = site.run();
    assert_eq!(code, 0);
    assert_eq!(
        (&reports[0]["added"], &reports[0]["removed"]),
        (&0.into(), &2.into()),
        "{reports:?}"
    );
    let (difference, _, _) = site.command(&["diff", "UN", "--format", "json"]);
    let difference: Value = serde_json::from_str(&difference).expect("JSON");
    let changed = difference["changed"].as_array().expect("a list");
    assert_eq!(reports[0]["changed"], changed.len());
    assert!(changed.iter().all(|change| {
        change["fields"]
            .as_array()
            .is_some_and(|fields| !fields.is_empty())
    }));
}

#[expect(clippy::print_stderr, reason = "a test says when it skips")]
fn skip() {
    eprintln!("skipped: ../shared/lists is not here");
}
