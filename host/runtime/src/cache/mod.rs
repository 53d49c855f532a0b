//! The cache of compiled components: native code, so it believes nothing that it has not written itself.
//!
//! Under the folder that the operator names lie `compiled/`, with an artefact for each component and engine, and
//! `compiled.key`, a random key that only the operator can read. An artefact ends with a seal under that key over what
//! it was made from (the component's digest, the engine's) and what it is. One that was altered, cut off, put there by somebody
//! else, or renamed to stand for another component does not match, and is compiled anew. What is authenticated is a copy that
//! nobody can change any more, and that copy is what is loaded.
//!
//! This defends against whoever can write artefacts but not read the key: a folder `compiled/` that is a shared or a restored
//! volume, another program's mistake, a bad disk, a half-finished copy. It does not defend against the operator's own account
//! or the system's administrator, nor against a copy of the whole folder, key included, from a place that is not trusted.

mod error;
mod evict;
mod folder;
mod key;

use std::fs::{File, Metadata};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use dragoman_model::Digest;

use crate::artefact::Artefact;
use crate::frozen::Frozen;
use crate::pages::Writable;
use key::{Key, SEAL_BYTES};

pub use error::{CacheError, CacheWarning};

/// Bytes of all artefacts. A module in Rust has some 2 MB, one with an interpreter 60 MB: room for all lists there are, in a
/// few versions each and for a few engines. Beyond it the least recently used ones go.
const CAPACITY: u64 = 1 << 30;

/// How the names of artefacts end.
const EXTENSION: &str = "cwasm";

/// What the names of artefacts say of how they are sealed. Those with seals of another kind are not looked at, and go when they are the
/// least recently used.
const SEALED: &str = "aegis";

/// Bytes of an artefact that are read and authenticated at a time: they are still in the processor's cache when they are authenticated.
const PIECE: usize = 128 << 10;

/// An artefact that was used is marked as used once in this time: the order in which they go needs no more.
const MARKED_EVERY: Duration = Duration::from_secs(60 * 60);

/// What an artefact was made from. It fits nothing else.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Origin {
    /// Digest of the component.
    pub(crate) component: Digest,
    /// Digest of the engine's version and of all its settings that shape code.
    pub(crate) engine: Digest,
}

/// What a cache holds.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct CacheState {
    /// Where the artefacts lie. Only the operator can enter it.
    pub folder: PathBuf,
    /// How many there are, for all engines.
    pub artefacts: usize,
    /// Their bytes.
    pub bytes: u64,
    /// The bytes beyond which the least recently used go.
    pub capacity: u64,
}

/// The cache in a folder of the operator.
#[derive(Debug, Clone)]
pub(crate) struct Cache {
    folder: PathBuf,
    key: Key,
    capacity: u64,
}

impl Cache {
    /// Opens the cache in a folder, which is made where it is missing.
    pub(crate) fn open(root: &Path) -> Result<Self, CacheError> {
        folder::root(root)?;
        let folder = root.join("compiled");
        folder::private(&folder)?;
        Ok(Self {
            folder,
            key: Key::open(&root.join("compiled.key"))?,
            capacity: CAPACITY,
        })
    }

    /// The compiled form of a component, if there is one. Nothing that is not authentic comes out: it is a warning.
    pub(crate) fn get(&self, origin: &Origin) -> Result<Option<Artefact>, CacheWarning> {
        let path = self.path(origin);
        let unreadable = |source: io::Error| CacheWarning::Unreadable {
            reason: source.to_string(),
            path: path.clone(),
        };
        let file = match File::open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(unreadable(source)),
        };
        let metadata = file.metadata().map_err(unreadable)?;
        let Some(artefact) = self
            .authentic(origin, &file, metadata.len())
            .map_err(unreadable)?
        else {
            return Err(CacheWarning::NotOurs { path });
        };
        if is_long_ago(&metadata) {
            // It only grows old too early if this fails.
            drop(file.set_modified(SystemTime::now()));
        }
        Ok(Some(artefact))
    }

    /// What a file of so many bytes holds, if its seal is right. It is copied piece by piece, and what is authenticated and comes out is
    /// the copy.
    fn authentic(&self, origin: &Origin, mut file: &File, bytes: u64) -> io::Result<Option<Artefact>> {
        // No larger one was ever kept: what is planted takes no more memory than what is not.
        let length = bytes.checked_sub(SEAL_BYTES as u64);
        let Some(length) = length.filter(|length| *length <= self.capacity) else {
            return Ok(None);
        };
        let mut seal = self.key.seal(origin, length);
        let mut copy = Writable::new(usize::try_from(length).map_err(io::Error::other)?)?;
        for piece in copy.chunks_mut(PIECE) {
            file.read_exact(piece)?;
            seal.update(piece);
        }
        let mut found = [0; SEAL_BYTES];
        file.read_exact(&mut found)?;
        if !seal.is(&found) {
            return Ok(None);
        }
        Ok(Some(Artefact::vouched(Frozen::Pages(copy.freeze()?))))
    }

    /// What it holds.
    pub(crate) fn state(&self) -> io::Result<CacheState> {
        let held = evict::held(&self.folder)?;
        Ok(CacheState {
            folder: self.folder.clone(),
            artefacts: held.len(),
            bytes: held.iter().map(|held| held.bytes).sum(),
            capacity: self.capacity,
        })
    }

    /// What to say of an artefact that the engine does not take.
    pub(crate) fn unusable(&self, origin: &Origin, error: &wasmtime::Error) -> CacheWarning {
        CacheWarning::Unusable {
            path: self.path(origin),
            reason: format!("{error:#}"),
        }
    }

    /// Keeps the compiled form of a component, in the place of what may be there, and makes room for it.
    pub(crate) fn put(&self, origin: &Origin, artefact: &Artefact) -> Result<(), CacheWarning> {
        let path = self.path(origin);
        self.write(&path, origin, artefact)
            .and_then(|()| evict::evict(&self.folder, self.capacity, &path))
            .map_err(|source| CacheWarning::NotKept {
                reason: source.to_string(),
                path,
            })
    }

    /// A name appears with its whole content or not at all, and the last of several writers wins with the same content.
    fn write(&self, path: &Path, origin: &Origin, artefact: &Artefact) -> io::Result<()> {
        let bytes = artefact.bytes();
        if bytes.len() as u64 > self.capacity {
            return Err(io::Error::other("it is larger than all of the cache may be"));
        }
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(bytes)?;
        let mut seal = self.key.seal(origin, bytes.len() as u64);
        seal.update(bytes);
        file.write_all(&seal.finish())?;
        file.persist(path)?;
        Ok(())
    }

    fn path(&self, origin: &Origin) -> PathBuf {
        // The first half of the engine's digest is enough for a name; the seal holds all of it.
        let engine = &origin.engine.to_string()[..32];
        self.folder
            .join(format!("{}-{engine}-{SEALED}.{EXTENSION}", origin.component))
    }
}

/// Whether a file was marked as used long ago, or at a time that is still to come.
fn is_long_ago(metadata: &Metadata) -> bool {
    let age = metadata.modified().map(|modified| modified.elapsed());
    !age.is_ok_and(|age| age.is_ok_and(|age| age < MARKED_EVERY))
}

#[cfg(test)]
mod tests;
