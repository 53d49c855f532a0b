//! Values as this list writes them.

use dragoman_guest::dates;
use dragoman_guest::schema::{DateClaim, PartialDate};

/// Reads an XML Schema date, `yyyy-mm-dd` with or without a time zone behind it, or a part of one: `yyyy-mm`, `yyyy`.
pub(crate) fn date(text: &str) -> Option<PartialDate> {
    let (day, zone) = match text.get(..10) {
        Some(day) if is_zone(&text[10..]) => (day, true),
        _ => (text, false),
    };
    dates::iso(day).filter(|date| !zone || date.day.is_some())
}

fn is_zone(text: &str) -> bool {
    match text.as_bytes() {
        b"Z" | [b'T', ..] => true,
        [b'+' | b'-', a, b, b':', c, d] => [a, b, c, d].iter().all(|byte| byte.is_ascii_digit()),
        _ => false,
    }
}

/// A year of four digits.
pub(crate) fn year(text: &str) -> Option<PartialDate> {
    date(text).filter(|date| date.month.is_none())
}

/// Two years joined by a hyphen, the earlier first.
pub(crate) fn years(text: &str) -> Option<(PartialDate, PartialDate)> {
    let (from, to) = text.split_once('-')?;
    let (from, to) = (year(from.trim())?, year(to.trim())?);
    (from.year <= to.year).then_some((from, to))
}

/// A date exactly as given; its words are kept where they say more than the date does.
pub(crate) fn exact(text: &str) -> Option<DateClaim> {
    let mut claim = dates::exact(date(text)?);
    if text.len() > 10 {
        claim.raw = Some(text.to_owned());
    }
    Some(claim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_zone_behind_a_date_is_kept_as_words_only() {
        let claim = exact("1972-01-01-05:00").expect("a date");
        assert_eq!(claim.earliest, dates::date(1972, Some(1), Some(1)));
        assert_eq!(claim.raw.as_deref(), Some("1972-01-01-05:00"));
        assert_eq!(exact("1972-01-01").and_then(|claim| claim.raw), None);
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "null",
            "1972-13-01",
            "197",
            "1972-01-01-0500",
            "é972-01-01",
            "1999-2003",
            "",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn a_range_of_years_must_run_forwards() {
        assert!(years("1968 - 1970").is_some());
        assert!(years("1970 - 1968").is_none());
        assert!(years("1968-07-01").is_none());
    }
}
