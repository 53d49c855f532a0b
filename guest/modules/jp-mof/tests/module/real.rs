//! Real editions, where they are at hand, against what an independent reader counted.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use dragoman_guest::native::Run;
use dragoman_guest::schema::{NameForm, NoticeKind, Subject, SubjectKind};
use serde_json::Value;

use super::translate;

const EDITIONS: [&str; 2] = ["2022-04-12", "2022-05-10"];

/// The folder of real lists; says so if it is not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared");
    let found = shared.join("lists/jp").is_dir() && shared.join("truth/counts.json").is_file();
    if !found {
        eprintln!("skipped: the real lists are not at hand");
    }
    found.then_some(shared)
}

/// What comes of an edition; it is translated once.
fn edition(shared: &Path, name: &str) -> &'static Run {
    static READ: [OnceLock<Run>; EDITIONS.len()] = [OnceLock::new(), OnceLock::new()];
    let index = EDITIONS
        .iter()
        .position(|edition| *edition == name)
        .expect("an edition");
    READ[index].get_or_init(|| {
        let file = format!("lists/jp/mof_shisantoketsu_{name}.xls");
        translate(std::fs::read(shared.join(file)).expect("a readable list"))
    })
}

fn truth(shared: &Path, file: &str) -> Value {
    let text = std::fs::read_to_string(shared.join("truth").join(file)).expect("counts");
    serde_json::from_str(&text).expect("JSON")
}

fn count(run: &Run, is_it: impl Fn(&&Subject) -> bool) -> usize {
    run.subjects.iter().filter(is_it).count()
}

fn has_form(subject: &Subject, form: NameForm) -> bool {
    subject.names.iter().any(|name| name.form == form)
}

#[test]
fn the_counts_of_both_editions_are_those_of_an_independent_reader() {
    let Some(shared) = shared() else { return };
    let all = truth(&shared, "counts.json");
    for name in EDITIONS {
        let counts = &all[format!("jp/{name}")]["counts"];
        let expected = |what: &str| counts[what].as_u64().unwrap_or_else(|| panic!("{what}")) as usize;
        let run = edition(&shared, name);
        assert_eq!(run.subjects.len(), expected("subjects"), "{name}");
        // Beside those of entries, five regimes ended, of which the reader counts none.
        let tombstones = run
            .withdrawals
            .iter()
            .filter(|withdrawal| withdrawal.id.contains('/'));
        assert_eq!(tombstones.count(), expected("tombstones"), "{name}");
        // Two rows were emptied without being marked; they are said.
        let unmarked = run.notices_of(NoticeKind::Repaired).len();
        assert_eq!(
            expected("tombstones") - unmarked,
            expected("tombstones_marked_削除"),
            "{name}"
        );
        let is_latin = |name: &dragoman_guest::schema::Name| {
            name.form == NameForm::Primary && name.script.as_deref() == Some("Latn")
        };
        assert_eq!(
            count(run, |subject| subject.names.iter().any(is_latin)),
            expected("latin_names"),
            "{name}"
        );
        assert_eq!(
            count(run, |subject| has_form(subject, NameForm::OriginalScript)),
            expected("original_script_inside_latin_cell"),
            "{name}"
        );
        let revised = |subject: &&Subject| !subject.designations[0].amended.is_empty();
        assert_eq!(count(run, revised), expected("revised_entries"), "{name}");
        assert_eq!(birth_cells(run), expected("birth_cells"), "{name}");
    }
}

/// Entries with a cell for births that says more than that none is known.
fn birth_cells(run: &Run) -> usize {
    // One stands in prose, in a sheet that has no column for it.
    let in_prose = |subject: &&Subject| {
        subject
            .remarks
            .iter()
            .any(|remark| remark.text.contains("生年月日："))
            && !subject.births.is_empty()
    };
    count(run, |subject| !subject.births.is_empty()) - count(run, in_prose)
}

#[test]
fn every_subject_has_a_japanese_name_but_for_those_that_the_list_gives_none() {
    let Some(shared) = shared() else { return };
    let all = truth(&shared, "counts.json");
    for name in EDITIONS {
        let run = edition(&shared, name);
        let expected = all[format!("jp/{name}")]["counts"]["japanese_names"].as_u64();
        // Of an organisation it may be in Latin letters as well.
        let is_japanese = |subject: &&Subject| {
            subject.names.iter().any(|name| match name.form {
                NameForm::Spelling if subject.kind == SubjectKind::Organization => true,
                NameForm::Spelling | NameForm::Primary => name.script.as_deref() != Some("Latn"),
                _ => false,
            })
        };
        assert_eq!(Some(count(run, is_japanese) as u64), expected, "{name}");
    }
}

#[test]
fn every_sheet_has_as_many_entries_and_deleted_ones_as_an_independent_reader_counted() {
    let Some(shared) = shared() else { return };
    let all = truth(&shared, "counts.json");
    for name in EDITIONS {
        let run = edition(&shared, name);
        let sheets = all[format!("jp/{name}")]["indicative"]["per_sheet"]
            .as_object()
            .expect("sheets");
        for (sheet, counts) in sheets.iter().filter(|(_, counts)| counts.is_object()) {
            let number = sheet.split('.').next().unwrap_or_default();
            let prefix = format!("{number}/");
            let live = count(run, |subject| subject.id.starts_with(&prefix));
            assert_eq!(Some(live as u64), counts["live"].as_u64(), "{sheet}");
            let deleted = run
                .withdrawals
                .iter()
                .filter(|withdrawal| withdrawal.id.starts_with(&prefix))
                .count();
            assert_eq!(Some(deleted as u64), counts["deleted"].as_u64(), "{sheet}");
        }
    }
}

#[test]
fn sheets_of_persons_hold_persons_and_those_of_organisations_none() {
    let Some(shared) = shared() else { return };
    for name in EDITIONS {
        for subject in &edition(&shared, name).subjects {
            let dragoman_guest::schema::Locator::Row(row) = &subject.sources[0] else {
                panic!("not a row")
            };
            let sheet = row.sheet.as_deref().unwrap_or_default();
            let expected = match (
                sheet.contains("個人"),
                sheet.contains("団体") || sheet.contains("銀行"),
            ) {
                (true, false) => SubjectKind::Person,
                (false, true) => SubjectKind::Organization,
                _ => continue,
            };
            assert_eq!(subject.kind, expected, "{}", subject.id);
        }
    }
}

#[test]
fn from_one_edition_to_the_next_the_same_ids_are_added_and_none_goes() {
    let Some(shared) = shared() else { return };
    let difference = &truth(&shared, "differences.json")["jp/2022-04-12 -> jp/2022-05-10"];
    let ids = |name| -> BTreeSet<String> {
        edition(&shared, name)
            .subjects
            .iter()
            .map(|subject| subject.id.clone())
            .collect()
    };
    let (before, after) = (ids(EDITIONS[0]), ids(EDITIONS[1]));
    let listed = |name: &str| -> BTreeSet<String> {
        let ids = difference[name].as_array().expect("ids");
        ids.iter().filter_map(Value::as_str).map(Into::into).collect()
    };
    assert_eq!(
        after.difference(&before).cloned().collect::<BTreeSet<_>>(),
        listed("added_ids")
    );
    assert_eq!(
        before.difference(&after).cloned().collect::<BTreeSet<_>>(),
        listed("removed_ids")
    );
    let withdrawn = |name| -> BTreeSet<String> {
        edition(&shared, name)
            .withdrawals
            .iter()
            .map(|withdrawal| withdrawal.id.clone())
            .collect()
    };
    assert_eq!(
        withdrawn(EDITIONS[0]),
        withdrawn(EDITIONS[1]),
        "no tombstone is new"
    );
}

#[test]
fn what_changed_from_one_edition_to_the_next_is_what_an_independent_reader_found() {
    let Some(shared) = shared() else { return };
    let difference = &truth(&shared, "differences.json")["jp/2022-04-12 -> jp/2022-05-10"];
    let expected: BTreeSet<String> = difference["changed_identity_ids"]
        .as_array()
        .expect("ids")
        .iter()
        .filter_map(Value::as_str)
        .map(Into::into)
        .collect();
    let (before, after) = (edition(&shared, EDITIONS[0]), edition(&shared, EDITIONS[1]));
    let changed = before.subjects.iter().filter(|old| {
        let new = after
            .subjects
            .iter()
            .find(|new| new.id == old.id)
            .expect("no subject goes");
        let said = |subject: &Subject| Subject {
            sources: Vec::new(),
            ..subject.clone()
        };
        said(old) != said(new)
    });
    let changed: BTreeSet<String> = changed.map(|subject| subject.id.clone()).collect();
    assert_eq!(changed, expected);
}

#[test]
fn nothing_of_a_real_edition_is_left_out_but_words_meant_for_dates() {
    let Some(shared) = shared() else { return };
    for name in EDITIONS {
        let run = edition(&shared, name);
        assert!(run.notices_of(NoticeKind::Unmapped).is_empty(), "{name}");
        assert!(run.notices_of(NoticeKind::RejectedRecord).is_empty(), "{name}");
        for notice in run.notices_of(NoticeKind::RejectedValue) {
            assert!(
                ["生年月日", "告示日付"].contains(&notice.field.as_str()),
                "{name}: {notice:?}"
            );
        }
        // Ten that one can look at: `おおむね30～35歳`, `2007.713`.
        assert!(run.notices_of(NoticeKind::RejectedValue).len() <= 10, "{name}");
    }
}
