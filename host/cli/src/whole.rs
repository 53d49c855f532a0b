//! Files that are whole or not there: they are written under another name beside their place, and get theirs once all is said. What one
//! left that was killed goes with the next.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use tempfile::{Builder, NamedTempFile, TempDir};

/// How the name begins of what is still being written.
const UNFINISHED: &str = ".unfinished-";

/// The rights that any new file has, before those are taken away that its maker withholds from all.
pub(crate) const OF_FILES: u32 = 0o666;

/// Writes a file in the place of the one that is there, if any. What is no file, such as a pipe, is written to as it is.
pub(crate) fn write(path: &Path, content: &[u8]) -> Result<()> {
    let written = || format!("{}: cannot be written", path.display());
    if is_no_file(path) {
        return fs::write(path, content).with_context(written);
    }
    let mut file = beside(path).with_context(written)?;
    file.write_all(content).with_context(written)?;
    persist(file, path).with_context(written)
}

/// Writes a file that must not be there, with these rights from its first moment on.
pub(crate) fn create(path: &Path, content: &[u8], mode: u32) -> Result<()> {
    let written = || format!("{}: cannot be written", path.display());
    let mut file = unfinished(folder_of(path), mode).with_context(written)?;
    file.write_all(content).with_context(written)?;
    file.as_file().sync_all().with_context(written)?;
    file.persist_noclobber(path).map(drop).with_context(written)
}

/// A file that is to get the name `path`, readable for whom any new file is.
pub(crate) fn beside(path: &Path) -> Result<NamedTempFile> {
    if is_no_file(path) {
        bail!("is no file that another could take the place of; name a file");
    }
    unfinished(folder_of(&followed(path)), OF_FILES)
}

/// Gives a finished file its name.
pub(crate) fn persist(file: NamedTempFile, path: &Path) -> Result<()> {
    file.as_file().sync_all()?;
    file.persist(followed(path))?;
    Ok(())
}

/// A folder in another that is to get its name later, and the lock that says that somebody writes to it.
pub(crate) fn folder_in(parent: &Path) -> Result<(TempDir, Option<File>)> {
    let mut folders = Builder::new();
    rights(folders.prefix(UNFINISHED), 0o777);
    sweep(parent);
    loop {
        let folder = folders.tempdir_in(parent)?;
        // Where a folder cannot be opened it is never taken for one that was left behind.
        let lock = File::open(folder.path()).ok().filter(is_locked);
        if folder.path().exists() {
            return Ok((folder, lock));
        }
    }
}

/// Gives what is written rights of its own; what is temporary by default is its owner's alone.
#[cfg(unix)]
pub(crate) fn rights(builder: &mut Builder<'_, '_>, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(mode));
}

/// Elsewhere it has those of its folder by default.
#[cfg(not(unix))]
pub(crate) fn rights(_: &mut Builder<'_, '_>, _: u32) {}

/// The folder that a path is in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A file in a folder that is to get its name later.
fn unfinished(folder: &Path, mode: u32) -> Result<NamedTempFile> {
    let mut files = Builder::new();
    rights(files.prefix(UNFINISHED), mode);
    sweep(folder);
    loop {
        let file = files
            .tempfile_in(folder)
            .with_context(|| folder.display().to_string())?;
        is_locked(file.as_file());
        if file.path().exists() {
            return Ok(file);
        }
    }
}

/// Where a link leads, which stays one; any other path as it is.
fn followed(path: &Path) -> PathBuf {
    match path.is_symlink() {
        true => fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()),
        false => path.to_owned(),
    }
}

/// Whether there is something that is no file.
fn is_no_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| !found.is_file())
}

/// Waits for the lock of what is written. Whoever sweeps may have had it, and have removed the file.
fn is_locked(file: &File) -> bool {
    file.lock().is_ok()
}

/// Removes from a folder what others left there that were killed: nobody has it locked. Who may not remove it has it left for those who may.
fn sweep(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(UNFINISHED)) {
        let path = entry.path();
        // The lock is held until it is gone.
        let Some(file) = File::open(&path).ok().filter(|file| file.try_lock().is_ok()) else {
            continue;
        };
        let _ = match file.metadata() {
            Ok(found) if found.is_dir() => fs::remove_dir_all(&path),
            _ => fs::remove_file(&path),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is in a folder, but for what is named.
    fn others(folder: &Path, name: &str) -> usize {
        let entries = fs::read_dir(folder).expect("a folder");
        entries
            .filter(|entry| entry.as_ref().expect("an entry").file_name() != *name)
            .count()
    }

    #[test]
    fn a_file_takes_the_place_of_the_old_one_whose_readers_have_that_still() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("report.xml");
        fs::write(&path, "old").expect("a file");
        let mut reader = File::open(&path).expect("the file");
        write(&path, b"new").expect("it is written");
        assert_eq!(fs::read(&path).expect("the file"), b"new");
        // Written over in its place it would be the new one, or a half of it.
        assert_eq!(std::io::read_to_string(&mut reader).expect("the old file"), "old");
        assert_eq!(others(folder.path(), "report.xml"), 0);
    }

    #[test]
    fn a_file_that_cannot_be_put_in_place_leaves_nothing_and_says_where() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("no folder/report.xml");
        let error = write(&path, b"new").expect_err("there is no folder");
        assert!(
            error.to_string().ends_with("report.xml: cannot be written"),
            "{error:#}"
        );
        let error = write(folder.path(), b"new").expect_err("it is a folder");
        assert!(error.to_string().ends_with(": cannot be written"), "{error:#}");
        assert_eq!(others(folder.path(), ""), 0);
    }

    #[test]
    fn what_was_killed_in_the_middle_left_no_report_and_goes_with_the_next() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("report.xml");
        let mut half = beside(&path).expect("it can be written");
        half.write_all(b"ha").expect("it is written");
        assert!(!path.exists());
        // As a process leaves it that is killed: its locks go with it.
        drop(half.keep().expect("it stays"));
        assert_eq!(others(folder.path(), "report.xml"), 1);
        write(&path, b"whole").expect("it is written");
        assert_eq!(others(folder.path(), "report.xml"), 0);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_a_pipe_a_pipe() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old").expect("a file");
        std::os::unix::fs::symlink(&file, &link).expect("a link");
        write(&link, b"new").expect("it is written");
        assert!(link.is_symlink());
        assert_eq!(fs::read(&file).expect("the file"), b"new");
        let null = Path::new("/dev/null");
        write(null, b"anything").expect("it takes all");
        assert!(is_no_file(null));
        let error = beside(null).expect_err("it cannot be replaced");
        assert!(error.to_string().contains("is no file"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_is_made_with_its_rights_and_never_over_another() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("secret.key");
        create(&path, b"secret", 0o600).expect("it is made");
        let mode = fs::metadata(&path).expect("the file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        create(&path, b"other", 0o600).expect_err("it is there");
        assert_eq!(fs::read(&path).expect("the file"), b"secret");
        assert_eq!(others(folder.path(), "secret.key"), 0);
    }
}
