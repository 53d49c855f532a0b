//! Days and instants, as a trust file writes them.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

/// A day in UTC, or an instant: `2026-11-24` or `2026-11-24T16:00:00Z`, with quotes or without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Written")]
pub(crate) enum Moment {
    Day(Date),
    Instant(Timestamp),
}

#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "a day such as 2026-11-24, or an instant with its offset such as 2026-11-24T16:00:00Z"
)]
enum Written {
    Bare(toml::value::Datetime),
    Quoted(String),
}

impl TryFrom<Written> for Moment {
    type Error = String;
    fn try_from(written: Written) -> Result<Self, String> {
        let text = match written {
            Written::Bare(date) => date.to_string(),
            Written::Quoted(text) => text,
        };
        let instant = || text.parse().map(Self::Instant).ok();
        // A day has ten characters; an instant without its offset would otherwise pass as one.
        let day = || text.parse().map(Self::Day).ok().filter(|_| text.len() == 10);
        day().or_else(instant).ok_or_else(|| {
            format!("{text:?} is no day such as 2026-11-24, and no instant with its offset such as 2026-11-24T16:00:00Z")
        })
    }
}

impl Moment {
    /// When it begins.
    pub(crate) fn start(self) -> Timestamp {
        match self {
            Self::Day(day) => midnight(day, Timestamp::MIN),
            Self::Instant(instant) => instant,
        }
    }

    /// When it is over: a day lasts until the next.
    pub(crate) fn end(self) -> Timestamp {
        match self {
            Self::Day(day) => day
                .tomorrow()
                .map_or(Timestamp::MAX, |next| midnight(next, Timestamp::MAX)),
            Self::Instant(instant) => instant,
        }
    }
}

/// The start of a day in UTC; `beyond` for a day at the very edge of the calendar.
fn midnight(day: Date, beyond: Timestamp) -> Timestamp {
    day.to_zoned(TimeZone::UTC)
        .map_or(beyond, |start| start.timestamp())
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Instant(instant) => instant.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Line {
        at: Moment,
    }

    fn read(value: &str) -> Result<Moment, toml::de::Error> {
        toml::from_str(&format!("at = {value}")).map(|line: Line| line.at)
    }

    #[test]
    fn days_and_instants_are_read_with_quotes_or_without() {
        for day in ["2026-11-24", "\"2026-11-24\""] {
            let day = read(day).expect("a day");
            assert_eq!(day.start().to_string(), "2026-11-24T00:00:00Z");
            assert_eq!(day.end().to_string(), "2026-11-25T00:00:00Z");
        }
        for instant in ["2026-11-24T16:00:00+01:00", "\"2026-11-24T15:00:00Z\""] {
            let instant = read(instant).expect("an instant");
            assert_eq!(instant.start().to_string(), "2026-11-24T15:00:00Z");
            assert_eq!(instant.end(), instant.start());
        }
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "2026",
            "\"2026-13-01\"",
            "\"soon\"",
            "\"\"",
            "2026-11-24T16:00:00",
            "16:00:00",
        ] {
            let error = read(text).expect_err(text).to_string();
            assert!(error.contains("2026-11-24T16:00:00Z"), "{error}");
        }
    }
}
