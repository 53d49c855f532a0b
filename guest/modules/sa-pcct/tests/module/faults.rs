//! Files that are cut off, or cannot be used as a whole.

use dragoman_guest::native::Files;
use dragoman_guest::native::damage::withstand;
use dragoman_guest::native::workbook::workbook;
use dragoman_guest::schema::{Fault, FaultKind};
use sa_pcct::SaPcct;

use super::{SAMPLE, translate};

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
    for cut in (1..SAMPLE.len()).step_by(61) {
        fault(&SAMPLE[..cut]);
    }
}

#[test]
fn what_is_not_the_list_is_refused_by_what_it_is() {
    assert_eq!(fault("").kind, FaultKind::Empty);
    assert_eq!(fault("<html></html>").kind, FaultKind::Foreign);
    assert_eq!(
        fault("Full Name,Designated Date\nx,2018\n").kind,
        FaultKind::Foreign
    );
    assert_eq!(
        fault(sheet(&[&["Name", "Reference"], &["x", "1"]])).kind,
        FaultKind::Foreign
    );
    // A header without a name, and one with nothing below it.
    assert_eq!(
        fault(sheet(&[&["Designated Date"], &["2018"]])).kind,
        FaultKind::Empty
    );
    assert_eq!(
        fault(sheet(&[&["Full Name", "Designated Date"]])).kind,
        FaultKind::Empty
    );
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    withstand::<SaPcct>(&Files::one("list", SAMPLE), 300);
}
