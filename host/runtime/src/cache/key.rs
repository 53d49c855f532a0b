//! The key, and the seal that it puts on artefacts.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use aegis::aegis256x4::Aegis256X4Mac;

use super::Origin;
use super::error::CacheError;

/// Bytes of a seal, which is the end of an artefact's file.
pub(super) const SEAL_BYTES: usize = 32;

/// A secret of the operator, which is used for nothing but seals.
#[derive(Clone)]
pub(super) struct Key([u8; 32]);

/// A seal in the making: AEGIS-256X4 as a message authentication code, with its longest tag (RFC 10032). Whoever does not know the key
/// cannot make one, which is all that is asked of it. A digest that nobody can forge even with the key takes six times as long, which
/// was a third of a load; where a processor has no instructions for AES, this one takes longer.
pub(super) struct Seal(Aegis256X4Mac<SEAL_BYTES>);

impl Seal {
    /// Takes in what follows.
    pub(super) fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The seal on what was taken in.
    pub(super) fn finish(self) -> [u8; SEAL_BYTES] {
        self.0.finalize()
    }

    /// Whether this is the seal on what was taken in. That takes the same time wherever it differs.
    pub(super) fn is(self, found: &[u8; SEAL_BYTES]) -> bool {
        self.0.verify(found).is_ok()
    }
}

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
        let mut key = [0; 32];
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
    pub(super) fn seal(&self, origin: &Origin, bytes: u64) -> Seal {
        let mut seal = Seal(Aegis256X4Mac::new(&self.0));
        seal.update(origin.component.as_bytes());
        seal.update(origin.engine.as_bytes());
        seal.update(&bytes.to_le_bytes());
        seal
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
