//! The bytes of a page as text.

use crate::part::Part;
use crate::schema::{Fault, FaultKind};

/// How many bytes a page may have. The longest lists on web pages have some two million.
const MAX_SIZE: u32 = 32 * 1024 * 1024;

/// Where a page must say its encoding. The standard has 1,024 bytes; scripts and styles are put before it all the same.
const MAX_DECLARED: usize = 8 * 1024;

/// What to do about an encoding that is not read.
const RECODE: &str = "save the page in UTF-8";

/// What bytes 0x80 to 0x9F are in windows-1252, as browsers read them.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Windows1252,
}

/// A page as text, and where its characters stand in the file.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// Offset of the text's first byte in the file.
    start: u32,
    /// Places in the text behind characters that take more bytes there than in the file, and how many more up to there.
    longer: Vec<(u32, u32)>,
}

impl Decoded {
    /// Where a place of the text is in the file.
    pub(super) fn offset(&self, at: u32) -> u32 {
        let behind = self.longer.partition_point(|(place, _)| *place <= at);
        let more = behind.checked_sub(1).map_or(0, |index| self.longer[index].1);
        self.start + at - more
    }
}

/// Reads a whole part.
pub(super) fn decode(part: &Part<'_>) -> Result<Decoded, Fault> {
    let opening = part.opening("a web page", b"<")?;
    if part.size > MAX_SIZE {
        let message = format!("the page has {} bytes, more than {MAX_SIZE}", part.size);
        return Err(part.unknown_layout(message, (0, part.clip(0, 80))));
    }
    let bytes = part.bytes(opening.start, part.size as usize);
    let has_mark = opening.start > 0;
    let declared = declared(&bytes);
    let encoding = match &declared {
        _ if has_mark => Encoding::Utf8,
        None => Encoding::Utf8,
        Some(label) => encoding(label).ok_or_else(|| {
            let message =
                format!("the page says that it is in `{label}`, which is not read; nothing was guessed");
            part.fault(FaultKind::Encoding, message, RECODE, (0, part.clip(0, 80)))
        })?,
    };
    match encoding {
        Encoding::Utf8 => utf8(part, bytes, opening.start),
        Encoding::Windows1252 if is_utf8(&bytes) => Err(part.fault(
            FaultKind::Encoding,
            "the page says that it is in windows-1252, but its characters are those of UTF-8",
            RECODE,
            (0, part.clip(0, 80)),
        )),
        Encoding::Windows1252 => Ok(windows_1252(&bytes)),
    }
}

fn utf8(part: &Part<'_>, bytes: Vec<u8>, start: u32) -> Result<Decoded, Fault> {
    let text = String::from_utf8(bytes).or_else(|error| {
        let whole = error.utf8_error().valid_up_to();
        if let Some(fault) = part.encoding(start + whole as u32) {
            return Err(fault);
        }
        // The last character is cut off.
        let mut bytes = error.into_bytes();
        bytes.truncate(whole);
        String::from_utf8(bytes).map_err(|error| part.malformed(error.to_string(), start))
    })?;
    Ok(Decoded {
        text,
        start,
        longer: Vec::new(),
    })
}

/// Whether there are characters beyond ASCII, and all of them are written as UTF-8 has them.
fn is_utf8(bytes: &[u8]) -> bool {
    !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok()
}

fn windows_1252(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let (mut longer, mut more) = (Vec::new(), 0);
    for byte in bytes {
        let letter = match byte {
            0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
            _ => char::from(*byte),
        };
        text.push(letter);
        if letter.len_utf8() > 1 {
            more += letter.len_utf8() as u32 - 1;
            longer.push((text.len() as u32, more));
        }
    }
    Decoded {
        text,
        start: 0,
        longer,
    }
}

/// The encoding of a label. The labels are those of the Encoding standard; a page that can say so in ASCII is not in UTF-16.
fn encoding(label: &str) -> Option<Encoding> {
    match label {
        "utf-8" | "utf8" | "unicode-1-1-utf-8" | "x-unicode20utf8" | "utf-16" | "utf-16le" | "utf-16be" => {
            Some(Encoding::Utf8)
        }
        "windows-1252" | "cp1252" | "x-cp1252" | "iso-8859-1" | "iso8859-1" | "iso88591" | "iso_8859-1"
        | "latin1" | "l1" | "ascii" | "us-ascii" | "ansi_x3.4-1968" => Some(Encoding::Windows1252),
        _ => None,
    }
}

/// What the first `<meta>` that says so gives as the encoding, in small letters.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(MAX_DECLARED)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let mut rest = head.as_str();
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end..]);
            continue;
        }
        if let Some(meta) = rest.strip_prefix("<meta") {
            let tag = meta.split_once('>').map(|(tag, _)| tag);
            if let Some(label) = tag.and_then(charset) {
                return Some(label);
            }
        }
        rest = &rest[1..];
    }
    None
}

/// The value of `charset=` in a tag, whether it is an attribute or stands within one.
fn charset(tag: &str) -> Option<String> {
    let (_, behind) = tag.split_once("charset")?;
    let value = behind.trim_start().strip_prefix('=')?;
    let value = value.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(|letter: char| letter.is_whitespace() || "\"';/".contains(letter));
    let label = &value[..end.unwrap_or(value.len())];
    (!label.is_empty()).then(|| label.to_owned())
}
