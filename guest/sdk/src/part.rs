//! What can be wrong with a file as a whole, each with its place, the text there and a remedy.

mod opening;

use std::io::{BufRead, Seek, SeekFrom};

use crate::schema::{Fault, FaultKind};
use crate::{Feed, PartReader, Source, build};

pub use opening::Opening;

/// What to do about a damaged copy.
pub const AGAIN: &str = "fetch the file again from the publisher";

/// What to do about a copy in another encoding.
pub const NOT_RECODED: &str =
    "fetch the file from the publisher, not from a copy that was re-coded on its way";

/// What to do about a layout that is not known.
pub const NEWER: &str = "the publisher has changed the format: ask for a newer module";

/// How many bytes around a place are looked at for an excerpt.
const EXCERPT: usize = 200;

/// A part under examination.
#[derive(Clone, Copy)]
pub struct Part<'f> {
    source: &'f dyn Source,
    /// What to do about a file that is not this list: `give the list of … in XML`.
    give: &'static str,
    /// Its index.
    pub index: u32,
    /// Its size in bytes.
    pub size: u32,
}

impl<'f> Part<'f> {
    /// A part of `feed`. `give` says what to do about a file that is not this list: `give the list of … in XML`.
    pub fn new(feed: &Feed<'f>, index: u32, give: &'static str) -> Self {
        Self {
            source: feed.source(),
            give,
            index,
            size: feed.size(index),
        }
    }

    /// What to do about a file that is not this list.
    pub fn give(&self) -> &'static str {
        self.give
    }

    /// A buffered reader over it.
    pub fn open(&self) -> PartReader<'f> {
        PartReader::new(self.source, self.index, self.size)
    }

    /// Up to `length` bytes from `start`, however few come at a time.
    pub fn bytes(&self, start: u32, length: usize) -> Vec<u8> {
        let mut reader = self.open();
        let mut bytes = Vec::new();
        if reader.seek(SeekFrom::Start(start.into())).is_err() {
            return bytes;
        }
        while bytes.len() < length {
            let Ok(chunk) = reader.fill_buf() else { break };
            if chunk.is_empty() {
                break;
            }
            let taken = chunk.len().min(length - bytes.len());
            bytes.extend_from_slice(&chunk[..taken]);
            reader.consume(taken);
        }
        bytes
    }

    /// Bytes from `start`, of which the host is asked for no more than these: for many places of a file.
    pub(crate) fn exactly(&self, start: u32, length: usize) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(length);
        while bytes.len() < length {
            let (at, left) = (start + bytes.len() as u32, (length - bytes.len()) as u32);
            let chunk = self.source.read(self.index, at, left);
            if chunk.is_empty() {
                break;
            }
            bytes.extend_from_slice(&chunk);
        }
        bytes
    }

    /// A fault at a place, with the text there.
    pub fn fault(
        &self,
        kind: FaultKind,
        message: impl Into<String>,
        remedy: &str,
        span: (u32, u32),
    ) -> Fault {
        let shown = (span.1.saturating_sub(span.0) as usize).clamp(1, EXCERPT);
        let bytes = self.bytes(span.0, shown.max(80));
        Fault {
            source: Some(build::bytes(self.index, span.0, span.1)),
            excerpt: build::excerpt(&String::from_utf8_lossy(&bytes)),
            ..build::fault(kind, message, remedy)
        }
    }

    /// A file with nothing in it.
    pub fn empty(&self) -> Fault {
        Fault {
            source: Some(build::bytes(self.index, 0, self.size)),
            ..build::fault(FaultKind::Empty, "the file is empty", AGAIN)
        }
    }

    /// A file that breaks the rules of its format.
    pub fn malformed(&self, message: impl Into<String>, at: u32) -> Fault {
        self.fault(FaultKind::Malformed, message, AGAIN, (at, self.clip(at, 80)))
    }

    /// Another list, or no list.
    pub fn foreign(&self, message: impl Into<String>, at: u32) -> Fault {
        self.fault(FaultKind::Foreign, message, self.give, (at, self.clip(at, 80)))
    }

    /// This list, in a form that is not known.
    pub fn unknown_layout(&self, message: impl Into<String>, span: (u32, u32)) -> Fault {
        self.fault(FaultKind::UnknownLayout, message, NEWER, span)
    }

    /// A file that stops before its end; the excerpt shows its last words.
    pub fn truncated(&self, message: impl Into<String>, from: u32) -> Fault {
        let tail = self.size.saturating_sub(120).max(from.min(self.size));
        let bytes = self.bytes(tail, 120);
        Fault {
            source: Some(build::bytes(self.index, from.min(self.size), self.size)),
            excerpt: build::excerpt(&String::from_utf8_lossy(&bytes)),
            ..build::fault(FaultKind::Truncated, message, AGAIN)
        }
    }

    /// Bytes that are not UTF-8, looked for from `from` on; none if all are, or if the last character is merely cut off.
    pub fn encoding(&self, from: u32) -> Option<Fault> {
        let at = self.invalid_utf8(from)?;
        let byte = *self.bytes(at, 1).first()?;
        let message = format!(
            "byte {byte:#04x} at offset {at} is not UTF-8, which this list is written in; nothing was guessed"
        );
        let begin = at.saturating_sub(40);
        Some(Fault {
            source: Some(build::bytes(self.index, at, self.clip(at, 1))),
            excerpt: build::excerpt(&String::from_utf8_lossy(&self.bytes(begin, 80))),
            ..build::fault(FaultKind::Encoding, message, NOT_RECODED)
        })
    }

    fn invalid_utf8(&self, from: u32) -> Option<u32> {
        const STEP: usize = 64 * 1024;
        let mut at = from;
        loop {
            let bytes = self.bytes(at, STEP);
            let last = bytes.len() < STEP;
            match std::str::from_utf8(&bytes) {
                Ok(_) => at += bytes.len() as u32,
                Err(error) if error.error_len().is_some() => return Some(at + error.valid_up_to() as u32),
                Err(error) => at += error.valid_up_to() as u32,
            }
            if last {
                return None;
            }
        }
    }

    /// `at + length`, within the part.
    pub fn clip(&self, at: u32, length: u32) -> u32 {
        at.saturating_add(length).min(self.size).max(at)
    }
}
