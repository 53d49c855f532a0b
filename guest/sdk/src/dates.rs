//! Dates that are partial, uncertain, or ranges.

mod calendars;
mod months;
mod reading;
mod thai;

use crate::schema::{Calendar, Certainty, DateClaim, PartialDate};

pub use calendars::calendar;
pub use months::month_in_any_language;
pub use reading::{Months, Order, Reading, Style, claims, claims_in, read};
pub use thai::thai;

/// Years that a list of the living and the recently dead can mean. Those of other eras, such as 1349 and 2524, lie far from them.
const BELIEVABLE: std::ops::RangeInclusive<u16> = 1857..=2056;

/// Whether the years of a claim are such as a list can mean. A year of another era in the place of ours is not: 1349 (Persian
/// or Islamic), 2524 (Buddhist).
///
/// ```
/// use dragoman_guest::dates;
///
/// let claim = |text: &str| dates::claims(text).remove(0);
/// assert!(dates::is_believable(&claim("1970")) && dates::is_believable(&claim("long ago")));
/// assert!(!dates::is_believable(&claim("between 1349 and 1970")) && !dates::is_believable(&claim("2524-12-18")));
/// ```
pub fn is_believable(claim: &DateClaim) -> bool {
    let ends = [claim.earliest, claim.latest];
    ends.iter().flatten().all(|date| BELIEVABLE.contains(&date.year))
}

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

/// Reads `yyyy`, `yyyy-mm` or `yyyy-mm-dd`; also a whole date with a time behind it (`T` and a digit), which is dropped.
pub fn iso(text: &str) -> Option<PartialDate> {
    // As nearly all dates are written.
    if let [a, b, c, d, b'-', e, f, b'-', g, h] = *text.as_bytes()
        && [a, b, c, d, e, f, g, h].iter().all(u8::is_ascii_digit)
    {
        let number = |tens: u8, ones: u8| 10 * (tens - b'0') + (ones - b'0');
        let year = 100 * u16::from(number(a, b)) + u16::from(number(c, d));
        return date(year, Some(number(e, f)), Some(number(g, h)));
    }
    let (text, timed) = match text.trim().split_once('T') {
        Some((day, time)) if time.starts_with(|first: char| first.is_ascii_digit()) => (day, true),
        Some(_) => return None,
        None => (text.trim(), false),
    };
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
    let read = date(year, month.map(|month| month as u8), day.map(|day| day as u8))?;
    (!timed || read.day.is_some()).then_some(read)
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
    let name = name.trim_end_matches('.');
    if name.len() < 3 {
        return None;
    }
    MONTHS
        .iter()
        .position(|month| {
            let head = month.get(..name.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(name))
        })
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

/// Within a range. The caller makes sure that it runs forwards; the host refuses one that does not.
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

    fn partial(year: u16, month: Option<u8>, day: Option<u8>) -> PartialDate {
        PartialDate { year, month, day }
    }

    #[test]
    fn days_that_do_not_exist_are_no_dates() {
        assert_eq!(iso("2023-02-29"), None);
        assert_eq!(iso("0000-13-99"), None);
        assert_eq!(date(1980, None, Some(3)), None);
    }

    #[test]
    fn the_last_day_of_february_goes_by_the_leap_year() {
        for (year, leaps) in [
            (2000, true),
            (2024, true),
            (1900, false),
            (2023, false),
            (2100, false),
        ] {
            assert_eq!(date(year, Some(2), Some(29)).is_some(), leaps, "{year}");
            assert!(date(year, Some(2), Some(28)).is_some());
        }
    }

    #[test]
    fn every_month_has_its_days_and_no_more() {
        let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        for (month, last) in (1..=12).zip(days) {
            assert!(date(1970, Some(month), Some(last)).is_some(), "{month}");
            assert_eq!(date(1970, Some(month), Some(last + 1)), None, "{month}");
            assert_eq!(date(1970, Some(month), Some(0)), None, "{month}");
        }
    }

    #[test]
    fn years_run_from_1_to_9999_and_months_from_1_to_12() {
        assert_eq!(date(1, None, None), Some(partial(1, None, None)));
        assert_eq!(
            date(9999, Some(12), Some(31)),
            Some(partial(9999, Some(12), Some(31)))
        );
        for year in [0, 10_000, u16::MAX] {
            assert_eq!(date(year, None, None), None, "{year}");
        }
        for month in [0, 13, 127, 128, u8::MAX] {
            assert_eq!(date(1970, Some(month), None), None, "{month}");
            assert_eq!(date(1970, Some(month), Some(1)), None, "{month}");
        }
        for day in [32, 127, 128, u8::MAX] {
            assert_eq!(date(1970, Some(1), Some(day)), None, "{day}");
        }
    }

    #[test]
    fn blanks_around_a_date_mean_nothing() {
        assert_eq!(iso(" 1962-07-03\r\n"), Some(partial(1962, Some(7), Some(3))));
        assert_eq!(iso("\u{a0}1962 "), Some(partial(1962, None, None)));
    }

    #[test]
    fn a_time_behind_a_whole_date_is_dropped() {
        for text in [
            "1962-07-03T00:00:00",
            "1962-07-03T23:59:59.999Z",
            "1962-07-03T00:00:00-05:00",
        ] {
            assert_eq!(iso(text), Some(partial(1962, Some(7), Some(3))), "{text}");
        }
    }

    #[test]
    fn a_time_behind_a_part_of_a_date_or_a_word_behind_a_date_is_no_date() {
        for text in [
            "1962T00:00",
            "1962-07T00:00",
            "1962-07-03T",
            "1962-07-03Tuesday",
            "T00:00",
            "T",
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_not_written_as_iso_8601_is_not_guessed_at() {
        for text in [
            "",
            " ",
            "-",
            "62",
            "196",
            "19620",
            "1962-7-3",
            "1962-07-",
            "1962-",
            "-1962",
            "+962",
            "1962/07/03",
            "03-07-1962",
            "1962-07-03-04",
            "1962-07-03 00:00",
            "1962-00-00",
            "1962-07-00",
            "19620703",
            "c. 1962",
            "१९६२",
            "１９６２",
            "196é",
            "1962–07",
            "1962-W27",
        ] {
            assert_eq!(iso(text), None, "{text:?}");
        }
    }

    #[test]
    fn months_are_read_by_name_and_abbreviation() {
        assert_eq!(month("Sept."), Some(9));
        assert_eq!(month("Ju"), None);
    }

    #[test]
    fn every_month_is_read_in_full_and_short_whatever_its_capitals() {
        let names = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        for (number, name) in (1..=12).zip(names) {
            for length in 3..=name.len() {
                assert_eq!(month(&name[..length]), Some(number), "{}", &name[..length]);
            }
            assert_eq!(month(&name.to_uppercase()), Some(number));
            assert_eq!(month(&format!("{}.", &name[..3].to_lowercase())), Some(number));
        }
    }

    #[test]
    fn what_is_no_month_in_english_is_none() {
        for name in [
            "",
            ".",
            "...",
            "M.",
            "Ma",
            "Mays",
            "Janvier",
            "Mai",
            "05",
            "é",
            "éé",
            "ма\u{439}",
            "Ma\u{130}",
            " May",
        ] {
            assert_eq!(month(name), None, "{name:?}");
        }
    }

    #[test]
    fn a_claim_says_only_what_it_is_made_of() {
        let (from, to) = (partial(1962, None, None), partial(1964, Some(7), None));
        let single = exact(from);
        assert_eq!((single.earliest, single.latest), (Some(from), Some(from)));
        assert_eq!(single.certainty, Certainty::Exact);
        let about = circa(to);
        assert_eq!((about.earliest, about.latest), (Some(to), Some(to)));
        assert_eq!(about.certainty, Certainty::Circa);
        let range = between(from, to);
        assert_eq!((range.earliest, range.latest), (Some(from), Some(to)));
        assert_eq!(range.certainty, Certainty::Between);
        for claim in [single, about, range] {
            assert_eq!(claim.calendar, Calendar::Gregorian);
            assert_eq!((claim.raw, claim.note, claim.at), (None, None, 0));
        }
    }

    #[test]
    fn words_that_are_no_date_are_kept_and_nothing_is_claimed() {
        let claim = unstated("early in the sixties");
        assert_eq!((claim.earliest, claim.latest), (None, None));
        assert_eq!(claim.certainty, Certainty::Unstated);
        assert_eq!(claim.raw.as_deref(), Some("early in the sixties"));
    }
}
