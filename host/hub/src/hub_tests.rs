use std::fs;

use super::*;
use crate::fixtures::{accepted, draft, person, site};

#[test]
fn who_writes_waits_for_another_who_writes() {
    let (_folder, path) = site();
    let (mut first, mut second) = (
        Hub::open(&path).expect("a store"),
        Hub::open(&path).expect("the store"),
    );
    let (held, locked) = std::sync::mpsc::channel();
    let writer = std::thread::spawn(move || {
        let lock = first
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .expect("a lock");
        held.send(()).expect("it is awaited");
        std::thread::sleep(Duration::from_millis(100));
        lock.commit().expect("the store works");
    });
    locked.recv().expect("the lock is held");
    accepted(&mut second, &draft("a", &[person("1", "Ada")]));
    writer.join().expect("the other ended");
}

#[test]
fn a_store_of_a_later_layout_is_refused() {
    let (_folder, path) = site();
    let hub = Hub::open(&path).expect("a store");
    hub.connection
        .pragma_update(None, "user_version", LAYOUT + 1)
        .expect("it is set");
    drop(hub);
    let error = Hub::open(&path).err().expect("it is refused");
    assert!(
        matches!(error, HubError::Layout { found, known: LAYOUT } if found == LAYOUT + 1),
        "{error}"
    );
}

#[test]
fn the_database_of_another_program_is_refused_and_left_as_it_is() {
    for version in [0, LAYOUT] {
        let (_folder, path) = site();
        let other = Connection::open(&path).expect("a database");
        other
            .execute_batch("CREATE TABLE bookmark (url TEXT)")
            .expect("a table");
        other
            .pragma_update(None, "user_version", version)
            .expect("it is set");
        let error = Hub::open(&path).err().expect("it is refused");
        assert!(matches!(error, HubError::Foreign), "{error}");
        let tables = other.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
            row.get::<_, i64>(0)
        });
        assert_eq!(tables, Ok(1));
        let mode: String = other
            .pragma_query_value(None, "journal_mode", |row| row.get(0))
            .expect("a mode");
        assert_eq!(mode, "delete");
    }
}

#[test]
fn what_is_no_store_is_refused_with_a_reason() {
    let (folder, path) = site();
    let directory = Hub::open(folder.path()).err().expect("a directory is refused");
    assert!(directory.to_string().contains("check its path"), "{directory}");
    let nowhere = Hub::open(&folder.path().join("no/such/folder.db"))
        .err()
        .expect("it cannot be made");
    assert!(nowhere.to_string().contains("check its path"), "{nowhere}");
    let text = "Not a database, but a text that is longer than the header of one. ".repeat(10);
    fs::write(&path, &text).expect("a file");
    let damaged = Hub::open(&path).err().expect("a text is refused");
    assert!(matches!(damaged, HubError::Damaged(_)), "{damaged}");
    assert_eq!(fs::read_to_string(&path).expect("the file"), text);
}

#[test]
fn an_edition_is_found_by_its_number_alone() {
    let mut hub = Hub::in_memory().expect("a store");
    accepted(&mut hub, &draft("a", &[person("1", "Ada")]));
    accepted(&mut hub, &draft("b", &[person("1", "Ida")]));
    for edition in hub.editions().expect("the store works") {
        let found = hub.edition(edition.edition).expect("the store works");
        assert_eq!(found, Some(edition));
    }
    assert_eq!(hub.edition(99).expect("the store works"), None);
}
