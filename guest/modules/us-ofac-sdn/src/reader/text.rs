//! The bytes of a part as text, and the mark at its end.

use dragoman_guest::build;
use dragoman_guest::schema::{Fault, FaultKind};

use crate::faults;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// The mark by which DOS ended a text; the publisher still sets it, some copies lose it.
const END_MARK: char = '\u{1a}';

/// A part as text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Text<'a> {
    /// All rows, without the end mark.
    pub(crate) body: &'a str,
    /// Whether the end mark stands behind them.
    pub(crate) end_mark: bool,
}

/// Reads bytes as UTF-8, of which the publisher uses only ASCII.
///
/// # Errors
///
/// A fault `empty`, `foreign` for a page, an archive or another format, or `encoding`.
pub(crate) fn decode(bytes: &[u8], part: u32) -> Result<Text<'_>, Fault> {
    let body = bytes.strip_prefix(BOM).unwrap_or(bytes);
    foreign(body, part)?;
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(refusal("the file is in UTF-16", bytes, 0, part));
    }
    let skipped = bytes.len() - body.len();
    let text = std::str::from_utf8(body).map_err(|error| {
        let at = skipped + error.valid_up_to();
        if error.error_len().is_none() {
            let place = build::bytes(part, at as u32, bytes.len() as u32);
            let message = "the file stops within a character";
            return faults::fault(FaultKind::Truncated, message, Some(place), &around(bytes, at));
        }
        refusal("the file is not in UTF-8", bytes, at, part)
    })?;
    // All bytes at once, which goes quicker than to stop at the first.
    let has_null = body.iter().fold(false, |found, byte| found | (*byte == 0));
    if let Some(at) = has_null.then(|| text.find('\0')).flatten() {
        return Err(refusal(
            "the file is binary, or in UTF-16",
            bytes,
            skipped + at,
            part,
        ));
    }
    let unmarked = text.trim_end_matches(['\r', '\n', ' ']).strip_suffix(END_MARK);
    let (body, end_mark) = (unmarked.unwrap_or(text), unmarked.is_some());
    if body.trim().is_empty() {
        let place = build::bytes(part, 0, bytes.len() as u32);
        return Err(faults::fault(
            FaultKind::Empty,
            "the file is empty",
            Some(place),
            "",
        ));
    }
    Ok(Text { body, end_mark })
}

/// Refuses what is no CSV.
fn foreign(body: &[u8], part: u32) -> Result<(), Fault> {
    let start = body.trim_ascii_start();
    let what = match start {
        [b'<', ..] => "a web page or XML",
        [b'{' | b'[', ..] => "JSON",
        [b'P', b'K', 3, 4, ..] => "an archive or a workbook",
        [0x1F, 0x8B, ..] => "a compressed file",
        [b'%', b'P', b'D', b'F', ..] => "a PDF",
        _ => return Ok(()),
    };
    let place = build::bytes(part, 0, body.len().min(200) as u32);
    let message = format!("this is {what}, not a CSV");
    let excerpt = String::from_utf8_lossy(&start[..start.len().min(200)]).replace('\0', "");
    Err(faults::fault(FaultKind::Foreign, message, Some(place), &excerpt))
}

fn refusal(message: &str, bytes: &[u8], at: usize, part: u32) -> Fault {
    let byte = bytes[at];
    faults::fault(
        FaultKind::Encoding,
        format!("{message}: byte {byte:#04x} at offset {at}; nothing was guessed"),
        Some(build::bytes(part, at as u32, (at + 1) as u32)),
        &around(bytes, at),
    )
}

fn around(bytes: &[u8], at: usize) -> String {
    let end = bytes.len().min(at + 40);
    String::from_utf8_lossy(&bytes[at.saturating_sub(40)..end]).replace('\0', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(bytes: &[u8]) -> FaultKind {
        decode(bytes, 0).expect_err("a fault").kind
    }

    #[test]
    fn the_end_mark_is_seen_with_and_without_a_line_end_behind_it() {
        for bytes in [
            &b"1,a\r\n\x1a"[..],
            b"1,a\r\n\x1a\r\n",
            b"\xEF\xBB\xBF1,a\r\n\x1a",
        ] {
            let text = decode(bytes, 0).expect("text");
            assert_eq!((text.body, text.end_mark), ("1,a\r\n", true));
        }
        assert!(!decode(b"1,a\r\n", 0).expect("text").end_mark);
    }

    #[test]
    fn utf8_is_read_and_other_encodings_are_refused_with_their_place() {
        assert_eq!(decode("1,é\n".as_bytes(), 0).expect("text").body, "1,é\n");
        let fault = decode(b"1,caf\xE9,x\n", 0).expect_err("a fault");
        assert_eq!(fault.kind, FaultKind::Encoding);
        assert_eq!(fault.source, Some(build::bytes(0, 5, 6)));
        assert_eq!(kind(b"\xFF\xFE1\0"), FaultKind::Encoding);
        assert_eq!(kind(b"1,\0\n"), FaultKind::Encoding);
        assert_eq!(kind(b"1,caf\xC3"), FaultKind::Truncated);
    }

    #[test]
    fn what_is_empty_or_another_format_is_refused() {
        for bytes in [&b""[..], b"\x1a", b"\r\n \r\n\x1a\r\n"] {
            assert_eq!(kind(bytes), FaultKind::Empty);
        }
        for bytes in [
            &b"\n<!DOCTYPE html>"[..],
            b"{\"a\":1}",
            b"PK\x03\x04",
            b"\x1f\x8b\x08",
        ] {
            assert_eq!(kind(bytes), FaultKind::Foreign);
        }
    }
}
