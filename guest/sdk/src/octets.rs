//! Bytes looked at many at a time. In a guest each step of a loop is metered, and the texts of lists are mostly too short for
//! the loops that a compiler makes of it.

use crate::lanes::{LANES, Lanes};

/// A byte in each place of a word.
const EACH: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each byte.
pub(crate) const HIGH: u64 = 0x80 * EACH;

/// All other bits of each byte.
const LOW: u64 = !HIGH;

/// Eight bytes, the first in the lowest place. What it tells of them is the [highest bit](HIGH) of each byte that is meant.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word(pub(crate) u64);

impl Word {
    /// Bytes that are this one.
    pub(crate) fn equal(self, byte: u8) -> u64 {
        let rest = self.0 ^ (EACH * u64::from(byte));
        !(((rest & LOW) + LOW) | rest) & HIGH
    }

    /// Bytes beyond ASCII.
    pub(crate) fn beyond_ascii(self) -> u64 {
        self.0 & HIGH
    }

    /// Bytes of ASCII below one of ASCII.
    pub(crate) fn below(self, byte: u8) -> u64 {
        !(((self.0 & LOW) + u64::from(0x80 - byte) * EACH) | self.0) & HIGH
    }
}

/// Calls `look` with sixteen bytes of a text after the other until it says that it has seen enough, each time with the offset of the
/// first; the last sixteen begin among those before. A text of less is filled with `filler`.
#[inline(always)]
fn any(bytes: &[u8], filler: u8, mut look: impl FnMut(usize, Lanes) -> bool) -> bool {
    let mut filled = [filler; LANES];
    let bytes = if bytes.len() < LANES {
        filled[..bytes.len()].copy_from_slice(bytes);
        &filled[..]
    } else {
        bytes
    };
    let (mut at, last) = (0, bytes.len() - LANES);
    while let Some(lanes) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        if look(at, Lanes::of(lanes)) {
            return true;
        }
        if at == last {
            break;
        }
        at = last.min(at + LANES);
    }
    false
}

/// The bytes beyond ASCII, each with its offset: in most lists few are.
///
/// ```
/// let found: Vec<_> = dragoman_guest::octets::beyond_ascii(b"caf\xE9 in Port Selka").collect();
/// assert_eq!(found, [(3, 0xE9)]);
/// ```
pub fn beyond_ascii(bytes: &[u8]) -> impl Iterator<Item = (usize, u8)> {
    let words = bytes.as_chunks::<8>().0;
    let last = 8 * words.len()..bytes.len();
    let words = words.iter().enumerate();
    words
        .filter(|(_, bytes)| Word(u64::from_le_bytes(**bytes)).beyond_ascii() != 0)
        .flat_map(|(index, _)| 8 * index..8 * index + 8)
        .chain(last)
        .filter(|at| !bytes[*at].is_ascii())
        .map(|at| (at, bytes[at]))
}

/// A text without the white space around it: mostly it has none, which its first and its last byte tell.
///
/// ```
/// use dragoman_guest::octets::trimmed;
///
/// assert_eq!((trimmed("Port Selka"), trimmed(" Port Selka\u{a0}")), ("Port Selka", "Port Selka"));
/// ```
#[inline]
pub fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => text,
        _ => text.trim(),
    }
}

/// Offset of the first byte that is this one.
#[cfg(any(test, feature = "xml"))]
pub(crate) fn find(bytes: &[u8], byte: u8) -> Option<usize> {
    let mut found = None;
    any(bytes, !byte, |at, lanes| {
        found = lanes.equal(byte).first().map(|first| at + first);
        found.is_some()
    });
    found
}

/// Whether any byte is one of ASCII's below the blank: a control character, a tab, the end of a line.
///
/// ```
/// assert!(dragoman_guest::octets::has_below_blank(b"Port\tSelka"));
/// ```
pub fn has_below_blank(bytes: &[u8]) -> bool {
    any(bytes, b' ', |_, lanes| lanes.below(b' ').any())
}

/// Where a text has the first character that folding might change: a control character, white space beyond ASCII, or the second of
/// two blanks.
pub(crate) fn first_odd(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    // Where those that follow without a gap begin, and whether a blank stands before them.
    let mut before = (0, 0);
    let mut found = None;
    any(bytes, b'x', |at, lanes| {
        let blanks = lanes.equal(b' ').bits();
        let carried = if before.0 == at { before.1 } else { 0 };
        before = (at + LANES, blanks >> (LANES - 1));
        let odd = blanks & ((blanks << 1) | carried) | (lanes.below(b' ') | lanes.equal(0x7F)).bits();
        found = (odd != 0).then(|| at + odd.trailing_zeros() as usize);
        if lanes.beyond_ascii().any() {
            let end = found.unwrap_or(bytes.len().min(at + LANES));
            found = (at..end).find(|at| is_blank(&bytes[*at..])).or(found);
        }
        found.is_some()
    });
    found
}

/// Whether a text goes on with white space beyond ASCII: U+0085 and U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F,
/// U+205F, U+3000.
fn is_blank(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xC2, 0x85 | 0xA0, ..]
            | [0xE1, 0x9A, 0x80, ..]
            | [0xE2, 0x80, 0x80..=0x8A | 0xA8 | 0xA9 | 0xAF, ..]
            | [0xE2, 0x81, 0x9F, ..]
            | [0xE3, 0x80, 0x80, ..]
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build;
    use crate::trials::dice;

    /// Texts of every length up to 59, of few letters, so that all that matters meets at every place.
    fn texts() -> impl Iterator<Item = String> {
        const LETTERS: [char; 12] = [
            'a', ' ', '~', 'é', '\u{a0}', '\t', '\r', '\u{7f}', 'ж', '\u{3000}', '!', '字',
        ];
        let mut next = dice();
        (0..60_000).map(move |round| {
            let kinds = if round % 3 == 0 { 12 } else { 2 + round % 5 };
            let length = next(60);
            (0..length).map(|_| LETTERS[next(kinds)]).collect()
        })
    }

    #[test]
    fn the_first_of_a_byte_is_found_at_every_place() {
        for text in texts() {
            for byte in [b' ', b'a', b'\t', 0x7F, b'!', 0xC2] {
                let bytes = text.as_bytes();
                let expected = bytes.iter().position(|found| *found == byte);
                assert_eq!(find(bytes, byte), expected, "{byte} in {text:?}");
            }
        }
    }

    #[test]
    fn all_bytes_beyond_ascii_are_found() {
        for text in texts() {
            let found: Vec<_> = beyond_ascii(text.as_bytes()).collect();
            let expected = text.bytes().enumerate().filter(|(_, byte)| *byte >= 0x80);
            assert_eq!(found, expected.collect::<Vec<_>>(), "{text:?}");
        }
    }

    #[test]
    fn a_byte_below_the_blank_is_seen_at_every_place() {
        for text in texts() {
            assert_eq!(
                has_below_blank(text.as_bytes()),
                text.bytes().any(|byte| byte < b' '),
                "{text:?}"
            );
        }
    }

    #[test]
    fn white_space_is_what_unicode_has_as_such() {
        for char in ('\u{80}'..=char::MAX).filter(|char| char.is_whitespace() || *char < '\u{4000}') {
            let text = format!("a{char}b");
            assert_eq!(
                first_odd(&text).is_none(),
                !char.is_whitespace(),
                "{:x}",
                u32::from(char)
            );
        }
    }

    #[test]
    fn a_folded_text_is_what_folding_leaves_as_it_is() {
        let mut folded = 0;
        for text in texts() {
            let words: Vec<_> = text.split_whitespace().collect();
            let is_same = words.join(" ") == text;
            let found = first_odd(&text).is_none() && !text.starts_with(' ') && !text.ends_with(' ');
            let has_control = text.bytes().any(|byte| byte < b' ' || byte == 0x7F);
            assert_eq!(found, is_same && !has_control, "{text:?}");
            assert_eq!(build::fold(&text), words.join(" "), "{text:?}");
            let odd = text.char_indices().find(|(at, char)| {
                char.is_ascii_control()
                    || (*char != ' ' && char.is_whitespace())
                    || (*char == ' ' && text[..*at].ends_with(' '))
            });
            assert_eq!(first_odd(&text), odd.map(|(at, _)| at), "{text:?}");
            folded += usize::from(found);
        }
        assert!(folded > 1_000, "{folded}");
    }
}
