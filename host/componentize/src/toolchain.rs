//! The compiler that a folder's crates are built with.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{Failed, capture, rustc};
use crate::{Error, TARGET};

/// A Rust toolchain, as seen from one folder.
#[derive(Debug, Clone)]
pub struct Toolchain {
    /// The version, such as `1.95.0`.
    pub release: String,
    /// The commit it was built from, where it knows.
    pub commit: Option<String>,
    /// Its own folder of libraries.
    pub sysroot: PathBuf,
    /// Where the target's libraries would be.
    pub target_libraries: PathBuf,
    /// The folder it was asked from: a toolchain file there may choose another one.
    pub folder: PathBuf,
}

impl Toolchain {
    /// Asks the compiler that is in force in `folder`.
    pub fn probe(folder: &Path) -> Result<Toolchain, Error> {
        let version = capture(rustc(folder).arg("-vV")).map_err(|failed| unusable(folder, failed))?;
        let paths = [
            "--print",
            "sysroot",
            "--print",
            "target-libdir",
            "--target",
            TARGET,
        ];
        let paths = capture(rustc(folder).args(paths)).map_err(|failed| unusable(folder, failed))?;
        let mut paths = paths.lines().map(PathBuf::from);
        let (Some(release), Some(sysroot), Some(target_libraries)) =
            (field(&version, "release"), paths.next(), paths.next())
        else {
            let reason = format!("the compiler's answer cannot be read: {version}");
            return Err(unusable(
                folder,
                Failed {
                    missing: false,
                    reason,
                },
            ));
        };
        let commit = field(&version, "commit-hash").filter(|commit| commit != "unknown");
        Ok(Toolchain {
            release,
            commit,
            sysroot,
            target_libraries,
            folder: folder.to_owned(),
        })
    }

    /// The name under which things made for this very compiler are kept.
    pub(crate) fn key(&self) -> String {
        let commit = self.commit.as_deref().unwrap_or("distribution");
        format!("{}-{}-{TARGET}", self.release, commit.get(..12).unwrap_or(commit))
    }

    /// The prefix that the standard library's own source files have in messages.
    pub(crate) fn source_prefix(&self) -> String {
        format!("/rustc/{}", self.commit.as_deref().unwrap_or(&self.release))
    }
}

impl std::fmt::Display for Toolchain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "rustc {} ({})",
            self.release,
            self.commit.as_deref().unwrap_or("commit unknown")
        )
    }
}

fn field(version: &str, name: &str) -> Option<String> {
    version
        .lines()
        .find_map(|line| Some(line.strip_prefix(name)?.strip_prefix(':')?.trim().to_owned()))
}

fn unusable(folder: &Path, failed: Failed) -> Error {
    Error::Command {
        doing: "asking the Rust compiler for its version".to_owned(),
        folder: folder.to_owned(),
        reason: failed.reason,
        remedy: "see that `rustc -vV` works in that folder",
    }
}

/// Whether a folder holds the standard library.
pub(crate) fn holds_std(libraries: &Path) -> bool {
    let Ok(entries) = fs::read_dir(libraries) else {
        return false;
    };
    entries.flatten().any(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.strip_prefix("libstd")
            .is_some_and(|rest| rest == ".rlib" || (rest.starts_with('-') && rest.ends_with(".rlib")))
    })
}
