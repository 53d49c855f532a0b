//! How much may be unpacked.

use std::io::{self, Read};

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

    /// Reads to the end. `hint` is how many bytes are said to come: it saves copying, and is not relied on.
    pub(crate) fn read(&mut self, from: impl Read, hint: u64) -> Result<Vec<u8>, Trouble> {
        let mut bytes = Vec::new();
        let room = usize::try_from(hint.min(self.left)).unwrap_or(0);
        // Where there is no such room, reading fails by itself, unless less comes.
        drop(bytes.try_reserve_exact(room));
        let read = from.take(self.left.saturating_add(1)).read_to_end(&mut bytes);
        self.check(bytes.len() as u64)?;
        read.map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => Trouble::CutOff,
            _ => Trouble::Damaged(error.to_string()),
        })?;
        self.left -= bytes.len() as u64;
        Ok(bytes)
    }
}
