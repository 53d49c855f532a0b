//! What a guest reads.

use std::ops::Range;

use dragoman_model::schema::{ByteRange, PartInfo};

use crate::feed::Feed;
use crate::limits::{Exceeded, Limit, RunLimits};

/// Bytes that a single read gives at most.
const READ_CAP: usize = 1 << 20;

/// The feed of a run, and how much of it was read.
pub(super) struct Input {
    feed: Feed,
    read_bytes: u64,
    allowed: u64,
    last_read: Option<ByteRange>,
}

impl Input {
    pub(super) fn new(feed: &Feed, limits: &RunLimits) -> Self {
        Self {
            feed: feed.clone(),
            read_bytes: 0,
            allowed: limits.read_bytes.of(feed.size()),
            last_read: None,
        }
    }

    /// The parts, and the bytes that it takes to say them.
    pub(super) fn parts(&self) -> (Vec<PartInfo>, u64) {
        let info = |part: &crate::Part| PartInfo {
            name: part.name.clone(),
            size: part.bytes.len() as u32,
            media_type: part.media_type.clone(),
        };
        let parts: Vec<_> = self.feed.parts().iter().map(info).collect();
        let bytes = parts
            .iter()
            .map(|part| size_of_val(part) + part.name.len() + part.media_type.len());
        let bytes = bytes.sum::<usize>() as u64;
        (parts, bytes)
    }

    /// What a read gives: a range of bytes of the part, empty where there are none.
    pub(super) fn read(&mut self, part: u32, offset: u32, max: u32) -> Result<Range<usize>, Exceeded> {
        let size = self
            .feed
            .parts()
            .get(part as usize)
            .map_or(0, |part| part.bytes.len());
        let start = size.min(offset as usize);
        let cap = self.feed.read_cap().map_or(READ_CAP, |cap| cap.min(READ_CAP));
        let end = size.min(start + (max as usize).min(cap));
        self.last_read = Some(ByteRange {
            part,
            start: start as u32,
            end: end as u32,
        });
        self.read_bytes += (end - start) as u64;
        Limit::ReadBytes.check(self.read_bytes, self.allowed)?;
        Ok(start..end)
    }

    /// The bytes of a range that [`read`](Self::read) gave.
    pub(super) fn bytes(&self, part: u32, range: Range<usize>) -> &[u8] {
        let part = self.feed.parts().get(part as usize);
        part.map_or(&[], |part| &part.bytes[range])
    }

    pub(super) fn read_bytes(&self) -> u64 {
        self.read_bytes
    }

    pub(super) fn last_read(&self) -> Option<ByteRange> {
        self.last_read.clone()
    }
}
