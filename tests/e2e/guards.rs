//! What an edition lost holds it until an operator decides; what is withdrawn is withdrawn at once; feeds of changes come
//! in their order.

use std::ops::Range;

use dragoman_hub::Guards;
use serde_json::Value;

use crate::lists::{CHANGES, Files, List, ROSTER, US};
use crate::site::{Site, statuses, table};
use crate::support::root;

/// A row of the invented list.
struct Person {
    id: usize,
    name: String,
    birth: String,
}

fn person(number: usize) -> Person {
    Person {
        id: number,
        name: format!("Ada Example {number}"),
        birth: format!("{}-03-14", 1950 + number % 40),
    }
}

/// A table of persons, and of withdrawals: ids, each with its instrument.
fn csv(persons: impl IntoIterator<Item = Person>, withdrawn: &[(usize, &str)]) -> String {
    let persons = persons.into_iter();
    let persons = persons.map(|person| format!("{},{},{},\n", person.id, person.name, person.birth));
    let withdrawn = withdrawn
        .iter()
        .map(|(id, instrument)| format!("{id},,,{instrument}\n"));
    let rows: String = persons.chain(withdrawn).collect();
    format!("ID,Name,Birth,Withdrawn\n{rows}")
}

fn persons(numbers: Range<usize>) -> String {
    csv(numbers.map(person), &[])
}

fn file(name: &str, content: impl Into<Vec<u8>>) -> Files {
    vec![(name.to_owned(), content.into())]
}

/// Runs over a new input: what came of it, and the exit code.
fn next(site: &Site, list: &List, name: &str, content: impl Into<Vec<u8>>) -> (Value, i32) {
    site.configure(&[(list, file(name, content))]);
    again(site)
}

fn again(site: &Site) -> (Value, i32) {
    let (mut reports, code) = site.run();
    (reports.remove(0), code)
}

/// A site with forty persons in force.
fn forty() -> Site {
    let site = Site::new(&[]);
    let (report, code) = next(&site, &ROSTER, "roster.csv", persons(0..40));
    assert_eq!((status(&report), code), ("accepted", 0), "{report}");
    site
}

/// A site with forty persons in force, and an edition without half of them.
fn without_half() -> Site {
    let site = forty();
    let (report, code) = next(&site, &ROSTER, "roster.csv", persons(0..20));
    assert_eq!((status(&report), code), ("held", 1), "{report}");
    site
}

fn status(report: &Value) -> &str {
    statuses(std::slice::from_ref(report))[0]
}

/// How many records are in force.
fn in_force(site: &Site) -> usize {
    site.command(&["export"]).0.lines().count()
}

/// Decides, which must succeed.
#[track_caller]
fn decide(site: &Site, arguments: &[&str]) -> String {
    let (out, errors, code) = site.command(arguments);
    assert_eq!(code, 0, "{out}{errors}");
    out
}

const APPROVE: [&str; 6] = ["approve", "XX", "--by", "A. Clerk", "--why", "announced"];
const REJECT: [&str; 6] = ["reject", "XX", "--by", "A. Clerk", "--why", "cut off"];

#[test]
fn an_edition_without_half_its_records_is_held_and_the_last_good_one_stays_in_force() {
    let site = without_half();
    let (text, _, code) = site.command(&["status"]);
    assert_eq!(code, 0);
    let why = "held: 20 of 40 records (50.0 %) are missing, and were not withdrawn";
    assert!(
        text.contains("edition 1, in force") && text.contains("edition 2, HELD") && text.contains(why),
        "{text}"
    );
    assert!(text.contains("dragoman diff XX/roster --to 2"), "{text}");
    let editions = site.json(&["status"]);
    assert_eq!(editions[1]["reasons"][0]["reason"], "records_lost");
    assert_eq!(editions[1]["accepted"], Value::Null);
    assert_eq!(in_force(&site), 40);
    let change = site.json(&["diff", "XX", "--held"]);
    let removed = change["removed"].as_array().expect("records");
    assert_eq!((removed.len(), &removed[0]["id"]), (20, &"20".into()));
    assert_eq!(
        (&change["added"], &change["changed"]),
        (&serde_json::json!([]), &serde_json::json!([]))
    );
}

#[test]
fn the_same_input_again_is_still_held_and_so_is_another_writing_of_it() {
    let site = without_half();
    let (report, code) = again(&site);
    assert_eq!(
        (status(&report), &report["edition"], code),
        ("held", &2.into(), 1)
    );
    let (text, _, code) = site.command(&["run"]);
    assert!(
        text.contains("XX/roster: still held as edition 2, edition 1 stays in force"),
        "{text}"
    );
    assert_eq!(code, 1);
    let turned = csv((0..20).rev().map(person), &[]);
    let (report, code) = next(&site, &ROSTER, "roster.csv", turned);
    assert_eq!(
        (status(&report), &report["edition"], code),
        ("held", &2.into(), 1)
    );
    assert_eq!(site.json(&["status", "--all"]).as_array().map(Vec::len), Some(2));
}

#[test]
fn an_edition_that_is_approved_comes_into_force_and_says_by_whom_and_why() {
    let site = without_half();
    let text = decide(&site, &APPROVE);
    assert!(
        text.contains("edition 2, in force") && text.contains("by A. Clerk: announced"),
        "{text}"
    );
    assert_eq!(in_force(&site), 20);
    let (report, code) = again(&site);
    assert_eq!((status(&report), code), ("unchanged", 0));
    let editions = site.json(&["status", "--all"]);
    assert_eq!(editions[0]["standing"], "earlier");
    assert_eq!(editions[1]["reasons"][0]["lost"], 20);
    let decision = &editions[1]["decisions"][0];
    assert_eq!(
        [&decision["verdict"], &decision["who"], &decision["why"]],
        ["approved", "A. Clerk", "announced"]
    );
    assert_eq!(
        site.json(&["diff", "XX"])["removed"].as_array().map(Vec::len),
        Some(20)
    );
}

#[test]
fn an_edition_that_is_rejected_stays_rejected_until_that_is_taken_back() {
    let site = without_half();
    let text = decide(&site, &REJECT);
    assert!(
        text.contains("edition 1, in force") && text.contains("edition 2, rejected"),
        "{text}"
    );
    for content in [persons(0..20), csv((0..20).rev().map(person), &[])] {
        let (report, code) = next(&site, &ROSTER, "roster.csv", content);
        assert_eq!((status(&report), code), ("rejected", 1), "{report}");
        assert_eq!(
            (&report["who"], &report["why"]),
            (&"A. Clerk".into(), &"cut off".into())
        );
    }
    assert_eq!(in_force(&site), 40);
    let (_, errors, code) = site.command(&[&REJECT[..], &["--edition", "2"]].concat());
    assert!(
        errors.contains("rejected already") && errors.contains("approve it"),
        "{errors}"
    );
    assert_eq!(code, 2);
    decide(&site, &[&APPROVE[..], &["--edition", "2"]].concat());
    assert_eq!(in_force(&site), 20);
    let decisions = site.json(&["status"])[0]["decisions"].clone();
    assert_eq!(
        decisions.as_array().map(Vec::len),
        Some(2),
        "both are kept: {decisions}"
    );
}

#[test]
fn what_cannot_be_decided_is_said_and_ends_with_2() {
    let site = forty();
    let said = |site: &Site, arguments: &[&str]| {
        let (out, errors, code) = site.command(arguments);
        assert_eq!((out.as_str(), code), ("", 2), "{errors}");
        errors
    };
    assert!(said(&site, &APPROVE).contains("no edition is held"));
    assert!(said(&site, &[&APPROVE[..], &["--edition", "1"]].concat()).contains("is in force"));
    let (report, _) = next(&site, &ROSTER, "roster.csv", persons(0..20));
    assert_eq!(status(&report), "held");
    for (arguments, why) in [
        (&["approve", "XX", "--why", "announced"][..], "--by"),
        (&["approve", "XX", "--by", "A. Clerk"], "--why"),
        (
            &["approve", "XX", "--by", "A. Clerk", "--why", " "],
            "`why` is empty",
        ),
        (
            &["reject", "XX", "--by", "", "--why", "cut off"],
            "`who` is empty",
        ),
        (
            &["reject", "YY", "--by", "A. Clerk", "--why", "cut off"],
            "YY: no edition",
        ),
        (
            &[
                "approve",
                "XX",
                "--edition",
                "9",
                "--by",
                "A. Clerk",
                "--why",
                "announced",
            ],
            "no edition 9",
        ),
    ] {
        let errors = said(&site, arguments);
        assert!(errors.contains(why), "{errors}");
    }
    assert_eq!(in_force(&site), 40);
}

#[test]
fn a_good_edition_takes_the_place_of_one_that_is_held() {
    let site = without_half();
    let (report, code) = next(&site, &ROSTER, "roster.csv", persons(0..41));
    assert_eq!(
        (status(&report), &report["added"], code),
        ("accepted", &1.into(), 0)
    );
    let text = site.command(&["status", "--all"]).0;
    assert!(text.contains("edition 2, superseded"), "{text}");
    let (_, errors, code) = site.command(&[&APPROVE[..], &["--edition", "2"]].concat());
    assert!(errors.contains("followed by another"), "{errors}");
    assert_eq!(code, 2);
}

#[test]
fn a_field_that_was_emptied_holds_an_edition_that_lost_no_record() {
    let site = forty();
    let without = |number| Person {
        birth: if number < 8 {
            String::new()
        } else {
            person(number).birth
        },
        ..person(number)
    };
    let (report, code) = next(&site, &ROSTER, "roster.csv", csv((0..40).map(without), &[]));
    assert_eq!((status(&report), code), ("held", 1), "{report}");
    let why = &report["reasons"][0];
    assert_eq!(
        (&why["reason"], &why["field"], &why["lost"]),
        (&"field_lost".into(), &"births".into(), &8.into())
    );
    let text = site.command(&["diff", "XX", "--held"]).0;
    assert!(text.contains("~ 0 Ada Example 0: births"), "{text}");
}

#[test]
fn what_is_withdrawn_is_withdrawn_at_once_even_by_an_edition_that_is_held() {
    let site = forty();
    let (report, code) = next(
        &site,
        &ROSTER,
        "roster.csv",
        csv((0..20).map(person), &[(30, "Order 7")]),
    );
    assert_eq!((status(&report), code), ("held", 1));
    assert_eq!(
        (&report["withdrawn"], &report["in_force"]),
        (&1.into(), &2.into())
    );
    let exported = site.command(&["export"]).0;
    let record = |id: &str| -> Value {
        let mut lines = exported
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).expect("a line is JSON"));
        lines.find(|record| record["id"] == id).expect("it is exported")
    };
    let withdrawn = record("30");
    assert_eq!(
        (&withdrawn["item"], &withdrawn["instrument"]),
        (&"withdrawal".into(), &"Order 7".into())
    );
    assert_eq!(record("31")["item"], "subject");
    // The same again withdraws nothing more.
    let (report, _) = again(&site);
    assert_eq!((&report["edition"], &report["withdrawn"]), (&3.into(), &0.into()));
    assert_eq!(site.json(&["status", "--all"]).as_array().map(Vec::len), Some(3));
}

#[test]
fn what_is_withdrawn_is_not_missing() {
    let site = forty();
    let withdrawn: Vec<_> = (0..30).map(|id| (id, "Order 7")).collect();
    let (report, code) = next(
        &site,
        &ROSTER,
        "roster.csv",
        csv((30..40).map(person), &withdrawn),
    );
    assert_eq!((status(&report), code), ("accepted", 0), "{report}");
}

#[test]
fn an_input_that_was_cut_off_is_held_where_its_end_is_required() {
    let site = Site::new(&[]);
    let run = |content: String| {
        let inputs = site.receive("roster", &file("roster.csv", content));
        let table = table(&ROSTER, ROSTER.module, &inputs);
        site.configure_as(&format!("{table}end = \"required\"\n"));
        again(&site)
    };
    let whole = persons(0..40);
    // Cut within the last cell, so that every row still has all of them: only the end of the line is missing.
    let cut = whole.trim_end().to_owned();
    let (report, code) = run(cut.clone());
    assert_eq!(
        (status(&report), &report["in_force"], code),
        ("held", &Value::Null, 1),
        "{report}"
    );
    assert_eq!(report["reasons"][0]["because"], "required");
    let (text, _, _) = site.command(&["run"]);
    assert!(
        text.contains("it may be cut off: the configuration requires it"),
        "{text}"
    );
    assert!(text.contains("nothing is in force"), "{text}");
    let (report, code) = run(whole);
    assert_eq!((status(&report), code), ("accepted", 0), "{report}");
}

#[test]
fn a_first_edition_that_is_held_is_shown_by_the_command_that_its_run_names() {
    let site = Site::new(&[]);
    let cut = persons(0..40).trim_end().to_owned();
    let inputs = site.receive("roster", &file("roster.csv", format!("{cut}x")));
    let table = table(&ROSTER, ROSTER.module, &inputs);
    site.configure_as(&format!("{table}end = \"required\"\n"));
    let (text, _, code) = site.command(&["run"]);
    assert_eq!(code, 1, "{text}");
    let named = text
        .split_once("dragoman diff ")
        .and_then(|(_, rest)| rest.split_once(';'));
    let arguments = named.expect("it names the command").0.split(' ');
    let arguments: Vec<_> = ["diff"].into_iter().chain(arguments).collect();
    let (text, errors, code) = site.command(&arguments);
    assert_eq!(code, 0, "{errors}");
    assert!(
        text.starts_with("XX/roster: edition 1, which has none before it: 40 added, 0 removed, 0 changed\n+ 0 Ada Example 0"),
        "{text}"
    );
    assert_eq!(
        site.json(&arguments)["added"].as_array().expect("records").len(),
        40
    );
    let found = site.json(&["findings", "XX", "--held"]);
    assert_eq!(
        (&found[0]["edition"], &found[0]["standing"]),
        (&1.into(), &"held".into())
    );
    assert_eq!(site.json(&["findings", "XX/roster", "--edition", "1"]), found);
    for arguments in [&["diff", "XX"][..], &["findings", "XX"]] {
        let (_, errors, code) = site.command(arguments);
        assert_eq!(code, 2, "{errors}");
        assert!(
            errors.contains("XX") && errors.contains("no edition is in force; --held shows"),
            "{errors}"
        );
    }
}

#[test]
fn an_input_that_was_cut_off_is_held_where_an_earlier_one_had_its_end() {
    let site = forty();
    let cut = persons(0..41).trim_end().to_owned();
    let (report, code) = next(&site, &ROSTER, "roster.csv", cut);
    assert_eq!((status(&report), code), ("held", 1), "{report}");
    assert_eq!(report["reasons"][0]["because"]["earlier_edition"], 1);
}

#[test]
fn the_guards_of_each_partner_are_shown_with_their_values() {
    let site = Site::new(&[]);
    let inputs = site.receive("roster", &file("roster.csv", persons(0..40)));
    let table = table(&ROSTER, ROSTER.module, &inputs);
    site.configure_as(&format!("{table}record_loss_percent = 3\nend = \"required\"\n"));
    let (text, errors, code) = site.command(&["doctor"]);
    assert_eq!(code, 0, "{text}{errors}");
    let shown = "guards: record_loss_percent 3, identity_loss_percent 10, detail_loss_percent 50, loss_days 30, few 5, \
                 expected_counts false, declared_records true, left_out true, end required";
    assert!(text.contains(shown), "{text}");
    let guards = &site.json(&["doctor"])["configuration"]["partners"][0]["guards"];
    assert_eq!(
        (&guards["record_loss_percent"], &guards["few"]),
        (&3.into(), &5.into())
    );
}

#[test]
fn the_readme_names_every_guard_with_its_default() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("the readme");
    let table = readme
        .lines()
        .skip_while(|line| *line != "| guard | default | holds an edition |")
        .skip(2);
    let rows = table.take_while(|line| line.starts_with('|'));
    let cells = rows.map(|row| row.split('|').map(|cell| cell.trim().to_owned()).skip(1).take(2));
    let named: Vec<Vec<String>> = cells.map(Iterator::collect).collect();
    let defaults = serde_json::to_value(Guards::default()).expect("guards are JSON");
    let defaults = defaults.as_object().expect("guards have names").iter();
    let defaults: Vec<Vec<String>> = defaults
        .map(|(name, value)| {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            vec![format!("`{name}`"), value]
        })
        .collect();
    assert_eq!(named, defaults);
}

#[test]
fn a_guard_with_a_wrong_value_is_refused_with_its_line() {
    let site = Site::new(&[]);
    let inputs = site.receive("roster", &file("roster.csv", persons(0..40)));
    let table = table(&ROSTER, ROSTER.module, &inputs);
    let line = table.lines().count() + 1;
    let of_percentages = "a percentage is a whole number from 0 to 100, not";
    for (setting, why) in [
        ("record_loss_percent = 101", of_percentages),
        ("record_loss_percent = 1000", of_percentages),
        ("identity_loss_percent = -1", of_percentages),
        ("detail_loss_percent = \"much\"", "invalid type"),
        ("detail_loss_percent = 2.5", "invalid type"),
        ("few = -1", "invalid value"),
        ("end = \"no\"", "`as-before`, `required`, `optional`"),
        ("record_los_percent = 1", "unknown field `record_los_percent`"),
    ] {
        site.configure_as(&format!("{table}{setting}\n"));
        let (out, errors, code) = site.command(&["run"]);
        assert_eq!((out.as_str(), code), ("", 2), "{errors}");
        let place = format!("line {line}");
        assert!(
            errors.contains(why) && errors.contains(&place) && errors.contains("dragoman.toml"),
            "{errors}"
        );
    }
}

#[test]
fn files_of_several_publications_are_held_and_the_record_of_what_shows_it_is_kept() {
    let site = Site::new(&[(&US, US.sample())]);
    assert_eq!(again(&site).1, 0);
    // The numbers of parties that came later than the list of parties.
    let mut files = US.sample();
    for (name, content) in &mut files {
        if name == "alt.csv" {
            let text = String::from_utf8(content.clone()).expect("a sample is text");
            *content = text.replace("\r\n41", "\r\n42").into_bytes();
        }
    }
    site.configure(&[(&US, files)]);
    let (report, code) = again(&site);
    assert_eq!((status(&report), code), ("held", 1), "{report}");
    let shown_by = report["reasons"][0]["shown_by"].as_str().expect("what shows it");
    assert_eq!(report["reasons"][0]["reason"], "mixed");
    assert!(shown_by.contains("23 of 24 rows of alt.csv"), "{shown_by}");
    let text = site.command(&["status"]).0;
    assert!(text.contains("held: several publications are mixed: "), "{text}");
}

/// Runs over a feed of changes of this number.
fn feed(site: &Site, number: usize, content: String) -> (Value, i32) {
    next(site, &CHANGES, &format!("changes-{number}.csv"), content)
}

#[test]
fn changes_are_taken_in_their_order_and_gaps_are_refused() {
    let site = Site::new(&[]);
    assert_eq!(feed(&site, 1, persons(0..40)).1, 0);
    let renamed = Person {
        name: "Ida Example".into(),
        ..person(5)
    };
    let second = csv([renamed, person(40)], &[(7, "Order 7")]);
    let (report, code) = feed(&site, 2, second.clone());
    assert_eq!((status(&report), code), ("accepted", 0), "{report}");
    assert_eq!(
        [&report["added"], &report["removed"], &report["changed"]],
        [1, 0, 2]
    );
    assert_eq!(in_force(&site), 41);
    let before = site.held();
    for (number, content, why) in [
        (4, csv([person(41)], &[]), "feeds are missing between"),
        (1, persons(0..30), "do not come after the edition in force"),
        (
            2,
            csv([person(43)], &[]),
            "do not come after the edition in force",
        ),
    ] {
        let (report, code) = feed(&site, number, content);
        assert_eq!((status(&report), code), ("failed", 1), "{report}");
        assert!(
            report["error"].as_str().is_some_and(|error| error.contains(why)),
            "{report}"
        );
        assert_eq!(site.held(), before);
    }
    let (report, code) = feed(&site, 2, second);
    assert_eq!((status(&report), code), ("unchanged", 0), "{report}");
    let (report, code) = feed(&site, 3, csv([], &[]));
    assert_eq!(
        (status(&report), code),
        ("accepted", 0),
        "a day without changes is one: {report}"
    );
    assert_eq!(in_force(&site), 41);
}
