//! A sheet of the form as CSV, however a spreadsheet program has saved it: with commas, semicolons or tabs.

use csv::{ReaderBuilder, StringRecord};
use dragoman_guest::build;
use dragoman_guest::schema::{Fault, FaultKind};

use super::header::{Fields, Header, PREAMBLE};
use super::workbook::without_header;
use super::{Form, fault};
use crate::columns::{ABOUT, Sheet};
use crate::report::Report;

const SAVE: &str = "save the sheet again as `CSV UTF-8`";

pub(super) fn read(
    name: &str,
    sheet: &'static Sheet,
    part: u32,
    bytes: &[u8],
    form: &mut Form,
    report: &mut Report,
) -> Result<(), Fault> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to() as u32;
        Fault {
            source: Some(build::bytes(part, at, (at + 1).min(bytes.len() as u32))),
            excerpt: build::excerpt(&String::from_utf8_lossy(&bytes[at.saturating_sub(40) as usize..])),
            ..build::fault(
                FaultKind::Encoding,
                format!("byte {at} is not UTF-8; nothing was guessed"),
                SAVE,
            )
        }
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\0') {
        return Err(fault(
            FaultKind::Encoding,
            "the file is not text in UTF-8",
            part,
            bytes.len(),
            SAVE,
        ));
    }
    // Doubled within quotes, a quote counts twice.
    if text.matches('"').count() % 2 != 0 {
        let message = "a quote is not closed: the file was cut off, or a quote was lost";
        return Err(fault(FaultKind::Truncated, message, part, bytes.len(), SAVE));
    }
    form.end_seen &= text.ends_with(['\n', '\r']);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let (mut record, mut number, mut header) = (StringRecord::new(), 0, None);
    let mut fields = Fields::default();
    while reader.read_record(&mut record).map_err(|error| {
        let message = format!("the table cannot be read: {error}");
        fault(FaultKind::Malformed, message, part, bytes.len(), SAVE)
    })? {
        number += 1;
        let cells: Vec<_> = record.iter().collect();
        let place = build::rows(part, number, number);
        match &header {
            _ if sheet.key == ABOUT.key => fields.take(number, &cells, place, report),
            Some(header) => form.take(Header::row(header, number, &cells, place, report)),
            None => {
                header = Header::of(sheet, name, &cells);
                if header.is_none() && number >= PREAMBLE {
                    return Err(without_header(sheet, name, place));
                }
            }
        }
    }
    if sheet.key == ABOUT.key {
        form.about = fields.row(name);
        if form.about.is_none() {
            let message = format!("{name} has none of the fields of the sheet {}", sheet.name);
            return Err(fault(
                FaultKind::UnknownLayout,
                message,
                part,
                bytes.len(),
                super::GIVE,
            ));
        }
    } else if header.is_none() {
        return Err(without_header(sheet, name, build::rows(part, 1, number.max(1))));
    }
    Ok(())
}

/// What parts the cells: what stands most often in the first line outside quotes.
fn delimiter(text: &str) -> u8 {
    let line = text.lines().next().unwrap_or("");
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in line.bytes() {
        quoted ^= byte == b'"';
        for (mark, count) in &mut counts {
            *count += usize::from(!quoted && byte == *mark);
        }
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| *count);
    most.map_or(b',', |(mark, _)| *mark)
}
