//! Dates as intervals of days: the width of the interval is how precise the date is.

use dragoman_guest::dates;
use dragoman_guest::schema::{Certainty, DateClaim, PartialDate};

/// An interval of days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Interval {
    /// The first day that fits.
    pub(crate) from: PartialDate,
    /// The last day that fits.
    pub(crate) to: PartialDate,
    /// Whether the list says that it is approximate.
    pub(crate) approximate: bool,
    /// Whether the list says that it is a range of days, however wide: else a whole month or year is a date of that
    /// precision.
    pub(crate) range: bool,
}

impl Interval {
    /// The interval between two dates; a month or a year counts from its first day to its last. None if it runs backwards.
    pub(crate) fn new(from: PartialDate, to: PartialDate, approximate: bool) -> Option<Interval> {
        let (from, to) = (first_day(from)?, last_day(to)?);
        (key(from) <= key(to)).then_some(Interval {
            from,
            to,
            approximate,
            range: false,
        })
    }

    /// The claim that the interval makes: a day, whole months or whole years, or a range of these.
    pub(crate) fn claim(&self) -> DateClaim {
        let widths: [fn(PartialDate) -> PartialDate; 2] = [year, month];
        let whole = widths.iter().find(|width| {
            let (from, to) = (width(self.from), width(self.to));
            first_day(from) == Some(self.from) && last_day(to) == Some(self.to)
        });
        let whole = whole.map(|width| (width(self.from), width(self.to)));
        let (earliest, latest) = match whole {
            Some((earliest, latest)) if !(self.range && earliest == latest) => (earliest, latest),
            _ => (self.from, self.to),
        };
        let mut claim = if earliest == latest {
            dates::exact(earliest)
        } else {
            dates::between(earliest, latest)
        };
        if self.approximate {
            claim.certainty = Certainty::Circa;
        }
        if self.from != self.to {
            claim.raw = Some(format!("{} to {}", words(self.from), words(self.to)));
        }
        claim
    }
}

/// The day as the formats write it, `1962-01-31`.
pub(crate) fn words(date: PartialDate) -> String {
    let mut words = format!("{:04}", date.year);
    for part in [date.month, date.day].into_iter().flatten() {
        words.push_str(&format!("-{part:02}"));
    }
    words
}

fn year(date: PartialDate) -> PartialDate {
    PartialDate {
        month: None,
        day: None,
        ..date
    }
}

fn month(date: PartialDate) -> PartialDate {
    PartialDate { day: None, ..date }
}

fn first_day(date: PartialDate) -> Option<PartialDate> {
    dates::date(
        date.year,
        Some(date.month.unwrap_or(1)),
        Some(date.day.unwrap_or(1)),
    )
}

fn last_day(date: PartialDate) -> Option<PartialDate> {
    let month = date.month.unwrap_or(12);
    let days = match date.day {
        Some(day) => day..=day,
        None => 28..=31,
    };
    let mut found = days
        .rev()
        .filter_map(|day| dates::date(date.year, Some(month), Some(day)));
    found.next()
}

fn key(date: PartialDate) -> (u16, Option<u8>, Option<u8>) {
    (date.year, date.month, date.day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(from: &str, to: &str, approximate: bool) -> Option<(String, String, Certainty)> {
        let claim = Interval::new(dates::iso(from)?, dates::iso(to)?, approximate)?.claim();
        Some((words(claim.earliest?), words(claim.latest?), claim.certainty))
    }

    #[test]
    fn the_width_of_an_interval_is_its_precision() {
        let expected = |from: &str, to: &str, certainty| Some((from.to_owned(), to.to_owned(), certainty));
        for (from, to, approximate, earliest, latest, certainty) in [
            (
                "1962-07-03",
                "1962-07-03",
                false,
                "1962-07-03",
                "1962-07-03",
                Certainty::Exact,
            ),
            (
                "1962-01-01",
                "1962-12-31",
                false,
                "1962",
                "1962",
                Certainty::Exact,
            ),
            (
                "1962-02-01",
                "1962-02-28",
                false,
                "1962-02",
                "1962-02",
                Certainty::Exact,
            ),
            (
                "1964-02-01",
                "1964-02-29",
                false,
                "1964-02",
                "1964-02",
                Certainty::Exact,
            ),
            (
                "1958-01-01",
                "1961-12-31",
                false,
                "1958",
                "1961",
                Certainty::Between,
            ),
            (
                "1960-01-01",
                "1960-03-31",
                false,
                "1960-01",
                "1960-03",
                Certainty::Between,
            ),
            (
                "1960-01-01",
                "1960-03-30",
                false,
                "1960-01-01",
                "1960-03-30",
                Certainty::Between,
            ),
            ("1965-01-01", "1965-12-31", true, "1965", "1965", Certainty::Circa),
            ("1962", "1962", false, "1962", "1962", Certainty::Exact),
            (
                "1962-02",
                "1962-02",
                false,
                "1962-02",
                "1962-02",
                Certainty::Exact,
            ),
        ] {
            assert_eq!(
                claim(from, to, approximate),
                expected(earliest, latest, certainty),
                "{from}"
            );
        }
    }

    #[test]
    fn a_range_of_days_stays_one() {
        let days = |from, to| {
            let interval = Interval::new(dates::iso(from)?, dates::iso(to)?, false)?;
            let claim = Interval {
                range: true,
                ..interval
            }
            .claim();
            Some((words(claim.earliest?), words(claim.latest?)))
        };
        let expected = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
        assert_eq!(
            days("2014-01-01", "2014-12-31"),
            expected("2014-01-01", "2014-12-31")
        );
        assert_eq!(days("1958-01-01", "1961-12-31"), expected("1958", "1961"));
    }

    #[test]
    fn an_interval_that_runs_backwards_is_none() {
        assert_eq!(claim("1963-01-01", "1962-12-31", false), None);
    }

    #[test]
    fn what_was_interpreted_keeps_its_words() {
        let days = |from, to| {
            let interval = Interval::new(dates::iso(from)?, dates::iso(to)?, false)?;
            Some(interval.claim().raw)
        };
        assert_eq!(
            days("1962-01-01", "1962-12-31"),
            Some(Some("1962-01-01 to 1962-12-31".into()))
        );
        assert_eq!(days("1962-01-01", "1962-01-01"), Some(None));
    }
}
