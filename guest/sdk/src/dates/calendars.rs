//! Dates that are not of the Gregorian calendar: told, and not converted.

use crate::phrase;
use crate::schema::{Calendar, DateClaim};

/// Marks of a calendar.
struct Marks {
    calendar: Calendar,
    /// Abbreviations that are words of their own as well: they count beside a number only.
    short: &'static [&'static str],
    /// Words.
    words: &'static [&'static str],
    /// What may stand anywhere, digits and all.
    anywhere: &'static [&'static str],
}

const MARKS: [Marks; 4] = [
    Marks {
        calendar: Calendar::Islamic,
        short: &["ah", "a.h."],
        words: &["hijri", "هـ"],
        anywhere: &["هـ", "هجري"],
    },
    Marks {
        calendar: Calendar::Persian,
        short: &["sh", "a.h.s."],
        words: &["shamsi", "jalali"],
        anywhere: &["ه.ش", "شمسی", "شمسي", "خورشیدی"],
    },
    Marks {
        calendar: Calendar::Buddhist,
        short: &["be", "b.e."],
        words: &[],
        anywhere: &["พ.ศ."],
    },
    Marks {
        calendar: Calendar::Japanese,
        short: &[],
        words: &["meiji", "taisho", "showa", "heisei", "reiwa"],
        anywhere: &["明治", "大正", "昭和", "平成", "令和"],
    },
];

/// The calendar that a text says its date is of, if it is not the Gregorian one.
///
/// ```
/// use dragoman_guest::{dates::calendar, schema::Calendar};
///
/// assert_eq!(calendar("12 Ramadan 1390 AH"), Some(Calendar::Islamic));
/// assert_eq!(calendar("1349 (solar hijri)"), Some(Calendar::Persian));
/// assert_eq!(calendar("3 May 1970"), None);
/// ```
pub fn calendar(text: &str) -> Option<Calendar> {
    if text.is_ascii() {
        // A mark of a calendar has letters, and stands beside a number.
        let has = |is: fn(&u8) -> bool| text.as_bytes().iter().any(is);
        if !has(u8::is_ascii_digit) || !has(u8::is_ascii_alphabetic) {
            return None;
        }
    }
    let lower = text.to_lowercase();
    if lower.contains("solar hijri") || lower.contains("hijri shamsi") {
        return Some(Calendar::Persian);
    }
    let words = text.split(|mark: char| mark.is_whitespace() || "(),;:".contains(mark));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let by_word = (0..words.len()).find_map(|at| {
        let word = words[at].to_lowercase();
        let is_short = is_beside_a_number(&words, at);
        MARKS.iter().find(|marks| {
            marks.words.contains(&word.as_str()) || (is_short && marks.short.contains(&word.as_str()))
        })
    });
    let anywhere = || {
        let mut last_first = MARKS.iter().rev();
        last_first.find(|marks| {
            marks
                .anywhere
                .iter()
                .any(|mark| phrase::find(&lower, mark).is_some())
        })
    };
    by_word.or_else(anywhere).map(|marks| marks.calendar)
}

/// Whether a word stands behind one with digits, or, written in capitals, before one: `2513 be` and `BE 2513` are years,
/// `to be 1963` is English.
fn is_beside_a_number(words: &[&str], at: usize) -> bool {
    let has_digits = |word: &&str| word.contains(char::is_numeric);
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let is_written_large = !words[at].contains(char::is_lowercase);
    before.is_some_and(has_digits) || (is_written_large && words.get(at + 1).is_some_and(has_digits))
}

/// A date of another calendar: its words and its calendar are kept, and nothing is claimed. A conversion would need tables
/// that a component should not carry, and for the Islamic calendar a guess at whose observation counts.
pub(super) fn kept(text: &str, calendar: Calendar) -> DateClaim {
    DateClaim {
        calendar,
        ..super::unstated(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_is_told_by_its_mark_and_by_nothing_else() {
        for (text, expected) in [
            ("1390 A.H.", Some(Calendar::Islamic)),
            ("1390هـ", Some(Calendar::Islamic)),
            ("1349 SH", Some(Calendar::Persian)),
            ("12 hijri shamsi 1349", Some(Calendar::Persian)),
            ("พ.ศ. 2513", Some(Calendar::Buddhist)),
            ("2513 BE", Some(Calendar::Buddhist)),
            ("2513 (b.e.)", Some(Calendar::Buddhist)),
            ("AH 1390", Some(Calendar::Islamic)),
            ("昭和45年3月4日", Some(Calendar::Japanese)),
            ("Showa 45", Some(Calendar::Japanese)),
            ("1970", None),
            ("to be told", None),
            ("believed to be about 1963", None),
            ("believed to be 1963", None),
            ("Ah Kow, 1963", None),
            ("Sh. Ahmad, 1963", None),
            ("1963, to be confirmed", None),
            ("1941年8月20日", None),
        ] {
            assert_eq!(calendar(text), expected, "{text}");
        }
    }
}
