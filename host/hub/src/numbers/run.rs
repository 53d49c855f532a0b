//! Sorted numbers on their way to be merged with others: in memory, or in a file without a name.
//!
//! A number is written as how much greater the first bytes of its normal form are than those before, of which most are the same; the
//! record; and what is long in it, and its shape, where there is any and it is not that of the last one that had any.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::block::Stated;
use super::cursor::{Cursor, PREFIX};
use super::varint;
use crate::error::HubError;

/// Bytes that are written to a file, and read from it, at a time. Many runs are read side by side.
const PIECE: usize = 256 << 10;

/// Bytes of the longest number without its texts: its head, its first bytes, and record or length.
const LONGEST: usize = 1 + PREFIX + 10;

/// The head of a number with the same first bytes as the one before. Otherwise it says how many zero bytes are behind the difference,
/// and one less than how many bytes the rest of it has: never fifteen of both.
const SAME: u8 = 0xff;

/// What there is beyond the first bytes: nothing, or what the last number had that had any, or what follows.
const NONE: u64 = 0;
const LAST: u64 = 1;
const NEXT: u64 = 2;

/// What there is of a number beyond the first bytes of its normal form: the rest of it, and its shape.
#[derive(Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Tail {
    pub(super) rest: Box<[u8]>,
    pub(super) shape: Box<[u8]>,
}

impl Tail {
    fn is_empty(&self) -> bool {
        self.rest.is_empty() && self.shape.is_empty()
    }
}

/// Numbers in their order.
#[derive(Debug)]
pub(super) struct Run {
    numbers: usize,
    bytes: Bytes,
}

#[derive(Debug)]
enum Bytes {
    Memory(Vec<u8>),
    File(File),
}

/// Writes numbers that come in their order.
pub(super) struct Writing<'a> {
    folder: &'a Path,
    in_memory: usize,
    numbers: usize,
    last: u128,
    last_tail: Option<&'a Tail>,
    waiting: Vec<u8>,
    file: Option<File>,
}

impl<'a> Writing<'a> {
    /// Writes into memory, and beyond so many bytes into a file in `folder`.
    pub(super) fn new(folder: &'a Path, in_memory: usize) -> Self {
        Self {
            folder,
            in_memory,
            numbers: 0,
            last: 0,
            last_tail: None,
            waiting: Vec::new(),
            file: None,
        }
    }

    /// Adds a number: its [first bytes](super::cursor::key), what else there is of it, and its record.
    pub(super) fn push(&mut self, key: u128, tail: &'a Tail, record: u32) -> io::Result<()> {
        let more = key - self.last;
        self.last = key;
        self.numbers += 1;
        if more == 0 {
            self.waiting.push(SAME);
        } else {
            let zeros = more.trailing_zeros() / u8::BITS;
            let bytes = (u128::BITS - more.leading_zeros()).div_ceil(u8::BITS) - zeros;
            self.waiting.push((zeros << 4 | (bytes - 1)) as u8);
            let more = (more >> (zeros * u8::BITS)).to_le_bytes();
            self.waiting.extend_from_slice(&more[..bytes as usize]);
        }
        let is_last = self
            .last_tail
            .is_some_and(|last| std::ptr::eq(last, tail) || last == tail);
        let what = match tail {
            tail if tail.is_empty() => NONE,
            _ if is_last => LAST,
            _ => NEXT,
        };
        varint::write(u64::from(record) << 2 | what, &mut self.waiting);
        if what == NEXT {
            for text in [&tail.rest, &tail.shape] {
                varint::write(text.len() as u64, &mut self.waiting);
                self.waiting.extend_from_slice(text);
            }
            self.last_tail = Some(tail);
        }
        let most = if self.file.is_some() {
            PIECE
        } else {
            self.in_memory
        };
        if self.waiting.len() > most {
            self.spill()?;
        }
        Ok(())
    }

    fn spill(&mut self) -> io::Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            None => self.file.insert(tempfile::tempfile_in(self.folder)?),
        };
        file.write_all(&self.waiting)?;
        self.waiting.clear();
        Ok(())
    }

    pub(super) fn finish(mut self) -> io::Result<Run> {
        if self.file.is_some() {
            self.spill()?;
        }
        Ok(Run {
            numbers: self.numbers,
            bytes: match self.file {
                Some(file) => Bytes::File(file),
                None => Bytes::Memory(self.waiting),
            },
        })
    }
}

impl Run {
    /// Reads the numbers one by one. One reader at a time: they share the place in the file.
    pub(super) fn numbers(&self) -> Result<Numbers<'_>, HubError> {
        let source: Box<dyn Read + Send + '_> = match &self.bytes {
            Bytes::Memory(bytes) => Box::new(&bytes[..]),
            Bytes::File(file) => {
                let mut file = file;
                file.seek(SeekFrom::Start(0)).map_err(HubError::Scratch)?;
                Box::new(file)
            }
        };
        Ok(Numbers {
            source,
            buffer: vec![0; PIECE + LONGEST],
            at: 0,
            end: 0,
            left: self.numbers,
            key: 0,
            start: [0; PREFIX],
            length: 0,
            normal: Vec::new(),
            rest: Vec::new(),
            shape: Vec::new(),
            has_tail: false,
            record: 0,
        })
    }
}

/// The numbers of a run, one by one.
pub(super) struct Numbers<'a> {
    source: Box<dyn Read + Send + 'a>,
    /// What was read of it, and room for one number behind, so that its first bytes are read at once wherever they stand.
    buffer: Vec<u8>,
    at: usize,
    end: usize,
    left: usize,
    key: u128,
    /// The first bytes of the normal form.
    start: [u8; PREFIX],
    length: usize,
    /// The whole of it, where that is longer.
    normal: Vec<u8>,
    /// The rest and the shape of the last number that had any.
    rest: Vec<u8>,
    shape: Vec<u8>,
    has_tail: bool,
    record: u32,
}

impl Numbers<'_> {
    /// Reads on, so that there are so many bytes, or all that are left.
    fn fill(&mut self, bytes: usize) -> io::Result<()> {
        self.buffer.copy_within(self.at..self.end, 0);
        self.end -= self.at;
        self.at = 0;
        if self.buffer.len() < bytes + LONGEST {
            self.buffer.resize(bytes + LONGEST, 0);
        }
        let room = self.buffer.len() - LONGEST;
        while self.end < room {
            match self.source.read(&mut self.buffer[self.end..room])? {
                0 => break,
                read => self.end += read,
            }
        }
        Ok(())
    }

    fn varint(&mut self) -> io::Result<u64> {
        let mut rest = &self.buffer[self.at..self.end];
        let number = varint::read(&mut rest).ok_or_else(otherwise)?;
        self.at = self.end - rest.len();
        Ok(number)
    }

    fn text(&mut self) -> io::Result<Vec<u8>> {
        if self.end - self.at < LONGEST {
            self.fill(LONGEST)?;
        }
        let length = usize::try_from(self.varint()?).map_err(|_| otherwise())?;
        if self.end - self.at < length {
            self.fill(length)?;
        }
        let text = self.buffer[self.at..self.end]
            .get(..length)
            .ok_or_else(otherwise)?;
        let text = text.to_vec();
        self.at += length;
        Ok(text)
    }

    fn next(&mut self) -> io::Result<()> {
        if self.end - self.at < LONGEST {
            self.fill(LONGEST)?;
        }
        let head = *self.buffer[self.at..self.end].first().ok_or_else(otherwise)?;
        self.at += 1;
        if head != SAME {
            let (zeros, bytes) = (u32::from(head >> 4), u32::from(head & 0xf) + 1);
            let read: [u8; PREFIX] = std::array::from_fn(|byte| self.buffer[self.at + byte]);
            let more = u128::from_le_bytes(read) & u128::MAX >> (u128::BITS - bytes * u8::BITS);
            self.at += bytes as usize;
            let key = more
                .checked_shl(zeros * u8::BITS)
                .and_then(|more| self.key.checked_add(more));
            self.key = key.filter(|_| self.at <= self.end).ok_or_else(otherwise)?;
            self.start = self.key.to_be_bytes();
            self.length = PREFIX - (self.key.trailing_zeros() / u8::BITS) as usize;
        }
        let stated = self.varint()?;
        self.record = u32::try_from(stated >> 2).map_err(|_| otherwise())?;
        self.has_tail = stated & 3 != NONE;
        if stated & 3 == NEXT {
            self.rest = self.text()?;
            self.shape = self.text()?;
        }
        if self.has_tail && !self.rest.is_empty() {
            self.normal.clear();
            self.normal.extend_from_slice(&self.start);
            self.normal.extend_from_slice(&self.rest);
        }
        Ok(())
    }
}

/// The file is this process's own, and has no name by which another could find it.
fn otherwise() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "a file is not as it was written")
}

impl Cursor for Numbers<'_> {
    fn advance(&mut self) -> Result<bool, HubError> {
        if self.left == 0 {
            return Ok(false);
        }
        self.left -= 1;
        self.next().map_err(HubError::Scratch)?;
        Ok(true)
    }

    fn stated(&self) -> Stated<'_> {
        let start = &self.start[..self.length];
        let (normal, shape) = match self.has_tail {
            false => (start, &[][..]),
            true if self.rest.is_empty() => (start, &self.shape[..]),
            true => (&self.normal[..], &self.shape[..]),
        };
        Stated {
            normal,
            shape,
            record: self.record,
        }
    }

    fn key(&self) -> u128 {
        self.key
    }
}

#[cfg(test)]
#[path = "run_tests.rs"]
mod tests;
