//! Files that are missing, cut off, or cannot be used as a whole.

use dragoman_guest::native::damage::withstand;
use dragoman_guest::native::{Files, run};
use dragoman_guest::schema::{Fault, FaultKind};
use il_nbctf::IlNbctf;

use super::{INDIVIDUALS, ORGANIZATIONS, files};

fn fault(files: &Files) -> Fault {
    let fault = run::<IlNbctf>(files).fault().cloned().expect("a fault");
    assert!(fault.remedy.is_some(), "{}", fault.message);
    fault
}

#[test]
fn both_files_must_be_there_once() {
    for (files, words) in [
        (Files::one("a.xml", INDIVIDUALS), "organizations is missing"),
        (Files::one("a.xml", ORGANIZATIONS), "individuals is missing"),
    ] {
        let fault = fault(&files);
        assert_eq!(fault.kind, FaultKind::MissingPart);
        assert!(fault.message.contains(words), "{}", fault.message);
    }
    assert_eq!(fault(&Files::default()).kind, FaultKind::MissingPart);
    let three = files(INDIVIDUALS, ORGANIZATIONS).and("again.xml", INDIVIDUALS);
    assert!(fault(&three).message.contains("2 spreadsheets of individuals"));
}

#[test]
fn a_file_cut_off_anywhere_is_a_fault() {
    let cuts = (1..INDIVIDUALS.len() - 1)
        .step_by(911)
        .filter(|cut| INDIVIDUALS.is_char_boundary(*cut));
    for cut in cuts {
        let fault = fault(&files(&INDIVIDUALS[..cut], ORGANIZATIONS));
        assert_eq!(fault.kind, FaultKind::Truncated, "cut at {cut}");
    }
}

#[test]
fn what_is_not_the_list_is_refused_by_what_it_is() {
    for (text, kind) in [
        ("", FaultKind::Empty),
        ("<html></html>", FaultKind::Foreign),
        ("<sdnList/>", FaultKind::Foreign),
        ("{\"a\": 1}", FaultKind::Foreign),
        ("<Workbook/>", FaultKind::UnknownLayout),
        (
            "<Workbook><Worksheet><Table><Row><Cell><Data>Name</Data></Cell></Row></Table></Worksheet></Workbook>",
            FaultKind::UnknownLayout,
        ),
    ] {
        assert_eq!(fault(&files(text, ORGANIZATIONS)).kind, kind, "{text}");
    }
}

#[test]
fn indices_of_cells_that_run_backwards_or_away_are_malformed() {
    for index in ["1", "0", "-1", "99999999", "x"] {
        let text = INDIVIDUALS.replacen(
            "<Cell ss:StyleID=\"s62\"><Data ss:Type=\"DateTime\">",
            &format!("<Cell ss:Index=\"{index}\"><Data>"),
            1,
        );
        assert_ne!(text, INDIVIDUALS);
        assert_eq!(
            fault(&files(&text, ORGANIZATIONS)).kind,
            FaultKind::Malformed,
            "{index}"
        );
    }
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    withstand::<IlNbctf>(&files(INDIVIDUALS, ORGANIZATIONS), 300);
}
