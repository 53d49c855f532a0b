//! Workbooks: both layouts, dates and numbers as a spreadsheet keeps them, damage, bombs.

use dragoman_guest::native::damage::withstand;
use dragoman_guest::native::workbook::{archive, cells, members, sheet, workbook};
use dragoman_guest::native::{Files, Run};
use dragoman_guest::schema::{FaultKind, Locator, Subject};

use gb_ofsi::GbOfsi;

use super::{OF_2020, SAMPLE, translate};

fn kind(run: &Run) -> Option<FaultKind> {
    run.fault().map(|fault| fault.kind)
}

fn of_2020() -> Vec<Vec<String>> {
    let text: String = OF_2020
        .iter()
        .map(|byte| if byte.is_ascii() { *byte as char } else { '"' })
        .collect();
    cells(text.replace("\"\"", "\"").as_bytes())
}

/// Subjects without their places, which name the sheet.
fn nowhere(run: &Run) -> Vec<Subject> {
    let mut subjects = run.subjects.clone();
    subjects.iter_mut().for_each(|subject| subject.sources.clear());
    subjects
}

#[test]
fn a_workbook_says_the_same_as_a_csv_with_the_same_cells() {
    let (csv, book) = (translate(SAMPLE), translate(workbook(&cells(SAMPLE))));
    assert_eq!(csv.result, book.result);
    assert_eq!(nowhere(&csv), nowhere(&book));
    let Some(Locator::Row(row)) = book.subjects[0].sources.first() else {
        panic!("not a row");
    };
    assert_eq!((row.sheet.as_deref(), row.first), (Some("Data"), 3));
}

#[test]
fn a_workbook_may_have_the_layout_of_2020() {
    let csv: Vec<u8> = OF_2020
        .iter()
        .map(|byte| if byte.is_ascii() { *byte } else { b'-' })
        .collect();
    let (csv, book) = (translate(csv.clone()), translate(workbook(&cells(&csv))));
    assert_eq!(nowhere(&csv), nowhere(&book));
    assert_eq!(book.subjects.len(), 6);
}

#[test]
fn numbers_and_dates_of_a_spreadsheet_are_read_as_the_list_writes_them() {
    let mut rows = cells(SAMPLE);
    let plain = translate(workbook(&rows));
    let column = |name: &str| rows[1].iter().position(|cell| cell == name).expect("a column");
    let (id, listed, birth) = (column("Group ID"), column("Listed On"), column("DOB"));
    for row in rows.iter_mut().skip(2) {
        row[id] = format!("={}", row[id]);
        if row[listed] == "31/12/2020" {
            row[listed] = "=d44196".into();
        }
        if row[birth] == "1963" {
            row[birth] = "=1963".into();
        }
    }
    assert_eq!(nowhere(&plain), nowhere(&translate(workbook(&rows))));
}

#[test]
fn a_workbook_that_is_cut_off_anywhere_is_a_fault() {
    let whole = workbook(&cells(SAMPLE));
    for end in (4..whole.len()).step_by(97) {
        assert_eq!(
            kind(&translate(&whole[..end])),
            Some(FaultKind::Truncated),
            "at {end}"
        );
    }
}

#[test]
fn a_workbook_that_lost_bytes_is_a_fault() {
    let mut bytes = workbook(&cells(SAMPLE));
    bytes.drain(5000..5100);
    assert!(matches!(
        kind(&translate(bytes)),
        Some(FaultKind::Truncated | FaultKind::Malformed)
    ));
}

#[test]
fn a_sheet_with_a_changed_byte_is_a_fault() {
    let mut bytes = workbook(&cells(SAMPLE));
    let at = bytes
        .windows(5)
        .position(|window| window == b"TERES")
        .expect("a name");
    bytes[at] = b'Z';
    assert_eq!(
        kind(&translate(bytes)),
        Some(FaultKind::Malformed),
        "the checksum tells"
    );
}

/// A workbook of which one text stands apart from its cell, as in those that spreadsheets write.
fn with_shared_text(text: &str) -> Vec<(String, Vec<u8>)> {
    let inline = "t=\"inlineStr\"><is><t>HALCYON DRIFT</t></is>";
    let sheet = sheet(&cells(SAMPLE)).replace(inline, "t=\"s\"><v>0</v>");
    let mut members = members(&sheet);
    let texts = format!("<sst uniqueCount=\"1\"><si><t>{text}</t></si></sst>");
    members.push(("xl/sharedStrings.xml".into(), texts.into()));
    members
}

#[test]
fn texts_that_stand_apart_from_their_cells_are_read_and_their_checksum_is_compared() {
    let mut bytes = archive(&with_shared_text("HALCYON DRIFT"));
    assert_eq!(nowhere(&translate(bytes.clone())), nowhere(&translate(SAMPLE)));
    let at = bytes
        .windows(13)
        .position(|window| window == b"HALCYON DRIFT")
        .expect("a name");
    bytes[at] = b'F';
    assert_eq!(kind(&translate(bytes)), Some(FaultKind::Malformed));
}

#[test]
fn a_sheet_that_stops_within_its_archive_is_a_fault() {
    let text = sheet(&cells(SAMPLE));
    for end in [text.len() / 2, text.len() - 25, text.len() - 12] {
        let book = archive(&members(&text[..text.floor_char_boundary(end)]));
        let found = kind(&translate(book));
        let expected = end < text.len() - 12;
        assert_eq!(found.is_some(), expected, "at {end}: {found:?}");
    }
}

#[test]
fn a_workbook_that_would_unpack_to_too_much_is_refused_before_it_is_unpacked() {
    let mut bytes = workbook(&cells(SAMPLE));
    let directory = bytes
        .windows(4)
        .rposition(|window| window == b"PK\x01\x02")
        .expect("a directory");
    bytes[directory + 24..directory + 28].copy_from_slice(&u32::MAX.to_le_bytes());
    let run = translate(bytes);
    assert_eq!(kind(&run), Some(FaultKind::Other));
    assert!(run.fault().is_some_and(|fault| fault.message.contains("unpack")));
}

#[test]
fn other_workbooks_and_archives_are_foreign() {
    let other = vec![
        vec!["Reference".into(), "Name of person".into()],
        vec!["1".into(), "X".into()],
    ];
    assert_eq!(kind(&translate(workbook(&other))), Some(FaultKind::Foreign));
    let document = archive(&[("word/document.xml".into(), b"<w/>".to_vec())]);
    assert_eq!(kind(&translate(document)), Some(FaultKind::Foreign));
    assert_eq!(kind(&translate(archive(&[]))), Some(FaultKind::Foreign));
}

#[test]
fn a_workbook_with_an_unknown_header_names_the_columns() {
    let mut rows = of_2020();
    rows[1][0] = "Surname".into();
    let run = translate(workbook(&rows));
    let fault = run.fault().expect("a fault");
    assert_eq!(fault.kind, FaultKind::UnknownLayout);
    assert!(
        fault.message.contains("`Name 6`") && fault.message.contains("`Surname`"),
        "{}",
        fault.message
    );
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    withstand::<GbOfsi>(&Files::one("list", workbook(&cells(SAMPLE))), 200);
}
