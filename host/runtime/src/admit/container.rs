//! What a file is that is not WebAssembly: most often a download that went wrong.

use std::fmt;

/// The kind of a file that is not WebAssembly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Container {
    /// No bytes at all.
    Empty,
    /// A web page, or XML.
    Markup,
    /// A ZIP archive, such as a package or a workbook.
    Zip,
    /// Compressed by gzip.
    Gzip,
    /// The text form of WebAssembly.
    Wat,
    /// Other text.
    Text,
    /// None of these.
    Unknown,
}

impl Container {
    pub(super) fn of(bytes: &[u8]) -> Self {
        // Enough to tell; a character may be cut at its end.
        let start = &bytes[..bytes.len().min(512)];
        let text = match std::str::from_utf8(start) {
            Ok(text) => Some(text),
            Err(error) if error.error_len().is_none() => {
                std::str::from_utf8(&start[..error.valid_up_to()]).ok()
            }
            Err(_) => None,
        };
        let text = text
            .map(|text| text.trim_start_matches('\u{feff}').trim_start())
            .filter(|text| !text.contains('\0'));
        match text {
            _ if bytes.is_empty() => Self::Empty,
            _ if bytes.starts_with(b"PK\x03\x04") => Self::Zip,
            _ if bytes.starts_with(b"\x1f\x8b") => Self::Gzip,
            Some(text) if text.starts_with('<') => Self::Markup,
            Some(text) if text.starts_with("(component") || text.starts_with("(module") => Self::Wat,
            Some(_) => Self::Text,
            None => Self::Unknown,
        }
    }
}

impl fmt::Display for Container {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the file is empty",
            Self::Markup => "it is a web page or XML, perhaps a server's error message",
            Self::Zip => "it is a ZIP archive",
            Self::Gzip => "it is compressed by gzip",
            Self::Wat => "it is the text form, which must be assembled first",
            Self::Text => "it is text",
            Self::Unknown => "it does not begin as WebAssembly does",
        })
    }
}
