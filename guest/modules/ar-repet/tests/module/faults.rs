//! Files that are missing, cut off, or cannot be used as a whole.

use ar_repet::ArRepet;
use dragoman_guest::native::damage::withstand;
use dragoman_guest::native::{Files, run};
use dragoman_guest::schema::{Fault, FaultKind};

use super::{ENTITIES, PERSONS, files};

fn fault(files: &Files) -> Fault {
    let fault = run::<ArRepet>(files).fault().cloned().expect("a fault");
    assert!(fault.remedy.is_some(), "{}", fault.message);
    fault
}

#[test]
fn both_files_must_be_there_once() {
    for (files, words) in [
        (Files::one("personas.json", PERSONS), "entities is missing"),
        (Files::one("entidades.json", ENTITIES), "persons is missing"),
        (files(PERSONS, PERSONS), "entities is missing"),
    ] {
        let fault = fault(&files);
        assert_eq!(fault.kind, FaultKind::MissingPart);
        assert!(fault.message.contains(words), "{}", fault.message);
    }
    assert_eq!(fault(&Files::default()).kind, FaultKind::MissingPart);
    let three = files(PERSONS, ENTITIES).and("again.json", PERSONS);
    assert!(fault(&three).message.contains("2 files of persons"));
}

#[test]
fn a_file_cut_off_anywhere_is_a_fault() {
    let cuts = (1..PERSONS.len() - 2)
        .step_by(97)
        .filter(|cut| PERSONS.is_char_boundary(*cut));
    for cut in cuts {
        let fault = fault(&files(&PERSONS[..cut], ENTITIES));
        assert!(
            matches!(fault.kind, FaultKind::Truncated | FaultKind::UnknownLayout),
            "cut at {cut}: {fault:?}"
        );
    }
}

#[test]
fn what_is_not_the_list_is_refused_by_what_it_is() {
    for (text, kind) in [
        ("", FaultKind::Empty),
        ("<html></html>", FaultKind::Foreign),
        ("{\"error\":\"maintenance\"}", FaultKind::UnknownLayout),
        ("[]", FaultKind::UnknownLayout),
        ("[{\"DATAID\":\"1\",\"SHOES\":38}]", FaultKind::UnknownLayout),
    ] {
        assert_eq!(fault(&files(text, ENTITIES)).kind, kind, "{text}");
    }
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    withstand::<ArRepet>(&files(PERSONS, ENTITIES), 400);
}
