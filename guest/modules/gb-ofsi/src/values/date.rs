//! Dates as the list writes them: `dd/mm/yyyy`, with noughts for what is not known.

use dragoman_guest::schema::{DateClaim, PartialDate};
use dragoman_guest::{dates, phrase};

/// Reads a date of birth; none if it is no date.
pub(crate) fn birth(text: &str) -> Option<DateClaim> {
    let lower = text.to_ascii_lowercase();
    if let Some(rest) = [
        "circa",
        "approximately",
        "approx.",
        "approx",
        "around",
        "about",
        "c.",
    ]
    .iter()
    .find_map(|word| lower.strip_prefix(word))
    {
        return Some(with_raw(dates::circa(partial(rest.trim())?), text));
    }
    if let Some(date) = partial(text) {
        let claim = dates::exact(date);
        return Some(if date.day.is_some() {
            claim
        } else {
            with_raw(claim, text)
        });
    }
    let range = lower.strip_prefix("between").unwrap_or(&lower);
    let (from, to) = phrase::split_once(range, " and ").or_else(|| range.split_once('-'))?;
    let (from, to) = (partial(from.trim())?, partial(to.trim())?);
    let is_forward = (from.year, from.month, from.day) <= (to.year, to.month, to.day);
    is_forward.then(|| with_raw(dates::between(from, to), text))
}

fn with_raw(claim: DateClaim, raw: &str) -> DateClaim {
    DateClaim {
        raw: Some(raw.to_owned()),
        ..claim
    }
}

/// Reads `dd/mm/yyyy`, `00/mm/yyyy`, `00/00/yyyy`, `mm/yyyy`, `yyyy` or `yyyy-mm-dd`.
pub(crate) fn partial(text: &str) -> Option<PartialDate> {
    let parts: Vec<&str> = text.split('/').collect();
    let (day, month, year) = match parts.as_slice() {
        [day, month, year] => (number(day, 2)?, number(month, 2)?, year),
        [month, year] => (0, number(month, 2)?, year),
        [year] if year.contains('-') => return dates::iso(text.split(' ').next()?),
        [year] => (0, 0, year),
        _ => return None,
    };
    let known = |number: u16| u8::try_from(number).ok().filter(|number| *number > 0);
    if year.len() != 4 {
        return None;
    }
    dates::date(number(year, 4)?, known(month), known(day))
}

fn number(text: &str, most: usize) -> Option<u16> {
    let is_number = !text.is_empty() && text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use dragoman_guest::schema::Certainty;

    fn of(text: &str) -> Option<(u16, Option<u8>, Option<u8>)> {
        partial(text).map(|date| (date.year, date.month, date.day))
    }

    #[test]
    fn noughts_and_absent_parts_make_a_date_partial() {
        assert_eq!(of("14/03/1971"), Some((1971, Some(3), Some(14))));
        assert_eq!(of("00/03/1971"), Some((1971, Some(3), None)));
        assert_eq!(of("03/1971"), Some((1971, Some(3), None)));
        assert_eq!(of("00/00/1971"), Some((1971, None, None)));
        assert_eq!(of("1971"), Some((1971, None, None)));
        assert_eq!(of("1971-03-14 00:00:00"), Some((1971, Some(3), Some(14))));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "99/99/9",
            "00/00/0",
            "31/02/1980",
            "14/00/1980",
            "19711",
            "x",
            "/",
            "1/2/3/4",
            "",
        ] {
            assert_eq!(of(text), None, "{text}");
            assert!(birth(text).is_none());
        }
    }

    #[test]
    fn ranges_and_approximations_are_one_claim() {
        assert_eq!(
            birth("circa 1965").map(|claim| claim.certainty),
            Some(Certainty::Circa)
        );
        assert_eq!(
            birth("1960-1963").map(|claim| claim.certainty),
            Some(Certainty::Between)
        );
        assert!(birth("1963-1960").is_none());
    }
}
