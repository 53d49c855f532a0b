//! Real editions, where they are at hand, against what an independent reader counted and against their own cells.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use dragoman_guest::native::{Files, Run};
use dragoman_guest::part::Part;
use dragoman_guest::schema::{NameForm, NameQuality, NoticeKind, Subject, SubjectKind};
use dragoman_guest::sheet::Xlsx;
use dragoman_guest::{Feed, build};
use serde_json::Value;

use super::translate;

const EDITIONS: [&str; 2] = ["2024-11", "2026-07"];

/// The folder of real lists; says so if it is not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared");
    let found = shared.join("lists/au").is_dir() && shared.join("truth/counts.json").is_file();
    if !found {
        eprintln!("skipped: the real lists are not at hand");
    }
    found.then_some(shared)
}

/// A row of the list as it stands, by the names of its columns.
type Row = BTreeMap<String, String>;

/// An edition: what comes of it, and its rows as they stand. Each is read once.
fn edition(shared: &Path, name: &str) -> &'static (Run, Vec<Row>) {
    static READ: [OnceLock<(Run, Vec<Row>)>; EDITIONS.len()] = [OnceLock::new(), OnceLock::new()];
    let index = EDITIONS
        .iter()
        .position(|edition| *edition == name)
        .expect("an edition");
    READ[index].get_or_init(|| {
        let file = format!("lists/au/regulation8_consolidated_{name}.xlsx");
        let bytes = std::fs::read(shared.join(file)).expect("a readable list");
        (translate(bytes.clone()), raw(&bytes))
    })
}

fn truth(shared: &Path, file: &str) -> Value {
    let text = std::fs::read_to_string(shared.join("truth").join(file)).expect("counts");
    serde_json::from_str(&text).expect("JSON")
}

/// The rows of the list as they stand.
fn raw(bytes: &[u8]) -> Vec<Row> {
    let files = Files::one("list", bytes);
    let feed = Feed::new(&files);
    let mut workbook = Xlsx::open(bytes.to_vec(), &Part::new(&feed, 0, "give")).expect("a workbook");
    let (mut header, mut rows) = (Vec::new(), Vec::new());
    let sheet = workbook.sheets().remove(0);
    let mut take = |row: &dragoman_guest::sheet::SheetRow<'_>| {
        let cells: Vec<String> = row.cells.iter().map(|cell| cell.trim().to_owned()).collect();
        match header.is_empty() {
            true => header = cells,
            false => rows.push(
                header
                    .iter()
                    .cloned()
                    .zip(cells)
                    .filter(|(_, cell)| !cell.is_empty())
                    .collect(),
            ),
        }
        Ok(())
    };
    workbook.read(&sheet, &mut take).expect("a sheet");
    rows.retain(|row: &Row| row.contains_key("Reference"));
    rows
}

/// How many different cells of a column the groups have together, told apart by `key`.
fn cells(rows: &[Row], column: &str, key: impl Fn(&str) -> String) -> usize {
    let number = |row: &Row| -> String {
        row["Reference"]
            .chars()
            .take_while(char::is_ascii_digit)
            .collect()
    };
    let stated = rows
        .iter()
        .filter_map(|row| Some((number(row), key(row.get(column)?))));
    let stated = stated.filter(|(_, cell)| !cell.eq_ignore_ascii_case("na"));
    stated.collect::<BTreeSet<_>>().len()
}

/// The different rows of a subject that values are stated by: a row for each different cell.
fn stated(run: &Run, at: impl Fn(&Subject) -> Vec<u32>) -> usize {
    let rows = run
        .subjects
        .iter()
        .map(|subject| at(subject).into_iter().collect::<BTreeSet<_>>().len());
    rows.sum()
}

#[test]
fn the_counts_of_both_editions_are_those_of_an_independent_reader() {
    let Some(shared) = shared() else { return };
    let all = truth(&shared, "counts.json");
    for edition in EDITIONS {
        let counts = &all[format!("au/{edition}")]["counts"];
        let expected = |name: &str| counts[name].as_u64().unwrap_or_else(|| panic!("{name}")) as usize;
        let (run, rows) = self::edition(&shared, edition);
        assert_eq!(rows.len(), expected("rows"), "{edition}");
        assert_eq!(
            run.subjects
                .iter()
                .map(|subject| subject.sources.len())
                .sum::<usize>(),
            expected("rows")
        );
        assert_eq!(run.subjects.len(), expected("subjects"), "{edition}");
        let of_kind = |kind| run.subjects.iter().filter(|subject| subject.kind == kind).count();
        for (kind, name) in [
            (SubjectKind::Person, "person"),
            (SubjectKind::Organization, "organization"),
            (SubjectKind::Vessel, "vessel"),
            (SubjectKind::Aircraft, "aircraft"),
        ] {
            assert_eq!(of_kind(kind), expected(name), "{edition} {name}");
        }
        let originals = |subject: &Subject| {
            let in_rows = |name: &&dragoman_guest::schema::Name| {
                name.form == NameForm::OriginalScript && name.note.is_none()
            };
            subject.names.iter().filter(in_rows).count()
        };
        assert_eq!(
            run.subjects.iter().map(originals).sum::<usize>(),
            expected("original_script_names")
        );
        let with_originals = run
            .subjects
            .iter()
            .filter(|subject| originals(subject) > 0)
            .count();
        assert_eq!(
            with_originals,
            expected("records_with_original_script"),
            "{edition}"
        );
        let imo = run.subjects.iter().flat_map(|subject| &subject.identifiers);
        assert_eq!(
            imo.filter(|identifier| identifier.scheme == "imo").count(),
            expected("imo_numbers")
        );
        // A primary name a subject; no more, or the list would state two.
        let primary = |subject: &&Subject| {
            subject
                .names
                .iter()
                .filter(|name| name.form == NameForm::Primary)
                .count()
                == 1
        };
        assert_eq!(
            run.subjects.iter().filter(primary).count(),
            expected("subjects"),
            "{edition}"
        );
    }
}

#[test]
fn every_name_row_is_a_name_unless_it_repeats_one_of_its_subject() {
    let Some(shared) = shared() else { return };
    for edition in EDITIONS {
        let (run, rows) = self::edition(&shared, edition);
        let key = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut stated = BTreeSet::new();
        for row in rows {
            let number: String = row["Reference"]
                .chars()
                .take_while(char::is_ascii_digit)
                .collect();
            let strength = row.get("Alias Strength").cloned();
            stated.insert((
                number,
                key(&row["Name of Individual or Entity"]),
                row["Name Type"].to_lowercase(),
                strength,
            ));
        }
        let in_rows = |name: &&dragoman_guest::schema::Name| {
            name.note
                .as_deref()
                .is_none_or(|note| !note.starts_with("in brackets"))
        };
        let names = run
            .subjects
            .iter()
            .flat_map(|subject| &subject.names)
            .filter(in_rows)
            .count();
        assert_eq!(names, stated.len(), "{edition}");
    }
}

#[test]
fn the_strength_of_aliases_is_that_of_their_rows() {
    let Some(shared) = shared() else { return };
    let counts = &truth(&shared, "counts.json")["au/2026-07"]["counts"]["alias_rows_by_strength"];
    let (run, rows) = edition(&shared, "2026-07");
    for (words, quality) in [("Strong", NameQuality::Strong), ("Weak", NameQuality::Weak)] {
        let of_strength = |row: &&Row| row.get("Alias Strength").is_some_and(|cell| cell == words);
        let rows: Vec<Row> = rows.iter().filter(of_strength).cloned().collect();
        assert_eq!(Some(rows.len() as u64), counts[words].as_u64());
        // Rows that repeat a name of their subject are no names of their own.
        let different = cells(&rows, "Name of Individual or Entity", folded);
        let names = run.subjects.iter().flat_map(|subject| &subject.names);
        assert_eq!(
            names.filter(|name| name.quality == quality).count(),
            different,
            "{words}"
        );
    }
}

fn folded(cell: &str) -> String {
    build::fold(cell)
}

#[test]
fn cells_are_counted_as_the_independent_reader_does_but_for_white_space_and_placeholders() {
    let Some(shared) = shared() else { return };
    let all = truth(&shared, "counts.json");
    for edition in EDITIONS {
        let counts = &all[format!("au/{edition}")]["counts"];
        let (run, rows) = self::edition(&shared, edition);
        let births = stated(run, |subject| {
            subject.births.iter().map(|birth| birth.at).collect()
        });
        let citizenships = stated(run, |subject| {
            subject.citizenships.iter().map(|claim| claim.at).collect()
        });
        let addresses = stated(run, |subject| {
            subject.addresses.iter().map(|place| place.at).collect()
        });
        for (column, name, translated) in [
            ("Date of Birth", "birth_cells", births),
            ("Citizenship", "citizenship_cells", citizenships),
            ("Address", "address_cells", addresses),
        ] {
            // The reader takes cells for different that differ in white space alone, or not: it must be one of the two.
            let (as_written, as_meant) = (cells(rows, column, str::to_owned), cells(rows, column, folded));
            let expected = counts[name].as_u64().expect("a count") as usize;
            assert!(
                [as_written, as_meant].contains(&expected),
                "{edition} {name}: {as_written} {as_meant} {expected}"
            );
            // `N/A` is a placeholder as `NA` is. A cell that says what another of its subject did gives no value of its own.
            let placeholders = cells(
                &rows
                    .iter()
                    .filter(|row| {
                        row.get(column)
                            .is_some_and(|cell| cell.eq_ignore_ascii_case("n/a"))
                    })
                    .cloned()
                    .collect::<Vec<_>>(),
                column,
                folded,
            );
            let most = as_meant - placeholders;
            assert!(
                translated <= most && translated + 25 >= most,
                "{edition} {name}: {translated} of {most}"
            );
        }
    }
}

#[test]
fn a_reference_of_the_united_nations_is_a_subjects_own_only_where_it_stands_first() {
    let Some(shared) = shared() else { return };
    let all = truth(&shared, "counts.json");
    for edition in EDITIONS {
        let (run, _) = self::edition(&shared, edition);
        // The independent reader counts who is mentioned: `Associated with the Front (QDe.901)`. Such prose is kept whole.
        let mentions = |subject: &&Subject| subject.remarks.iter().any(|remark| has_reference(&remark.text));
        let mentioned = run.subjects.iter().filter(mentions).count() as u64;
        let expected = all[format!("au/{edition}")]["counts"]["records_with_un_ref"].as_u64();
        assert_eq!(Some(mentioned), expected, "{edition}");
        for subject in &run.subjects {
            for identifier in subject.identifiers.iter().filter(|one| one.scheme == "un-ref") {
                let is_first = |remark: &dragoman_guest::schema::Remark| {
                    remark
                        .text
                        .to_lowercase()
                        .starts_with(&identifier.value.to_lowercase())
                };
                assert!(subject.remarks.iter().any(is_first), "{}", subject.id);
            }
        }
    }
}

/// Whether a text has a permanent reference of the United Nations that begins a word.
fn has_reference(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(7).enumerate().any(|(at, seven)| {
        let before = text.get(..at).unwrap_or_default();
        let begins = !before.ends_with(|last: char| last.is_alphanumeric());
        seven[..2].iter().all(u8::is_ascii_uppercase)
            && matches!(seven[2], b'i' | b'e')
            && seven[3] == b'.'
            && seven[4..].iter().all(u8::is_ascii_digit)
            && begins
    })
}

#[test]
fn ids_stay_the_same_from_one_layout_to_the_next() {
    let Some(shared) = shared() else { return };
    let ids = |name| -> BTreeSet<String> {
        let (run, _) = edition(&shared, name);
        run.subjects.iter().map(|subject| subject.id.clone()).collect()
    };
    let (before, after) = (ids("2024-11"), ids("2026-07"));
    let difference = &truth(&shared, "differences.json")["au/2024-11 -> au/2026-07"];
    let count = |name: &str| difference[name].as_u64();
    assert_eq!(Some(before.intersection(&after).count() as u64), count("kept"));
    assert_eq!(Some(after.difference(&before).count() as u64), count("added"));
    let removed = difference["removed_ids"].as_array().expect("ids");
    let removed: BTreeSet<String> = removed.iter().filter_map(Value::as_str).map(Into::into).collect();
    assert_eq!(
        before.difference(&after).cloned().collect::<BTreeSet<_>>(),
        removed
    );
}

#[test]
fn nothing_of_a_real_edition_is_left_out_but_words_meant_for_dates() {
    let Some(shared) = shared() else { return };
    for edition in EDITIONS {
        let (run, _) = self::edition(&shared, edition);
        assert!(run.notices_of(NoticeKind::Unmapped).is_empty(), "{edition}");
        assert!(run.notices_of(NoticeKind::RejectedRecord).is_empty(), "{edition}");
        for notice in run.notices_of(NoticeKind::RejectedValue) {
            assert_eq!(notice.field, "Date of Birth", "{edition}: {notice:?}");
        }
        // Fewer than in a hundred, in a text that one can look at.
        assert!(run.notices_of(NoticeKind::RejectedValue).len() <= 10, "{edition}");
    }
}
