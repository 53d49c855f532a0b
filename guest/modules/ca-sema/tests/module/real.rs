//! Real editions, where they are at hand. What they must count to is compared in tests/e2e/truth, in the sandbox.

use std::path::{Path, PathBuf};

use dragoman_guest::schema::{NameForm, NoticeKind};

use super::translate;

const EDITIONS: [&str; 2] = ["2020", "2025"];

/// The folder of real lists; says so if it is not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared");
    let found = shared.join("lists/ca").is_dir();
    if !found {
        eprintln!("skipped: the real lists are not at hand");
    }
    found.then_some(shared)
}

fn bytes(shared: &Path, year: &str) -> Vec<u8> {
    std::fs::read(shared.join(format!("lists/ca/sema-lmes_{year}.xml"))).expect("a readable list")
}

#[test]
fn nothing_in_a_real_edition_is_unknown_or_left_out_but_words_meant_for_dates() {
    let Some(shared) = shared() else { return };
    for year in EDITIONS {
        let run = translate(bytes(&shared, year));
        for notice in &run.notices {
            let expected = matches!(notice.kind, NoticeKind::Remark)
                && notice.message.contains("several names")
                || matches!(notice.kind, NoticeKind::RejectedValue) && notice.message.contains("not a date");
            assert!(expected, "{year}: {notice:?}");
        }
    }
}

#[test]
fn every_record_is_found_again_at_the_bytes_it_is_said_to_stand_at() {
    let Some(shared) = shared() else { return };
    for year in EDITIONS {
        let bytes = bytes(&shared, year);
        for subject in translate(bytes.clone()).subjects {
            super::samples::assert_place(&subject, &bytes);
        }
    }
}

#[test]
fn every_split_cell_of_a_real_edition_holds_each_alias_that_came_of_it() {
    let Some(shared) = shared() else { return };
    for year in EDITIONS {
        for subject in translate(bytes(&shared, year)).subjects {
            let cells: Vec<_> = subject.extra.iter().filter(|(key, _)| key == "Aliases").collect();
            let found: Vec<_> = subject
                .names
                .iter()
                .filter(|name| name.form == NameForm::Alias)
                .collect();
            assert!(
                cells.len() <= 1 && (found.len() <= 1 || cells.len() == 1),
                "{}",
                subject.id
            );
            for (_, cell) in cells {
                assert!(
                    found.iter().all(|name| cell.contains(&name.full)),
                    "{}",
                    subject.id
                );
            }
        }
    }
}
