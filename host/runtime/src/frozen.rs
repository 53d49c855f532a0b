//! Bytes that nothing can change between the moment they are checked and the moment they are used.

use std::ops::Deref;

use crate::pages::Pages;

/// Bytes in memory that this value owns and never hands out to be written.
pub(crate) enum Frozen {
    /// Wherever the allocator put them.
    Memory(Vec<u8>),
    /// In pages that the engine can run code from.
    Pages(Pages),
}

impl Deref for Frozen {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Memory(bytes) => bytes,
            Self::Pages(pages) => pages,
        }
    }
}
