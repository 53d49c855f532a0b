//! Files that are missing, cut off, or cannot be used as a whole.

use dragoman_guest::native::damage::withstand;
use dragoman_guest::native::workbook::workbook;
use dragoman_guest::native::{Files, run};
use dragoman_guest::schema::{Fault, FaultKind};
use tr_masak::TrMasak;

use super::{SAMPLES, edition, translate};

fn fault(bytes: impl Into<Vec<u8>>) -> Fault {
    let fault = translate(bytes).fault().cloned().expect("a fault");
    assert!(fault.remedy.is_some(), "{}", fault.message);
    fault
}

fn sheet(rows: &[&[&str]]) -> Vec<u8> {
    let rows = rows
        .iter()
        .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect());
    workbook(&rows.collect::<Vec<_>>())
}

#[test]
fn a_workbook_that_is_cut_off_anywhere_is_a_fault() {
    for cut in (1..SAMPLES[2].len()).step_by(61) {
        fault(&SAMPLES[2][..cut]);
    }
}

#[test]
fn what_is_not_the_list_is_refused_by_what_it_is() {
    assert_eq!(fault("").kind, FaultKind::Empty);
    assert_eq!(fault("<html></html>").kind, FaultKind::Foreign);
    assert_eq!(
        fault("SIRA NO;ADI SOYADI-ÜNVANI;UYRUĞU\n1;x;y\n").kind,
        FaultKind::Foreign
    );
    let other = sheet(&[&["Name", "Reference"], &["x", "1"]]);
    assert_eq!(fault(other).kind, FaultKind::Foreign);
    let nothing_below = sheet(&[&["ADI SOYADI-ÜNVANI", "UYRUĞU", "RESMİ GAZETE TARİH-SAYISI"]]);
    assert_eq!(fault(nothing_below).kind, FaultKind::Empty);
    let nameless = sheet(&[
        &["ADI SOYADI-ÜNVANI", "UYRUĞU", "RESMİ GAZETE TARİH-SAYISI"],
        &["", "IRAK", "07.04.2021-31447"],
    ]);
    assert_eq!(fault(nameless).kind, FaultKind::Empty);
}

#[test]
fn a_sheet_of_names_and_nationalities_that_speaks_of_no_decision_is_another_list() {
    let staff = sheet(&[&["ADI SOYADI-ÜNVANI", "UYRUĞU"], &["TAVRİN KUVANİ", "IRAK"]]);
    let fault = fault(staff);
    assert_eq!(fault.kind, FaultKind::UnknownLayout);
    assert!(fault.message.contains("`Data`"), "{}", fault.message);
}

#[test]
fn one_workbook_that_cannot_be_used_makes_the_edition_unusable() {
    let files = edition().and("more", SAMPLES[0][..900].to_vec());
    assert!(run::<TrMasak>(&files).fault().is_some());
    let none = run::<TrMasak>(&Files::default());
    assert_eq!(none.fault().map(|fault| fault.kind), Some(FaultKind::MissingPart));
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    withstand::<TrMasak>(&edition(), 300);
}
