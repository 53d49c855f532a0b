//! Lists with rows that no edition had yet.

use dragoman_guest::native::Run;
use dragoman_guest::native::workbook::workbook;
use dragoman_guest::schema::{NameForm, NoticeKind, SubjectKind};

use super::translate;

const HEADER: [&str; 13] = [
    "Control Date",
    "committees",
    "Listing  Information",
    "Additional Information",
    "Address",
    "Citizenship",
    "Place of Birth",
    "Date of Birth",
    "Name Type",
    "TYPE",
    "Name of Individual or Entity",
    "Reference",
    "Hobby",
];

/// A list of rows that have these types, types of name, names and references.
fn list(rows: &[[&str; 4]]) -> Run {
    let mut all = vec![HEADER.map(str::to_owned).to_vec()];
    for row in rows {
        let mut cells = vec![String::new(); 8];
        let [kind, form, name, reference] = row.map(str::to_owned);
        cells.extend([form, kind, name, reference]);
        all.push(cells);
    }
    translate(workbook(&all))
}

#[test]
fn columns_may_stand_in_any_order_and_a_surplus_one_is_said() {
    let mut rows = vec![HEADER.map(str::to_owned).to_vec()];
    let mut row: Vec<String> = HEADER.map(|_| String::new()).to_vec();
    (row[9], row[8], row[10], row[11]) = (
        "Individual".into(),
        "Primary Name".into(),
        "X".into(),
        "=7".into(),
    );
    (row[0], row[12]) = ("=d45000".into(), "chess".into());
    rows.push(row);
    let run = translate(workbook(&rows));
    assert_eq!(run.subject("7").designations[0].amended.len(), 1);
    let unmapped = run.notices_of(NoticeKind::Unmapped);
    assert_eq!((unmapped.len(), unmapped[0].field.as_str()), (1, "Hobby"));
}

#[test]
fn a_control_date_written_by_hand_is_a_date_and_one_that_is_none_stays_words() {
    let date = |text: &str| {
        let mut rows = vec![HEADER.map(str::to_owned).to_vec()];
        let mut row: Vec<String> = HEADER.map(|_| String::new()).to_vec();
        (row[9], row[8], row[10], row[11]) = (
            "Individual".into(),
            "Primary Name".into(),
            "X".into(),
            "=7".into(),
        );
        row[0] = text.into();
        rows.push(row);
        let run = translate(workbook(&rows));
        let claim = run.subject("7").designations[0].amended[0].clone();
        (
            claim.earliest,
            claim.raw,
            run.notices_of(NoticeKind::RejectedValue).len(),
        )
    };
    let day = dragoman_guest::dates::date(2023, Some(3), Some(31));
    assert_eq!(date("31/03/2023"), (day, None, 0));
    assert_eq!(date("=d45016"), (day, None, 0));
    assert_eq!(date("45016"), (None, Some("45016".into()), 1));
}

#[test]
fn a_reference_that_was_repeated_by_mistake_makes_no_one_person_of_two() {
    let run = list(&[
        ["Individual", "Primary Name", "Orlan Selka", "7"],
        ["Individual", "aka", "The Ferryman", "7a"],
        ["Individual", "Primary Name", "Vashti Ferry", "7"],
        ["Individual", "Primary Name", "SELKA, Orlan", "7"],
    ]);
    let names: Vec<_> = run.subject("7").names.into_iter().map(|name| name.full).collect();
    assert_eq!(names, ["Orlan Selka", "The Ferryman", "SELKA, Orlan"]);
    let left_out = run.notices_of(NoticeKind::RejectedRecord);
    assert_eq!(
        (left_out.len(), left_out[0].excerpt.as_deref()),
        (1, Some("Vashti Ferry"))
    );
}

#[test]
fn a_type_that_is_not_known_is_said_and_guessed_at_by_nothing() {
    let run = list(&[
        ["Submarine", "Primary Name", "X", "1"],
        ["Entity", "nickname", "Y", "1a"],
    ]);
    let found = run.subject("1");
    assert_eq!(
        (found.kind, found.names[1].form),
        (SubjectKind::Other, NameForm::Alias)
    );
    let fields: Vec<_> = run
        .notices_of(NoticeKind::RejectedValue)
        .iter()
        .map(|notice| notice.field.clone())
        .collect();
    assert_eq!(fields, ["Type", "Type", "Name Type"]);
}

#[test]
fn a_subject_without_a_primary_name_gets_its_first() {
    let run = list(&[["Individual", "aka", "X", "1a"], ["Individual", "aka", "Y", "1b"]]);
    let found = run.subject("1");
    assert_eq!(
        (found.names[0].form, found.names[1].form),
        (NameForm::Primary, NameForm::Alias)
    );
    assert_eq!(run.notices_of(NoticeKind::Repaired).len(), 1);
}

#[test]
fn a_row_that_stands_twice_says_nothing_twice() {
    let row = ["Individual", "Primary Name", "X", "1"];
    let found = list(&[row, row]).subject("1");
    assert_eq!((found.names.len(), found.sources.len()), (1, 2));
}

#[test]
fn a_hostile_list_takes_time_in_proportion_to_its_size() {
    let mut rows = vec![HEADER.map(str::to_owned).to_vec()];
    for row in 0..5000 {
        let text = format!("{row} a) ({row}");
        let mut cells = vec![text; 8];
        cells.extend(["aka".into(), "Entity".into(), format!("N{row}"), "1".into()]);
        rows.push(cells);
    }
    let run = translate(workbook(&rows));
    assert_eq!((run.subjects.len(), run.subjects[0].names.len()), (1, 5000));
    assert!(run.notices.len() < 5000);
}
