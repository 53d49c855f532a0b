//! Lists with rows that no edition had yet.

use dragoman_guest::native::Run;
use dragoman_guest::native::workbook::{archive, members_of, sheet};
use dragoman_guest::schema::{NameForm, NoticeKind, SubjectKind};

use super::{notices, subject, translate, withdrawal};

const HEADER: [&str; 6] = ["告示日付", "告示番号", "日本語表記", "英語表記", "趣味", "別名"];

/// A list with one sheet of these rows below the header.
fn list(name: &str, rows: &[[&str; 6]]) -> Run {
    let rows = [HEADER]
        .iter()
        .chain(rows)
        .map(|row| row.map(str::to_owned).to_vec())
        .collect::<Vec<_>>();
    translate(archive(&members_of(&[(name, sheet(&rows))])))
}

#[test]
fn a_column_that_is_not_known_is_said_with_what_stands_there() {
    let run = list("2.セルカ", &[["2001.9.22", "1", "セルカ", "Selka", "将棋", ""]]);
    let unmapped = notices(&run, NoticeKind::Unmapped);
    assert_eq!(
        (
            unmapped.len(),
            unmapped[0].field.as_str(),
            unmapped[0].excerpt.as_deref()
        ),
        (1, "趣味", Some("将棋"))
    );
    assert_eq!(subject(&run, "2/1").kind, SubjectKind::Organization);
}

#[test]
fn an_entry_with_a_japanese_name_alone_is_listed_under_it() {
    let run = list(
        "2.セルカ",
        &[["2001.9.22", "1", "セルカ", "", "", "Selka; Ferry"]],
    );
    let names: Vec<_> = subject(&run, "2/1")
        .names
        .into_iter()
        .map(|name| (name.full, name.form))
        .collect();
    let expected = [
        ("セルカ", NameForm::Primary),
        ("Selka", NameForm::Alias),
        ("Ferry", NameForm::Alias),
    ];
    assert_eq!(names, expected.map(|(name, form)| (name.to_owned(), form)));
}

#[test]
fn of_two_entries_with_one_number_the_second_is_left_out() {
    let run = list(
        "2.セルカ",
        &[
            ["2001.9.22", "1", "セルカ", "Selka", "", ""],
            ["2001.9.22", "*1", "フェリー", "Ferry", "", ""],
        ],
    );
    assert_eq!(run.subjects.len(), 1);
    assert_eq!(notices(&run, NoticeKind::RejectedRecord).len(), 1);
}

#[test]
fn what_else_stands_in_a_deleted_entry_goes_with_it() {
    let run = list(
        "2.セルカ",
        &[
            ["2011.11.18削除", "1", "セルカ", "", "", ""],
            ["2001.9.22", "2", "フェリー", "Ferry", "", ""],
        ],
    );
    assert_eq!(
        withdrawal(&run, "2/1").extra,
        [("日本語表記".to_owned(), "セルカ".to_owned())]
    );
}

#[test]
fn every_entry_of_a_sheet_that_is_called_ended_is_withdrawn() {
    let run = list(
        "2.【解除】セルカ",
        &[["2001.9.22", "1", "セルカ", "Selka", "", ""]],
    );
    assert!(run.subjects.is_empty());
    assert_eq!(run.withdrawals.len(), 1);
}

#[test]
fn a_sheet_without_a_number_is_known_by_its_name() {
    let run = list("セルカ", &[["2001.9.22", "1", "セルカ", "Selka", "", ""]]);
    assert_eq!(subject(&run, "セルカ/1").names.len(), 2);
}

#[test]
fn a_sheet_without_a_header_is_said_to_be_left_out() {
    let rows = |rows: &[&[&str]]| {
        rows.iter()
            .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
            .collect::<Vec<_>>()
    };
    let entries = rows(&[&HEADER[..4], &["2001.9.22", "1", "セルカ", "Selka"]]);
    let book = archive(&members_of(&[
        ("2.セルカ", sheet(&entries)),
        ("3.フェリー", sheet(&rows(&[&["フェリー", "Ferry"]]))),
    ]));
    let run = translate(book);
    let unmapped = notices(&run, NoticeKind::Unmapped);
    assert_eq!(
        (unmapped.len(), unmapped[0].field.as_str()),
        (1, "sheet 3.フェリー")
    );
}

#[test]
fn a_hostile_list_takes_time_in_proportion_to_its_size() {
    let cells: Vec<[String; 6]> = (0..2000)
        .map(|row| {
            let text = format!("(a)セルカ{row}、(b){row}（Selka {row}");
            [
                format!("2001.9.{row}\n改訂"),
                row.to_string(),
                text.clone(),
                text.clone(),
                text.clone(),
                text,
            ]
        })
        .collect();
    let rows: Vec<[&str; 6]> = cells
        .iter()
        .map(|row| std::array::from_fn(|index| row[index].as_str()))
        .collect();
    let run = list("2.セルカ", &rows);
    assert_eq!(run.subjects.len(), 2000);
    assert!(run.notices.len() < 5000);
}
