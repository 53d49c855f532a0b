//! Signatures.

use std::fmt;
use std::io::Cursor;
use std::str::FromStr;

use crate::comment::Comment;
use crate::encoding::{UNTRUSTED, decode};
use crate::public_key::{KeyId, PublicKey};

const TRUSTED: &str = "trusted comment: ";

/// A signature with its trusted comment, as a file ending in `.minisig` holds it.
///
/// Ours are over the BLAKE2b hash of the file, as minisign's have been since 0.10. Older ones, over the file itself, are
/// verified as well: they cover every byte just the same.
#[derive(Clone)]
pub struct Signature {
    inner: minisign::SignatureBox,
    comment: Comment,
}

/// A text is not a signature.
#[derive(Debug, thiserror::Error)]
#[error("{0}; get the signature file again, or sign the module again with `dragoman sign`")]
pub struct NotASignature(&'static str);

impl Signature {
    /// Bytes that a signature file may have: 16 KiB, as minisign's own tool takes comments of 1 and 8 KiB.
    pub const MAX_BYTES: usize = 16 << 10;

    pub(crate) fn new(inner: minisign::SignatureBox, comment: Comment) -> Self {
        Self { inner, comment }
    }

    /// Number of the key that it is by.
    pub fn key(&self) -> KeyId {
        KeyId::of(self.inner.keynum())
    }

    /// The trusted comment. It is to be trusted once the signature was verified, no sooner.
    pub fn comment(&self) -> &Comment {
        &self.comment
    }

    /// Whether it covers `data` and its trusted comment, and is by `key`.
    pub(crate) fn fits(&self, data: &[u8], key: &PublicKey) -> bool {
        minisign::verify(&key.0, &self.inner, Cursor::new(data), true, false, true).is_ok()
    }
}

impl FromStr for Signature {
    type Err = NotASignature;

    /// Stricter than the library: it slices a signature of the comment that is too short out of bounds, and reads over
    /// what stands behind one.
    fn from_str(text: &str) -> Result<Self, NotASignature> {
        if text.len() > Self::MAX_BYTES {
            return Err(NotASignature("it has more than 16 KiB"));
        }
        let lines: Vec<_> = text.trim_end().lines().collect();
        let [untrusted, signature, trusted, global] = lines[..] else {
            return Err(NotASignature(
                "it has not the four lines of a signature of minisign",
            ));
        };
        if !untrusted.starts_with(UNTRUSTED) {
            return Err(NotASignature("line 1 does not begin with `untrusted comment: `"));
        }
        if decode::<74>(signature).is_none() {
            return Err(NotASignature("line 2 is not a signature in Base64"));
        }
        let comment = trusted
            .strip_prefix(TRUSTED)
            .ok_or(NotASignature("line 3 does not begin with `trusted comment: `"))?;
        let comment = Comment::read(comment.trim())
            .ok_or(NotASignature("the comment in line 3 has control characters"))?;
        if decode::<64>(global).is_none() {
            return Err(NotASignature("line 4 is not a signature in Base64"));
        }
        let inner = minisign::SignatureBox::from_string(text)
            .map_err(|_| NotASignature("line 2 is a signature of an unknown kind"))?;
        Ok(Self::new(inner, comment))
    }
}

/// The whole file.
impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.inner.to_string())
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature({}, {:?})", self.key(), self.comment.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STOCK: &str = include_str!("../tests/fixtures/note.txt.minisig");

    #[test]
    fn a_signature_is_written_as_it_was_read() {
        let signature: Signature = STOCK.parse().expect("a signature");
        assert_eq!(signature.to_string(), STOCK);
        let windows: Signature = STOCK.replace('\n', "\r\n").parse().expect("a signature");
        assert_eq!(windows.to_string(), STOCK);
    }

    /// Every one of these would get past the library's own reader, or end the program.
    #[test]
    fn a_file_that_is_not_as_minisign_writes_it_is_none() {
        let lines: Vec<_> = STOCK.lines().collect();
        let with = |number: usize, line: &str| {
            let mut changed = lines.clone();
            changed[number - 1] = line;
            changed.join("\n")
        };
        for (text, says) in [
            (String::new(), "four lines"),
            (lines[..3].join("\n"), "four lines"),
            (format!("{STOCK}more\n"), "four lines"),
            ("x".repeat(17 << 10), "16 KiB"),
            (with(1, "comment: x"), "line 1"),
            (with(2, "AAAA"), "line 2 is not"),
            (with(2, &format!("AAAA{}", &lines[1][4..])), "unknown kind"),
            (with(3, "comment: x"), "line 3"),
            (with(3, "trusted comment: \u{1b}[2J"), "control characters"),
            (with(4, "AAAA"), "line 4"),
            (with(4, &format!("AAAA{}", lines[3])), "line 4"),
        ] {
            let error = text.parse::<Signature>().expect_err(&text).to_string();
            assert!(error.contains(says), "{error}");
        }
    }
}
