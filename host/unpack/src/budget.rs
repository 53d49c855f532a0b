//! How much may be unpacked.

use std::io::{self, Read};

use dragoman_content::{Content, Shelf, TakeError};

use crate::error::Trouble;

/// How much may be unpacked of the files of one edition. Every byte that comes is taken from it.
#[derive(Debug, Clone)]
pub struct Budget {
    allowed: u64,
    left: u64,
    members: usize,
}

impl Budget {
    /// So many bytes in all, and so many members in one archive.
    pub fn new(bytes: u64, members: usize) -> Self {
        Self {
            allowed: bytes,
            left: bytes,
            members,
        }
    }

    /// Members that an archive may have.
    pub(crate) fn members(&self) -> usize {
        self.members
    }

    /// Checks that so many bytes more may come.
    pub(crate) fn check(&self, more: u64) -> Result<(), Trouble> {
        if more > self.left {
            return Err(Trouble::TooLarge {
                allowed: self.allowed,
            });
        }
        Ok(())
    }

    /// Reads to the end, and puts on the shelf what comes.
    pub(crate) fn take(&mut self, from: impl Read, shelf: &mut Shelf) -> Result<Content, Trouble> {
        let taken = shelf.take(from.take(self.left.saturating_add(1)));
        let content = taken.map_err(|error| match error {
            TakeError::Read(error) if error.kind() == io::ErrorKind::UnexpectedEof => Trouble::CutOff,
            TakeError::Read(error) => Trouble::Damaged(error.to_string()),
            TakeError::Put { .. } => Trouble::NoRoom(error.to_string()),
        })?;
        self.check(content.size())?;
        self.left -= content.size();
        Ok(content)
    }
}
