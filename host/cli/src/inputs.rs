//! The inputs of editions, kept beside the store: a file each, named after the digest of its content.
//!
//! Only who holds the store's lock for writing changes the folder: a run right before it commits an edition, `purge` right before
//! it commits what it removed. So an edition in the store has its inputs, and what another run writes is never swept away.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use dragoman_model::Digest;

use crate::execution::FeedRead;
use crate::receipt::InputFile;

/// How the name of a file begins that is still being written.
const UNFINISHED: &str = ".input-";

/// How the name of the file ends that says when an input was purged.
const PURGED: &str = ".purged";

/// The folder of kept inputs. It is of one store.
#[derive(Debug)]
pub(crate) struct Inputs {
    folder: PathBuf,
}

/// Why a kept input cannot be had.
#[derive(Debug)]
pub(crate) enum Missing {
    /// There is no such file.
    Gone,
    /// It was removed for good on a day, for it held records that may no longer be held.
    Purged(String),
    /// It is not what was read then.
    Altered,
    /// It cannot be read.
    Unreadable(io::Error),
}

/// Inputs cannot be kept, and an edition without its inputs is not kept either.
#[derive(Debug)]
pub(crate) struct NotKept(PathBuf);

impl std::fmt::Display for NotKept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}: the inputs of the edition cannot be kept there, so it is not kept either; check the rights and the space left, \
             or set `keep-inputs = false`",
            self.0.display()
        )
    }
}

impl Inputs {
    /// The inputs in a folder, which need not be there yet.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Where the input with this digest is kept, or would be.
    pub(crate) fn path(&self, digest: Digest) -> PathBuf {
        self.folder.join(digest.to_string())
    }

    /// The folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Keeps the parts of a feed, each whole and on the disk when this ends. What is there is not written again.
    pub(crate) fn keep(&self, feed: &FeedRead) -> Result<()> {
        self.kept(feed).with_context(|| NotKept(self.folder.clone()))
    }

    fn kept(&self, feed: &FeedRead) -> io::Result<()> {
        if !self.folder.is_dir() {
            fs::create_dir_all(&self.folder)?;
            self.folder.parent().map_or(Ok(()), synced)?;
        }
        // Of a run that was killed.
        self.remove_if(|name| name.starts_with(UNFINISHED))?;
        for (part, (_, size, digest)) in feed.feed.parts().iter().zip(&feed.digests) {
            let path = self.path(*digest);
            if fs::metadata(&path).is_ok_and(|file| file.is_file() && file.len() == *size) {
                continue;
            }
            let mut file = tempfile::Builder::new()
                .prefix(UNFINISHED)
                .tempfile_in(&self.folder)?;
            file.write_all(&part.bytes)?;
            file.as_file().sync_all()?;
            file.persist(&path)?;
        }
        // Also for what was there: who put it there may have been killed before this.
        synced(&self.folder)
    }

    /// The content of a kept input, which is what was read then.
    pub(crate) fn read(&self, input: &InputFile) -> Result<Vec<u8>, Missing> {
        self.sized(input)?;
        let bytes = fs::read(self.path(input.digest)).map_err(Missing::Unreadable)?;
        if Digest::of(&bytes) == input.digest {
            Ok(bytes)
        } else {
            Err(self.purged(input.digest).unwrap_or(Missing::Altered))
        }
    }

    /// Whether an input is there, by its size alone.
    pub(crate) fn sized(&self, input: &InputFile) -> Result<(), Missing> {
        match fs::metadata(self.path(input.digest)) {
            Ok(file) if file.is_file() && file.len() == input.size => Ok(()),
            Ok(_) => Err(self.purged(input.digest).unwrap_or(Missing::Altered)),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                Err(self.purged(input.digest).unwrap_or(Missing::Gone))
            }
            Err(error) => Err(Missing::Unreadable(error)),
        }
    }

    /// How many inputs are kept; none where there is no folder yet.
    pub(crate) fn count(&self) -> io::Result<Option<usize>> {
        match self.names() {
            Ok(names) => Ok(Some(names.iter().filter(|name| is_input(name)).count())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Removes an input for good, and leaves word of it. Says whether it was there.
    pub(crate) fn purge(&self, digest: Digest, day: &str) -> io::Result<bool> {
        let path = self.path(digest);
        if !path.exists() {
            return Ok(false);
        }
        let mut word = File::create(self.word(digest))?;
        word.write_all(day.as_bytes())?;
        word.sync_all()?;
        erase(&path)?;
        synced(&self.folder)?;
        Ok(true)
    }

    /// Removes what no edition is read from: inputs of a run that was killed before its edition was kept.
    pub(crate) fn sweep(&self, known: &HashSet<Digest>) -> io::Result<()> {
        let is_known = |name: &str| name.parse().is_ok_and(|digest| known.contains(&digest));
        self.remove_if(|name| name.starts_with(UNFINISHED) || is_input(name) && !is_known(name))
    }

    /// The day on which an input was purged, if it was.
    fn purged(&self, digest: Digest) -> Option<Missing> {
        let mut day = String::new();
        // As long as a day is: whatever else stands there is nothing to print.
        let word = File::open(self.word(digest)).ok()?;
        word.take(10).read_to_string(&mut day).ok()?;
        Some(Missing::Purged(day))
    }

    fn word(&self, digest: Digest) -> PathBuf {
        self.folder.join(format!("{digest}{PURGED}"))
    }

    fn remove_if(&self, is_over: impl Fn(&str) -> bool) -> io::Result<()> {
        let names = match self.names() {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            names => names?,
        };
        for name in names.iter().filter(|name| is_over(name)) {
            erase(&self.folder.join(name))?;
        }
        Ok(())
    }

    /// The names in the folder; those that are no text are nothing of ours.
    fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in self.folder.read_dir()? {
            names.extend(entry?.file_name().into_string());
        }
        Ok(names)
    }
}

/// Whether a name is that of an input.
fn is_input(name: &str) -> bool {
    name.parse::<Digest>().is_ok()
}

/// Overwrites a file and removes it. A file system that writes elsewhere what is overwritten, and copies of it, are beyond reach.
fn erase(path: &Path) -> io::Result<()> {
    let mut file = File::options().write(true).open(path)?;
    let length = file.metadata()?.len();
    io::copy(&mut io::repeat(0).take(length), &mut file)?;
    file.sync_all()?;
    fs::remove_file(path)
}

/// Makes sure that what was renamed or removed in a folder outlives a power failure.
#[cfg(unix)]
fn synced(folder: &Path) -> io::Result<()> {
    // The parent of a relative path of one step has no name.
    let folder = match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    };
    File::open(folder)?.sync_all()
}

/// Elsewhere a folder cannot be opened, and renaming is as durable as the system makes it.
#[cfg(not(unix))]
fn synced(_: &Path) -> io::Result<()> {
    Ok(())
}
