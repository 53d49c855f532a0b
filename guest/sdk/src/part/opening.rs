//! What the first bytes of a part say of its format.

use super::{AGAIN, Part};
use crate::schema::{Fault, FaultKind};

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// How many bytes are looked at.
const HEAD: usize = 512;

/// The first byte of a text that is not blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// Where the text begins: after a byte order mark, if there is one.
    pub start: u32,
    /// Its first byte that is not blank.
    pub first: u8,
}

impl Part<'_> {
    /// Looks at the first bytes of a text in UTF-8, and where it begins: after a byte order mark, if there is one.
    /// `format` is the format's name, `may_begin` the bytes that it can begin with.
    ///
    /// # Errors
    ///
    /// A fault if the part is empty, is not in UTF-8, or begins otherwise.
    pub fn opening(&self, format: &str, may_begin: &[u8]) -> Result<Opening, Fault> {
        let head = self.bytes(0, HEAD);
        let start = if head.starts_with(BOM) { BOM.len() } else { 0 };
        if head.starts_with(b"\xFF\xFE")
            || head.starts_with(b"\xFE\xFF")
            || head.iter().take(4).any(|byte| *byte == 0)
        {
            return Err(self.fault(
                FaultKind::Encoding,
                "the file is not in UTF-8 (it looks like UTF-16 or binary data), which this list is written in",
                AGAIN,
                (0, self.clip(0, 4)),
            ));
        }
        let text = &head[start..];
        match text.iter().find(|byte| !byte.is_ascii_whitespace()) {
            Some(first) if may_begin.contains(first) => Ok(Opening {
                start: start as u32,
                first: *first,
            }),
            Some(_) => Err(self.foreign(
                format!("the file is not {format}: it begins as {}", looks_like(text)),
                0,
            )),
            None if self.size as usize <= head.len() => Err(self.empty()),
            None => Err(self.foreign("the file begins with nothing but white space", 0)),
        }
    }
}

fn looks_like(head: &[u8]) -> &'static str {
    match head {
        [b'P', b'K', ..] => "a zip archive or workbook does",
        [0x1F, 0x8B, ..] => "a gzip archive does",
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "a workbook in the old binary format does",
        [b'%', b'P', b'D', b'F', ..] => "a PDF does",
        [b'{' | b'[', ..] => "JSON does",
        [b'<', ..] => "XML or a web page does",
        _ => "text does",
    }
}
