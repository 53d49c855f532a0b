//! Contents as streams.

use std::io::{self, Read, Seek, SeekFrom};

use crate::content::Content;

/// Reads a content from one place on.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    content: &'a Content,
    at: u64,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(content: &'a Content) -> Self {
        Self { content, at: 0 }
    }

    /// The same from this place on.
    pub fn from(self, at: u64) -> Self {
        Self { at, ..self }
    }
}

impl Read for Reader<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = self.content.size().saturating_sub(self.at);
        let read = usize::try_from(left).map_or(into.len(), |left| left.min(into.len()));
        self.content
            .read_at(self.at.min(self.content.size()), &mut into[..read])?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for Reader<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.content.size().checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at =
            at.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "a seek before the beginning"))?;
        Ok(self.at)
    }
}
