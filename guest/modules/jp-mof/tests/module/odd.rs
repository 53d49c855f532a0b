//! Lists with rows that no edition had yet.

use dragoman_guest::dates::date;
use dragoman_guest::native::Run;
use dragoman_guest::native::workbook::{archive, members_of, sheet};
use dragoman_guest::schema::{NameForm, NoticeKind, SubjectKind};

use super::translate;

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
    let unmapped = run.notices_of(NoticeKind::Unmapped);
    assert_eq!(
        (
            unmapped.len(),
            unmapped[0].field.as_str(),
            unmapped[0].excerpt.as_deref()
        ),
        (1, "趣味", Some("将棋"))
    );
    assert_eq!(run.subject("2/1").kind, SubjectKind::Organization);
}

#[test]
fn an_entry_with_a_japanese_name_alone_is_listed_under_it() {
    let run = list(
        "2.セルカ",
        &[["2001.9.22", "1", "セルカ", "", "", "Selka; Ferry"]],
    );
    let names: Vec<_> = run
        .subject("2/1")
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
    assert_eq!(run.notices_of(NoticeKind::RejectedRecord).len(), 1);
}

#[test]
fn what_else_stands_in_a_deleted_entry_goes_with_it() {
    let run = list(
        "2.セルカ",
        &[
            ["2011.11.18削除", "1", "", "", "", "セルカ"],
            ["2001.9.22", "2", "フェリー", "Ferry", "", ""],
        ],
    );
    assert_eq!(
        run.withdrawal("2/1").extra,
        [("別名".to_owned(), "セルカ".to_owned())]
    );
}

#[test]
fn a_deleted_entry_that_has_a_name_is_kept_and_said_to_be() {
    for (cell, kind, amended) in [
        ("2001.9.22\n2008.6.25削除\n2010.1.1再指定", NoticeKind::Remark, 2),
        ("2001.9.22\n2008.6.25削除", NoticeKind::Repaired, 1),
    ] {
        let run = list("2.セルカ", &[[cell, "1", "セルカ", "Selka", "", ""]]);
        assert!(run.withdrawals.is_empty(), "{cell}");
        let designation = run.subject("2/1").designations.remove(0);
        assert_eq!(
            designation.listed.and_then(|day| day.earliest),
            date(2001, Some(9), Some(22))
        );
        assert_eq!(designation.amended.len(), amended, "{cell}");
        assert_eq!(designation.amended[0].note.as_deref(), Some("削除"));
        let said = run.notices_of(kind);
        assert_eq!(said.len(), 1, "{cell}: {:?}", run.notices);
        assert_eq!(
            (said[0].field.as_str(), said[0].record_id.as_deref()),
            ("告示日付", Some("2/1"))
        );
    }
}

#[test]
fn names_in_a_row_that_goes_on_are_those_of_the_entry_and_said_to_be() {
    let run = list(
        "2.セルカ",
        &[
            ["2001.9.22", "1", "セルカ", "Selka", "", ""],
            ["", "", "フェリー", "Ferry", "", ""],
        ],
    );
    let names: Vec<_> = run
        .subject("2/1")
        .names
        .into_iter()
        .map(|name| (name.full, name.form, name.at))
        .collect();
    let expected = [
        ("Selka", NameForm::Primary, 0),
        ("Ferry", NameForm::Alias, 1),
        ("セルカ", NameForm::Spelling, 0),
        ("フェリー", NameForm::Alias, 1),
    ];
    assert_eq!(
        names,
        expected.map(|(name, form, at)| (name.to_owned(), form, at))
    );
    let said: Vec<_> = run
        .notices_of(NoticeKind::Repaired)
        .iter()
        .map(|notice| notice.excerpt.clone())
        .collect();
    assert_eq!(said, [Some("Ferry".to_owned()), Some("フェリー".to_owned())]);
}

#[test]
fn an_entry_whose_name_stands_in_the_row_below_is_no_withdrawal() {
    let run = list(
        "2.セルカ",
        &[["2001.9.22", "1", "", "", "", ""], ["", "", "セルカ", "", "", ""]],
    );
    assert!(run.withdrawals.is_empty());
    let name = run.subject("2/1").names.remove(0);
    assert_eq!(
        (name.full.as_str(), name.form, name.at),
        ("セルカ", NameForm::Primary, 1)
    );
}

#[test]
fn grounds_and_listings_by_others_may_stand_in_rows_that_go_on() {
    let rows = [
        [
            "告示日付",
            "告示番号",
            "日本語表記",
            "英語表記",
            "指定の根拠",
            "指定日",
        ],
        ["2001.9.22", "1", "セルカ", "Selka", "港の閉鎖", "2001年1月25日"],
        ["", "", "", "", "渡し船の妨害", "2003年9月3日"],
    ];
    let rows = rows.map(|row| row.map(str::to_owned).to_vec());
    let run = translate(archive(&members_of(&[("2.セルカ", sheet(&rows))])));
    let designations = run.subject("2/1").designations;
    assert_eq!(designations[0].reason.as_deref(), Some("港の閉鎖 渡し船の妨害"));
    let others: Vec<_> = designations[1..]
        .iter()
        .map(|other| (other.listed.as_ref().and_then(|day| day.earliest), other.at))
        .collect();
    assert_eq!(
        others,
        [
            (date(2001, Some(1), Some(25)), 0),
            (date(2003, Some(9), Some(3)), 1)
        ]
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
    assert_eq!(run.subject("セルカ/1").names.len(), 2);
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
    let unmapped = run.notices_of(NoticeKind::Unmapped);
    assert_eq!(
        (unmapped.len(), unmapped[0].field.as_str()),
        (1, "sheet 3.フェリー")
    );
}

/// A list of sheets, each with its name and its rows.
fn sheets(sheets: &[(&str, &[&[&str]])]) -> Run {
    let rows = |rows: &[&[&str]]| {
        let rows = rows
            .iter()
            .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect());
        sheet(&rows.collect::<Vec<Vec<String>>>())
    };
    let members: Vec<_> = sheets.iter().map(|(name, of)| (*name, rows(of))).collect();
    translate(archive(&members_of(&members)))
}

const SHORT: &[&str] = &["告示日付", "告示番号", "日本語表記", "英語表記"];

#[test]
fn sheets_of_one_number_lose_no_entry() {
    let run = sheets(&[
        ("2.セルカ", &[SHORT, &["2001.9.22", "1", "セルカ", "Selka"]]),
        ("2.フェリー", &[SHORT, &["2001.9.22", "1", "フェリー", "Ferry"]]),
    ]);
    assert_eq!(run.subject("2/1").names[0].full, "Selka");
    assert_eq!(run.subject("2.フェリー/1").names[0].full, "Ferry");
    let said = run.notices_of(NoticeKind::Repaired);
    assert_eq!((said.len(), said[0].field.as_str()), (1, "sheet 2.フェリー"));
}

#[test]
fn rows_go_on_whatever_columns_stand_before_the_date() {
    let run = sheets(&[(
        "2.セルカ",
        &[
            &["通番", "告示日付", "告示番号", "日本語表記", "英語表記", "別名"],
            &["1", "2001.9.22", "1.", "セルカ", "Selka", "Orlan"],
            &["", "", "", "", "", "Vashti"],
            &["2", "2001.9.22", "2.", "フェリー", "Ferry", ""],
            &["（注）セルカの別名は二つある。", "", "", "", "", ""],
        ],
    )]);
    assert_eq!(run.subjects.len(), 2);
    assert_eq!(run.subject("2/1").names.len(), 4);
    let note = run.subject("2/2").designations[0].note.clone();
    assert!(note.is_some_and(|note| note.contains("別名は二つ")));
    assert!(run.notices_of(NoticeKind::RejectedRecord).is_empty());
}

#[test]
fn a_header_without_the_date_is_one_all_the_same() {
    let run = sheets(&[(
        "2.セルカ",
        &[
            &["告示日", "告示番号", "日本語表記", "英語表記"],
            &["2001.9.22", "1", "セルカ", "Selka"],
        ],
    )]);
    assert_eq!(run.subject("2/1").designations[0].listed, None);
    assert_eq!(run.notices_of(NoticeKind::Unmapped)[0].field, "告示日");
}

#[test]
fn rows_that_may_be_entries_below_no_known_header_are_counted_as_left_out() {
    let run = sheets(&[
        ("2.セルカ", &[SHORT, &["2001.9.22", "1", "セルカ", "Selka"]]),
        (
            "3.新しい表",
            &[
                &["日付", "番号", "日本語名", "英語名"],
                &["2026.1.9", "1", "フェリー", "Ferry"],
                &["2026.1.9", "2", "オルラン", "Orlan"],
            ],
        ),
    ]);
    let left_out = run.notices_of(NoticeKind::RejectedRecord);
    assert_eq!((left_out.len(), left_out[0].count), (1, 3));
    assert_eq!(left_out[0].field, "sheet 3.新しい表");
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
