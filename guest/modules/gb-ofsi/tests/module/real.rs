//! Real editions, where they are at hand. What they must count to is compared in tests/e2e/truth, in the sandbox.

use std::path::{Path, PathBuf};

use dragoman_guest::native::Run;

use super::translate;

/// The folder of real lists; says so if it is not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared");
    let found = shared.join("lists/gb").is_dir();
    if !found {
        eprintln!("skipped: the real lists are not at hand");
    }
    found.then_some(shared)
}

fn edition(shared: &Path, file: &str) -> Run {
    translate(std::fs::read(shared.join("lists/gb").join(file)).expect("a readable list"))
}

#[test]
fn no_place_of_a_value_is_out_of_bounds() {
    let Some(shared) = shared() else { return };
    for file in ["ConList_2020-04-27.csv", "ConList_2022-05-04.xlsx"] {
        for subject in edition(&shared, file).subjects {
            let ats = subject.names.iter().map(|name| name.at);
            let ats = ats.chain(subject.births.iter().map(|birth| birth.at));
            let mut ats = ats.chain(subject.addresses.iter().map(|address| address.at));
            assert!(
                ats.all(|at| (at as usize) < subject.sources.len()),
                "{}",
                subject.id
            );
            assert!(subject.names.iter().all(|name| !name.full.is_empty()));
        }
    }
}
