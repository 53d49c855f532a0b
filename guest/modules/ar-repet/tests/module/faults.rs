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
fn a_file_cut_off_gives_its_whole_records_and_the_other_file_and_says_that_the_end_was_not_seen() {
    let whole = run::<ArRepet>(&files(PERSONS, ENTITIES)).subjects;
    let first = PERSONS.find("},\n").or(PERSONS.find("},")).expect("a record");
    for (name, length) in [("persons", PERSONS.len()), ("entities", ENTITIES.len())] {
        for cut in (1..length - 2).step_by(37) {
            let cut_off = |text: &str| text.as_bytes()[..cut].to_vec();
            let files = match name {
                "persons" => Files::one("personas.json", cut_off(PERSONS)).and("entidades.json", ENTITIES),
                _ => Files::one("personas.json", PERSONS).and("entidades.json", cut_off(ENTITIES)),
            };
            let run = run::<ArRepet>(&files);
            if let Some(found) = run.fault() {
                assert!(
                    matches!(found.kind, FaultKind::Truncated | FaultKind::UnknownLayout),
                    "{name} cut at {cut}: {found:?}"
                );
                assert!(
                    name == "entities" || cut < 2 * first,
                    "{name} cut at {cut}: {found:?}"
                );
                continue;
            }
            assert!(
                run.summary().is_some_and(|summary| !summary.end_seen),
                "{name} cut at {cut}"
            );
            assert!(
                run.subjects.iter().all(|subject| whole.contains(subject)),
                "{name} cut at {cut}"
            );
            let said = run.notices.iter();
            let cuts = said.filter(|notice| notice.message.contains("not known to be delisted"));
            assert_eq!(cuts.count(), 1, "{name} cut at {cut}");
        }
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
