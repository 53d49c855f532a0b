//! Values as this list writes them.

use dragoman_guest::dates;
use dragoman_guest::schema::DateClaim;

/// A day exactly as given. Its words are kept where they say more, such as a time zone.
pub(crate) fn day(text: &str) -> Option<DateClaim> {
    let head = text.get(..10).unwrap_or(text);
    let mut claim = dates::exact(dates::iso(text).or_else(|| zoned(text, head))?);
    if head != text {
        claim.raw = Some(text.into());
    }
    Some(claim)
}

/// An XML Schema date may have a time zone behind it.
fn zoned(text: &str, head: &str) -> Option<dragoman_guest::schema::PartialDate> {
    let zone = text.get(head.len()..)?;
    let is_zone = zone == "Z" || (zone.len() == 6 && zone.starts_with(['+', '-']));
    is_zone.then(|| dates::iso(head))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_keeps_the_words_that_say_more() {
        for (text, raw) in [
            ("2022-03-18", None),
            ("2022-03-18Z", Some("2022-03-18Z")),
            ("2022-03-18+01:00", Some("2022-03-18+01:00")),
            (
                "2022-03-18T14:52:26.947+01:00",
                Some("2022-03-18T14:52:26.947+01:00"),
            ),
        ] {
            let claim = day(text).expect("a day");
            assert_eq!(claim.earliest, dates::date(2022, Some(3), Some(18)), "{text}");
            assert_eq!(claim.raw.as_deref(), raw);
        }
        for text in ["", "18.3.2022", "2022-13-01", "2022-03-18 or so", "é022-03-18"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
