//! Real editions in the order of their days: what is held, what is in force then, and what changed.

use std::path::Path;

use serde_json::Value;

use crate::lists::{self, CA, Files, GB, List, UN, US};
use crate::site::{Site, statuses};

/// Runs over the editions one after the other: what came of each.
fn runs(site: &Site, shared: &Path, list: &List, editions: &[&[&str]]) -> Vec<Value> {
    let reports = editions
        .iter()
        .map(|files| run(site, list, lists::real(shared, files)));
    reports.collect()
}

fn run(site: &Site, list: &List, files: Files) -> Value {
    site.configure(&[(list, files)]);
    site.run().0.remove(0)
}

/// The reasons of a report, each as people read it.
fn reasons(site: &Site, edition: &Value) -> Vec<String> {
    let text = site.command(&["status", "--all"]).0;
    let start = format!(": edition {edition},");
    let lines = text.lines().skip_while(|line| !line.contains(&start)).skip(1);
    let lines = lines.take_while(|line| line.starts_with("  "));
    let reasons = lines.filter_map(|line| line.strip_prefix("  held: "));
    reasons.map(str::to_owned).collect()
}

/// Editions of a list in the order of their days, each with the files that it has.
type Editions = &'static [&'static [&'static str]];

const OF_UN: Editions = &[
    &["un/consolidated_2022-09-15.xml"],
    &["un/consolidated_2024-11-30.xml"],
    &["un/consolidated_2025-04-19.xml"],
    &["un/consolidated_2026-02-27.xml"],
];
const OF_GB: Editions = &[&["gb/ConList_2020-04-27.csv"], &["gb/ConList_2022-05-04.xlsx"]];
const OF_CA: Editions = &[&["ca/sema-lmes_2020.xml"], &["ca/sema-lmes_2025.xml"]];
const OF_US: Editions = &[
    &["us-ofac/sdn.csv", "us-ofac/add.csv", "us-ofac/alt.csv"],
    &[
        "us-ofac/sdn.csv",
        "us-ofac/2026/add.csv",
        "us-ofac/2026/alt.csv",
        "us-ofac/2026/sdn_comments.csv",
    ],
];

/// Ids of the records that were added, removed or changed.
fn ids(difference: &Value, what: &str) -> Vec<String> {
    let records = difference[what].as_array().expect("records");
    let id = |record: &Value| record["id"].as_str().expect("an id").to_owned();
    let mut ids: Vec<_> = records.iter().map(id).collect();
    ids.sort();
    ids
}

/// The edition of 2024 lacks dates and places of birth that stand before and after, in people whom it keeps.
#[test]
fn the_united_nations_edition_without_its_births_is_held_and_the_others_are_not() {
    let Some(shared) = lists::shared() else { return };
    let site = Site::new(&[]);
    let reports = runs(&site, &shared, &UN, OF_UN);
    assert_eq!(statuses(&reports), ["accepted", "held", "accepted", "accepted"]);
    let reasons = reasons(&site, &reports[1]["edition"]);
    let lost = |field: &str| {
        reasons
            .iter()
            .any(|reason| reason.contains(&format!("values of `{field}`")))
    };
    assert!(
        reasons.len() == 2 && lost("births") && lost("birth_places"),
        "{reasons:?}"
    );
    assert_eq!(reports[1]["in_force"], reports[0]["edition"]);
    // What changed is what an independent reader says, held or not.
    let found = site.json(&["diff", "UN", "--from", "2", "--to", "3"]);
    let truth = &lists::truth(&shared, "differences.json")["un/2024-11-30 -> un/2025-04-19"];
    assert_eq!(truth["added_ids"], serde_json::json!(ids(&found, "added")));
    assert_eq!(truth["removed_ids"], serde_json::json!(ids(&found, "removed")));
    assert_eq!(truth["changed_any"], ids(&found, "changed").len());
    assert_eq!(found["renumbered"], serde_json::json!([]));
}

/// Over two years and a change of layout; every tenth record went.
#[test]
fn the_editions_of_the_united_kingdom_are_not_held() {
    let Some(shared) = lists::shared() else { return };
    let site = Site::new(&[]);
    assert_eq!(
        statuses(&runs(&site, &shared, &GB, OF_GB)),
        ["accepted", "accepted"]
    );
    let found = site.json(&["diff", "GB"]);
    let truth = &lists::truth(&shared, "differences.json")["uk/2020-04-27 -> uk/2022-05-04"];
    assert_eq!(truth["removed_ids"], serde_json::json!(ids(&found, "removed")));
    assert_eq!(truth["added_ids"]["count"], ids(&found, "added").len());
}

/// The schedule `1` became `1, Part 1`, and with it nearly every number.
#[test]
fn the_renumbered_edition_of_canada_is_held_and_shows_the_same_people_under_new_numbers() {
    let Some(shared) = lists::shared() else { return };
    let site = Site::new(&[]);
    let reports = runs(&site, &shared, &CA, OF_CA);
    assert_eq!(statuses(&reports), ["accepted", "held"]);
    let reason = &reports[1]["reasons"][0];
    let number = |name: &str| reason[name].as_u64().expect("a number");
    assert_eq!(reason["reason"], "records_lost");
    let (lost, of, renumbered) = (number("lost"), number("of"), number("renumbered"));
    assert!(lost * 100 > of * 80 && renumbered * 100 > lost * 85, "{reason}");
    let told = format!("; {renumbered} of them stand there under other numbers");
    assert!(reasons(&site, &reports[1]["edition"])[0].ends_with(&told));
    let found = site.json(&["diff", "CA", "--held"]);
    let pairs = found["renumbered"].as_array().expect("pairs");
    assert!(pairs.len() as u64 >= renumbered, "{}", pairs.len());
    let named = |pair: &Value, end: &str| pair[end]["name"].as_str().unwrap_or_default().to_lowercase();
    let alike = pairs
        .iter()
        .filter(|pair| named(pair, "from") == named(pair, "to"));
    assert!(
        alike.count() * 100 > pairs.len() * 95,
        "nearly all have one name in both"
    );
    let text = site.command(&["diff", "CA", "--held"]).0;
    let shown = text
        .lines()
        .filter(|line| line.starts_with("> ") && line.contains(" -> "));
    assert_eq!(shown.count(), pairs.len());
}

#[test]
fn files_of_several_publications_are_held_and_say_what_shows_it() {
    let Some(shared) = lists::shared() else { return };
    let site = Site::new(&[]);
    let reports = runs(&site, &shared, &US, OF_US);
    assert_eq!(statuses(&reports), ["accepted", "held"]);
    let reasons = reasons(&site, &reports[1]["edition"]);
    let shown_by = "several publications are mixed: ";
    assert!(
        reasons[0].starts_with(shown_by) && reasons[0].contains("13317 of 24920 rows of add.csv"),
        "{reasons:?}"
    );
    // As a first edition too: there is nothing that it could have lost.
    let site = Site::new(&[]);
    let reports = runs(&site, &shared, &US, &OF_US[1..]);
    assert_eq!(
        (statuses(&reports), &reports[0]["in_force"]),
        (vec!["held"], &Value::Null)
    );
}

/// XML of which every second element of a name is left out.
fn halved(xml: &[u8], name: &str) -> Vec<u8> {
    let xml = std::str::from_utf8(xml).expect("UTF-8");
    let end = format!("</{name}>");
    let elements = xml.split_inclusive(&end).enumerate();
    let kept = elements.map(|(index, text)| match text.find(&format!("<{name}>")) {
        Some(start) if index % 2 == 1 => &text[..start],
        _ => text,
    });
    kept.collect::<String>().into_bytes()
}

#[test]
fn real_editions_without_half_their_records_are_held() {
    let Some(shared) = lists::shared() else { return };
    for (list, files, elements) in [
        (&UN, OF_UN[3], &["INDIVIDUAL", "ENTITY"][..]),
        (&CA, OF_CA[1], &["record"]),
    ] {
        let site = Site::new(&[]);
        let whole = lists::real(&shared, files);
        let half = elements
            .iter()
            .fold(whole[0].1.clone(), |xml, name| halved(&xml, name));
        assert_eq!(run(&site, list, whole.clone())["status"], "accepted");
        let report = run(&site, list, vec![(whole[0].0.clone(), half)]);
        assert_eq!(report["status"], "held", "{report}");
        let reason = &report["reasons"][0];
        let number = |name: &str| reason[name].as_u64().expect("a number");
        assert!(
            (45..=55).contains(&(number("lost") * 100 / number("of"))),
            "{reason}"
        );
        assert_eq!(reason["renumbered"], 0);
    }
}
