//! A run that is killed at any moment, or has no room, costs nothing but that run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::{sleep, yield_now};
use std::time::{Duration, Instant};

use dragoman_hub::{Edition, Hub, HubError};
use rusqlite::Connection;

use crate::lists::{Files, UN};
use crate::site::Site;
use crate::support::{root, said};

const SAMPLE: &str = "guest/modules/un-sc/samples/consolidated.xml";

/// How often a run is killed that has an edition before it.
const KILLS: u32 = 50;

/// How often one is killed that has to compile its module and make its store.
const FIRST_KILLS: u32 = 6;

/// The sample with its persons again and again under ids of their own, and a title for each if `titled`: long enough a
/// list that its transaction takes a good part of the run.
fn long_list(titled: bool) -> String {
    let xml = fs::read_to_string(root().join(SAMPLE)).expect("the sample");
    let start = xml.find("<INDIVIDUAL>").expect("a person");
    let end = xml.find("</INDIVIDUALS>").expect("the end of the persons");
    let persons = (0..20).map(|copy| {
        let person = xml[start..end].replace("<DATAID>", &format!("<DATAID>{copy}"));
        match titled {
            true => person.replace("<SECOND_NAME>", "<SECOND_NAME>Titled "),
            false => person,
        }
    });
    format!("{}{}{}", &xml[..start], persons.collect::<String>(), &xml[end..])
}

/// A site whose partner reads a long list.
pub fn site() -> Site {
    Site::new(&[(&UN, list(false))])
}

/// The files of a long list.
pub fn list(titled: bool) -> Files {
    vec![("list.xml".into(), long_list(titled).into_bytes())]
}

/// Starts a command that reads the site's configuration.
pub fn start(site: &Site, cache: &Path, arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dragoman"));
    command
        .args(arguments)
        .args(["--config", &site.config()])
        .env("DRAGOMAN_CACHE", cache);
    command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts")
}

/// Runs the partners, which succeeds, and says how long it took.
#[track_caller]
pub fn succeeds(site: &Site, cache: &Path) -> Duration {
    let began = Instant::now();
    let (_, errors, code) = said(
        &start(site, cache, &["run"])
            .wait_with_output()
            .expect("the command ends"),
    );
    assert_eq!(code, 0, "{errors}");
    began.elapsed()
}

/// Starts a run, kills it after a while, and says whether it was still going.
pub fn killed_after(site: &Site, cache: &Path, time: Duration) -> bool {
    let run = start(site, cache, &["run"]);
    sleep(time);
    killed(run)
}

/// Starts a run, kills it as soon as it writes to its store, and says whether it was still going.
pub fn killed_in_writing(site: &Site, cache: &Path, store: &Path) -> bool {
    let log = format!("{}-wal", store.display());
    let mut run = start(site, cache, &["run"]);
    while run.try_wait().expect("it is this test's own").is_none()
        && fs::metadata(&log).map_or(0, |file| file.len()) == 0
    {
        yield_now();
    }
    killed(run)
}

/// Kills a command, and says whether it was still going.
pub fn killed(mut run: Child) -> bool {
    run.kill().expect("it is this test's own");
    run.wait().expect("it ends").code().is_none()
}

/// A moment in the part `index` of `count` equal parts of a run; where in it is the same in every test run.
pub fn moment(whole: Duration, index: u32, count: u32) -> Duration {
    let scattered = index.wrapping_mul(2_654_435_761) >> 16;
    whole * (index * 65_536 + scattered) / (count * 65_536)
}

/// Asserts that the store is sound and holds whole editions only, and gives them.
fn whole_editions(store: &Path, records: u32) -> Vec<Edition> {
    let hub = Hub::open(store).expect("the store opens");
    let editions = hub.editions().expect("the store is read");
    for edition in &editions {
        assert_eq!(edition.records, records);
        let mut read = 0;
        let all = hub.records::<HubError>(edition, |_| {
            read += 1;
            Ok(())
        });
        all.expect("every record is read");
        assert_eq!(read, records);
    }
    if let [old, new] = &editions[..] {
        let difference = hub.difference(old, new).expect("the editions are compared");
        assert_eq!((difference.added.len(), difference.removed.len()), (0, 0));
        assert!(!difference.changed.is_empty());
    }
    let connection = Connection::open(store).expect("the store opens");
    let sound: String = connection
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .expect("it is checked");
    assert_eq!(sound, "ok");
    editions
}

#[test]
fn a_killed_run_leaves_the_old_edition_or_the_new_one_and_the_next_run_succeeds() {
    let (site, cache) = (site(), tempfile::tempdir().expect("a temporary folder"));
    let store = PathBuf::from(site.path("dragoman.db"));
    succeeds(&site, cache.path());
    let old = fs::read(&store).expect("the store is one file when no one has it open");
    let records = Hub::open(&store)
        .expect("the store")
        .in_force()
        .expect("the store is read")[0]
        .records;
    site.configure(&[(&UN, list(true))]);
    let mut whole = succeeds(&site, cache.path());
    let mut killed = 0;
    for index in 0..KILLS {
        for end in ["", "-wal", "-shm"] {
            fs::remove_file(format!("{}{end}", store.display()))
                .or_else(gone)
                .expect("the store is removed");
        }
        fs::write(&store, &old).expect("the old store is put back");
        let going = match index % 2 {
            0 => killed_after(&site, cache.path(), moment(whole, index, KILLS)),
            _ => killed_in_writing(&site, cache.path(), &store),
        };
        killed += u32::from(going);
        if !going {
            // The machine has more to spare than when the run was measured.
            whole = whole * 9 / 10;
        }
        let editions = whole_editions(&store, records);
        assert!(matches!(editions.len(), 1 | 2), "{editions:?}");
        succeeds(&site, cache.path());
        assert_eq!(whole_editions(&store, records).len(), 2);
    }
    assert!(killed > 0, "every run ended before it was killed");
}

#[test]
fn a_first_run_that_is_killed_leaves_nothing_in_the_way_of_the_next() {
    let (whole, records) = {
        let (site, cache) = (site(), tempfile::tempdir().expect("a temporary folder"));
        let whole = succeeds(&site, cache.path());
        let hub = Hub::open(site.path("dragoman.db").as_ref()).expect("the store");
        (whole, hub.in_force().expect("the store is read")[0].records)
    };
    for index in 0..FIRST_KILLS {
        let (site, cache) = (site(), tempfile::tempdir().expect("a temporary folder"));
        killed_after(&site, cache.path(), moment(whole, index, FIRST_KILLS));
        succeeds(&site, cache.path());
        assert_eq!(
            whole_editions(site.path("dragoman.db").as_ref(), records).len(),
            1
        );
    }
}

#[cfg(unix)]
#[test]
fn a_run_without_room_says_so_and_leaves_the_old_edition() {
    let (site, cache) = (site(), tempfile::tempdir().expect("a temporary folder"));
    succeeds(&site, cache.path());
    let store = PathBuf::from(site.path("dragoman.db"));
    let before = Hub::open(&store)
        .expect("the store")
        .editions()
        .expect("the store is read");
    site.configure(&[(&UN, list(true))]);
    // No file may grow beyond 512 KiB, which the module's memory fits in and the edition does not; the signal that says so is ignored, so that writing fails as on a full disk.
    let limited = "trap '' XFSZ; ulimit -f 1024; exec \"$@\"";
    let mut command = Command::new("sh");
    command.args([
        "-c",
        limited,
        "sh",
        env!("CARGO_BIN_EXE_dragoman"),
        "run",
        "--config",
        &site.config(),
    ]);
    let output = command
        .env("DRAGOMAN_CACHE", cache.path())
        .output()
        .expect("the command runs");
    let (out, errors, code) = said(&output);
    assert_eq!(code, 2, "{out}{errors}");
    assert!(
        out.contains("the store fails") && out.contains("the space left"),
        "{out}{errors}"
    );
    let after = Hub::open(&store)
        .expect("the store opens")
        .editions()
        .expect("the store is read");
    assert_eq!(after, before);
    succeeds(&site, cache.path());
}

#[test]
fn a_store_that_cannot_be_opened_is_named_before_anything_runs() {
    let site = site();
    let config = fs::read_to_string(site.config()).expect("the configuration");
    for (store, reason) in [
        (".", "unable to open"),
        ("un-sc/list.xml/dragoman.db", "unable to open"),
        ("un-sc/list.xml", "damaged"),
    ] {
        site.configure_as(&format!("store = {store:?}\n{config}"));
        let (_, errors, code) = site.command(&["run"]);
        assert_eq!(code, 2, "{errors}");
        assert!(errors.contains(reason) && errors.contains(store), "{errors}");
    }
}

fn gone(error: std::io::Error) -> std::io::Result<()> {
    match error.kind() {
        std::io::ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    }
}
