//! The real edition, where it is at hand, against counts taken from the raw rows.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use dragoman_guest::native::Run;
use dragoman_guest::schema::{Locator, NoticeKind, Subject, SubjectKind, SubjectStatus};

use super::translate;

/// A row of the raw file, by the names of its columns.
type Raw = BTreeMap<String, String>;

/// The real edition as raw rows, persons before entities, and as it is translated; none, with a message, if it is not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
fn edition() -> Option<(Vec<Raw>, Vec<Raw>, Run)> {
    let file = "../../../../shared/lists/ua/sanctions.xlsx";
    let Ok(bytes) = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)) else {
        eprintln!("skipped: the real list is not at hand");
        return None;
    };
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).expect("a workbook");
    let mut sheets = workbook.worksheets().into_iter().map(|(_, range)| {
        let mut rows = range.rows();
        let header: Vec<_> = rows
            .next()
            .expect("a header")
            .iter()
            .map(Data::to_string)
            .collect();
        let row = |row: &[Data]| {
            header
                .iter()
                .cloned()
                .zip(row.iter().map(|cell| cell.to_string().trim().to_owned()))
                .collect()
        };
        rows.map(row).collect::<Vec<Raw>>()
    });
    let (persons, entities) = (sheets.next().expect("persons"), sheets.next().expect("entities"));
    Some((persons, entities, translate(bytes)))
}

fn count(rows: &[Raw], is_it: impl Fn(&Raw) -> bool) -> usize {
    rows.iter().filter(|row| is_it(row)).count()
}

fn sum(run: &Run, of: impl Fn(&Subject) -> usize) -> usize {
    run.subjects.iter().map(of).sum()
}

#[test]
fn every_row_with_a_name_is_a_source_of_one_subject_and_a_designation() {
    let Some((persons, entities, run)) = edition() else {
        return;
    };
    let is_named = |row: &Raw| {
        ["Назва укр.", "Назва ориг.", "Назва альт."]
            .iter()
            .any(|column| !row[*column].is_empty())
    };
    let named = count(&persons, is_named) + count(&entities, is_named);
    let places: BTreeSet<_> = run
        .subjects
        .iter()
        .flat_map(|subject| &subject.sources)
        .map(|source| match source {
            Locator::Row(rows) => (rows.sheet.clone(), rows.first),
            other => panic!("{other:?} is no row"),
        })
        .collect();
    assert_eq!(places.len(), named);
    assert_eq!(sum(&run, |subject| subject.sources.len()), named);
    assert_eq!(sum(&run, |subject| subject.designations.len()), named);
    let rejected = run.notices_of(NoticeKind::RejectedRecord).len();
    assert_eq!(rejected, persons.len() + entities.len() - named);
}

#[test]
fn the_terms_of_designations_are_those_of_the_rows() {
    let Some((persons, entities, run)) = edition() else {
        return;
    };
    let ends = |row: &Raw| !row["Дата закінчення обмеження"].is_empty();
    let nameless = |row: &Raw| {
        row["Назва укр."].is_empty() && row["Назва ориг."].is_empty() && row["Назва альт."].is_empty()
    };
    let expected = count(&persons, ends) + count(&entities, |row| ends(row) && !nameless(row));
    let given = sum(&run, |subject| {
        subject
            .designations
            .iter()
            .filter(|one| one.expires.is_some())
            .count()
    });
    assert_eq!(given, expected);
    // Words of its own: whoever is changed and whose row has one of these is listed no longer.
    let said = |row: &Raw, words: [&str; 2]| {
        let more = row["Додатково"].to_lowercase();
        row["Зміни"] == "Так" && words.iter().any(|words| more.contains(words))
    };
    let cancelled = |row: &Raw| said(row, ["скасовано", "виключено"]);
    let amended = |row: &Raw| said(row, ["змінено указ", "внесено зміни"]) && !cancelled(row);
    let delisted = sum(&run, |subject| {
        subject
            .designations
            .iter()
            .filter(|one| one.delisted.is_some())
            .count()
    });
    assert_eq!(delisted, count(&persons, cancelled) + count(&entities, cancelled));
    let changed = sum(&run, |subject| {
        subject.designations.iter().map(|one| one.amended.len()).sum()
    });
    assert_eq!(changed, count(&persons, amended) + count(&entities, amended));
    let unread = |row: &Raw| row["Зміни"] == "Так" && !cancelled(row) && !amended(row);
    let said = run.notices_of(NoticeKind::Remark);
    let said = said.iter().filter(|notice| notice.field == "Зміни");
    assert_eq!(
        said.map(|notice| notice.count as usize).sum::<usize>(),
        count(&persons, unread) + count(&entities, unread)
    );
    assert!(
        run.subjects
            .iter()
            .any(|subject| subject.status == SubjectStatus::Delisted)
    );
}

#[test]
fn persons_are_as_many_as_names_with_births_and_items_without() {
    let Some((persons, _, run)) = edition() else {
        return;
    };
    let mut known = BTreeSet::new();
    let mut alone = 0;
    for row in &persons {
        let name = row["Назва укр."]
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase();
        let birth = row["Дата народження"].as_str();
        match birth.is_empty() || name.split(' ').count() < 3 {
            true => alone += 1,
            false => {
                known.insert((name, birth.to_owned()));
            }
        }
    }
    let given = run
        .subjects
        .iter()
        .filter(|subject| subject.kind == SubjectKind::Person);
    assert_eq!(given.count(), known.len() + alone);
    let births = sum(&run, |subject| subject.births.len());
    let without = count(&persons, |row| row["Дата народження"].is_empty());
    let joined = persons.len() - known.len() - alone;
    assert_eq!(
        births,
        persons.len() - without - joined,
        "one birth for each person who has one"
    );
}

#[test]
fn no_two_entities_of_one_decree_are_one() {
    let Some((_, _, run)) = edition() else { return };
    for subject in run
        .subjects
        .iter()
        .filter(|subject| subject.kind == SubjectKind::Organization)
    {
        let decrees: BTreeSet<_> = subject
            .designations
            .iter()
            .map(|one| one.reference.clone())
            .collect();
        assert_eq!(decrees.len(), subject.designations.len(), "{}", subject.id);
    }
    let joined = run
        .subjects
        .iter()
        .filter(|subject| subject.kind == SubjectKind::Organization && subject.sources.len() > 1);
    assert!(
        joined.count() > 50,
        "entities with a number are joined across decrees"
    );
}

#[test]
fn nothing_of_a_real_edition_is_left_out_but_what_is_no_name() {
    let Some((_, _, run)) = edition() else { return };
    assert!(run.notices_of(NoticeKind::Unmapped).is_empty());
    let values = run.notices_of(NoticeKind::RejectedValue);
    // `арабською мовою ^`: in Arabic, and the name is lost.
    assert_eq!(values.len(), 1, "{values:?}");
    assert!(
        values[0]
            .excerpt
            .as_deref()
            .is_some_and(|text| text.ends_with('^'))
    );
}
