//! Bytes that were taken.

use std::fmt;
use std::fs::File;
use std::io;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use dragoman_model::Digest;

use crate::position;
use crate::reader::Reader;

/// Bytes that do not change, in memory or in a file that nobody else writes. Copies share them.
#[derive(Clone)]
pub struct Content {
    held: Held,
    start: u64,
    size: u64,
    /// A byte that is another here than where it is held.
    other: Option<(u64, u8)>,
    digest: Arc<OnceLock<Digest>>,
}

#[derive(Clone)]
enum Held {
    Memory(Arc<Vec<u8>>),
    File(Arc<File>),
}

impl Content {
    /// What stands in a file that nobody else writes. `size` and `digest` are those that it had when it was hashed.
    pub fn of_file(file: File, size: u64, digest: Digest) -> Self {
        Self::in_file(Arc::new(file), 0, size, digest)
    }

    /// As [`of_file`](Self::of_file), for a part of a file.
    pub(crate) fn in_file(file: Arc<File>, start: u64, size: u64, digest: Digest) -> Self {
        Self {
            held: Held::File(file),
            start,
            size,
            other: None,
            digest: Arc::new(OnceLock::from(digest)),
        }
    }

    /// Its size in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Its digest.
    ///
    /// # Errors
    ///
    /// If it was not hashed while it was taken and cannot be read.
    pub fn digest(&self) -> io::Result<Digest> {
        if let Some(digest) = self.digest.get() {
            return Ok(*digest);
        }
        let digest = match self.in_memory() {
            Some(bytes) => Digest::of(bytes),
            None => Digest::of_all(self.reader())?,
        };
        Ok(*self.digest.get_or_init(|| digest))
    }

    /// All of it, if it is in memory as it is.
    pub fn in_memory(&self) -> Option<&[u8]> {
        match (&self.held, self.other) {
            (Held::Memory(bytes), None) => Some(&bytes[self.start as usize..][..self.size as usize]),
            _ => None,
        }
    }

    /// The file that it is in; none if it is in memory.
    pub fn file(&self) -> Option<&File> {
        match &self.held {
            Held::Memory(_) => None,
            Held::File(file) => Some(file),
        }
    }

    /// Fills `into` with what stands from `at`.
    ///
    /// # Errors
    ///
    /// `UnexpectedEof` if it has not as many bytes, or its file has not any longer; and whatever the system says.
    pub fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<()> {
        let end = at.checked_add(into.len() as u64);
        if end.is_none_or(|end| end > self.size) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let from = self.start + at;
        match &self.held {
            Held::Memory(bytes) => into.copy_from_slice(&bytes[from as usize..][..into.len()]),
            Held::File(file) => position::read(file, from, into)?,
        }
        if let Some((place, byte)) = self.other
            && let Some(within) = place.checked_sub(at)
            && let Some(there) = into.get_mut(within as usize)
        {
            *there = byte;
        }
        Ok(())
    }

    /// The bytes of a range.
    ///
    /// # Errors
    ///
    /// As [`read_at`](Self::read_at).
    pub fn range(&self, range: Range<u64>) -> io::Result<Vec<u8>> {
        if range.end > self.size {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let mut bytes = vec![0; range.end.saturating_sub(range.start) as usize];
        self.read_at(range.start, &mut bytes)?;
        Ok(bytes)
    }

    /// Its first bytes, at most `most` of them.
    ///
    /// # Errors
    ///
    /// As [`read_at`](Self::read_at).
    pub fn head(&self, most: u64) -> io::Result<Vec<u8>> {
        self.range(0..self.size.min(most))
    }

    /// A reader from its beginning. It keeps nothing: who reads little at a time puts a `BufReader` over it.
    pub fn reader(&self) -> Reader<'_> {
        Reader::new(self)
    }

    /// The same without what stands from `at`.
    pub fn cut(&self, at: u64) -> Self {
        Self {
            size: self.size.min(at),
            digest: Arc::default(),
            ..self.clone()
        }
    }

    /// The same with another byte at a place.
    pub fn with_byte(&self, at: u64, byte: u8) -> Self {
        Self {
            other: Some((at, byte)),
            digest: Arc::default(),
            ..self.clone()
        }
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Self {
            size: bytes.len() as u64,
            held: Held::Memory(Arc::new(bytes)),
            start: 0,
            other: None,
            digest: Arc::default(),
        }
    }
}

impl From<&[u8]> for Content {
    fn from(bytes: &[u8]) -> Self {
        bytes.to_vec().into()
    }
}

/// Not the bytes: they may be many, and are a stranger's.
impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = match self.held {
            Held::Memory(_) => "memory",
            Held::File(_) => "a file",
        };
        write!(f, "Content({} bytes in {place})", self.size)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Seek, Write};

    use proptest::prelude::*;

    use super::*;

    const TEXT: &[u8] = b"0123456789";

    /// The same in memory and in a file, where something stands before and behind it.
    fn both() -> [Content; 2] {
        let mut file = tempfile::tempfile().expect("a temporary file");
        file.write_all(b"before0123456789behind").expect("it is written");
        let digest = Digest::of(TEXT);
        [TEXT.into(), Content::in_file(Arc::new(file), 6, 10, digest)]
    }

    #[test]
    fn bytes_are_read_by_position_and_none_beyond_the_end() {
        for content in both() {
            assert_eq!(content.range(3..7).expect("it is there"), b"3456");
            assert_eq!(content.range(10..10).expect("it is there"), b"");
            assert_eq!(content.head(99).expect("it is there"), TEXT);
            for beyond in [9..11, 11..11, 11..12, u64::MAX - 1..u64::MAX] {
                let error = content.range(beyond).expect_err("it is beyond");
                assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
            }
            assert_eq!(content.digest().expect("it is known"), Digest::of(TEXT));
        }
    }

    #[test]
    fn what_is_cut_or_changed_leaves_the_whole_as_it_is() {
        for content in both() {
            let changed = content.with_byte(4, b'x');
            assert_eq!(changed.head(99).expect("it is there"), b"0123x56789");
            assert_eq!(changed.range(4..5).expect("it is there"), b"x");
            assert_eq!(changed.range(5..9).expect("it is there"), b"5678");
            assert_eq!(changed.digest().expect("it is read"), Digest::of(b"0123x56789"));
            let cut = content.cut(4);
            assert_eq!(
                (cut.size(), cut.head(99).expect("it is there")),
                (4, b"0123".to_vec())
            );
            assert_eq!(cut.digest().expect("it is read"), Digest::of(b"0123"));
            assert_eq!(content.cut(99).size(), 10);
            assert_eq!(content.head(99).expect("it is there"), TEXT);
        }
    }

    #[test]
    fn a_file_that_is_cut_short_under_it_is_an_error_and_no_other_bytes() {
        let file = tempfile::tempfile().expect("a temporary file");
        (&file).write_all(TEXT).expect("it is written");
        let content = Content::of_file(file.try_clone().expect("a second handle"), 10, Digest::of(TEXT));
        file.set_len(5).expect("it is cut short");
        assert_eq!(content.range(0..5).expect("it is there"), b"01234");
        let error = content.range(3..7).expect_err("it is gone");
        assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
        let error = content
            .reader()
            .read_to_end(&mut Vec::new())
            .expect_err("it is gone");
        assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
    }

    proptest! {
        #[test]
        fn a_reader_gives_what_a_slice_would(seeks in prop::collection::vec((0u64..12, 0usize..6), 0..20)) {
            for content in both() {
                let mut reader = content.reader();
                let mut slice = io::Cursor::new(TEXT);
                for (at, length) in &seeks {
                    let mut read = (vec![0; *length], vec![0; *length]);
                    reader.seek(io::SeekFrom::Start(*at)).expect("it is no file's");
                    slice.seek(io::SeekFrom::Start(*at)).expect("it is memory");
                    let counts = (
                        reader.read(&mut read.0).expect("it is there"),
                        slice.read(&mut read.1).expect("it is there"),
                    );
                    prop_assert_eq!(counts.0, counts.1);
                    prop_assert_eq!(read.0, read.1);
                }
            }
        }
    }
}
