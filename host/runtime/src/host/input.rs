//! What a guest reads.

use std::ops::Range;

use dragoman_model::schema::{ByteRange, PartInfo};

use super::window::Window;
use crate::feed::Feed;
use crate::limits::{Exceeded, Limit, RunLimits};
use crate::outcome::Unreadable;

/// Bytes that a single read gives at most.
const READ_CAP: u64 = 1 << 20;

/// The feed of a run, and how much of it was read.
pub(super) struct Input {
    feed: Feed,
    window: Window,
    read_bytes: u64,
    allowed: u64,
    last_read: Option<ByteRange>,
}

impl Input {
    pub(super) fn new(feed: &Feed, limits: &RunLimits) -> Self {
        Self {
            feed: feed.clone(),
            window: Window::default(),
            read_bytes: 0,
            allowed: limits.read_bytes.of(feed.size()),
            last_read: None,
        }
    }

    /// The parts, and the bytes that it takes to say them.
    pub(super) fn parts(&self) -> (Vec<PartInfo>, u64) {
        let info = |part: &crate::Part| PartInfo {
            name: part.name.clone(),
            size: part.content.size() as u32,
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
    pub(super) fn read(&mut self, part: u32, offset: u32, max: u32) -> Result<Range<u64>, Exceeded> {
        let found = self.feed.parts().get(part as usize);
        let size = found.map_or(0, |part| part.content.size());
        let start = size.min(offset.into());
        let cap = self
            .feed
            .read_cap()
            .map_or(READ_CAP, |cap| READ_CAP.min(cap as u64));
        let end = size.min(start + cap.min(max.into()));
        self.last_read = Some(ByteRange {
            part,
            start: start as u32,
            end: end as u32,
        });
        self.read_bytes += end - start;
        Limit::ReadBytes.check(self.read_bytes, self.allowed)?;
        Ok(start..end)
    }

    /// The bytes of a range that [`read`](Self::read) gave.
    pub(super) fn bytes(&mut self, part: u32, range: Range<u64>) -> Result<Vec<u8>, Unreadable> {
        let Some(found) = self.feed.parts().get(part as usize) else {
            return Ok(Vec::new());
        };
        let bytes = self.window.bytes(part, &found.content, range.clone());
        bytes.map_err(|error| Unreadable {
            name: found.name.clone(),
            start: range.start,
            end: range.end,
            cause: error.to_string(),
        })
    }

    pub(super) fn read_bytes(&self) -> u64 {
        self.read_bytes
    }

    pub(super) fn last_read(&self) -> Option<ByteRange> {
        self.last_read.clone()
    }
}
