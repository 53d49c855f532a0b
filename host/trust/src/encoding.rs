//! How minisign writes: lines of Base64 below comments.

use ct_codecs::{Base64, Decoder};

/// What stands before a comment that nothing vouches for.
pub(crate) const UNTRUSTED: &str = "untrusted comment: ";

/// Exactly `N` bytes from a line of Base64. A line of any other length is none: what is read further on relies on it.
pub(crate) fn decode<const N: usize>(line: &str) -> Option<[u8; N]> {
    Base64::decode_to_vec(line.trim(), None).ok()?.try_into().ok()
}

/// The line of a key, alone or below a comment.
pub(crate) fn key_line(text: &str) -> Option<&str> {
    let lines: Vec<_> = text.trim().lines().collect();
    match lines[..] {
        [line] => Some(line),
        [comment, line] if comment.starts_with(UNTRUSTED.trim_end()) => Some(line),
        _ => None,
    }
}
