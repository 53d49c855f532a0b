//! What can be wrong with the file as a whole, each with its place and the text there.

use std::io::{BufRead, Seek, SeekFrom};

use dragoman_guest::schema::{Fault, FaultKind};
use dragoman_guest::{Feed, build};

const AGAIN: &str = "fetch the file again from the publisher";

/// How much text around a place is looked at for an excerpt.
const EXCERPT: usize = 200;

/// The part under examination.
#[derive(Clone, Copy)]
pub(crate) struct Part<'f> {
    feed: &'f Feed<'f>,
    /// Its index.
    pub(crate) index: u32,
    /// Its size.
    pub(crate) size: u32,
}

impl<'f> Part<'f> {
    /// A part of `feed`.
    pub(crate) fn new(feed: &'f Feed<'f>, index: u32) -> Self {
        let size = feed.parts().get(index as usize).map_or(0, |info| info.size);
        Self { feed, index, size }
    }

    /// Up to `length` bytes from `start`, however few come at a time.
    pub(crate) fn bytes(&self, start: u32, length: usize) -> Vec<u8> {
        let mut reader = self.feed.open(self.index);
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

    /// A fault at a place, with the text there.
    pub(crate) fn fault(&self, kind: FaultKind, message: String, remedy: &str, span: (u32, u32)) -> Fault {
        let shown = (span.1.saturating_sub(span.0) as usize).clamp(1, EXCERPT);
        let bytes = self.bytes(span.0, shown.max(80));
        Fault {
            source: Some(build::bytes(self.index, span.0, span.1)),
            excerpt: build::excerpt(&String::from_utf8_lossy(&bytes)),
            ..build::fault(kind, message, remedy)
        }
    }

    /// Markup that breaks the rules of XML.
    pub(crate) fn malformed(&self, message: String, at: u32) -> Fault {
        self.fault(FaultKind::Malformed, message, AGAIN, (at, self.clip(at, 80)))
    }

    /// Another list, or no list.
    pub(crate) fn foreign(&self, message: String, at: u32) -> Fault {
        let remedy = "give the consolidated Canadian autonomous sanctions list in XML";
        self.fault(FaultKind::Foreign, message, remedy, (at, self.clip(at, 80)))
    }

    /// This list, in a form that is not known.
    pub(crate) fn unknown_layout(&self, message: String, span: (u32, u32)) -> Fault {
        let remedy = "the publisher has changed the format: ask for a newer module";
        self.fault(FaultKind::UnknownLayout, message, remedy, span)
    }

    /// A file that stops before its end; the excerpt shows its last words.
    pub(crate) fn truncated(&self, message: String, from: u32) -> Fault {
        let tail = self.size.saturating_sub(120).max(from.min(self.size));
        let bytes = self.bytes(tail, 120);
        Fault {
            source: Some(build::bytes(self.index, from.min(self.size), self.size)),
            excerpt: build::excerpt(&String::from_utf8_lossy(&bytes)),
            ..build::fault(FaultKind::Truncated, message, AGAIN)
        }
    }

    /// Bytes that are not UTF-8, looked for from `from` on; none if all are, or if the last character is merely cut off.
    pub(crate) fn encoding(&self, from: u32) -> Option<Fault> {
        let at = self.invalid_utf8(from)?;
        let byte = self.bytes(at, 1).first().copied().unwrap_or_default();
        let message = format!(
            "byte {byte:#04x} at offset {at} is not UTF-8, which this list is written in; nothing was guessed"
        );
        let begin = at.saturating_sub(40);
        let excerpt = build::excerpt(&String::from_utf8_lossy(&self.bytes(begin, 80)));
        let remedy = "fetch the file from the publisher, not from a copy that was re-coded on its way";
        Some(Fault {
            source: Some(build::bytes(self.index, at, self.clip(at, 1))),
            excerpt,
            ..build::fault(FaultKind::Encoding, message, remedy)
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
    pub(crate) fn clip(&self, at: u32, length: u32) -> u32 {
        at.saturating_add(length).min(self.size).max(at)
    }
}
