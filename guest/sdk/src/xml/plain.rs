//! What most of a list consists of, told at a look: tags without attributes, and texts without references. The
//! reader of XML takes them byte by byte, and through a buffer; what it has to say of others is its business. Whatever is not
//! plain for certain is left to it.

use crate::lanes::{LANES, Lanes};
use crate::octets;

/// Text in front of a tag or a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Text<'b> {
    /// What it says; of white space, a blank.
    pub(super) said: &'b str,
    /// How many bytes it takes.
    pub(super) length: usize,
}

/// A start tag without attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Open<'b> {
    /// Its name, with its prefix.
    pub(super) name: &'b str,
    /// How many bytes of the name are the prefix, with the colon.
    pub(super) prefix: usize,
    /// Whether it is written as `<a/>`.
    pub(super) is_empty: bool,
    /// How many bytes it takes.
    pub(super) length: usize,
}

/// The text that bytes begin with, all of it; none if it is not plain, or not told to end.
#[inline]
pub(super) fn text(bytes: &[u8]) -> Option<Text<'_>> {
    let blank = blank(bytes);
    if bytes.get(blank) == Some(&b'<') {
        let said = if blank > 0 { " " } else { "" };
        return Some(Text { said, length: blank });
    }
    for (index, lanes) in bytes.as_chunks::<LANES>().0.iter().enumerate() {
        let lanes = Lanes::of(lanes);
        // XML forbids most control characters, and takes some of the ways to end a line for others.
        let marks = lanes.equal(b'<') | lanes.equal(b'&') | lanes.below(b' ');
        let means = |place: &usize| !matches!(bytes[LANES * index + place], b'\n' | b'\t');
        let end = marks.places().find(means);
        if let Some(end) = end {
            let length = LANES * index + end;
            let said = &bytes[..length];
            if bytes[length] < b' ' {
                return None;
            }
            let said = std::str::from_utf8(said).ok()?;
            return Some(Text { said, length });
        }
    }
    None
}

/// How many bytes of white space bytes begin with; none if that is not told by a few.
#[inline]
fn blank(bytes: &[u8]) -> usize {
    let Some(lanes) = bytes.first_chunk::<LANES>() else {
        return 0;
    };
    if lanes[0] > b' ' {
        return 0;
    }
    let lanes = Lanes::of(lanes);
    let blank = lanes.equal(b' ') | lanes.equal(b'\n') | lanes.equal(b'\t') | lanes.equal(b'\r');
    blank.inverted().first().unwrap_or(0)
}

/// The start tag that bytes begin with; none if it is not plain.
#[inline]
pub(super) fn open(bytes: &[u8]) -> Option<Open<'_>> {
    let name = bytes.strip_prefix(b"<")?;
    let mut has_colon = false;
    for (index, lanes) in name.as_chunks::<LANES>().0.iter().enumerate() {
        let lanes = Lanes::of(lanes);
        // All that could end a name, quote something, or be part of another markup. A longer name than this is not plain.
        let end = (lanes.equal(b'>') | lanes.equal(b'/') | lanes.below(b'-') | lanes.beyond_ascii()).first();
        has_colon |= lanes.equal(b':').any_before(end.unwrap_or(LANES));
        let Some(end) = end else {
            if index < 3 {
                continue;
            }
            return None;
        };
        let length = LANES * index + end;
        let is_empty = match name[length..] {
            [b'>', ..] => false,
            [b'/', b'>', ..] => true,
            _ => return None,
        };
        let own = &name[..length];
        let prefix = match has_colon.then(|| octets::find(own, b':')).flatten() {
            Some(colon) => colon + 1,
            None => 0,
        };
        // A name that is missing, and what is no element.
        if prefix == length || own[0] == b'?' {
            return None;
        }
        return Some(Open {
            name: std::str::from_utf8(own).ok()?,
            prefix,
            is_empty,
            length: length + if is_empty { 3 } else { 2 },
        });
    }
    None
}

/// How many bytes the end tag of a name takes that bytes begin with; none if they do not.
#[inline]
pub(super) fn close(bytes: &[u8], name: &str) -> Option<usize> {
    let rest = bytes.strip_prefix(b"</")?;
    let (own, rest) = rest.split_at_checked(name.len())?;
    (own == name.as_bytes() && rest.first() == Some(&b'>')).then_some(name.len() + 3)
}
