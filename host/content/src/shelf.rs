//! Where contents are put while they are taken.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::Arc;

use dragoman_model::Hashing;

use crate::content::Content;

/// Bytes of a content that may stay in memory.
const SMALL: usize = 1 << 20;

/// Bytes of all contents of a shelf that stay in memory: a list in a page a record has thousands of small files, and a file each would
/// be more than a process may have open.
const ROOM: u64 = 64 << 20;

/// Bytes that are copied at a time.
const CHUNK: usize = 256 << 10;

/// A place for the contents of one edition: the small ones stay in memory, the others go one after another into one file. It has no name,
/// and is gone with the last of them, however the program ends.
#[derive(Debug)]
pub struct Shelf {
    folder: PathBuf,
    small: usize,
    room: u64,
    file: Option<Arc<File>>,
    end: u64,
}

/// A content cannot be taken.
#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    /// It cannot be read.
    #[error(transparent)]
    Read(io::Error),
    /// There is no place for it.
    #[error("{}: what is read cannot be put aside there: {error}; check the rights and the space left", .folder.display())]
    Put {
        /// The folder where it should go.
        folder: PathBuf,
        /// Why it cannot.
        error: io::Error,
    },
}

impl Shelf {
    /// A shelf whose file is in this folder, once there has to be one.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            small: SMALL,
            room: ROOM,
            file: None,
            end: 0,
        }
    }

    /// The shelf, on which nothing stays in memory that has more bytes than this. Default 1 MiB.
    pub fn small(mut self, bytes: usize) -> Self {
        self.small = bytes;
        self
    }

    /// Takes all that a reader gives.
    ///
    /// # Errors
    ///
    /// If it cannot be read to its end, or there is no room for it: then nothing is taken.
    pub fn take(&mut self, mut from: impl Read) -> Result<Content, TakeError> {
        let head = match self.at_hand(&mut from)? {
            Taken::All(content) => return Ok(content),
            Taken::Head(head) => head,
        };
        let (file, start) = (self.file().map_err(|error| self.full(error))?, self.end);
        let copied = copy(&head, &mut from, &file, start);
        let (size, digest) = copied.map_err(|error| error.within(self))?;
        self.end += size;
        Ok(Content::in_file(file, start, size, digest))
    }

    /// As [`take`](Self::take), but what does not stay in memory goes into a file of its own, which must be empty.
    ///
    /// # Errors
    ///
    /// As [`take`](Self::take).
    pub fn take_apart(
        &mut self,
        mut from: impl Read,
        file: impl FnOnce() -> io::Result<File>,
    ) -> Result<Content, TakeError> {
        let head = match self.at_hand(&mut from)? {
            Taken::All(content) => return Ok(content),
            Taken::Head(head) => head,
        };
        let file = file().map_err(|error| self.full(error))?;
        let copied = copy(&head, &mut from, &file, 0);
        let (size, digest) = copied.map_err(|error| error.within(self))?;
        Ok(Content::of_file(file, size, digest))
    }

    /// Reads as much as may stay in memory.
    fn at_hand(&mut self, from: &mut impl Read) -> Result<Taken, TakeError> {
        let mut head = Vec::new();
        let read = from.take(self.small as u64 + 1).read_to_end(&mut head);
        read.map_err(TakeError::Read)?;
        let size = head.len() as u64;
        if head.len() > self.small || size > self.room {
            return Ok(Taken::Head(head));
        }
        self.room -= size;
        head.shrink_to_fit();
        Ok(Taken::All(head.into()))
    }

    fn file(&mut self) -> io::Result<Arc<File>> {
        if let Some(file) = &self.file {
            return Ok(file.clone());
        }
        let file = Arc::new(tempfile::tempfile_in(&self.folder)?);
        Ok(self.file.insert(file).clone())
    }

    fn full(&self, error: io::Error) -> TakeError {
        TakeError::Put {
            folder: self.folder.clone(),
            error,
        }
    }
}

enum Taken {
    /// It is all in memory.
    All(Content),
    /// Its first bytes.
    Head(Vec<u8>),
}

/// Which side of a copy failed.
enum Side {
    Read(io::Error),
    Put(io::Error),
}

impl Side {
    fn within(self, shelf: &Shelf) -> TakeError {
        match self {
            Self::Read(error) => TakeError::Read(error),
            Self::Put(error) => shelf.full(error),
        }
    }
}

/// Writes what was read, and all that is left, into a file from `start`, and hashes it meanwhile.
fn copy(
    head: &[u8],
    from: &mut impl Read,
    mut file: &File,
    start: u64,
) -> Result<(u64, dragoman_model::Digest), Side> {
    file.seek(SeekFrom::Start(start)).map_err(Side::Put)?;
    file.write_all(head).map_err(Side::Put)?;
    let mut hashing = Hashing::default();
    hashing.update(head);
    let mut size = head.len() as u64;
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = match from.read(&mut chunk) {
            Ok(0) => return Ok((size, hashing.finish())),
            Ok(read) => &chunk[..read],
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(Side::Read(error)),
        };
        hashing.update(read);
        file.write_all(read).map_err(Side::Put)?;
        size += read.len() as u64;
    }
}

#[cfg(test)]
mod tests {
    use dragoman_model::Digest;

    use super::*;

    fn text(length: usize) -> Vec<u8> {
        (0..length).map(|at| (at % 251) as u8).collect()
    }

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a temporary folder")
    }

    #[test]
    fn what_is_taken_is_what_was_read_in_memory_or_not() {
        let folder = folder();
        let mut shelf = Shelf::new(folder.path()).small(1_000);
        let texts = [0, 1, 1_000, 1_001, 3 * CHUNK + 7, 5_000].map(text);
        let contents = texts
            .each_ref()
            .map(|text| shelf.take(&text[..]).expect("there is room"));
        for (text, content) in texts.iter().zip(&contents) {
            assert_eq!(content.in_memory().is_some(), text.len() <= 1_000);
            assert_eq!(content.size(), text.len() as u64);
            assert_eq!(content.head(u64::MAX).expect("it is there"), *text);
            assert_eq!(content.digest().expect("it is known"), Digest::of(text));
        }
        let left = folder.path().read_dir().expect("a folder").count();
        assert_eq!(left, 0, "its file has no name");
    }

    #[test]
    fn the_small_ones_stay_in_memory_as_long_as_there_is_room_for_them() {
        let folder = folder();
        let mut shelf = Shelf::new(folder.path());
        shelf.room = 25;
        let taken: Vec<_> = [10, 10, 10, 5, 1]
            .map(|length| shelf.take(&text(length)[..]).expect("there is room"))
            .iter()
            .map(|content| content.in_memory().is_some())
            .collect();
        assert_eq!(taken, [true, true, false, true, false]);
    }

    /// A reader that fails in the middle.
    struct Failing(u64);

    impl Read for Failing {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            if self.0 == 0 {
                return Err(io::Error::other("the disk is gone"));
            }
            let read = io::repeat(7).take(self.0).read(into)?;
            self.0 -= read as u64;
            Ok(read)
        }
    }

    #[test]
    fn what_cannot_be_read_to_its_end_leaves_nothing_of_itself() {
        let folder = folder();
        let mut shelf = Shelf::new(folder.path()).small(10);
        for length in [0, 5, 10 * CHUNK as u64] {
            let error = shelf.take(Failing(length)).expect_err("it fails");
            assert!(matches!(error, TakeError::Read(_)), "{error}");
        }
        let next = shelf.take(&text(100)[..]).expect("there is room");
        assert_eq!(next.head(u64::MAX).expect("it is there"), text(100));
    }

    #[test]
    fn a_place_that_takes_nothing_is_named_and_is_not_the_readers_fault() {
        let folder = folder();
        let missing = folder.path().join("missing");
        let mut shelf = Shelf::new(&missing).small(10);
        shelf.take(&text(10)[..]).expect("it stays in memory");
        let error = shelf.take(&text(11)[..]).expect_err("there is no folder");
        assert!(matches!(error, TakeError::Put { .. }), "{error}");
        let said = error.to_string();
        assert!(
            said.starts_with(&missing.display().to_string()) && said.contains("the space left"),
            "{said}"
        );
        // As on a disk that is full: a file that may not be written.
        let path = folder.path().join("file");
        std::fs::write(&path, "").expect("a file");
        let error = shelf
            .take_apart(&text(11)[..], || File::open(&path))
            .expect_err("it is not written");
        assert!(matches!(error, TakeError::Put { .. }), "{error}");
    }
}
