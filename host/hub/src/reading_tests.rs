use rusqlite::MAIN_DB;
use tempfile::TempDir;

use super::*;
use crate::Snapshot;
use crate::fixtures::{accepted, draft, keep, person, referenced, site};

/// A store with one person in force.
fn store() -> (TempDir, PathBuf) {
    let (folder, path) = site();
    let mut hub = Hub::open(&path).expect("a store");
    accepted(&mut hub, &draft("a", &[person("1", "Ada")]));
    (folder, path)
}

/// The names in force.
fn names(hub: &Hub) -> Vec<String> {
    let mut names = Vec::new();
    for edition in hub.in_force().expect("the store works") {
        hub.records::<HubError>(&edition, |held| {
            let json = serde_json::to_value(&held).expect("JSON");
            names.push(json["names"][0]["full"].as_str().expect("a name").to_owned());
            Ok(())
        })
        .expect("the store works");
    }
    names
}

/// Asserts that a log and its index are beside a store.
fn has_a_log(path: &Path) -> bool {
    ["-wal", "-shm"].iter().all(|end| companion(path, end).exists())
}

#[test]
fn a_store_that_nobody_has_open_is_opened_to_be_read_and_nothing_else() {
    let (_folder, path) = store();
    // Who wrote left the log, and nothing in it.
    assert_eq!(fs::metadata(companion(&path, "-wal")).expect("the log").len(), 0);
    let snapshot = Snapshot::open(&path).expect("the store");
    assert!(snapshot.connection.is_readonly(MAIN_DB).expect("it is open"));
    assert_eq!(names(&snapshot), ["Ada"]);
    drop(snapshot);
    assert!(has_a_log(&path));
}

#[test]
fn who_reads_only_makes_the_log_where_it_is_missing() {
    let (_folder, path) = store();
    for end in ["-wal", "-shm"] {
        fs::remove_file(companion(&path, end)).expect("the log");
    }
    assert_eq!(names(&Snapshot::open(&path).expect("the store")), ["Ada"]);
    assert!(has_a_log(&path));
    let snapshot = Snapshot::open(&path).expect("the store");
    assert!(snapshot.connection.is_readonly(MAIN_DB).expect("it is open"));
}

#[test]
fn who_reads_makes_no_store() {
    let (_folder, path) = site();
    let error = Snapshot::open(&path).err().expect("there is none");
    assert!(error.to_string().contains("check its path"), "{error}");
    assert!(!path.exists());
}

#[test]
fn a_store_is_read_while_another_writes_to_it_and_is_of_one_moment() {
    let (_folder, path) = store();
    let snapshot = Snapshot::open(&path).expect("the store");
    let mut writer = Hub::open(&path).expect("the store");
    accepted(&mut writer, &draft("b", &[person("1", "Ida")]));
    let during = Snapshot::open(&path).expect("the store");
    assert_eq!(
        (names(&snapshot), names(&during)),
        (vec!["Ada".into()], vec!["Ida".into()])
    );
}

#[test]
fn a_copy_is_whole_with_what_is_in_the_log_alone_and_has_no_name() {
    let (folder, path) = store();
    // As a writer leaves it that is killed: what it wrote last is in the log alone.
    let mut writer = Hub::open(&path).expect("the store");
    accepted(&mut writer, &draft("b", &[person("1", "Ida")]));
    let killed = folder.path().join("killed.db");
    for end in ["", "-wal"] {
        fs::copy(companion(&path, end), companion(&killed, end)).expect("a copy");
    }
    assert!(fs::metadata(companion(&killed, "-wal")).expect("the log").len() > 0);
    let hub = copied(&killed)
        .expect("it can be copied")
        .expect("nobody has it open");
    assert_eq!(names(&hub), ["Ida"]);
    let file = hub.connection.path().expect("a path").to_owned();
    assert!(!Path::new(&file).exists(), "{file}");
    assert!(!companion(&killed, "-shm").exists());
}

#[test]
fn a_store_that_somebody_has_open_is_not_copied() {
    let (_folder, path) = store();
    let _writer = Hub::open(&path).expect("the store");
    assert!(copied(&path).expect("it can be read").is_none());
}

#[test]
fn who_may_not_keep_clusters_makes_its_own() {
    let (_folder, path) = site();
    let mut hub = Hub::open(&path).expect("a store");
    for issuer in ["UN", "GB"] {
        keep(
            &mut hub,
            issuer,
            &[referenced("1", &format!("Ada Marwood {issuer}"), "QDi.901")],
        );
    }
    let opened = open(&path).expect("the store");
    let (snapshot, together) = opened.resolved().expect("the store works");
    assert!(snapshot.connection.is_readonly(MAIN_DB).expect("it is open"));
    assert_eq!((together.records, together.subjects), (2, 1));
    assert_eq!(snapshot.memberships().expect("the store works").len(), 2);
    // Who may, keeps them.
    assert_eq!(hub.memberships().expect("the store works").len(), 0);
    let (_snapshot, kept) = Snapshot::open_resolved(&path).expect("the store works");
    assert_eq!(kept, together);
    assert_eq!(hub.memberships().expect("the store works").len(), 2);
}

#[test]
fn a_file_of_the_log_that_cannot_be_read_is_named() {
    let (_folder, path) = store();
    let index = companion(&path, "-shm");
    fs::remove_file(&index).expect("the index");
    // What cannot be opened for anybody, root as well.
    std::os::unix::fs::symlink(&index, &index).expect("a link to itself");
    let log = [companion(&path, "-wal"), index.clone()];
    let error = by_its_log(&path, &log).err().expect("it cannot be read");
    assert!(
        error.to_string().starts_with(&index.display().to_string()),
        "{error}"
    );
}
