//! Dates as Thailand writes them: in Thai digits or others, with Thai names of months, in years of the Buddhist era.

use super::{BELIEVABLE, between, date, exact};
use crate::schema::{Calendar, DateClaim};

/// Years of the Buddhist era that a list can mean; those of the Christian era lie far from them.
const BUDDHIST: std::ops::RangeInclusive<u16> = 2400..=2599;

/// What a year of the Buddhist era is ahead of that of the Christian era.
const AHEAD: u16 = 543;

/// The last year that began on 1 April. It ended with December, and the year behind it began on 1 January 1941.
const LAST_FROM_APRIL: u16 = 2483;

/// Names of months, each with its abbreviation.
const MONTHS: [[&str; 2]; 12] = [
    ["มกราคม", "ม.ค."],
    ["กุมภาพันธ์", "ก.พ."],
    ["มีนาคม", "มี.ค."],
    ["เมษายน", "เม.ย."],
    ["พฤษภาคม", "พ.ค."],
    ["มิถุนายน", "มิ.ย."],
    ["กรกฎาคม", "ก.ค."],
    ["สิงหาคม", "ส.ค."],
    ["กันยายน", "ก.ย."],
    ["ตุลาคม", "ต.ค."],
    ["พฤศจิกายน", "พ.ย."],
    ["ธันวาคม", "ธ.ค."],
];

/// Words for a day, a month and a year, which may stand before them.
const DAY: [&str; 3] = ["เกิดวันที่", "วันที่", "วัน"];
const MONTH: [&str; 1] = ["เดือน"];
const YEAR: [&str; 2] = ["ปี", "พุทธศักราช"];

/// Marks of the two eras.
const BUDDHIST_ERA: [&str; 4] = ["พ.ศ.", "พ.ศ", "B.E.", "BE"];
const CHRISTIAN_ERA: [&str; 5] = ["ค.ศ.", "ค.ศ", "A.D.", "AD", "CE"];

/// Reads a date of Thailand: a day, a month or a year, the month by its name, its abbreviation or its number between hyphens,
/// slashes or dots, days first. Digits may be Thai. A year of the Buddhist era is told by its mark or, without one, by its
/// size: 2524 is 1981. None if any of it cannot be read, if a year has not four digits, or is beyond belief. The words are
/// kept, and the calendar is said.
///
/// Until 2483 (1940) years began on 1 April. January to March of such a year lie in the year of the Christian era behind the
/// one that the rest lies in, unless whoever wrote the date had moved them; such a date is not claimed, and of such a year
/// alone both ends are.
///
/// ```
/// use dragoman_guest::dates;
///
/// let claim = dates::thai("๑๘ ธันวาคม พ.ศ. ๒๕๒๔").expect("a date");
/// assert_eq!(claim.earliest, dates::date(1981, Some(12), Some(18)));
/// assert_eq!(claim.raw.as_deref(), Some("๑๘ ธันวาคม พ.ศ. ๒๕๒๔"));
/// assert_eq!(dates::thai("18-12-1981").map(|claim| claim.earliest), Some(claim.earliest));
/// ```
pub fn thai(text: &str) -> Option<DateClaim> {
    let plain = digits(text.trim());
    let (day, month, rest) = match named(&plain) {
        Some(found) => found?,
        None => numbers(&plain)?,
    };
    let (year, calendar) = year(rest)?;
    let claim = match (calendar, month) {
        (Calendar::Buddhist, None) if year <= LAST_FROM_APRIL => {
            let first = date(year - AHEAD, None, None)?;
            between(first, date(year - AHEAD + 1, Some(3), None)?)
        }
        (Calendar::Buddhist, Some(1..=3)) if year <= LAST_FROM_APRIL => return None,
        (Calendar::Buddhist, _) => exact(date(year - AHEAD, month, day)?),
        _ => exact(date(year, month, day)?),
    };
    Some(DateClaim {
        calendar,
        raw: Some(text.to_owned()),
        ..claim
    })
}

/// A text with the digits of ASCII for those of Thai, and blanks for no-break ones.
fn digits(text: &str) -> String {
    let digit = |char: char| match char {
        '๐'..='๙' => char::from(b'0' + (char as u32 - '๐' as u32) as u8),
        '\u{a0}' => ' ',
        _ => char,
    };
    text.chars().map(digit).collect()
}

/// What stands before a year.
type Parts<'a> = (Option<u8>, Option<u8>, &'a str);

/// A date whose month has a name: its day, its month, and what stands behind. None if no month is named; none within if
/// what stands before the month is no day.
fn named(text: &str) -> Option<Option<Parts<'_>>> {
    let (month, at, length) = MONTHS.iter().enumerate().find_map(|(index, names)| {
        let name = names.iter().find(|name| text.contains(**name)).copied();
        // The last dot of an abbreviation may be left out.
        let name = name.or_else(|| names[1].strip_suffix('.').filter(|name| text.contains(name)))?;
        Some((index as u8 + 1, text.find(name)?, name.len()))
    })?;
    let before = without_end(text[..at].trim(), &MONTH);
    let before = without(before, &DAY);
    let day = match before {
        "" => None,
        day => match number(day, 2) {
            Some(day) => Some(day as u8),
            None => return Some(None),
        },
    };
    Some(Some((day, Some(month), &text[at + length..])))
}

/// A date in numbers, `18-12-2524`, or a year alone.
fn numbers(text: &str) -> Option<Parts<'_>> {
    let text = without(text, &DAY);
    let Some(mark) = text.chars().find(|mark| matches!(mark, '-' | '/')) else {
        let parts: Vec<_> = text.splitn(3, '.').collect();
        return match parts.as_slice() {
            [day, month, rest] if number(day, 2).is_some() => of_numbers(day, month, rest),
            _ => Some((None, None, text)),
        };
    };
    let mut parts = text.splitn(3, mark);
    of_numbers(parts.next()?, parts.next()?, parts.next()?)
}

fn of_numbers<'a>(day: &str, month: &str, rest: &'a str) -> Option<Parts<'a>> {
    let (day, month) = (number(day, 2)?, number(month, 2)?);
    Some((Some(day as u8), Some(month as u8), rest))
}

/// A year, with the mark of its era or without, and the calendar that it is of.
fn year(text: &str) -> Option<(u16, Calendar)> {
    let text = without(text.trim(), &YEAR);
    let era = |marks: &[&str]| {
        let mark = marks
            .iter()
            .find(|mark| text.starts_with(**mark) || text.ends_with(**mark))?;
        let bare = text.strip_prefix(mark).or_else(|| text.strip_suffix(mark))?;
        Some(bare.trim())
    };
    let (digits, marked) = match (era(&BUDDHIST_ERA), era(&CHRISTIAN_ERA)) {
        (Some(digits), None) => (digits, Some(Calendar::Buddhist)),
        (None, Some(digits)) => (digits, Some(Calendar::Gregorian)),
        (None, None) => (text, None),
        (Some(_), Some(_)) => return None,
    };
    let year = number(digits, 4).filter(|_| digits.len() == 4)?;
    let calendar = match year {
        _ if BUDDHIST.contains(&year) => Calendar::Buddhist,
        _ if BELIEVABLE.contains(&year) => Calendar::Gregorian,
        _ => return None,
    };
    marked
        .is_none_or(|marked| marked == calendar)
        .then_some((year, calendar))
}

/// A text without the first of some words that it begins with.
fn without<'a>(text: &'a str, words: &[&str]) -> &'a str {
    let word = words.iter().find_map(|word| text.strip_prefix(word));
    word.unwrap_or(text).trim()
}

/// A text without the first of some words that it ends with.
fn without_end<'a>(text: &'a str, words: &[&str]) -> &'a str {
    let word = words.iter().find_map(|word| text.strip_suffix(word));
    word.unwrap_or(text).trim()
}

fn number(text: &str, longest: usize) -> Option<u16> {
    let text = text.trim();
    let is_number = (1..=longest).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Certainty, PartialDate};

    /// Whether a claim is of one date.
    fn is_point(claim: &DateClaim, expected: PartialDate) -> bool {
        claim.earliest == Some(expected) && claim.latest == Some(expected)
    }

    fn partial(year: u16, month: Option<u8>, day: Option<u8>) -> PartialDate {
        PartialDate { year, month, day }
    }

    #[test]
    fn years_of_the_buddhist_era_are_counted_from_543_before_ours() {
        for text in [
            "18 ธันวาคม 2524",
            "18 ธันวาคม พ.ศ. 2524",
            "๑๘ ธันวาคม พ.ศ. ๒๕๒๔",
            "วันที่ ๑๘ เดือนธันวาคม พ.ศ.๒๕๒๔",
            "18ธ.ค.2524",
            "18 ธ.ค 2524",
            "18-12-2524",
            "18/12/๒๕๒๔",
            "18.12.2524",
            "18/12/2524 B.E.",
            "18/12/BE 2524",
        ] {
            let claim = thai(text).unwrap_or_else(|| panic!("{text} is a date"));
            assert!(
                is_point(&claim, partial(1981, Some(12), Some(18))),
                "{text}: {claim:?}"
            );
            assert_eq!(claim.calendar, Calendar::Buddhist, "{text}");
            assert_eq!(
                (claim.certainty, claim.raw.as_deref()),
                (Certainty::Exact, Some(text))
            );
        }
    }

    #[test]
    fn a_date_of_our_own_era_stays_one() {
        for text in ["18-12-1981", "18 ธันวาคม ค.ศ. 1981", "18 ธ.ค. 1981"] {
            let claim = thai(text).unwrap_or_else(|| panic!("{text} is a date"));
            assert!(is_point(&claim, partial(1981, Some(12), Some(18))), "{text}");
            assert_eq!(claim.calendar, Calendar::Gregorian, "{text}");
        }
    }

    #[test]
    fn every_month_is_read_in_full_and_short() {
        for (index, names) in MONTHS.iter().enumerate() {
            for name in names {
                let claim = thai(&format!("7 {name} 2557")).expect(name);
                assert!(
                    is_point(&claim, partial(2014, Some(index as u8 + 1), Some(7))),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn what_is_partial_stays_partial() {
        assert!(is_point(
            &thai("พ.ศ. 2500").expect("a year"),
            partial(1957, None, None)
        ));
        assert!(is_point(
            &thai("ปี ๒๕๐๐").expect("a year"),
            partial(1957, None, None)
        ));
        assert!(is_point(
            &thai("มีนาคม 2500").expect("a month"),
            partial(1957, Some(3), None)
        ));
    }

    #[test]
    fn a_year_that_began_in_april_is_claimed_as_far_as_it_is_certain() {
        let claim = thai("พ.ศ. 2470").expect("a year");
        let ends = (claim.earliest, claim.latest, claim.certainty);
        let expected = (
            Some(partial(1927, None, None)),
            Some(partial(1928, Some(3), None)),
        );
        assert_eq!(ends, (expected.0, expected.1, Certainty::Between));
        assert!(is_point(
            &thai("2 พ.ค. 2470").expect("a day"),
            partial(1927, Some(5), Some(2))
        ));
        assert_eq!(thai("2 ก.พ. 2470"), None);
        assert!(is_point(
            &thai("2 ก.พ. 2484").expect("a day"),
            partial(1941, Some(2), Some(2))
        ));
    }

    #[test]
    fn what_cannot_be_read_or_believed_is_not_claimed() {
        for text in [
            "",
            "18 ธ.ค. 24",
            "พ.ศ. 1981",
            "ค.ศ. 2524",
            "พ.ศ. 2700",
            "2356",
            "1700",
            "31 กุมภาพันธ์ 2524",
            "18-13-2524",
            "ธันวาคม",
            "ประมาณ พ.ศ. 2500",
            "18 ธันวาคม 2524 และ 2525",
            "18-12",
            "12 Ramadan 1390",
            "2524.5",
        ] {
            assert_eq!(thai(text), None, "{text:?}");
        }
    }
}
