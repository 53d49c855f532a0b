//! Sorted numbers on their way into the store: packed, in memory or in a file without a name.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::block::{Packed, Packer, Stated};
use crate::error::HubError;

/// Bytes beyond which they go to a file.
pub(super) const IN_MEMORY: usize = 16 << 20;

/// Blocks of sorted numbers.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    heads: Vec<Head>,
    bytes: Bytes,
}

/// What is known of a block without reading it.
#[derive(Debug)]
struct Head {
    first: Box<[u8]>,
    numbers: u32,
    distinct: u32,
    written: u32,
    records: u32,
}

/// Where the blocks are, one behind the other.
#[derive(Debug)]
enum Bytes {
    Memory(Vec<u8>),
    File(File),
}

impl Default for Bytes {
    fn default() -> Self {
        Self::Memory(Vec::new())
    }
}

/// Packs numbers that come in their order.
pub(super) struct Sorting<'a> {
    folder: &'a Path,
    in_memory: usize,
    packer: Packer,
    heads: Vec<Head>,
    waiting: Vec<u8>,
    file: Option<BufWriter<File>>,
}

impl<'a> Sorting<'a> {
    /// Packs numbers into memory, and beyond so many bytes into a file in `folder`.
    pub(super) fn new(folder: &'a Path, in_memory: usize) -> Self {
        Self {
            folder,
            in_memory,
            packer: Packer::default(),
            heads: Vec::new(),
            waiting: Vec::new(),
            file: None,
        }
    }

    pub(super) fn push(&mut self, stated: Stated<'_>) -> io::Result<()> {
        match self.packer.push(stated) {
            Some(packed) => self.put(packed),
            None => Ok(()),
        }
    }

    fn put(&mut self, packed: Packed) -> io::Result<()> {
        self.heads.push(Head {
            first: packed.first.into(),
            numbers: packed.numbers,
            distinct: packed.distinct,
            written: packed.written.len() as u32,
            records: packed.records.len() as u32,
        });
        if self.file.is_none() && self.waiting.len() > self.in_memory {
            self.file = Some(BufWriter::with_capacity(
                1 << 20,
                tempfile::tempfile_in(self.folder)?,
            ));
        }
        let Some(file) = &mut self.file else {
            self.waiting.extend_from_slice(&packed.written);
            self.waiting.extend_from_slice(&packed.records);
            return Ok(());
        };
        if !self.waiting.is_empty() {
            file.write_all(&std::mem::take(&mut self.waiting))?;
        }
        file.write_all(&packed.written)?;
        file.write_all(&packed.records)
    }

    pub(super) fn finish(mut self) -> io::Result<Sorted> {
        if let Some(packed) = self.packer.finish() {
            self.put(packed)?;
        }
        let bytes = match self.file {
            Some(file) => Bytes::File(file.into_inner().map_err(io::IntoInnerError::into_error)?),
            None => Bytes::Memory(self.waiting),
        };
        Ok(Sorted {
            heads: self.heads,
            bytes,
        })
    }
}

impl Sorted {
    /// Calls `each` with every block.
    pub(super) fn blocks(
        &self,
        mut each: impl FnMut(Packed) -> Result<(), HubError>,
    ) -> Result<(), HubError> {
        let mut reader = self.reader()?;
        while let Some(packed) = reader.next().map_err(HubError::Scratch)? {
            each(packed)?;
        }
        Ok(())
    }

    fn reader(&self) -> Result<Reader<'_>, HubError> {
        let bytes: Box<dyn Read + '_> = match &self.bytes {
            Bytes::Memory(bytes) => Box::new(&bytes[..]),
            Bytes::File(file) => {
                let mut file = file;
                file.seek(SeekFrom::Start(0)).map_err(HubError::Scratch)?;
                Box::new(io::BufReader::with_capacity(1 << 20, file))
            }
        };
        Ok(Reader {
            heads: self.heads.iter(),
            bytes,
        })
    }
}

struct Reader<'a> {
    heads: std::slice::Iter<'a, Head>,
    bytes: Box<dyn Read + 'a>,
}

impl Reader<'_> {
    fn next(&mut self) -> io::Result<Option<Packed>> {
        let Some(head) = self.heads.next() else {
            return Ok(None);
        };
        let mut read = |length: u32| {
            let mut bytes = vec![0; length as usize];
            self.bytes.read_exact(&mut bytes).map(|()| bytes)
        };
        Ok(Some(Packed {
            first: head.first.to_vec(),
            numbers: head.numbers,
            distinct: head.distinct,
            written: read(head.written)?,
            records: read(head.records)?,
        }))
    }
}
