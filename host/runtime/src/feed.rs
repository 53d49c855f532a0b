//! The input of a run: parts, which are read by position.

use std::io;

use dragoman_content::Content;
use dragoman_model::Digest;

/// Bytes that a part may have, some 4 GiB: offsets are 32 bits wide.
pub const PART_CAP: u64 = u32::MAX as u64;

/// One file of a feed.
#[derive(Debug, Clone)]
pub struct Part {
    /// File name without folders.
    pub name: String,
    /// Media type as far as it is known.
    pub media_type: String,
    /// Its content, which the copies of a part share.
    pub content: Content,
}

/// A feed cannot be given to a module.
#[derive(Debug, thiserror::Error)]
pub enum FeedError {
    /// Larger than offsets can say.
    #[error("{name} has {size} bytes; a part holds at most {PART_CAP}: split it into parts")]
    TooLarge {
        /// The part.
        name: String,
        /// Its size in bytes.
        size: u64,
    },
}

/// The parts of one edition, in a fixed order.
#[derive(Debug, Clone, Default)]
pub struct Feed {
    parts: Vec<Part>,
    read_cap: Option<usize>,
}

impl Feed {
    /// The feed with one more part.
    pub fn with(self, name: &str, content: impl Into<Content>) -> Self {
        self.with_part(Part {
            name: name.into(),
            media_type: media_type(name).into(),
            content: content.into(),
        })
    }

    /// The feed with a part of another.
    pub fn with_part(mut self, part: Part) -> Self {
        self.parts.push(part);
        self
    }

    /// The feed, of which a single read gives at most so many bytes, at least one. What a module makes of its input must
    /// not hang on that. Default: what the host gives, 1 MiB.
    pub fn read_in(mut self, bytes: usize) -> Self {
        self.read_cap = Some(bytes.max(1));
        self
    }

    /// Bytes that a single read gives at most, where that is set.
    pub(crate) fn read_cap(&self) -> Option<usize> {
        self.read_cap
    }

    /// Checks that every part can be addressed.
    ///
    /// # Errors
    ///
    /// [`FeedError::TooLarge`].
    pub fn check(&self) -> Result<(), FeedError> {
        let oversized = self.parts.iter().find(|part| part.content.size() > PART_CAP);
        match oversized {
            Some(part) => Err(FeedError::TooLarge {
                name: part.name.clone(),
                size: part.content.size(),
            }),
            None => Ok(()),
        }
    }

    /// The parts.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Size of all parts in bytes.
    pub fn size(&self) -> u64 {
        self.parts.iter().map(|part| part.content.size()).sum()
    }

    /// Name, size and digest of each part: what identifies an input.
    ///
    /// # Errors
    ///
    /// If a part was not hashed while it was taken and cannot be read.
    pub fn digests(&self) -> io::Result<Vec<(String, u64, Digest)>> {
        let digest = |part: &Part| Ok((part.name.clone(), part.content.size(), part.content.digest()?));
        self.parts.iter().map(digest).collect()
    }
}

fn media_type(name: &str) -> &'static str {
    match name
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase()
        .as_str()
    {
        "xml" => "application/xml",
        "csv" => "text/csv",
        "json" => "application/json",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xls" => "application/vnd.ms-excel",
        _ => "application/octet-stream",
    }
}
