//! From bytes to rows. Which reader is told by the first bytes, never by the name of the file.

mod delimited;
mod encoding;
mod workbook;

use std::borrow::Cow;

use dragoman_guest::schema::{Fault, FaultKind};
use dragoman_guest::{Feed, Notes, build};

use crate::faults;
use crate::table::Table;

/// Reads the list.
///
/// # Errors
///
/// A fault if the file is not this list, whole and well-formed.
pub(crate) fn read(feed: &Feed<'_>, part: u32, notes: &mut Notes) -> Result<Table, Fault> {
    let bytes = feed.bytes(part);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(faults::empty(build::bytes(part, 0, bytes.len() as u32)));
    }
    match bytes.as_slice() {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => workbook::read(feed, bytes, part, notes),
        _ => {
            refuse_other_formats(&bytes, part)?;
            match encoding::decode(&bytes, part)? {
                Cow::Borrowed(text) => delimited::read(text, part, notes),
                Cow::Owned(text) => {
                    // The rows take their place: in a guest, memory that was not yet touched is dear.
                    drop(bytes);
                    delimited::read(&text, part, notes)
                }
            }
        }
    }
}

fn refuse_other_formats(bytes: &[u8], part: u32) -> Result<(), Fault> {
    let head = &bytes[..bytes.len().min(200)];
    let text = head
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(head)
        .trim_ascii_start();
    let place = build::bytes(part, 0, head.len() as u32);
    let shown = String::from_utf8_lossy(text);
    match text {
        [b'<', ..] => Err(faults::foreign(
            if is_html(&shown) {
                "the file is a web page"
            } else {
                "the file is XML"
            },
            place,
            &shown,
        )),
        [b'{' | b'[', ..] => Err(faults::foreign("the file is JSON", place, &shown)),
        [b'%', b'P', b'D', b'F', ..] => Err(faults::foreign("the file is a PDF", place, "")),
        [0x1F, 0x8B, ..] => Err(faults::foreign("the file is a gzip archive", place, "")),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Err(faults::fault(
            FaultKind::UnknownLayout,
            "the file is a workbook in the old binary format, or one with a password",
            "give the list in CSV or XLSX, without a password",
            place,
            "",
        )),
        _ => Ok(()),
    }
}

fn is_html(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    text.starts_with("<!doctype html") || text.contains("<html")
}
