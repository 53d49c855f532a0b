//! Values as this list writes them.

use dragoman_guest::dates::{self, Months, Order, Style};
use dragoman_guest::schema::{Certainty, DateClaim, PartialDate};

/// Dates are `dd/mm/yyyy`; in prose, months have English names.
const STYLE: Style = Style {
    order: Order::DayFirst,
    months: Months::English,
};

/// A whole day, `07/09/2026`; above a table `07-Sep-2026`, and in a workbook what the spreadsheet knows as a day.
pub(crate) fn day(text: &str) -> Option<PartialDate> {
    let text = without_time(text);
    let date = masked(text)
        .or_else(|| dates::iso(text))
        .or_else(|| in_words(text))?;
    date.day.is_some().then_some(date)
}

/// A day without the time behind it that a spreadsheet writes: `29/06/2012 00:00:00`.
fn without_time(text: &str) -> &str {
    text.strip_suffix(" 00:00:00").unwrap_or(text)
}

/// `07-Sep-2026`, and `7 September 2026`.
fn in_words(text: &str) -> Option<PartialDate> {
    let claims = dates::read(&text.replace('-', " "), STYLE)?.claims;
    match claims.as_slice() {
        [claim] if claim.certainty == Certainty::Exact => claim.earliest,
        _ => None,
    }
}

/// A date of birth. What is not known of it the list spells out: `dd/mm/1968`, `dd/07/1978`, `00/00/1975`. None if it cannot
/// be read.
pub(crate) fn birth(text: &str) -> Option<DateClaim> {
    // Some cells of the spreadsheet behind the list begin with the apostrophe that makes them text.
    let bare = without_time(text.trim_start_matches('\''));
    if let Some(date) = masked(bare) {
        let claim = dates::exact(date);
        let raw = (date.day.is_none() || bare != text).then(|| text.to_owned());
        return Some(DateClaim { raw, ..claim });
    }
    let mut claims = dates::read(bare, STYLE)?.claims;
    let claim = claims.pop().filter(|_| claims.is_empty())?;
    Some(DateClaim {
        raw: claim.raw.map(|_| text.into()),
        ..claim
    })
}

/// `dd/mm/yyyy` with letters or noughts for a day, or for a day and a month, that is not known.
fn masked(text: &str) -> Option<PartialDate> {
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let part = |text: &str, mask: &str| match text {
        _ if text.eq_ignore_ascii_case(mask) => Some(None),
        "0" | "00" => Some(None),
        _ => number(text).map(Some),
    };
    dates::date(
        number(year)?,
        part(month, "mm")?.map(u8::try_from).transpose().ok()?,
        part(day, "dd")?.map(u8::try_from).transpose().ok()?,
    )
}

fn number(text: &str) -> Option<u16> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_and_noughts_make_a_date_partial_and_keep_its_words() {
        for (text, month, day) in [
            ("12/11/1967", Some(11), Some(12)),
            ("dd/11/1967", Some(11), None),
            ("dd/mm/1967", None, None),
            ("DD/MM/1967", None, None),
            ("00/00/1967", None, None),
            ("'00/00/1967", None, None),
        ] {
            let claim = birth(text).expect("a date");
            assert_eq!(claim.earliest, dates::date(1967, month, day), "{text}");
            assert_eq!(claim.latest, claim.earliest);
            assert_eq!(claim.raw.as_deref(), day.is_none().then_some(text));
        }
    }

    #[test]
    fn dates_in_words_are_read_and_what_is_no_date_is_not() {
        assert_eq!(
            birth("circa 1967").map(|claim| claim.certainty),
            Some(Certainty::Circa)
        );
        for text in [
            "15/08/19yy",
            "31/02/1967",
            "dd/mm/yyyy",
            "12/mm/1967",
            "1/2/3/1967",
            "",
            "unknown",
        ] {
            assert_eq!(birth(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_is_whole() {
        for text in [
            "07/09/2026",
            "07-Sep-2026",
            "7 September 2026",
            "2026-09-07",
            "07/09/2026 00:00:00",
        ] {
            assert_eq!(day(text), dates::date(2026, Some(9), Some(7)), "{text}");
        }
        for text in [
            "dd/09/2026",
            "Sep-2026",
            "31-Feb-2026",
            "circa 7 Sep 2026",
            "soon",
            "",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
