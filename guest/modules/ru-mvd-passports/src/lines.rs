//! The lines of a large file, without a copy of those that lie within one read.

use std::io::BufRead;

use dragoman_guest::schema::{Fault, FaultKind};
use dragoman_guest::{Feed, PartReader, build};

use crate::GIVE;

/// Bytes of a line beyond which the file is no list: a row has eleven.
const LONGEST: usize = 4_096;

/// Bytes of nearly every row, up to its line feed.
const USUAL: usize = "1234,123456".len();

/// The lines of a part.
pub(crate) struct Lines<'f> {
    part: u32,
    reader: PartReader<'f>,
    ends_with_line_feed: bool,
}

impl<'f> Lines<'f> {
    pub(crate) fn open(feed: &Feed<'f>, part: u32) -> Self {
        Self {
            part,
            reader: feed.open(part),
            ends_with_line_feed: false,
        }
    }

    /// Calls `each` with every line and its row, counted from 1, without what ends it, and whether it was ended: the last one may
    /// not be, where the file was cut off.
    pub(crate) fn each(
        &mut self,
        mut each: impl FnMut(u32, &[u8], bool) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let (mut row, mut begun) = (0, Vec::new());
        let mut line = |line: &[u8], is_ended: bool| {
            row += 1;
            if line.len() > LONGEST {
                return Err(too_long(self.part, row, line));
            }
            each(row, line.strip_suffix(b"\r").unwrap_or(line), is_ended)
        };
        loop {
            let chunk = self.reader.fill_buf();
            let chunk = chunk.map_err(|error| build::fault(FaultKind::Other, error.to_string(), GIVE))?;
            if chunk.is_empty() {
                break;
            }
            let mut rest = chunk;
            while let Some(length) = length(rest) {
                match begun.is_empty() {
                    true => line(&rest[..length], true)?,
                    false => {
                        begun.extend_from_slice(&rest[..length]);
                        line(&begun, true)?;
                        begun.clear();
                    }
                }
                rest = &rest[length + 1..];
            }
            begun.extend_from_slice(rest);
            if begun.len() > LONGEST {
                line(&begun, false)?;
            }
            self.ends_with_line_feed = rest.is_empty();
            let read = chunk.len();
            self.reader.consume(read);
        }
        match begun.is_empty() {
            true => Ok(()),
            false => line(&begun, false),
        }
    }

    /// Whether the file ends with a line feed, as a whole one does.
    pub(crate) fn end_seen(&self) -> bool {
        self.ends_with_line_feed
    }
}

/// Bytes before the next line feed; none where there is none.
fn length(bytes: &[u8]) -> Option<usize> {
    match bytes.get(USUAL) {
        Some(b'\n') if !bytes[..USUAL].contains(&b'\n') => Some(USUAL),
        _ => bytes.iter().position(|byte| *byte == b'\n'),
    }
}

fn too_long(part: u32, row: u32, line: &[u8]) -> Fault {
    Fault {
        source: Some(build::rows(part, row, row)),
        excerpt: build::excerpt(&String::from_utf8_lossy(&line[..USUAL])),
        ..build::fault(
            FaultKind::Malformed,
            format!("a row has more than {LONGEST} bytes"),
            GIVE,
        )
    }
}
