//! Real editions, where they are at hand. What they must count to is compared in tests/e2e/truth, in the sandbox.

use std::path::{Path, PathBuf};

use dragoman_guest::schema::NoticeKind;

use super::{samples, translate};

const FILES: [&str; 2] = [
    "lists/eu/xmlFullSanctionsList_1_1_2022-03-18_TRUNCATED.xml",
    "lists/extracts/xmlFullSanctionsList_1_1_2026-08-05_SUBSET.xml",
];

/// Real editions; says so if they are not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
fn editions() -> Vec<Vec<u8>> {
    let shared: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared");
    if !shared.join("lists/eu").is_dir() {
        eprintln!("skipped: the real lists are not at hand");
        return Vec::new();
    }
    let read = |file: &str| std::fs::read(shared.join(file)).expect("a readable list");
    FILES.map(read).into()
}

#[test]
fn nothing_of_a_real_edition_is_left_out_but_the_numbers_of_single_values() {
    for bytes in editions() {
        let run = translate(bytes);
        let unmapped = run.notices_of(NoticeKind::Unmapped);
        assert!(
            unmapped.iter().all(|notice| notice.field.ends_with("@logicalId")),
            "{unmapped:?}"
        );
        for kind in [NoticeKind::RejectedRecord, NoticeKind::RejectedValue] {
            let said = run.notices_of(kind);
            assert!(said.is_empty(), "{said:?}");
        }
    }
}

#[test]
fn every_source_of_a_real_record_is_a_whole_element_of_it() {
    for bytes in editions() {
        for subject in translate(bytes.clone()).subjects {
            samples::assert_places(&subject, &bytes);
        }
    }
}
