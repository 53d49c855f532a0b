//! Dates that are partial, uncertain, or ranges.

use crate::schema::{Calendar, Certainty, DateClaim, PartialDate};

/// A date, checked: the year from 1 to 9999, a month from 1 to 12, a day that the month has. None otherwise, and none
/// for a day without a month.
pub fn date(year: u16, month: Option<u8>, day: Option<u8>) -> Option<PartialDate> {
    let year_checked = i16::try_from(year)
        .ok()
        .filter(|year| (1..=9999).contains(year))?;
    match (month, day) {
        (None, None) => {}
        (None, Some(_)) => return None,
        (Some(month), day) => {
            let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day.unwrap_or(1)).ok()?);
            jiff::civil::Date::new(year_checked, month, day).ok()?;
        }
    }
    Some(PartialDate { year, month, day })
}

/// Reads `yyyy`, `yyyy-mm` or `yyyy-mm-dd`; also with a time behind it, which is dropped.
pub fn iso(text: &str) -> Option<PartialDate> {
    let text = text.trim().split('T').next()?;
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = parts
        .next()
        .map(|part| digits(part, 2))
        .map_or(Some(None), |part| part.map(Some))?;
    let day = parts
        .next()
        .map(|part| digits(part, 2))
        .map_or(Some(None), |part| part.map(Some))?;
    if parts.next().is_some() {
        return None;
    }
    date(year, month.map(|month| month as u8), day.map(|day| day as u8))
}

fn digits(text: &str, length: usize) -> Option<u16> {
    (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// The number of an English month's name or abbreviation of at least three letters.
pub fn month(name: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    if name.len() < 3 {
        return None;
    }
    MONTHS
        .iter()
        .position(|month| month.starts_with(&name))
        .map(|index| index as u8 + 1)
}

fn claim(earliest: Option<PartialDate>, latest: Option<PartialDate>, certainty: Certainty) -> DateClaim {
    DateClaim {
        earliest,
        latest,
        certainty,
        calendar: Calendar::Gregorian,
        raw: None,
        note: None,
        at: 0,
    }
}

/// A date as given.
pub fn exact(date: PartialDate) -> DateClaim {
    claim(Some(date), Some(date), Certainty::Exact)
}

/// About a date.
pub fn circa(date: PartialDate) -> DateClaim {
    claim(Some(date), Some(date), Certainty::Circa)
}

/// Within a range.
pub fn between(earliest: PartialDate, latest: PartialDate) -> DateClaim {
    claim(Some(earliest), Some(latest), Certainty::Between)
}

/// Words that could not be read as a date.
pub fn unstated(raw: impl Into<String>) -> DateClaim {
    DateClaim {
        raw: Some(raw.into()),
        ..claim(None, None, Certainty::Unstated)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partial_dates_stay_partial() {
        assert_eq!(
            iso("1962"),
            Some(PartialDate {
                year: 1962,
                month: None,
                day: None
            })
        );
        assert_eq!(
            iso("1962-07"),
            Some(PartialDate {
                year: 1962,
                month: Some(7),
                day: None
            })
        );
    }

    #[test]
    fn days_that_do_not_exist_are_no_dates() {
        assert_eq!(iso("2023-02-29"), None);
        assert_eq!(iso("0000-13-99"), None);
        assert_eq!(date(1980, None, Some(3)), None);
    }

    #[test]
    fn months_are_read_by_name_and_abbreviation() {
        assert_eq!(month("Sept."), Some(9));
        assert_eq!(month("Ju"), None);
    }
}
