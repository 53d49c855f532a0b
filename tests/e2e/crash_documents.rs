//! A run over documents in bulk that is killed at any moment leaves the documents that were known before it, or those that it
//! read: all of them, and no others.

use std::fs;
use std::path::{Path, PathBuf};

use dragoman_hub::Hub;
use dragoman_model::NormalNumber;

use crate::crash::{killed_after, killed_in_writing, moment, succeeds};
use crate::lists::{Files, RU};
use crate::site::Site;

/// How often a run is killed.
const KILLS: u32 = 6;

/// Rows of a list.
const ROWS: u32 = 40_000;

/// Rows of the next list are so much further on.
const AHEAD: u32 = 1_000;

fn number(row: u32) -> String {
    format!("4599{:06}", row * 7)
}

/// A list of passports from a row on.
fn list(from: u32) -> Files {
    let rows = (from..from + ROWS).map(|row| format!("4599,{:06}\n", row * 7));
    let file = format!("PASSP_SERIES,PASSP_NUMBER\n{}", rows.collect::<String>());
    vec![("list_of_expired_passports.csv".to_owned(), file.into_bytes())]
}

/// The row from which on the passports of the edition in force are known. Asks for those around both ends, and for every hundredth.
fn known_from(store: &Path) -> u32 {
    let hub = Hub::open(store).expect("the store opens");
    let in_force = hub.in_force().expect("the store is read");
    let [edition] = in_force.as_slice() else {
        panic!("{in_force:?}");
    };
    let is_known = |row: u32| {
        let number = NormalNumber::of(&number(row)).expect("a number");
        let stated = hub.stated(edition, &number).expect("the store is whole");
        assert!(stated.len() <= 1, "{stated:?}");
        !stated.is_empty()
    };
    let from = if is_known(0) { 0 } else { AHEAD };
    let asked = (0..ROWS + AHEAD).filter(|row| row % 100 < 2 || row.abs_diff(ROWS) < 3);
    for row in asked {
        assert_eq!(
            is_known(row),
            (from..from + ROWS).contains(&row),
            "row {row} of a list from {from} on"
        );
    }
    assert_eq!(edition.documents, u64::from(ROWS));
    from
}

#[test]
fn a_killed_run_leaves_the_documents_of_before_or_those_that_it_read() {
    let site = Site::new(&[(&RU, list(0))]);
    let cache = tempfile::tempdir().expect("a temporary folder");
    let store = PathBuf::from(site.path("dragoman.db"));
    succeeds(&site, cache.path());
    let old = fs::read(&store).expect("the store is one file when no one has it open");
    assert_eq!(known_from(&store), 0);
    site.configure(&[(&RU, list(AHEAD))]);
    let whole = succeeds(&site, cache.path());
    assert_eq!(known_from(&store), AHEAD);
    let mut killed = 0;
    for index in 0..KILLS {
        for end in ["-wal", "-shm"] {
            // Gone already where the last one to have the store open closed it.
            let _ = fs::remove_file(format!("{}{end}", store.display()));
        }
        fs::write(&store, &old).expect("the old store is put back");
        killed += u32::from(match index % 2 {
            0 => killed_after(&site, cache.path(), moment(whole, index, KILLS)),
            _ => killed_in_writing(&site, cache.path(), &store),
        });
        known_from(&store);
        succeeds(&site, cache.path());
        assert_eq!(known_from(&store), AHEAD);
    }
    assert!(killed > 0, "every run ended before it was killed");
}
