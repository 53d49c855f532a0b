//! Timestamps of the standard: RFC 3339 in UTC, with as many digits of a second as the producer had.

use dragoman_guest::dates;
use dragoman_guest::schema::{DateClaim, PartialDate};

/// What timestamps are compared by; none if the text is no timestamp. Digits of a second that are noughts say nothing.
pub(crate) fn order(text: &str) -> Option<String> {
    let (seconds, fraction) = split(text)?;
    Some(format!("{seconds}.{}", fraction.trim_end_matches('0')))
}

/// The day of a timestamp; none if it is none.
pub(crate) fn day(text: &str) -> Option<PartialDate> {
    split(text).and_then(|(seconds, _)| dates::iso(seconds))
}

/// A timestamp as a claim of its day, the time of which stays in `raw`; words that are no timestamp are kept as they are.
pub(crate) fn claim(text: &str, at: u32) -> DateClaim {
    let claim = match day(text) {
        Some(day) => dates::exact(day),
        None => dates::unstated(text),
    };
    DateClaim {
        raw: Some(text.into()),
        at,
        ..claim
    }
}

/// `yyyy-mm-ddThh:mm:ss`, and the digits behind it.
fn split(text: &str) -> Option<(&str, &str)> {
    const SHAPE: &[u8] = b"0000-00-00T00:00:00";
    let text = text.strip_suffix('Z')?;
    let (seconds, fraction) = text.split_once('.').unwrap_or((text, ""));
    let fits = seconds.len() == SHAPE.len()
        && seconds.bytes().zip(SHAPE).all(|(byte, shape)| match shape {
            b'0' => byte.is_ascii_digit(),
            mark => byte == *mark,
        })
        && fraction.bytes().all(|byte| byte.is_ascii_digit());
    (fits && dates::iso(seconds).is_some()).then_some((seconds, fraction))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timestamps_are_in_order_whatever_their_digits() {
        let order = |text: &str| order(text).expect("a timestamp");
        let (whole, fine) = ("2031-05-04T09:00:00Z", "2031-05-04T09:00:00.000Z");
        assert_eq!(order(whole), order(fine));
        let later = [
            whole,
            "2031-05-04T09:00:00.05Z",
            "2031-05-04T09:00:00.5Z",
            "2031-05-04T09:00:01Z",
        ];
        assert!(later.map(order).is_sorted());
    }

    #[test]
    fn what_is_no_timestamp_of_the_standard_has_no_order_and_keeps_its_words() {
        for text in [
            "",
            "2031-05-04",
            "2031-05-04T09:00:00+02:00",
            "2031-13-04T09:00:00Z",
            "2031-05-04T09:00:00.xZ",
        ] {
            assert_eq!(order(text), None, "{text}");
            assert_eq!(claim(text, 0).raw.as_deref(), Some(text));
            assert_eq!(claim(text, 0).earliest, None);
        }
        let claim = claim("2031-05-04T09:00:00.123Z", 2);
        assert_eq!(claim.earliest, dates::date(2031, Some(5), Some(4)));
        assert_eq!(
            (claim.raw.as_deref(), claim.at),
            (Some("2031-05-04T09:00:00.123Z"), 2)
        );
    }
}
