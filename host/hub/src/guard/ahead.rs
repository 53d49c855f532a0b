//! Days of publication that have not come yet.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::error::HubError;

/// A moment as it is kept, RFC 3339.
pub(super) fn moment(text: &str) -> Result<Timestamp, HubError> {
    text.parse()
        .map_err(|_| HubError::Damaged(format!("{text:?} is no time of RFC 3339")))
}

/// Whether a day of publication (`2024`, `2024-11` or `2024-11-30`) had come nowhere on Earth at the moment at which an edition is kept: it
/// begins more than a day after the one that is then in UTC.
pub(super) fn is_ahead(day: &str, kept: &str) -> Result<bool, HubError> {
    // After the last day that there is none is ahead.
    let Ok(tomorrow) = kept_on(kept)?.tomorrow() else {
        return Ok(false);
    };
    let tomorrow = tomorrow.to_string();
    // Dates of one length in ISO 8601 are in the order of their texts.
    Ok(tomorrow.get(..day.len()).is_some_and(|tomorrow| day > tomorrow))
}

/// The day up to which an edition may go: that of its publication, or the one on which it was kept where that had not come yet. None where
/// no day is stated, but a month or a year.
pub(crate) fn believed(day: Option<&str>, kept: &str) -> Result<Option<String>, HubError> {
    let Some(day) = day else { return Ok(None) };
    match is_ahead(day, kept)? {
        true => Ok(Some(kept_on(kept)?.to_string())),
        false => Ok(Some(day.to_owned())),
    }
}

/// The day in UTC of a moment.
fn kept_on(kept: &str) -> Result<Date, HubError> {
    Ok(moment(kept)?.to_zoned(TimeZone::UTC).date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_ahead_once_it_has_come_nowhere_on_earth() {
        let kept = "2030-06-15T23:30:00Z";
        for (day, expected) in [
            ("2030-06-15", false),
            ("2030-06-16", false),
            ("2030-06-17", true),
            ("2030-06", false),
            ("2030-07", true),
            ("2030", false),
            ("2031", true),
            ("9999-12-31", true),
            ("0001-01-01", false),
        ] {
            assert_eq!(is_ahead(day, kept).expect("a time"), expected, "{day}");
        }
        // In any zone: the day counts that is in UTC.
        assert!(is_ahead("2030-06-17", "2030-06-16T01:00:00+02:00").expect("a time"));
        // By its first day, a month may have come tomorrow.
        assert!(!is_ahead("2031-01", "2030-12-31T12:00:00Z").expect("a time"));
        assert!(!is_ahead("9999-12-31", "9999-12-30T22:00:00Z").expect("a time"));
    }

    #[test]
    fn no_edition_goes_further_than_the_day_on_which_it_was_kept() {
        let believed = |day| believed(day, "2030-06-15T12:00:00Z").expect("a time");
        assert_eq!(believed(Some("9999-12-31")).as_deref(), Some("2030-06-15"));
        assert_eq!(believed(Some("2030-06-16")).as_deref(), Some("2030-06-16"));
        assert_eq!(believed(Some("2030-06")).as_deref(), Some("2030-06"));
        assert_eq!(believed(None), None);
    }
}
