//! Dates that are not of the Gregorian calendar: told, and not converted.

use crate::schema::{Calendar, DateClaim};

/// Marks of a calendar: words by themselves, and words that digits may stand beside.
const MARKS: [(Calendar, &[&str], &[&str]); 4] = [
    (Calendar::Islamic, &["ah", "a.h.", "hijri", "هـ"], &["هـ", "هجري"]),
    (
        Calendar::Persian,
        &["sh", "a.h.s.", "shamsi", "jalali"],
        &["ه.ش", "شمسی", "شمسي", "خورشیدی"],
    ),
    (Calendar::Buddhist, &["be", "b.e."], &["พ.ศ."]),
    (
        Calendar::Japanese,
        &["meiji", "taisho", "showa", "heisei", "reiwa"],
        &["明治", "大正", "昭和", "平成", "令和"],
    ),
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
    if !text.bytes().any(|byte| byte.is_ascii_digit()) && text.is_ascii() {
        return None;
    }
    let lower = text.to_lowercase();
    if lower.contains("solar hijri") || lower.contains("hijri shamsi") {
        return Some(Calendar::Persian);
    }
    let mut words = lower.split(|mark: char| mark.is_whitespace() || "(),;:".contains(mark));
    let found = words.find_map(|word| MARKS.iter().find(|(_, alone, _)| alone.contains(&word)));
    let beside = || {
        MARKS
            .iter()
            .rev()
            .find(|(.., marks)| marks.iter().any(|mark| lower.contains(mark)))
    };
    found.or_else(beside).map(|(calendar, ..)| *calendar)
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
            ("昭和45年3月4日", Some(Calendar::Japanese)),
            ("Showa 45", Some(Calendar::Japanese)),
            ("1970", None),
            ("to be told", None),
            ("1941年8月20日", None),
        ] {
            assert_eq!(calendar(text), expected, "{text}");
        }
    }
}
