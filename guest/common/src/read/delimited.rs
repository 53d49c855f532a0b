//! A sheet of the form as CSV, however a spreadsheet program has saved it: with commas, semicolons or tabs.

use std::io::{BufRead, Read, Seek, SeekFrom};

use csv::{Reader, ReaderBuilder, StringRecord};
use dragoman_guest::schema::{Fault, FaultKind, NoticeKind};
use dragoman_guest::table::is_swallowing;
use dragoman_guest::{Feed, PartReader, build};

use super::header::{Fields, Header, PREAMBLE};
use super::workbook::without_header;
use super::{Form, Reading, bytes_of, fault};
use crate::columns::{ABOUT, Sheet};
use crate::report::Report;

const SAVE: &str = "save the sheet again as `CSV UTF-8`";

/// A file of the form.
pub(super) struct File<'a> {
    pub(super) feed: &'a Feed<'a>,
    pub(super) name: &'a str,
    pub(super) part: u32,
}

/// Bytes of the first line that are looked at.
const LINE: u64 = 64 * 1024;

pub(super) fn read(
    file: &File<'_>,
    sheet: &'static Sheet,
    reading: Reading,
    form: &mut Form<'_>,
    report: &mut Report,
) -> Result<(), Fault> {
    let File { feed, name, part } = *file;
    let size = bytes_of(feed, part);
    if reading == Reading::First {
        form.whole.end_seen &= check(feed, part)?;
    }
    let delimiter = delimiter(&first_line(feed, part));
    let mut begin = mark(feed, part);
    let mut reader = rows(feed, part, begin, delimiter);
    let (mut record, mut number, mut header) = (StringRecord::new(), 0, None);
    let mut fields = Fields::default();
    while reader.read_record(&mut record).map_err(|error| {
        let message = format!("the table cannot be read: {error}");
        fault(FaultKind::Malformed, message, part, size, SAVE)
    })? {
        number += 1;
        let cells: Vec<_> = record.iter().collect();
        let place = build::rows(part, number, number);
        if let Some(line) = swallowing(feed, part, begin, &record, &reader, delimiter) {
            let why = "a quote was lost or added in this line, or should stand there twice";
            let said = line.text.as_str();
            match &header {
                Some(header) => Header::leave_out(header, number, &[said], why, place, report),
                None => {
                    let message = format!("{name}, row {number}: {why}; the line was left out");
                    report.case(NoticeKind::Remark, sheet.name, message, said, Some(place));
                }
            }
            begin = line.end;
            reader = rows(feed, part, begin, delimiter);
            continue;
        }
        match &header {
            _ if sheet.key == ABOUT.key => fields.take(number, &cells, place, report),
            Some(header) if Header::is_shifted(header, &cells) => {
                let why = "it has more cells than the row of titles, as where a cell with a comma has lost its quotes";
                header.leave_out(number, &cells, why, place, report);
            }
            Some(header) => form.take(Header::row(header, number, &cells, place, report), report),
            None => {
                header = Header::of(sheet, name, &cells);
                if header.is_none() && number >= PREAMBLE {
                    return Err(without_header(sheet, name, place));
                }
            }
        }
    }
    if sheet.key == ABOUT.key {
        form.whole.about = fields.row(name);
        if form.whole.about.is_none() {
            let message = format!("{name} has none of the fields of the sheet {}", sheet.name);
            return Err(fault(FaultKind::UnknownLayout, message, part, size, super::GIVE));
        }
    } else if header.is_none() {
        return Err(without_header(sheet, name, build::rows(part, 1, number.max(1))));
    }
    Ok(())
}

/// Checks what can be said of a file only when all of it was seen. Gives whether it ends with a line.
fn check(feed: &Feed<'_>, part: u32) -> Result<bool, Fault> {
    let size = bytes_of(feed, part);
    let (mut reader, mut at, mut quotes, mut last) = (feed.open(part), 0, 0, 0);
    // Of a character that began in the chunk before.
    let mut begun = Vec::new();
    loop {
        let chunk = reader.fill_buf().expect("reading a feed never fails");
        let length = chunk.len();
        if length == 0 {
            break;
        }
        begun.extend_from_slice(chunk);
        reader.consume(length);
        let valid = match std::str::from_utf8(&begun) {
            Ok(text) => text.len(),
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(error) => return Err(no_text(feed, part, at + error.valid_up_to())),
        };
        if begun[..valid].contains(&0) {
            let message = "the file is not text in UTF-8";
            return Err(fault(FaultKind::Encoding, message, part, size, SAVE));
        }
        quotes += begun[..valid].iter().filter(|byte| **byte == b'"').count();
        last = begun[..valid].last().copied().unwrap_or(last);
        at += valid;
        begun.drain(..valid);
    }
    if !begun.is_empty() {
        return Err(no_text(feed, part, at));
    }
    // Doubled within quotes, a quote counts twice.
    if quotes % 2 != 0 {
        let message = "a quote is not closed: the file was cut off, or a quote was lost";
        return Err(fault(FaultKind::Truncated, message, part, size, SAVE));
    }
    Ok(matches!(last, b'\n' | b'\r'))
}

/// Says that what stands at a byte is no text.
fn no_text(feed: &Feed<'_>, part: u32, at: usize) -> Fault {
    /// Bytes that are shown before it, and all in all.
    const BEFORE: usize = 40;
    const SHOWN: u64 = 1_024;
    let (size, mut shown) = (bytes_of(feed, part), Vec::new());
    let mut reader = feed.open(part);
    // Reading from memory or from the host does not fail.
    let read = reader
        .seek(SeekFrom::Start(at.saturating_sub(BEFORE) as u64))
        .and_then(|_| reader.take(SHOWN).read_to_end(&mut shown));
    Fault {
        source: Some(build::bytes(part, at as u32, (at + 1).min(size) as u32)),
        excerpt: read
            .ok()
            .and_then(|_| build::excerpt(&String::from_utf8_lossy(&shown))),
        ..build::fault(
            FaultKind::Encoding,
            format!("byte {at} is not UTF-8; nothing was guessed"),
            SAVE,
        )
    }
}

/// The length of a file's byte order mark, if it has one.
fn mark(feed: &Feed<'_>, part: u32) -> u32 {
    const MARK: &[u8] = "\u{feff}".as_bytes();
    let bytes = feed.open(part).bytes().map_while(Result::ok).take(MARK.len());
    if bytes.eq(MARK.iter().copied()) {
        MARK.len() as u32
    } else {
        0
    }
}

/// A file from a byte on.
fn from<'a>(feed: &Feed<'a>, part: u32, begin: u32) -> PartReader<'a> {
    let mut reader = feed.open(part);
    let sought = reader.seek(SeekFrom::Start(begin.into()));
    debug_assert!(sought.is_ok(), "what was read before lies within the file");
    reader
}

/// The rows of a file from a byte on.
fn rows<'a>(feed: &Feed<'a>, part: u32, begin: u32, delimiter: u8) -> Reader<PartReader<'a>> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(from(feed, part, begin))
}

/// A line in which a quote was lost.
struct Line {
    text: String,
    /// Where it ends: what stands behind it are rows again.
    end: u32,
}

/// The first line of a row in which a quote was lost, so that the lines behind it were taken for a part of a cell.
fn swallowing(
    feed: &Feed<'_>,
    part: u32,
    begin: u32,
    row: &StringRecord,
    reader: &Reader<PartReader<'_>>,
    delimiter: u8,
) -> Option<Line> {
    if !row.iter().any(|cell| cell.contains(['\n', '\r'])) {
        return None;
    }
    let start = begin + row.position().map_or(0, |position| position.byte() as u32);
    let end = begin + reader.position().byte() as u32;
    let bytes = from(feed, part, start).bytes().map_while(Result::ok);
    let bytes: Vec<u8> = bytes.take(end.saturating_sub(start) as usize).collect();
    let raw = String::from_utf8_lossy(&bytes);
    let breaks = |c: char| matches!(c, '\n' | '\r');
    let text = raw.trim_start_matches(breaks);
    let (before, line) = (raw.len() - text.len(), text.split(breaks).next()?);
    is_swallowing(text, delimiter).then(|| Line {
        text: line.to_owned(),
        end: start + (before + line.len()) as u32,
    })
}

/// The first line of a file, or its beginning.
fn first_line(feed: &Feed<'_>, part: u32) -> Vec<u8> {
    let mut line = Vec::new();
    let read = from(feed, part, mark(feed, part))
        .take(LINE)
        .read_until(b'\n', &mut line);
    debug_assert!(read.is_ok(), "reading from memory or from the host does not fail");
    line
}

/// What parts the cells: what stands most often in the first line outside quotes.
fn delimiter(line: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in line.iter().copied() {
        quoted ^= byte == b'"';
        for (mark, count) in &mut counts {
            *count += usize::from(!quoted && byte == *mark);
        }
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| *count);
    most.map_or(b',', |(mark, _)| *mark)
}
