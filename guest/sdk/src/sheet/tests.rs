use super::*;
use crate::native::Files;
use crate::native::damage::damaged;
use crate::native::workbook::{archive, members_of, sheet};
use crate::schema::{Fault, FaultKind, Notice, NoticeKind};
use crate::{Feed, Notes, build, trials};

const LAYOUT: Layout = Layout {
    columns: &["ID", "Name"],
    give: "give the list of persons as a workbook",
};

/// The same list in the old binary format.
const XLS: &[u8] = include_bytes!("../../tests/fixtures/persons.xls");

fn cells(rows: &[&[&str]]) -> String {
    let rows = rows
        .iter()
        .map(|row| row.iter().map(|cell| (*cell).into()).collect());
    sheet(&rows.collect::<Vec<_>>())
}

fn book(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let sheets: Vec<_> = sheets.iter().map(|(name, rows)| (*name, cells(rows))).collect();
    archive(&members_of(&sheets))
}

fn persons() -> Vec<u8> {
    book(&[
        (
            "Persons",
            &[
                &["As of", "=d46024"],
                &[],
                &["ID", "Name", "Born", "Height"],
                &["=1", "Ada  Éxample", "=d25631", "=170"],
                &["=2", "山田 例", "circa 1980", ""],
            ],
        ),
        ("Notes", &[&["This is no list."]]),
        ("Bodies", &[&["Name", "ID"], &["Example Wire & Coil", "=3"]]),
    ])
}

type Read<T> = Result<(Vec<T>, Vec<Notice>, Option<String>), Fault>;

fn read<T>(files: &Files, ask: impl Fn(&Row<'_>) -> T) -> Read<T> {
    let feed = Feed::new(files);
    let (mut rows, mut notes) = (Rows::open(&feed, 0, LAYOUT)?, Notes::default());
    let mut answers = Vec::new();
    while let Some(row) = rows.next(&mut notes)? {
        answers.push(ask(&row));
    }
    let above = rows.above("as of");
    rows.end(&mut notes);
    Ok((answers, trials::said(notes), above))
}

fn fault(content: impl Into<Vec<u8>>) -> Fault {
    read(&Files::one("list", content), |_| ()).expect_err("a fault")
}

fn ask(row: &Row<'_>) -> String {
    let texts = ["id", "NAME", "Born"].map(|column| row.text(column).unwrap_or("-"));
    format!("{}: {}", row.sheet(), texts.join(", "))
}

#[test]
fn both_formats_say_the_same_and_all_sheets_with_the_header_are_read() {
    for content in [persons(), XLS.to_vec()] {
        let (rows, said, above) = read(&Files::one("x", content), ask).expect("rows");
        assert_eq!(
            rows,
            [
                "Persons: 1, Ada Éxample, 1970-03-04",
                "Persons: 2, 山田 例, circa 1980",
                "Bodies: 3, Example Wire & Coil, -",
            ]
        );
        assert_eq!(above.as_deref(), Some("2026-01-02"));
        let said: Vec<_> = said
            .iter()
            .map(|notice| (notice.field.as_str(), notice.count, notice.source.clone()))
            .collect();
        let place = |sheet, row| Some(build::sheet_rows(0, sheet, row, row));
        assert_eq!(
            said,
            [
                ("Height", 1, place("Persons", 4)),
                ("sheet Notes", 1, place("Notes", 1))
            ]
        );
    }
}

#[test]
fn a_row_knows_its_sheet_and_its_number() {
    for content in [persons(), XLS.to_vec()] {
        let (places, ..) = read(&Files::one("x", content).read_cap(7), |row| row.place()).expect("rows");
        let place = |sheet, row| build::sheet_rows(0, sheet, row, row);
        assert_eq!(
            places,
            [place("Persons", 4), place("Persons", 5), place("Bodies", 2)]
        );
    }
}

#[test]
fn what_stands_above_a_header_or_outside_its_columns_is_said_unless_asked_for() {
    let content = book(&[(
        "A",
        &[&["Edition", "7"], &["ID", "Name", ""], &["1", "Ada", "x", "y"]],
    )]);
    let (_, said, _) = read(&Files::one("x", content), ask).expect("rows");
    let fields: Vec<_> = said.iter().map(|notice| notice.field.as_str()).collect();
    assert_eq!(fields, ["(above the header)", "column 3", "column 4"]);
}

/// A list in one sheet, of which the rows below the header, and what follows them, are given as XML.
fn raw(rows: &str, behind: &str) -> Vec<u8> {
    archive(&raw_members(rows, behind))
}

fn raw_members(rows: &str, behind: &str) -> Vec<(String, Vec<u8>)> {
    let header = cells(&[&["ID", "Name", "Born"]]);
    let sheet = header.replace("</sheetData>", &format!("{rows}</sheetData>{behind}"));
    members_of(&[("A", sheet)])
}

fn said(notices: &[Notice]) -> Vec<(NoticeKind, &str, Option<&str>)> {
    let said = notices
        .iter()
        .map(|notice| (notice.kind, notice.field.as_str(), notice.excerpt.as_deref()));
    said.collect()
}

#[test]
fn a_label_above_a_header_takes_its_value_and_nothing_else() {
    let content = book(&[(
        "A",
        &[
            &["As of:", "2026-01-02", "Total:", "500"],
            &["ID", "Name"],
            &["1", "Ada"],
        ],
    )]);
    let (_, notices, above) = read(&Files::one("x", content), ask).expect("rows");
    assert_eq!(above.as_deref(), Some("2026-01-02"));
    assert_eq!(
        said(&notices),
        [(NoticeKind::Unmapped, "(above the header)", Some("Total: 500"))]
    );
}

#[test]
fn a_title_is_the_first_cell_that_stands_alone_above_the_header_of_its_sheet() {
    let rows: [&[&str]; 4] = [
        &["As of:", "2026-01-02"],
        &["", "Persons of Xanadu"],
        &["ID", "Name"],
        &["1", "Ada"],
    ];
    let content = book(&[("A", &rows), ("B", &rows[2..])]);
    let title = |row: &Row<'_>| {
        assert_eq!((row.text("ID"), row.text("Name")), (Some("1"), Some("Ada")));
        row.title().map(str::to_owned)
    };
    let (titles, notices, _) = read(&Files::one("x", content), title).expect("rows");
    assert_eq!(titles, [Some("Persons of Xanadu".into()), None]);
    assert!(notices.is_empty());
}

#[test]
fn all_lines_of_a_title_and_all_names_of_columns_are_given_as_they_are_written() {
    let rows: [&[&str]; 5] = [
        &["Persons of Xanadu"],
        &["Law 12", "Article 3"],
        &["", "(Article 7)"],
        &["", "ID", "NAME"],
        &["x", "1", "Ada"],
    ];
    let content = book(&[("A", &rows)]);
    let all = |row: &Row<'_>| {
        let titles = row.titles().collect::<Vec<_>>().join("; ");
        format!("{titles} / {}", row.columns().collect::<Vec<_>>().join(","))
    };
    let (rows, notices, _) = read(&Files::one("x", content), all).expect("rows");
    assert_eq!(rows, ["Persons of Xanadu; (Article 7) / ,ID,NAME"]);
    let fields: Vec<_> = said(&notices).into_iter().map(|(_, field, _)| field).collect();
    assert_eq!(fields, ["(above the header)", "ID", "NAME", "column 1"]);
}

#[test]
fn a_formula_is_read_as_its_value_and_said() {
    let row = "<row r='2'><c r='A2' t='str'><f>A1</f><v>1</v></c><c r='B2' t='str'><f>B1</f><v>Ada</v></c>\
        <c r='C2'><f>NOW()</f></c></row>";
    let (rows, notices, _) = read(&Files::one("x", raw(row, "")), ask).expect("rows");
    assert_eq!(rows, ["A: 1, Ada, -"]);
    assert_eq!(
        said(&notices),
        [
            (NoticeKind::Remark, "column 1", None),
            (NoticeKind::Remark, "column 2", None),
            (NoticeKind::RejectedValue, "column 3", None),
        ]
    );
}

#[test]
fn a_time_of_day_that_is_left_out_is_said() {
    let row = "<row r='2'><c r='A2' t='str'><v>1</v></c><c r='C2' s='1'><v>46024.75</v></c></row>";
    let (rows, notices, _) = read(&Files::one("x", raw(row, "")), ask).expect("rows");
    assert_eq!(rows, ["A: 1, -, 2026-01-02"]);
    assert_eq!(said(&notices), [(NoticeKind::Remark, "column 3", None)]);
}

#[test]
fn of_a_day_only_what_its_cell_shows_is_given() {
    const STYLES: &[u8] = br#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
        <numFmts><numFmt numFmtId="164" formatCode="yyyy"/></numFmts><cellStyleXfs><xf numFmtId="17"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="17"/><xf numFmtId="164"/><xf numFmtId="16"/></cellXfs>
        </styleSheet>"#;
    let row = |number: u32, style: u32| {
        format!(
            "<row r='{number}'><c r='A{number}' t='str'><v>1</v></c><c r='C{number}' s='{style}'><v>26969</v></c></row>"
        )
    };
    let rows: String = (1..=4).map(|style| row(style + 1, style)).collect();
    let mut members = raw_members(&rows, "");
    let styles = members.iter_mut().find(|(name, _)| name == "xl/styles.xml");
    styles.expect("styles").1 = STYLES.to_vec();
    let (rows, notices, _) = read(&Files::one("x", archive(&members)), ask).expect("rows");
    assert_eq!(
        rows,
        [
            "A: 1, -, 1973-11-01",
            "A: 1, -, 1973-11",
            "A: 1, -, 1973",
            "A: 1, -, --11-01"
        ]
    );
    assert_eq!(said(&notices), [(NoticeKind::Remark, "column 3", None)]);
    assert_eq!(notices[0].count, 3);
}

#[test]
fn merged_cells_of_the_list_are_said_and_those_of_its_title_are_not() {
    let rows =
        "<row r='2'><c r='A2' t='str'><v>1</v></c></row><row r='3'><c r='B3' t='str'><v>Ada</v></c></row>";
    let merged = "<mergeCells><mergeCell ref='A1:C1'/><mergeCell ref='A2:A3'/></mergeCells>";
    let (_, notices, _) = read(&Files::one("x", raw(rows, merged)), ask).expect("rows");
    assert_eq!(said(&notices), [(NoticeKind::Remark, "sheet A", Some("A2:A3"))]);
    assert_eq!(notices[0].source, Some(build::sheet_rows(0, "A", 2, 3)));
}

#[test]
fn a_header_that_lacks_a_column_or_has_one_twice_is_another_layout() {
    const THREE: Layout = Layout {
        columns: &["ID", "Name", "Born"],
        ..LAYOUT
    };
    let files = Files::one("x", book(&[("A", &[&["ID", "Nom", "Born"]])]));
    let feed = Feed::new(&files);
    let mut rows = Rows::open(&feed, 0, THREE).expect("a workbook");
    let found = rows.next(&mut Notes::default()).map(|_| ()).expect_err("a fault");
    assert_eq!(found.message, "the header of the sheet `A` lacks Name");
    assert_eq!(found.source, Some(build::sheet_rows(0, "A", 1, 1)));
    let twice = fault(book(&[("A", &[&["ID", "Name", "name"]])]));
    assert_eq!(
        (twice.kind, twice.excerpt.as_deref()),
        (FaultKind::UnknownLayout, Some("ID, Name, name"))
    );
}

#[test]
fn what_is_no_such_list_is_refused_with_place_and_remedy() {
    for (content, kind) in [
        (Vec::new(), FaultKind::Empty),
        (b"ID,Name\n1,Ada\n".to_vec(), FaultKind::Foreign),
        (archive(&[("a.txt".into(), b"x".to_vec())]), FaultKind::Foreign),
        (
            book(&[("A", &[&["Nom", "No"], &["Ada", "1"]])]),
            FaultKind::Foreign,
        ),
        (book(&[("A", &[])]), FaultKind::Foreign),
        (b"\xD0\xCF\x11\xE0 and no more".to_vec(), FaultKind::Truncated),
    ] {
        let found = fault(content);
        assert_eq!(found.kind, kind, "{}", found.message);
        assert!(
            found.source.is_some() && found.remedy.is_some(),
            "{}",
            found.message
        );
    }
}

#[test]
fn a_workbook_cut_off_anywhere_is_a_fault() {
    let whole = persons();
    for end in 4..whole.len() {
        assert_eq!(fault(&whole[..end]).kind, FaultKind::Truncated, "at {end}");
    }
    for end in (512..XLS.len()).step_by(64) {
        let kind = fault(&XLS[..end]).kind;
        assert!(
            matches!(kind, FaultKind::Truncated | FaultKind::Malformed),
            "at {end}: {kind:?}"
        );
    }
}

#[test]
fn damage_gives_a_fault_or_rows_and_never_a_panic() {
    let whole = Files::one("x", persons());
    for case in 0..800 {
        if let Err(fault) = read(&damaged(&whole, case), ask) {
            assert!(fault.remedy.is_some(), "case {case}: {fault:?}");
        }
    }
}
