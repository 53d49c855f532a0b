//! The input: parts that can be read as streams or whole.

use std::io::{self, BufRead, Read, Seek, SeekFrom};

pub use crate::bindings::dragoman::watchlist::source::PartInfo;
use crate::schema::{Fault, FaultKind};

/// Where the bytes of a feed come from: the host, or memory in a native test.
pub trait Source {
    /// The parts, in a fixed order.
    fn parts(&self) -> Vec<PartInfo>;
    /// Up to `max` bytes from `offset` of a part; empty only at its end.
    fn read(&self, part: u32, offset: u32, max: u32) -> Vec<u8>;
}

/// The input of one run.
pub struct Feed<'a> {
    source: &'a dyn Source,
    parts: Vec<PartInfo>,
}

/// How much is asked of the host at a time.
const CHUNK: u32 = 256 * 1024;

impl<'a> Feed<'a> {
    /// A feed over `source`.
    pub fn new(source: &'a dyn Source) -> Self {
        Self {
            parts: source.parts(),
            source,
        }
    }

    /// The parts, in a fixed order; a part's index is its place here.
    pub fn parts(&self) -> &[PartInfo] {
        &self.parts
    }

    /// The one part of a feed that must have exactly one.
    ///
    /// # Errors
    ///
    /// A fault `missing-part` if there is none, `other` if there are several.
    pub fn single(&self) -> Result<u32, Fault> {
        match self.parts.len() {
            1 => Ok(0),
            0 => Err(Fault {
                kind: FaultKind::MissingPart,
                message: "the feed has no part".into(),
                source: None,
                excerpt: None,
                remedy: Some("give the list's file".into()),
            }),
            n => Err(Fault {
                kind: FaultKind::Other,
                message: format!("this list comes as one file, the feed has {n}"),
                source: None,
                excerpt: None,
                remedy: Some("give one edition at a time".into()),
            }),
        }
    }

    /// A buffered reader over a part.
    pub fn open(&self, part: u32) -> PartReader<'a> {
        PartReader::new(self.source, part, self.size(part))
    }

    /// How many bytes a part has; none if there is no such part.
    pub fn size(&self, part: u32) -> u32 {
        self.parts.get(part as usize).map_or(0, |info| info.size)
    }

    /// Where the bytes come from.
    pub(crate) fn source(&self) -> &'a dyn Source {
        self.source
    }

    /// Whether the last byte of a part is this one.
    pub(crate) fn ends_with(&self, part: u32, byte: u8) -> bool {
        let size = self.size(part);
        size > 0 && self.source.read(part, size - 1, 1) == [byte]
    }

    /// A whole part. For formats that need it all, such as workbooks.
    pub fn bytes(&self, part: u32) -> Vec<u8> {
        let size = self.size(part);
        let mut all = Vec::with_capacity(size as usize);
        while (all.len() as u32) < size {
            let at = all.len() as u32;
            let chunk = self.source.read(part, at, size - at);
            if chunk.is_empty() {
                break;
            }
            all.extend_from_slice(&chunk);
        }
        all
    }
}

/// A stream over one part.
pub struct PartReader<'a> {
    source: &'a dyn Source,
    part: u32,
    size: u32,
    chunk: Vec<u8>,
    chunk_start: u32,
    at: usize,
}

impl<'a> PartReader<'a> {
    pub(crate) fn new(source: &'a dyn Source, part: u32, size: u32) -> Self {
        Self {
            source,
            part,
            size,
            chunk: Vec::new(),
            chunk_start: 0,
            at: 0,
        }
    }

    /// The next bytes, as far as they were asked for: none says nothing about what follows.
    #[cfg(feature = "xml")]
    pub(crate) fn at_hand(&self) -> &[u8] {
        self.chunk.get(self.at..).unwrap_or_default()
    }

    /// Offset of the next byte.
    pub fn position(&self) -> u32 {
        self.chunk_start + self.at as u32
    }
}

impl BufRead for PartReader<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at >= self.chunk.len() {
            let next = self.position();
            self.chunk = if next < self.size {
                self.source.read(self.part, next, CHUNK)
            } else {
                Vec::new()
            };
            self.chunk_start = next;
            self.at = 0;
        }
        Ok(&self.chunk[self.at..])
    }

    fn consume(&mut self, amount: usize) {
        self.at = (self.at + amount).min(self.chunk.len());
    }
}

impl Read for PartReader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let n = available.len().min(buffer.len());
        buffer[..n].copy_from_slice(&available[..n]);
        self.consume(n);
        Ok(n)
    }
}

impl Seek for PartReader<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let base = match to {
            SeekFrom::Start(n) => n as i64,
            SeekFrom::End(n) => i64::from(self.size) + n,
            SeekFrom::Current(n) => i64::from(self.position()) + n,
        };
        let target = u32::try_from(base)
            .map_err(|_| io::Error::new(io::ErrorKind::InvalidInput, "seek outside the part"))?;
        match target.checked_sub(self.chunk_start) {
            Some(within) if (within as usize) <= self.chunk.len() => self.at = within as usize,
            _ => {
                self.chunk.clear();
                self.chunk_start = target;
                self.at = 0;
            }
        }
        Ok(u64::from(target))
    }
}
