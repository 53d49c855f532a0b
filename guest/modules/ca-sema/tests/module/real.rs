//! Real editions, where they are at hand: the counts must be those of an independent reader.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use dragoman_guest::native::Run;
use dragoman_guest::schema::{Certainty, DateClaim, NameForm, NoticeKind, Subject, SubjectKind};
use serde_json::{Value, json};

use super::translate;

const EDITIONS: [&str; 2] = ["2020", "2025"];

/// The folder of real lists; says so if it is not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared");
    let found = shared.join("lists/ca").is_dir();
    if !found {
        eprintln!("skipped: the real lists are not at hand");
    }
    found.then_some(shared)
}

fn bytes(shared: &Path, year: &str) -> Vec<u8> {
    std::fs::read(shared.join(format!("lists/ca/sema-lmes_{year}.xml"))).expect("a readable list")
}

fn truth(shared: &Path, year: &str) -> Value {
    let text = std::fs::read_to_string(shared.join("truth/counts.json")).expect("a readable truth");
    let all: Value = serde_json::from_str(&text).expect("JSON");
    all[format!("ca/{year}")].clone()
}

/// How a cell of births reads: one word a cell, however many claims it holds.
fn certainty(births: &[DateClaim]) -> &'static str {
    let [claim] = births else { return "alternatives" };
    match (claim.certainty, claim.earliest.map(|date| (date.month, date.day))) {
        (Certainty::Exact, Some((_, Some(_)))) => "exact_day",
        (Certainty::Exact, Some((Some(_), None))) => "exact_month",
        (Certainty::Exact, _) => "exact_year",
        (Certainty::Between, _) => "between",
        _ => "other",
    }
}

fn tally<T: Ord>(items: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    for item in items {
        *counts.entry(item).or_default() += 1;
    }
    counts
}

/// The figures of an edition, as the independent reader names them.
fn figures(run: &Run) -> Value {
    let all = &run.subjects;
    let kind = |kind| all.iter().filter(|subject| subject.kind == kind).count();
    let with = |test: fn(&Subject) -> bool| all.iter().filter(|subject| test(subject)).count();
    let names = || all.iter().flat_map(|subject| &subject.names);
    let born = || all.iter().filter(|subject| !subject.births.is_empty());
    let without_item = run
        .notices
        .iter()
        .filter(|notice| notice.field == "record/Item")
        .count();
    let numbers = all.iter().flat_map(|subject| &subject.identifiers);
    json!({
        "subjects": all.len(),
        "person": kind(SubjectKind::Person),
        "organization": kind(SubjectKind::Organization),
        "vessel": kind(SubjectKind::Vessel),
        "aircraft": kind(SubjectKind::Aircraft),
        "distinct_country_schedule_item": all.iter().map(|subject| &subject.id).collect::<BTreeSet<_>>().len(),
        "records_without_item": without_item,
        "primary_names": names().filter(|name| name.form == NameForm::Primary).count(),
        "records_with_aliases": with(|s| s.names.iter().any(|name| name.form == NameForm::Alias)),
        "birth_cells": born().count(),
        "births_by_certainty": tally(born().map(|subject| certainty(&subject.births))),
        "imo_numbers": numbers.filter(|number| number.scheme == "imo").count(),
        "nationalities": all.iter().map(|subject| subject.nationalities.len()).sum::<usize>(),
        "addresses": all.iter().map(|subject| subject.addresses.len()).sum::<usize>(),
        "records_with_original_script":
            with(|s| s.names.iter().any(|name| name.form == NameForm::OriginalScript)),
        "records_with_un_ref": with(|s| s.identifiers.iter().any(|number| number.scheme == "un-ref")),
    })
}

fn aliases(run: &Run) -> usize {
    let names = run.subjects.iter().flat_map(|subject| &subject.names);
    names.filter(|name| name.form == NameForm::Alias).count()
}

#[test]
fn every_count_of_every_edition_is_that_of_an_independent_reader() {
    let Some(shared) = shared() else { return };
    for year in EDITIONS {
        let expected = truth(&shared, year)["counts"].clone();
        let found = figures(&translate(bytes(&shared, year)));
        for (figure, expected) in expected.as_object().expect("counts") {
            assert_eq!(&found[figure], expected, "{figure} of {year}");
        }
    }
}

/// A plain split at commas is the other reader's guess; ours also cuts at semicolons, languages and slashes, and does
/// not cut before a legal form.
#[test]
fn aliases_are_about_as_many_as_a_plain_split_finds() {
    let Some(shared) = shared() else { return };
    for year in EDITIONS {
        let guess = truth(&shared, year)["indicative"]["aliases_split_on_comma"]
            .as_u64()
            .expect("a count");
        let found = aliases(&translate(bytes(&shared, year))) as u64;
        assert!(
            found.abs_diff(guess) * 100 <= guess * 15,
            "{found} against {guess} in {year}"
        );
    }
}

#[test]
fn every_claim_of_a_birth_is_that_of_an_independent_reader() {
    let Some(shared) = shared() else { return };
    for year in EDITIONS {
        let run = translate(bytes(&shared, year));
        let births: usize = run.subjects.iter().map(|subject| subject.births.len()).sum();
        assert_eq!(
            json!(births),
            truth(&shared, year)["indicative"]["reader"]["births"],
            "{year}"
        );
    }
}

#[test]
fn nothing_in_a_real_edition_is_unknown_or_left_out_but_words_meant_for_dates() {
    let Some(shared) = shared() else { return };
    for year in EDITIONS {
        let run = translate(bytes(&shared, year));
        for notice in &run.notices {
            let expected = matches!(notice.kind, NoticeKind::Remark)
                && notice.message.contains("several names")
                || matches!(notice.kind, NoticeKind::RejectedValue) && notice.message.contains("not a date");
            assert!(expected, "{year}: {notice:?}");
        }
    }
}

#[test]
fn every_record_is_found_again_at_the_bytes_it_is_said_to_stand_at() {
    let Some(shared) = shared() else { return };
    for year in EDITIONS {
        let bytes = bytes(&shared, year);
        for subject in translate(bytes.clone()).subjects {
            super::samples::assert_place(&subject, &bytes);
        }
    }
}

#[test]
fn every_split_cell_of_a_real_edition_holds_each_alias_that_came_of_it() {
    let Some(shared) = shared() else { return };
    for year in EDITIONS {
        for subject in translate(bytes(&shared, year)).subjects {
            let cells: Vec<_> = subject.extra.iter().filter(|(key, _)| key == "Aliases").collect();
            let found: Vec<_> = subject
                .names
                .iter()
                .filter(|name| name.form == NameForm::Alias)
                .collect();
            assert!(
                cells.len() <= 1 && (found.len() <= 1 || cells.len() == 1),
                "{}",
                subject.id
            );
            for (_, cell) in cells {
                assert!(
                    found.iter().all(|name| cell.contains(&name.full)),
                    "{}",
                    subject.id
                );
            }
        }
    }
}
