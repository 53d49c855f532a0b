//! Files that are not this list, or not all of it.

use au_dfat::AuDfat;
use dragoman_guest::native::damage::withstand;
use dragoman_guest::native::workbook::workbook;
use dragoman_guest::native::{Files, Run, run};
use dragoman_guest::schema::{Fault, FaultKind};

use super::{BINARY, OF_2024, OF_2026, translate};

fn fault(run: &Run) -> &Fault {
    let fault = run.fault().expect("a fault");
    assert!(fault.remedy.is_some() && !fault.message.is_empty());
    fault
}

fn kind(bytes: impl Into<Vec<u8>>) -> FaultKind {
    fault(&translate(bytes)).kind
}

/// The header of 2024 with some rows below it.
fn list(header: &str, rows: &[&[&str]]) -> Vec<u8> {
    let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let header: Vec<_> = header.split('|').collect();
    let rows = [header.as_slice()].into_iter().chain(rows.iter().copied());
    workbook(&rows.map(row).collect::<Vec<_>>())
}

const HEADER: &str = "Reference|Name of Individual or Entity|Type|Name Type|Date of Birth|Place of Birth|Citizenship|\
                      Address|Additional Information|Listing Information|Committees|Control Date";

#[test]
fn files_with_nothing_in_them_are_empty() {
    assert_eq!(kind(""), FaultKind::Empty);
    assert_eq!(kind(" \r\n"), FaultKind::Empty);
    assert_eq!(kind(list(HEADER, &[])), FaultKind::Empty);
}

#[test]
fn other_files_are_foreign() {
    for text in [
        "<html></html>",
        "Reference,Name of Individual or Entity,Type\r\n1,X,Individual\r\n",
        "%PDF-1.7",
        "{}",
    ] {
        assert_eq!(kind(text), FaultKind::Foreign, "{text}");
    }
    let other = list("Last Updated|Group ID|Name 6", &[&["1", "2", "X"]]);
    assert_eq!(kind(other), FaultKind::Foreign);
}

#[test]
fn a_header_that_lacks_a_column_names_it() {
    let bytes = list(
        &HEADER.replace("Date of Birth", "Born"),
        &[&["1", "X", "Individual", "Primary Name"]],
    );
    let run = translate(bytes);
    assert_eq!(fault(&run).kind, FaultKind::UnknownLayout);
    assert!(
        fault(&run).message.contains("Date of Birth"),
        "{}",
        fault(&run).message
    );
}

#[test]
fn a_list_without_a_row_that_can_be_used_is_a_fault() {
    let run = translate(list(HEADER, &[&["x1", "X"], &["1"]]));
    assert_eq!(fault(&run).kind, FaultKind::Empty);
    assert!(fault(&run).source.is_some());
}

#[test]
fn a_workbook_that_is_cut_off_anywhere_is_a_fault() {
    for list in [OF_2024, OF_2026, BINARY] {
        for end in (8..list.len()).step_by(211) {
            assert!(translate(&list[..end]).fault().is_some(), "at {end}");
        }
    }
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    for list in [OF_2024, OF_2026, BINARY] {
        withstand::<AuDfat>(&Files::one("list", list), 300);
    }
}

#[test]
fn a_feed_must_have_exactly_one_part() {
    assert_eq!(
        fault(&run::<AuDfat>(&Files::default())).kind,
        FaultKind::MissingPart
    );
    let two = run::<AuDfat>(&Files::one("a", OF_2024).and("b", OF_2026));
    assert_eq!(fault(&two).kind, FaultKind::Other);
}
