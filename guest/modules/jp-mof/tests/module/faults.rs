//! Files that are not this list, or not all of it.

use dragoman_guest::native::damage::withstand;
use dragoman_guest::native::workbook::{archive, members_of, sheet, workbook};
use dragoman_guest::native::{Files, Run, run};
use dragoman_guest::schema::{Fault, FaultKind};
use jp_mof::JpMof;

use super::{SAMPLE, translate};

pub(super) fn fault(run: &Run) -> &Fault {
    let fault = run.fault().expect("a fault");
    assert!(fault.remedy.is_some() && !fault.message.is_empty());
    fault
}

fn kind(bytes: impl Into<Vec<u8>>) -> FaultKind {
    fault(&translate(bytes)).kind
}

fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
    rows.iter()
        .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
        .collect()
}

#[test]
fn files_with_nothing_in_them_are_empty() {
    assert_eq!(kind(""), FaultKind::Empty);
    let header = rows(&[&["告示日付", "告示番号", "日本語表記", "英語表記"]]);
    assert_eq!(kind(workbook(&header)), FaultKind::Empty);
}

#[test]
fn other_files_are_foreign() {
    for text in [
        "<html></html>",
        "告示日付,告示番号\r\n2001.9.22,1\r\n",
        "%PDF-1.7",
        "{}",
    ] {
        assert_eq!(kind(text), FaultKind::Foreign, "{text}");
    }
    assert_eq!(
        kind(workbook(&rows(&[&["Reference", "Name"], &["1", "X"]]))),
        FaultKind::Foreign
    );
}

#[test]
fn a_header_that_lacks_a_name_or_has_one_twice_is_said() {
    let run = translate(workbook(&rows(&[
        &["告示日付", "告示番号", "英語表記"],
        &["2001.9.22", "1", "X"],
    ])));
    assert_eq!(fault(&run).kind, FaultKind::UnknownLayout);
    assert!(fault(&run).message.contains("日本語表記"));
    let header: &[&str] = &["告示日付", "告示番号", "日本語表記", "英語表記", "国籍", "国　籍"];
    let run = translate(workbook(&rows(&[header])));
    assert!(
        fault(&run).message.contains("国籍` twice"),
        "{}",
        fault(&run).message
    );
}

#[test]
fn a_workbook_that_is_cut_off_anywhere_is_a_fault() {
    for end in (8..SAMPLE.len()).step_by(509) {
        assert!(translate(&SAMPLE[..end]).fault().is_some(), "at {end}");
    }
}

#[test]
fn a_feed_must_have_exactly_one_part() {
    assert_eq!(
        fault(&run::<JpMof>(&Files::default())).kind,
        FaultKind::MissingPart
    );
    let two = run::<JpMof>(&Files::one("a", SAMPLE).and("b", SAMPLE));
    assert_eq!(fault(&two).kind, FaultKind::Other);
}

#[test]
fn damage_anywhere_in_a_packed_workbook_gives_a_fault_or_notices_and_never_a_panic() {
    let cells = rows(&[
        &["告示日付", "告示番号", "日本語表記", "英語表記"],
        &["2001.9.22", "1", "セルカ", "Selka"],
    ]);
    let book = archive(&members_of(&[
        ("2.セルカ", sheet(&cells)),
        (
            "8.【解除】",
            sheet(&rows(&[&["フェリー"], &["【2015年12月18日告示廃止】"]])),
        ),
    ]));
    assert_eq!(translate(book.clone()).withdrawals.len(), 1);
    withstand::<JpMof>(&Files::one("list", book), 200);
}

#[test]
fn damage_anywhere_in_the_old_binary_format_gives_a_fault_or_notices_and_never_a_panic() {
    withstand::<JpMof>(&Files::one("list", SAMPLE), 2000);
}
