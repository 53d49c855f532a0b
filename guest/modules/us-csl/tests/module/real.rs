//! The real edition, where it is at hand, against counts taken from the raw rows.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use dragoman_guest::native::Run;
use dragoman_guest::schema::{Locator, NoticeKind, SubjectKind};

use super::translate;

/// A row of the raw file, by the names of its columns.
type Raw = HashMap<String, String>;

/// The real edition as raw rows and as it is translated; none, with a message, if it is not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
fn edition() -> Option<(Vec<Raw>, Run)> {
    let file = "../../../../shared/lists/us-csl/consolidated_2022-04.csv";
    let Ok(bytes) = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)) else {
        eprintln!("skipped: the real list is not at hand");
        return None;
    };
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let rows = reader.deserialize().map(|row| row.expect("a row")).collect();
    Some((rows, translate(bytes)))
}

/// The values of a column, each once for every number that has it.
fn values<'r>(rows: &'r [Raw], column: &str) -> BTreeSet<(&'r str, &'r str)> {
    let of_row = |row: &'r Raw| {
        let cell = row[column]
            .split("; ")
            .map(str::trim)
            .filter(|value| !value.is_empty());
        cell.map(|value| (row["entity_number"].as_str(), value))
            .collect::<Vec<_>>()
    };
    rows.iter().flat_map(of_row).collect()
}

#[test]
fn every_row_is_a_source_of_one_subject_and_every_number_a_subject() {
    let Some((rows, run)) = edition() else { return };
    let mut sources: Vec<u32> = run
        .subjects
        .iter()
        .flat_map(|subject| &subject.sources)
        .map(|source| match source {
            Locator::Row(rows) => rows.first,
            other => panic!("{other:?} is no row"),
        })
        .collect();
    sources.sort_unstable();
    assert_eq!(sources, (2..rows.len() as u32 + 2).collect::<Vec<_>>());
    let numbers: BTreeSet<_> = rows
        .iter()
        .map(|row| row["entity_number"].as_str())
        .filter(|number| !number.is_empty())
        .collect();
    let given: BTreeSet<_> = run
        .subjects
        .iter()
        .filter(|subject| !subject.id.starts_with("content-"))
        .map(|subject| subject.id.as_str())
        .collect();
    assert_eq!(given, numbers);
    let treasury = run
        .subjects
        .iter()
        .filter(|subject| subject.kind != SubjectKind::Other);
    assert_eq!(
        treasury.count(),
        numbers.len(),
        "a type for all of the Treasury, and for no other"
    );
}

#[test]
fn parties_of_commerce_and_state_are_told_apart_as_the_publisher_does_since() {
    let Some((rows, run)) = edition() else { return };
    // The publisher's own rule in later files: name and notice, in small letters. Here notices are spelt in several ways
    // and amended row by row, so that the first citation is compared, in digits alone.
    let first = |cell: &str| -> String {
        let head = cell.split("R").next().unwrap_or_default();
        let page = cell[head.len()..]
            .split(|char: char| !char.is_ascii_digit())
            .find(|digits| !digits.is_empty());
        match head.contains('F') {
            true => format!(
                "{} {}",
                head.trim_matches(|char: char| !char.is_ascii_digit()),
                page.unwrap_or_default()
            ),
            false => cell.to_owned(),
        }
    };
    let other = rows.iter().filter(|row| row["entity_number"].is_empty());
    let keys: BTreeSet<_> = other
        .map(|row| {
            let name = row["name"]
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .to_lowercase();
            (
                row["source"].as_str(),
                name,
                first(&row["federal_register_notice"]),
            )
        })
        .collect();
    let given = run
        .subjects
        .iter()
        .filter(|subject| subject.id.starts_with("content-"));
    assert_eq!(given.count(), keys.len());
}

#[test]
fn the_treasurys_values_are_all_there() {
    let Some((rows, run)) = edition() else { return };
    let treasury: Vec<Raw> = rows
        .iter()
        .filter(|row| !row["entity_number"].is_empty())
        .cloned()
        .collect();
    let sum = |count: &dyn Fn(&dragoman_guest::schema::Subject) -> usize| -> usize {
        run.subjects.iter().map(count).sum()
    };
    let expected = |column: &str| values(&treasury, column).len();
    assert_eq!(sum(&|subject| subject.births.len()), expected("dates_of_birth"));
    assert_eq!(
        sum(&|subject| subject
            .nationalities
            .iter()
            .filter(|claim| claim.note.is_none())
            .count()),
        expected("nationalities")
    );
    assert_eq!(
        sum(&|subject| subject.citizenships.len()),
        expected("citizenships")
    );
    assert_eq!(
        sum(&|subject| subject.birth_places.len()),
        expected("places_of_birth")
    );
    let is_known = |run: &Run| {
        run.subjects
            .iter()
            .flat_map(|subject| &subject.births)
            .all(|birth| birth.earliest.is_some())
    };
    assert!(is_known(&run), "every birth is read");
}

#[test]
fn nothing_of_a_real_edition_is_left_out() {
    let Some((_, run)) = edition() else { return };
    for kind in [
        NoticeKind::Unmapped,
        NoticeKind::RejectedRecord,
        NoticeKind::RejectedValue,
        NoticeKind::Repaired,
    ] {
        let said = run.notices_of(kind);
        assert!(said.is_empty(), "{said:?}");
    }
    assert!(run.summary().expect("a summary").end_seen);
}
