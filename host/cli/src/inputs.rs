//! The inputs of editions, kept beside the store: a file each, named after the digest of its content.
//!
//! An input is copied there as soon as it is read, to an unfinished file that the run alone knows, and read from it. It gets its name when
//! its edition is kept, and is removed otherwise. The run holds a lock on it, by which others tell it from what a killed run has left.
//!
//! Only who holds the store's lock for writing changes anything else in the folder: a run right before it commits an edition, `purge` right
//! before it commits what it removed. So an edition in the store has its inputs, and what another run writes is never swept away.

use std::collections::HashSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use dragoman_content::{Content, Shelf, TakeError};
use dragoman_model::Digest;
use dragoman_runtime::Feed;
use tempfile::NamedTempFile;

use crate::execution::FeedRead;
use crate::receipt::InputFile;
use crate::{input, intake, whole};

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

    /// Takes the files of an edition, to be kept with it. What is small stays in memory until then.
    pub(crate) fn take(&self, files: &[PathBuf], shelf: &mut Shelf) -> Result<FeedRead> {
        let (mut feed, mut unfinished) = (Feed::default(), Vec::new());
        for path in files {
            let mut copy = None;
            let content = intake::take(path, |from| {
                shelf.take_apart(from, || {
                    let (file, path) = self.unfinished()?.into_parts();
                    copy = Some(path);
                    Ok(file)
                })
            });
            let content = content.map_err(|error| match error.downcast() {
                Ok(TakeError::Put { error, .. }) => {
                    anyhow::Error::new(error).context(NotKept(self.folder.clone()))
                }
                Ok(error) => error.into(),
                Err(error) => error,
            })?;
            feed = feed.with(&input::name(path), content);
            unfinished.push(copy);
        }
        FeedRead::new(feed, unfinished)
    }

    /// A file that is this run's alone, and is removed with its handle.
    fn unfinished(&self) -> io::Result<NamedTempFile> {
        self.make_folder()?;
        let mut files = tempfile::Builder::new();
        whole::rights(files.prefix(UNFINISHED), whole::OF_FILES);
        loop {
            let file = files.tempfile_in(&self.folder)?;
            match file.as_file().lock() {
                // Where files cannot be locked, nobody can tell that it is left over, either.
                Err(error) if error.kind() == ErrorKind::Unsupported => return Ok(file),
                locked => locked?,
            }
            // Somebody may have found it before it was locked, and taken it for a left over one.
            if file.path().exists() {
                return Ok(file);
            }
        }
    }

    /// Makes the folder, where it is not there.
    fn make_folder(&self) -> io::Result<()> {
        if !self.folder.is_dir() {
            fs::create_dir_all(&self.folder)?;
            self.folder.parent().map_or(Ok(()), synced)?;
        }
        Ok(())
    }

    /// Keeps the files of an edition, each whole and on the disk when this ends. What is there is not written again.
    pub(crate) fn keep(&self, feed: FeedRead) -> Result<()> {
        self.kept(feed).with_context(|| NotKept(self.folder.clone()))
    }

    fn kept(&self, feed: FeedRead) -> io::Result<()> {
        self.make_folder()?;
        self.remove_unfinished()?;
        let parts = feed.feed.parts().iter().zip(&feed.digests);
        for ((part, (_, size, digest)), copy) in parts.zip(feed.unfinished) {
            let path = self.path(*digest);
            if fs::metadata(&path).is_ok_and(|file| file.is_file() && file.len() == *size) {
                continue;
            }
            match (part.content.file(), copy) {
                (Some(file), Some(copy)) => {
                    file.sync_all()?;
                    copy.persist(&path)?;
                }
                _ => {
                    let mut file = self.unfinished()?;
                    io::copy(&mut part.content.reader(), &mut file)?;
                    file.as_file().sync_all()?;
                    file.persist(&path)?;
                }
            }
        }
        // Also for what was there: who put it there may have been killed before this.
        synced(&self.folder)
    }

    /// The content of a kept input, which is what was read then. It is looked through for that, and is not in memory.
    pub(crate) fn read(&self, input: &InputFile) -> Result<Content, Missing> {
        self.sized(input)?;
        let mut file = File::open(self.path(input.digest)).map_err(Missing::Unreadable)?;
        let digest = Digest::of_all(&mut file).map_err(Missing::Unreadable)?;
        if digest == input.digest {
            Ok(Content::of_file(file, input.size, digest))
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
        erase(&path, File::options().write(true).open(&path)?)?;
        synced(&self.folder)?;
        Ok(true)
    }

    /// Removes what no edition is read from: inputs of a run that was killed before its edition was kept.
    pub(crate) fn sweep(&self, known: &HashSet<Digest>) -> io::Result<()> {
        let is_known = |name: &str| name.parse().is_ok_and(|digest| known.contains(&digest));
        self.remove_unfinished()?;
        let unknown = self.names_if(|name| is_input(name) && !is_known(name))?;
        unknown.iter().try_for_each(|name| {
            let path = self.folder.join(name);
            erase(&path, File::options().write(true).open(&path)?)
        })
    }

    /// Removes what runs have left that were killed. What a run is still reading is locked, and stays.
    fn remove_unfinished(&self) -> io::Result<()> {
        for name in self.names_if(|name| name.starts_with(UNFINISHED))? {
            let path = self.folder.join(name);
            let file = match File::options().write(true).open(&path) {
                // Its run has ended meanwhile.
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                file => file?,
            };
            match file.try_lock() {
                Ok(()) => erase(&path, file)?,
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
        Ok(())
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

    /// The names in the folder for which that holds; none where there is no folder.
    fn names_if(&self, holds: impl Fn(&str) -> bool) -> io::Result<Vec<String>> {
        let mut names = match self.names() {
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            names => names?,
        };
        names.retain(|name| holds(name));
        Ok(names)
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
fn erase(path: &Path, mut file: File) -> io::Result<()> {
    let length = file.metadata()?.len();
    io::copy(&mut io::repeat(0).take(length), &mut file)?;
    file.sync_all()?;
    match fs::remove_file(path) {
        // Its run has removed it itself.
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
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
