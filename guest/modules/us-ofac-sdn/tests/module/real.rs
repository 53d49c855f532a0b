//! Real editions, where they are at hand. What they must count to is compared in tests/e2e/truth, in the sandbox.

use std::path::{Path, PathBuf};

use dragoman_guest::native::Files;
use dragoman_guest::schema::{DocumentKind, FaultKind, Locator, NoticeKind};

use super::translate;

/// The folder of real lists; says so if it is not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared");
    let found = shared.join("lists/us-ofac").is_dir();
    if !found {
        eprintln!("skipped: the real lists are not at hand");
    }
    found.then_some(shared)
}

fn file(shared: &Path, name: &str) -> Vec<u8> {
    std::fs::read(shared.join("lists/us-ofac").join(name)).expect("a readable file")
}

fn files(shared: &Path) -> Files {
    super::set(
        &file(shared, "sdn.csv"),
        &file(shared, "add.csv"),
        &file(shared, "alt.csv"),
    )
}

#[test]
fn only_seven_values_of_the_remarks_of_2022_cannot_be_read() {
    let Some(shared) = shared() else { return };
    let run = translate(&files(&shared));
    let unread = run
        .notices
        .iter()
        .filter(|notice| notice.kind == NoticeKind::RejectedValue && notice.field == "sdn.csv/Remarks");
    assert_eq!(unread.count(), 7);
}

#[test]
fn files_of_2026_beside_those_of_2022_are_a_mixed_set() {
    let Some(shared) = shared() else { return };
    let mixed = super::set(
        &file(&shared, "sdn.csv"),
        &file(&shared, "2026/add.csv"),
        &file(&shared, "2026/alt.csv"),
    )
    .and("sdn_comments.csv", file(&shared, "2026/sdn_comments.csv"));
    let run = translate(&mixed);
    let notice = super::mixed(&run).expect("a notice");
    assert!(
        notice.message.contains("13317 of 24920 rows of add.csv"),
        "{}",
        notice.message
    );
    assert!(matches!(notice.source, Some(Locator::Row(_))));
    assert!(run.fault().is_none());
}

#[test]
fn a_real_file_cut_anywhere_is_a_fault_or_says_that_its_end_was_not_seen() {
    let Some(shared) = shared() else { return };
    let names = ["sdn.csv", "add.csv", "alt.csv"];
    let whole = names.map(|name| file(&shared, name));
    for cut in 0..3 {
        for step in 1..12 {
            let mut files = whole.clone();
            let end = files[cut].len() / 12 * step;
            files[cut].truncate(end);
            let [sdn, add, alt] = &files;
            let run = translate(&super::set(sdn, add, alt));
            let ends_a_row = files[cut].ends_with(b"\n");
            assert!(run.fault().is_some() || ends_a_row, "{} at {end}", names[cut]);
        }
    }
}

#[test]
fn a_real_file_cut_at_the_end_of_a_row_is_seen_by_the_others() {
    let Some(shared) = shared() else { return };
    let (sdn, add, alt) = (
        file(&shared, "sdn.csv"),
        file(&shared, "add.csv"),
        file(&shared, "alt.csv"),
    );
    let rows = |bytes: &[u8], share: usize| {
        let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        lines[..lines.len() * share / 1000].concat()
    };
    let kind = |files: &Files| translate(files).fault().map(|fault| fault.kind);
    assert_eq!(
        kind(&super::set(&rows(&sdn, 995), &add, &alt)),
        Some(FaultKind::Truncated)
    );
    // Whether so much was cut off, or is of another edition, cannot be told.
    let run = translate(&super::set(&rows(&sdn, 800), &add, &alt));
    assert!(super::mixed(&run).is_some_and(|notice| notice.message.contains("or sdn.csv was cut off")));
    assert_eq!(
        kind(&super::set(&sdn, &rows(&add, 990), &alt)),
        Some(FaultKind::Truncated)
    );
    assert_eq!(
        kind(&super::set(&sdn, &add, &rows(&alt, 900))),
        Some(FaultKind::Truncated)
    );
}

#[test]
fn passports_have_numbers_and_every_index_of_a_source_exists() {
    let Some(shared) = shared() else { return };
    let run = translate(&files(&shared));
    for subject in &run.subjects {
        let last = subject.sources.len() as u32;
        let ats = subject.names.iter().map(|name| name.at);
        let ats = ats.chain(subject.addresses.iter().map(|place| place.at));
        assert!(
            ats.chain(subject.births.iter().map(|claim| claim.at))
                .all(|at| at < last)
        );
        for document in &subject.documents {
            let is_passport = document.kind == DocumentKind::Passport;
            assert!(!is_passport || document.number.is_some() || document.raw.is_some());
        }
    }
}
