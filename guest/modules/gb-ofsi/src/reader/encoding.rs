//! The encoding of a CSV: UTF-8 where it is, else windows-1252, never with a loss.

use std::borrow::Cow;

use dragoman_guest::schema::{Fault, FaultKind};
use dragoman_guest::{build, octets};

use crate::faults;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Reads bytes as text.
///
/// # Errors
///
/// A fault `encoding` if they are text neither in UTF-8 nor in windows-1252.
pub(crate) fn decode(bytes: &[u8], part: u32) -> Result<Cow<'_, str>, Fault> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(refusal("the file is in UTF-16", bytes, 0, part));
    }
    // Looked for many bytes at a time; where it is matters only if it is there.
    if bytes.contains(&0)
        && let Some(at) = bytes.iter().position(|byte| *byte == 0)
    {
        return Err(refusal("the file is binary, or in UTF-16", bytes, at, part));
    }
    let body = bytes.strip_prefix(BOM).unwrap_or(bytes);
    let skipped = bytes.len() - body.len();
    match std::str::from_utf8(body) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) if skipped > 0 || is_mostly_utf8(body) => {
            let at = skipped + error.valid_up_to();
            Err(match error.error_len() {
                None => cut(bytes, at, part),
                Some(_) => refusal("the file is in UTF-8 but for some bytes", bytes, at, part),
            })
        }
        Err(_) => windows_1252(body, part),
    }
}

/// Whether more characters beyond ASCII are whole in UTF-8 than are broken. In windows-1252 next to none are whole.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    let mut rest = bytes;
    while !rest.is_empty() {
        // Not by `utf8_chunks`, which goes byte by byte.
        let (valid, invalid) = match std::str::from_utf8(rest) {
            Ok(_) => (rest.len(), 0),
            Err(error) => {
                let valid = error.valid_up_to();
                (valid, error.error_len().unwrap_or(rest.len() - valid))
            }
        };
        let beyond_ascii = octets::beyond_ascii(&rest[..valid]);
        whole += beyond_ascii.filter(|(_, byte)| *byte >= 0xC0).count();
        broken += invalid;
        rest = &rest[valid + invalid..];
    }
    whole > broken
}

fn windows_1252(bytes: &[u8], part: u32) -> Result<Cow<'_, str>, Fault> {
    const UNDEFINED: [u8; 5] = [0x81, 0x8D, 0x8F, 0x90, 0x9D];
    let undefined = octets::beyond_ascii(bytes).find(|(_, byte)| UNDEFINED.contains(byte));
    if let Some((at, _)) = undefined {
        return Err(refusal(
            "the file is neither in UTF-8 nor in windows-1252",
            bytes,
            at,
            part,
        ));
    }
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
    Ok(text)
}

fn refusal(message: &str, bytes: &[u8], at: usize, part: u32) -> Fault {
    let byte = bytes.get(at).copied().unwrap_or_default();
    faults::fault(
        FaultKind::Encoding,
        format!("{message}: byte {byte:#04x} at offset {at}; nothing was guessed"),
        "fetch the file from the publisher, not from a copy that was re-coded on its way",
        build::bytes(part, at as u32, (at + 1) as u32),
        &around(bytes, at),
    )
}

fn cut(bytes: &[u8], at: usize, part: u32) -> Fault {
    let place = build::bytes(part, at as u32, bytes.len() as u32);
    faults::truncated("the file stops within a character", place, &around(bytes, at))
}

fn around(bytes: &[u8], at: usize) -> String {
    let end = bytes.len().min(at + 40);
    String::from_utf8_lossy(&bytes[at.saturating_sub(40)..end]).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(bytes: &[u8]) -> FaultKind {
        decode(bytes, 0).expect_err("a fault").kind
    }

    #[test]
    fn both_encodings_are_read_with_and_without_a_mark() {
        for bytes in [
            "caf\u{e9} \u{201c}x\u{201d}".as_bytes(),
            b"\xEF\xBB\xBFcaf\xC3\xA9 \xE2\x80\x9Cx\xE2\x80\x9D",
            b"caf\xE9 \x93x\x94",
        ] {
            assert_eq!(decode(bytes, 0).expect("text"), "caf\u{e9} \u{201c}x\u{201d}");
        }
    }

    #[test]
    fn bytes_that_are_text_in_neither_are_refused_with_their_place() {
        let fault = decode(b"caf\xE9 \x81", 0).expect_err("a fault");
        assert_eq!(fault.kind, FaultKind::Encoding);
        assert_eq!(fault.source, Some(build::bytes(0, 5, 6)));
        assert_eq!(kind(b"\xFF\xFEa\0"), FaultKind::Encoding);
        assert_eq!(kind(b"abc\0"), FaultKind::Encoding);
    }

    #[test]
    fn utf8_that_is_damaged_is_not_taken_for_the_other_encoding() {
        assert_eq!(
            kind("\u{e9}\u{e9}\u{e9}".as_bytes().split_last().expect("bytes").1),
            FaultKind::Truncated
        );
        assert_eq!(kind(b"\xC3\xA9\xC3\xA9 \xE9 x"), FaultKind::Encoding);
    }
}
