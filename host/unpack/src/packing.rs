//! How files are packed, and how that is told.

use std::io;

use dragoman_content::Content;
use serde::{Deserialize, Serialize};

use crate::archive;

/// How a file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Packing {
    /// One file (RFC 1952).
    Gzip,
    /// One file.
    Bzip2,
    /// Any number of files.
    Zip,
}

/// How the names of office documents end that are zip archives inside: OOXML and OpenDocument.
const DOCUMENTS: [&str; 12] = [
    "xlsx", "xlsm", "xlsb", "xltx", "docx", "docm", "pptx", "ods", "odt", "odp", "ots", "epub",
];

/// Bytes at the beginning of a file that tell how it is packed.
const HEAD: u64 = 16;

/// Media types of a file that is opaque to who names it.
const OPAQUE: &str = "application/octet-stream";

impl Packing {
    /// How a file is packed, by its content; none if it is not. The name, without folders, is asked only whether it is an office
    /// document, for one that was cut off cannot be told by its content.
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub fn of(name: &str, content: &Content) -> io::Result<Option<Self>> {
        let is_bzip2 = |head: &[u8]| {
            // A block begins with the digits of pi, a file without one ends with those of its square root.
            matches!(head, [b'B', b'Z', b'h', b'1'..=b'9', rest @ ..]
                if rest.starts_with(b"\x31\x41\x59\x26\x53\x59") || rest.starts_with(b"\x17\x72\x45\x38\x50\x90"))
        };
        Ok(match &content.head(HEAD)?[..] {
            [0x1F, 0x8B, 8, ..] => Some(Self::Gzip),
            head if is_bzip2(head) => Some(Self::Bzip2),
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] if !is_document(name, content)? => {
                Some(Self::Zip)
            }
            _ => None,
        })
    }

    /// Its name, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gzip => "a gzip file",
            Self::Bzip2 => "a bzip2 file",
            Self::Zip => "a zip archive",
        }
    }

    /// Whether a media type is that of files that are packed so, or may be.
    pub fn has_media_type(self, media_type: &str) -> bool {
        let media_type = media_type.trim().to_ascii_lowercase();
        let own: &[&str] = match self {
            Self::Gzip => &["application/gzip", "application/x-gzip"],
            Self::Bzip2 => &["application/bzip2", "application/x-bzip2", "application/x-bzip"],
            Self::Zip => &["application/zip", "application/x-zip-compressed"],
        };
        let is_document = self == Self::Zip
            && (media_type.ends_with("+zip")
                || media_type.starts_with("application/vnd.openxmlformats-")
                || media_type.starts_with("application/vnd.oasis.opendocument."));
        own.contains(&media_type.as_str()) || media_type == OPAQUE || is_document
    }

    /// The name of the file that was packed into one of this name.
    pub(crate) fn inner_name(self, name: &str) -> String {
        let endings: &[&str] = match self {
            Self::Gzip => &[".gz", ".gzip"],
            Self::Bzip2 => &[".bz2", ".bz", ".bzip2"],
            Self::Zip => &[],
        };
        for ending in endings {
            let at = name.len().saturating_sub(ending.len());
            let found = name.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(ending));
            if found && at > 0 {
                return name[..at].to_owned();
            }
        }
        name.to_owned()
    }
}

fn is_document(name: &str, content: &Content) -> io::Result<bool> {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.is_some_and(|ending| DOCUMENTS.contains(&ending.as_str())) {
        true => Ok(true),
        false => archive::is_document(content),
    }
}

/// Whether a file is a tar archive: many files in one, which this does not take apart.
pub(crate) fn is_tar(content: &Content) -> io::Result<bool> {
    Ok(content.head(262)?.get(257..) == Some(b"ustar"))
}
