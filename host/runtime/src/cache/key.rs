//! The key, and the seal that it puts on artefacts.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::Origin;
use super::error::CacheError;

/// Bytes of a seal, which is the end of an artefact's file.
pub(super) const SEAL_BYTES: usize = blake3::OUT_LEN;

/// Bytes that a seal is made over before those of the artefact.
#[cfg(test)]
pub(super) const HEAD_BYTES: usize = 2 * blake3::OUT_LEN + size_of::<u64>();

/// A secret of the operator.
#[derive(Clone)]
pub(super) struct Key([u8; blake3::KEY_LEN]);

impl Key {
    /// Reads the key, or makes one where there is none.
    pub(super) fn open(path: &Path) -> Result<Self, CacheError> {
        let refused = |source| CacheError::Io {
            path: path.to_owned(),
            source,
        };
        match Self::read(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Self::make(path).map_err(refused)?;
                // Of several processes at once the first has made it, and all take that one.
                Self::read(path)
            }
            read => read,
        }
        .map_err(refused)?
        .ok_or_else(|| CacheError::Key {
            path: path.to_owned(),
        })
    }

    /// The key in a file; none if the file cannot be one.
    fn read(path: &Path) -> io::Result<Option<Self>> {
        let metadata = fs::symlink_metadata(path)?;
        if !metadata.is_file() || !is_secret(&metadata) {
            return Ok(None);
        }
        Ok(fs::read(path)?.try_into().ok().map(Self))
    }

    /// Makes a key, unless there is one by now. It gets its name once it is whole.
    fn make(path: &Path) -> io::Result<()> {
        let mut key = [0; blake3::KEY_LEN];
        getrandom::fill(&mut key).map_err(io::Error::other)?;
        let folder = path.parent().unwrap_or(Path::new(""));
        // Mode 0600 from the start.
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(&key)?;
        file.as_file().sync_all()?;
        match file.persist_noclobber(path) {
            Err(error) if error.error.kind() != io::ErrorKind::AlreadyExists => Err(error.error),
            _ => Ok(()),
        }
    }

    /// Begins the seal on what was made from `origin` and has so many bytes, which are still to be added. The parts before them have
    /// fixed lengths: no two readings.
    pub(super) fn seal(&self, origin: &Origin, bytes: u64) -> blake3::Hasher {
        let mut hasher = blake3::Hasher::new_keyed(&self.0);
        hasher.update(origin.component.as_bytes());
        hasher.update(origin.engine.as_bytes());
        hasher.update(&bytes.to_le_bytes());
        hasher
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(..)")
    }
}

#[cfg(unix)]
fn is_secret(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    metadata.permissions().mode() & 0o077 == 0 && metadata.uid() == rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
fn is_secret(_: &fs::Metadata) -> bool {
    true
}
