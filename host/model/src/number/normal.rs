//! The form in which numbers are compared.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// A document's number in the form in which numbers are compared: letters and digits alone, letters large.
///
/// The machine-readable zone has `A` to `Z`, `0` to `9` and the filler `<`, by which special characters and spaces of a passport's
/// number are replaced (Doc 9303 Part 4, section 4.2.2.2), and spaces of a card's (Part 5, section 4.2.2.1; Part 6, section 4.2.2.2);
/// and what one reader writes as a space, a dash or a stroke the next leaves out. So two ways of writing one number meet in this form:
/// `ab 21-34`, `AB2134<<<` and `AB/2134` are `AB2134`.
///
/// Digits of other scripts (Arabic, Persian, Devanagari, full-width) are the same digits, and full-width letters the same
/// letters. All else stays what it is: a letter is never taken for another that looks like it (see
/// [`NumberRemark`](super::NumberRemark)), nor `O` for `0`, and leading zeros count.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NormalNumber(String);

impl NormalNumber {
    /// The form of a number as it is written; none if there is neither a letter nor a digit in it.
    pub fn of(written: &str) -> Option<Self> {
        let mut normal = String::with_capacity(written.len());
        normalise_into(written, &mut normal);
        (!normal.is_empty()).then_some(Self(normal))
    }

    /// The number.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for NormalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Writes the form of a number behind what stands in `out`: as [`NormalNumber::of`], for many numbers.
pub fn normalise_into(written: &str, out: &mut String) {
    if written.is_ascii() {
        let kept = written.bytes().filter(u8::is_ascii_alphanumeric);
        out.extend(kept.map(|byte| char::from(byte.to_ascii_uppercase())));
        return;
    }
    // A letter may have no large form in one character: its marks are put together anew.
    let large = written.nfc().map(western).flat_map(char::to_uppercase);
    out.extend(large.nfc().filter(|c| c.is_alphanumeric()));
}

/// Digits of other scripts as `0` to `9`, full-width letters as plain ones.
fn western(c: char) -> char {
    // A script's digits follow one another in Unicode.
    const ZEROS: [char; 4] = ['\u{660}', '\u{6f0}', '\u{966}', '\u{ff10}'];
    let digit = ZEROS.iter().find_map(|zero| {
        let value = (c as u32).checked_sub(*zero as u32)?;
        char::from_digit(value, 10)
    });
    match c {
        '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => digit.unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(text: &str) -> Option<String> {
        NormalNumber::of(text).map(|normal| normal.to_string())
    }

    #[test]
    fn ways_of_writing_one_number_meet() {
        for text in [
            "AB2134",
            "ab 21-34",
            "AB2134<<<",
            "AB/2134",
            " AB № 2134 ",
            "A\u{a0}B\u{2013}2134",
            "\u{ff21}B\u{ff12}134",
            "AB\u{662}\u{661}\u{6f3}\u{96a}",
        ] {
            assert_eq!(normal(text).as_deref(), Some("AB2134"), "{text:?}");
        }
    }

    #[test]
    fn no_letter_is_taken_for_another_and_no_digit_is_dropped() {
        assert_ne!(normal("АВ2134"), normal("AB2134"));
        assert_eq!(normal("ав 2134").as_deref(), Some("АВ2134"));
        assert_ne!(normal("O1"), normal("01"));
        assert_ne!(normal("001"), normal("1"));
        // One letter in two characters is that letter.
        assert_eq!(normal("E\u{301}1"), normal("\u{c9}1"));
    }

    #[test]
    fn what_has_neither_letter_nor_digit_is_no_number() {
        for text in ["", " - ", "<<<", "\u{2014}/"] {
            assert_eq!(normal(text), None, "{text:?}");
        }
    }

    #[test]
    fn the_form_of_a_form_is_itself() {
        for text in [
            "ab 21-34",
            "ßx1",
            "ǆ",
            "ﬁ 7",
            "ав 2134",
            "\u{ff21}",
            "e\u{301}",
            "ΐ3",
            "İ",
        ] {
            let once = normal(text).expect("a number");
            assert_eq!(normal(&once), Some(once.clone()), "{text:?}");
        }
    }
}
