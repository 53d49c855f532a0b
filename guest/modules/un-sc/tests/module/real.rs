//! Real editions, where they are at hand. What they must count to is compared in tests/e2e/truth, in the sandbox.

use std::path::{Path, PathBuf};

use dragoman_guest::native::Run;
use dragoman_guest::schema::FaultKind;

use super::translate;

const EDITIONS: [&str; 4] = ["2022-09-15", "2024-11-30", "2025-04-19", "2026-02-27"];

/// The folder of real lists; says so if it is not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared");
    let found = shared.join("lists/un").is_dir();
    if !found {
        eprintln!("skipped: the real lists are not at hand");
    }
    found.then_some(shared)
}

fn edition(shared: &Path, date: &str) -> Run {
    let path = shared.join(format!("lists/un/consolidated_{date}.xml"));
    translate(std::fs::read(path).expect("a readable list"))
}

#[test]
fn nothing_in_a_real_edition_is_unknown_or_refused_but_words_meant_for_dates() {
    let Some(shared) = shared() else { return };
    for date in EDITIONS {
        for notice in edition(&shared, date).notices {
            let expected = notice.message.contains("date")
                || notice.message.contains("artefact")
                || notice.message.contains("several names");
            assert!(expected, "{date}: {} {}", notice.field, notice.message);
        }
    }
}

#[test]
fn every_record_is_found_again_at_the_bytes_it_is_said_to_stand_at() {
    let Some(shared) = shared() else { return };
    for date in EDITIONS {
        let bytes =
            std::fs::read(shared.join(format!("lists/un/consolidated_{date}.xml"))).expect("a readable list");
        for subject in translate(bytes.clone()).subjects {
            super::samples::assert_place(&subject, &bytes);
        }
    }
}

#[test]
fn births_that_one_edition_moved_into_nameless_aliases_are_not_lost() {
    let Some(shared) = shared() else { return };
    let all = |date| -> usize {
        edition(&shared, date)
            .subjects
            .iter()
            .map(|subject| subject.births.len())
            .sum()
    };
    let (autumn, spring) = (all("2024-11-30"), all("2025-04-19"));
    assert!(
        spring.abs_diff(autumn) < 10,
        "{autumn} against {spring}, where the fields alone have 687 against 843"
    );
}

#[test]
fn a_bare_ampersand_in_a_real_copy_is_a_fault_with_its_byte() {
    let Some(shared) = shared() else { return };
    let bytes = std::fs::read(shared.join("lists/un/damaged_unescaped-amp.xml")).expect("a readable list");
    let place = bytes.iter().position(|byte| *byte == b'&').expect("an ampersand");
    let run = translate(bytes);
    let fault = run.fault().expect("a fault");
    assert_eq!(fault.kind, FaultKind::Malformed);
    super::faults::assert_starts(fault, place);
}
