//! A decision, a withdrawal or a feed of changes that is killed at any moment was taken whole or not at all, and what a command
//! acknowledged stays.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use dragoman_hub::{Edition, Hub, Standing};
use tempfile::TempDir;

use crate::crash::{killed, killed_in_writing, moment, start};
use crate::lists::{CHANGES, Files, List, ROSTER};
use crate::site::Site;

/// How often each command is killed.
const KILLS: u32 = 16;

const APPROVE: [&str; 6] = ["approve", "XX", "--by", "A. Clerk", "--why", "announced"];
const REJECT: [&str; 6] = ["reject", "XX", "--by", "A. Clerk", "--why", "cut off"];

/// A site, its store, and a cache of its own.
struct Scene {
    site: Site,
    cache: TempDir,
    store: PathBuf,
    /// Copies of the store that were put aside.
    aside: TempDir,
}

impl Scene {
    fn new() -> Self {
        let site = Site::new(&[]);
        let folder = || tempfile::tempdir().expect("a temporary folder");
        let store = PathBuf::from(site.path("dragoman.db"));
        Self {
            site,
            store,
            cache: folder(),
            aside: folder(),
        }
    }

    fn cache(&self) -> &Path {
        self.cache.path()
    }

    fn receive(&self, list: &List, name: &str, content: String) {
        let files: Files = vec![(name.to_owned(), content.into_bytes())];
        self.site.configure(&[(list, files)]);
    }

    /// Runs a command to its end: its exit code, and how long it took.
    fn ends(&self, arguments: &[&str]) -> (i32, Duration) {
        let began = Instant::now();
        let child = start(&self.site, self.cache(), arguments);
        let output = child.wait_with_output().expect("the command ends");
        (output.status.code().expect("nobody kills it"), began.elapsed())
    }

    /// Starts a command and kills it after a while.
    fn kill(&self, arguments: &[&str], time: Duration) -> bool {
        let child = start(&self.site, self.cache(), arguments);
        sleep(time);
        killed(child)
    }

    fn put_aside(&self) {
        fs::copy(&self.store, self.aside.path().join("store"))
            .expect("the store is one file when no one has it open");
    }

    fn put_back(&self) {
        for end in ["-wal", "-shm"] {
            // There is none where the last command ended by itself.
            let _ = fs::remove_file(format!("{}{end}", self.store.display()));
        }
        fs::copy(self.aside.path().join("store"), &self.store).expect("the store is put back");
    }

    fn editions(&self) -> Vec<Edition> {
        let hub = Hub::open(&self.store).expect("the store opens");
        hub.editions().expect("the store is read")
    }
}

/// A table of so many persons, and of withdrawals.
fn table(persons: usize, withdrawn: &[usize]) -> String {
    let persons = (0..persons).map(|id| format!("{id},Ada Example {id},\n"));
    let withdrawn = withdrawn.iter().map(|id| format!("{id},,Order 7\n"));
    let rows: String = persons.chain(withdrawn).collect();
    format!("ID,Name,Withdrawn\n{rows}")
}

/// A scene in which an edition without half its records is held.
fn held() -> Scene {
    let scene = Scene::new();
    scene.receive(&ROSTER, "roster.csv", table(2_000, &[]));
    assert_eq!(scene.ends(&["run"]).0, 0);
    scene.receive(&ROSTER, "roster.csv", table(1_000, &[]));
    assert_eq!(scene.ends(&["run"]).0, 1);
    scene
}

#[test]
fn a_decision_that_is_killed_was_taken_or_can_be_taken_again() {
    for (arguments, decided) in [(&APPROVE, Standing::InForce), (&REJECT, Standing::Rejected)] {
        let scene = held();
        scene.put_aside();
        let (code, whole) = scene.ends(arguments);
        assert_eq!(code, 0);
        let mut ended_early = 0;
        for index in 0..KILLS {
            scene.put_back();
            ended_early += u32::from(scene.kill(arguments, moment(whole, index, KILLS)));
            let edition = scene.editions().remove(1);
            match edition.decisions.len() {
                0 => {
                    assert_eq!(edition.standing, Standing::Held);
                    assert_eq!(scene.ends(arguments).0, 0);
                }
                1 => assert_eq!(scene.ends(arguments).0, 2, "it is decided already"),
                more => panic!("{more} decisions"),
            }
            let edition = scene.editions().remove(1);
            assert_eq!((edition.standing, edition.decisions.len()), (decided, 1));
        }
        assert!(ended_early > 0, "every command ended before it was killed");
    }
}

#[test]
fn a_decision_that_was_acknowledged_stays_whatever_is_killed_after_it() {
    let scene = held();
    assert_eq!(scene.ends(&APPROVE).0, 0);
    scene.put_aside();
    scene.receive(&ROSTER, "roster.csv", table(1_100, &[]));
    for index in 0..KILLS {
        scene.put_back();
        match index % 2 {
            0 => killed_in_writing(&scene.site, scene.cache(), &scene.store),
            _ => scene.kill(&REJECT, Duration::from_millis(u64::from(index))),
        };
        let editions = scene.editions();
        assert_eq!(editions[1].decisions.len(), 1);
        let expected = match editions.len() {
            2 => Standing::InForce,
            _ => Standing::Earlier,
        };
        assert_eq!(editions[1].standing, expected);
    }
}

#[test]
fn a_withdrawal_and_the_edition_that_brought_it_are_kept_together_or_not_at_all() {
    let scene = Scene::new();
    scene.receive(&ROSTER, "roster.csv", table(2_000, &[]));
    assert_eq!(scene.ends(&["run"]).0, 0);
    scene.put_aside();
    scene.receive(&ROSTER, "roster.csv", table(1_000, &[1_500]));
    let (code, mut whole) = scene.ends(&["run"]);
    assert_eq!((code, scene.editions().len()), (1, 3));
    for index in 0..KILLS {
        scene.put_back();
        let going = match index % 2 {
            0 => killed_in_writing(&scene.site, scene.cache(), &scene.store),
            _ => scene.kill(&["run"], moment(whole, index, KILLS)),
        };
        if !going {
            // The machine has more to spare than when the run was measured.
            whole = whole * 9 / 10;
        }
        let before = scene.editions().len();
        assert!(matches!(before, 1 | 3), "{before} editions");
        assert_eq!(scene.ends(&["run"]).0, 1);
        let standings: Vec<_> = scene.editions().iter().map(|edition| edition.standing).collect();
        assert_eq!(standings, [Standing::Earlier, Standing::InForce, Standing::Held]);
    }
}

#[test]
fn a_feed_of_changes_that_is_killed_is_taken_the_next_time_and_never_twice() {
    let scene = Scene::new();
    scene.receive(&CHANGES, "changes-1.csv", table(2_000, &[]));
    assert_eq!(scene.ends(&["run"]).0, 0);
    scene.put_aside();
    for index in 0..KILLS {
        scene.put_back();
        scene.receive(
            &CHANGES,
            "changes-2.csv",
            "ID,Name,Withdrawn\n7,,Order 7\n2001,Ida Example,\n".into(),
        );
        match index % 2 {
            0 => killed_in_writing(&scene.site, scene.cache(), &scene.store),
            _ => scene.kill(&["run"], Duration::from_millis(u64::from(index) * 4)),
        };
        let before = scene.editions().len();
        assert!(matches!(before, 1 | 2), "{before} editions");
        assert_eq!(scene.ends(&["run"]).0, 0);
        scene.receive(
            &CHANGES,
            "changes-3.csv",
            "ID,Name,Withdrawn\n8,,Order 8\n".into(),
        );
        assert_eq!(scene.ends(&["run"]).0, 0);
        let records: Vec<_> = scene.editions().iter().map(|edition| edition.records).collect();
        assert_eq!(records, [2_000, 2_001, 2_001]);
    }
}
