//! Keeps the cache within its capacity.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{fs, io};

use super::EXTENSION;

/// After this long a file without its final name is what a killed process has left.
const ABANDONED: Duration = Duration::from_secs(24 * 60 * 60);

/// An artefact.
pub(super) struct Held {
    used: SystemTime,
    pub(super) bytes: u64,
    path: PathBuf,
}

/// Removes the least recently used artefacts until the rest fits, but never `newest`, and what killed processes have left.
pub(super) fn evict(folder: &Path, capacity: u64, newest: &Path) -> io::Result<()> {
    remove_abandoned(folder)?;
    let mut held = held(folder)?;
    held.sort_by_key(|held| held.used);
    let mut total: u64 = held.iter().map(|held| held.bytes).sum();
    for old in held.iter().filter(|held| held.path != newest) {
        if total <= capacity {
            break;
        }
        found(fs::remove_file(&old.path))?;
        total -= old.bytes;
    }
    Ok(())
}

/// The artefacts.
pub(super) fn held(folder: &Path) -> io::Result<Vec<Held>> {
    let mut held = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if !is_artefact(&path) {
            continue;
        }
        // Another process tidies up as well: what is gone is gone.
        if let Some(metadata) = found(fs::symlink_metadata(&path))? {
            held.push(Held {
                used: metadata.modified()?,
                bytes: metadata.len(),
                path,
            });
        }
    }
    Ok(held)
}

fn remove_abandoned(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(metadata) = found(fs::symlink_metadata(&path))? else {
            continue;
        };
        let abandoned = metadata.modified()?.elapsed().is_ok_and(|age| age > ABANDONED);
        if !is_artefact(&path) && metadata.is_file() && abandoned {
            found(fs::remove_file(&path))?;
        }
    }
    Ok(())
}

fn is_artefact(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == EXTENSION)
}

fn found<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
