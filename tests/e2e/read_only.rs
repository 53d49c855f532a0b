//! Commands that only read need no right to write, to the store, its log, its folder or anything beside it.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use crate::lists::{CA, UN};
use crate::site::Site;
use crate::support::{component, said, skipped};

/// An account that owns nothing: `nobody`.
const NOBODY: u32 = 65_534;

/// All files and folders of a site, the folder itself last.
fn within(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(within(&path));
        } else {
            found.push(path);
        }
    }
    found.push(folder.to_owned());
    found
}

/// A folder that nobody may write to, until this goes.
struct Closed<'a>(&'a Path);

impl<'a> Closed<'a> {
    fn new(folder: &'a Path) -> Self {
        for path in within(folder) {
            let mode = if path.is_dir() { 0o555 } else { 0o444 };
            fs::set_permissions(path, Permissions::from_mode(mode)).expect("it is this test's own");
        }
        Self(folder)
    }
}

impl Drop for Closed<'_> {
    fn drop(&mut self) {
        fs::set_permissions(self.0, Permissions::from_mode(0o755)).expect("it is this test's own");
        for path in within(self.0) {
            let mode = if path.is_dir() { 0o755 } else { 0o644 };
            fs::set_permissions(path, Permissions::from_mode(mode)).expect("it is this test's own");
        }
    }
}

/// A command as an account for whom rights bind: another than that of the tests where that is root. None where it cannot be run so.
fn bound(arguments: &[&str], scratch: &Path) -> Option<(String, String, i32)> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dragoman"));
    command
        .args(arguments)
        .current_dir("/")
        .env("TMPDIR", scratch)
        .env_remove("HOME")
        .env_remove("DRAGOMAN_CACHE");
    if fs::metadata("/proc/self").expect("a process").uid() == 0 {
        chown(scratch, Some(NOBODY), Some(NOBODY)).expect("root may");
        command.uid(NOBODY).gid(NOBODY);
    }
    match command.output() {
        Ok(output) => Some(said(&output)),
        Err(error) => {
            skipped(&format!("the command cannot be run as another account: {error}"));
            None
        }
    }
}

/// Commands that only read.
const READING: [&[&str]; 14] = [
    &["status"],
    &["status", "--all"],
    &["find", "Ada"],
    &["show", "UN/6908555"],
    &["document", "AB 1"],
    &["source", "UN/6908555"],
    &["findings", "UN"],
    &["diff", "UN"],
    &["review"],
    &["review", "export"],
    &["export"],
    &["export", "--release-to", "FR"],
    &["threats"],
    &["replay", "UN/sc"],
];

#[test]
fn commands_that_only_read_say_the_same_to_who_may_not_write() {
    let site = Site::new(&[(&UN, UN.sample()), (&CA, CA.sample())]);
    assert_eq!(site.run().1, 0);
    let scratch = tempfile::tempdir().expect("a temporary folder");
    let config = site.config();
    let folder = Path::new(&config).parent().expect("a folder");
    let expected: Vec<_> = READING.iter().map(|arguments| site.command(arguments)).collect();
    let agree = || {
        let _closed = Closed::new(folder);
        let before = within(folder);
        for (arguments, expected) in READING.iter().zip(&expected) {
            let Some(said) = bound(&[*arguments, &["--config", &config]].concat(), scratch.path()) else {
                return;
            };
            assert_eq!(said, *expected, "{arguments:?}");
        }
        assert_eq!(within(folder), before);
    };
    agree();
    // As it was kept before logs stayed, or is copied without its log.
    for end in ["-wal", "-shm"] {
        fs::remove_file(site.path(&format!("dragoman.db{end}"))).expect("the log");
    }
    agree();
    assert_eq!(fs::read_dir(scratch.path()).expect("a folder").count(), 0);
}

#[test]
fn who_may_not_keep_clusters_is_shown_those_of_what_is_in_force() {
    let site = Site::new(&[(&UN, UN.sample()), (&CA, CA.sample())]);
    assert_eq!(site.run().1, 0);
    let expected = site.command(&["status"]);
    let store = rusqlite::Connection::open(site.path("dragoman.db")).expect("the store");
    store
        .execute_batch("DELETE FROM resolution; DELETE FROM member; DELETE FROM link; DELETE FROM question")
        .expect("they go");
    drop(store);
    let scratch = tempfile::tempdir().expect("a temporary folder");
    let config = site.config();
    let _closed = Closed::new(Path::new(&config).parent().expect("a folder"));
    let Some(said) = bound(&["status", "--config", &config], scratch.path()) else {
        return;
    };
    assert_eq!(said, expected);
}

#[test]
fn who_may_not_write_is_told_so_by_commands_that_write_and_by_doctor() {
    let site = Site::new(&[(&UN, UN.sample())]);
    assert_eq!(site.run().1, 0);
    let scratch = tempfile::tempdir().expect("a temporary folder");
    let config = site.config();
    let _closed = Closed::new(Path::new(&config).parent().expect("a folder"));
    let Some((out, errors, code)) = bound(&["purge", "--config", &config], scratch.path()) else {
        return;
    };
    assert_eq!((out.as_str(), code), ("", 2), "{errors}");
    assert!(
        errors.contains("the store may not be written to, which this needs: give the right"),
        "{errors}"
    );
    let (text, errors, code) =
        bound(&["doctor", "--config", &config], scratch.path()).expect("it ran before");
    assert_eq!(code, 1, "{errors}");
    assert!(
        text.contains("store: ") && text.contains("this account may not write to it: Permission denied"),
        "{text}"
    );
    assert!(
        text.lines()
            .any(|line| line.starts_with("store ") && line.ends_with(": 1")),
        "{text}"
    );
}

#[test]
fn what_a_run_keeps_may_be_read_by_whom_any_new_file_may() {
    let site = Site::new(&[(&UN, UN.sample())]);
    let _ = component(UN.module);
    assert_eq!(site.run().1, 0);
    let plain = site.path("plain");
    fs::write(&plain, "").expect("a temporary file can be written");
    let mode = |path: &Path| fs::metadata(path).expect("a file").mode() & 0o777;
    for folder in ["inputs", "receipts"] {
        for path in within(Path::new(&site.path(folder)))
            .iter()
            .filter(|path| path.is_file())
        {
            assert_eq!(mode(path), mode(Path::new(&plain)), "{}", path.display());
        }
    }
}
