//! Dates and words that follow a phrase.

use crate::schema::{DateClaim, PartialDate};
use crate::{dates, enumeration, phrase};

/// The date that follows the first of some phrases, all in small letters.
pub fn date_after(text: &str, phrases: &[&str]) -> Option<DateClaim> {
    let lower = text.to_ascii_lowercase();
    let found = phrases
        .iter()
        .filter_map(|phrase| Some((phrase::find(&lower, phrase)?, phrase.len())))
        .filter_map(|(at, length)| Some((at, length, leading_date(&text[at + length..])?)))
        .min_by_key(|(at, ..)| *at)?;
    let (at, length, (date, used)) = found;
    let raw = text[at..at + length + used].trim().to_owned();
    Some(DateClaim {
        raw: Some(raw),
        ..dates::exact(date)
    })
}

/// The words between a phrase and the end of its clause.
pub fn words_after<'a>(text: &'a str, phrases: &[&str]) -> Option<&'a str> {
    let lower = text.to_ascii_lowercase();
    let from = phrases
        .iter()
        .find_map(|phrase| Some(phrase::find(&lower, phrase)? + phrase.len()))?;
    let rest = &text[from..];
    let end = rest.find(['.', ',', ';', '(', ')']).unwrap_or(rest.len());
    enumeration::stated(&rest[..end])
}

/// Reads a date at the beginning of a text (`16 Nov. 1989`, `July 1996`, `1993`, `5/4/2013`), and how long it is.
fn leading_date(text: &str) -> Option<(PartialDate, usize)> {
    let tokens: Vec<(usize, &str)> = tokens(text).take(3).collect();
    let first = tokens.first()?;
    let end = |count: usize| tokens.get(count - 1).map(|(start, token)| start + token.len());
    if let Some(date) = numeric(first.1) {
        return Some((date, end(1)?));
    }
    let year = |index: usize| number(tokens.get(index)?.1).filter(|year| (1000..=9999).contains(year));
    let month = |index: usize| dates::month(tokens.get(index)?.1);
    if let (Some(day), Some(month), Some(year)) = (number(first.1), month(1), year(2)) {
        let date = dates::date(year, Some(month), Some(u8::try_from(day).ok()?))?;
        return Some((date, end(3)?));
    }
    if let (Some(month), Some(year)) = (month(0), year(1)) {
        return Some((dates::date(year, Some(month), None)?, end(2)?));
    }
    Some((dates::date(year(0)?, None, None)?, end(1)?))
}

fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = text.split_whitespace();
    words.map(|word| {
        let token = word.trim_matches([',', '.', ';', ':', '(', ')']);
        (token.as_ptr() as usize - text.as_ptr() as usize, token)
    })
}

/// `dd/mm/yyyy` or `dd.mm.yyyy`.
fn numeric(token: &str) -> Option<PartialDate> {
    let parts: Vec<u16> = token.split(['/', '.']).map(number).collect::<Option<_>>()?;
    let [day, month, year] = parts.as_slice() else {
        return None;
    };
    dates::date(*year, u8::try_from(*month).ok(), u8::try_from(*day).ok())
}

fn number(token: &str) -> Option<u16> {
    let is_number = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| token.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<(u16, Option<u8>, Option<u8>)> {
        let date = date_after(text, &["issued on", "issued"])?.earliest?;
        Some((date.year, date.month, date.day))
    }

    #[test]
    fn dates_are_read_in_the_forms_that_the_list_has() {
        assert_eq!(of("Issued on 16 Nov. 1989."), Some((1989, Some(11), Some(16))));
        assert_eq!(of("issued 03/05/2011, there"), Some((2011, Some(5), Some(3))));
        assert_eq!(of("(issued July 1996)"), Some((1996, Some(7), None)));
        assert_eq!(of("issued 1993"), Some((1993, None, None)));
    }

    #[test]
    fn words_that_are_no_date_are_none() {
        for text in [
            "issued",
            "issued in Port Selka",
            "issued 99 Nov 1989",
            "issued 31/02/1990",
            "1989",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_ends_with_its_clause() {
        assert_eq!(
            words_after("Issued under name Abu Selka. Expired.", &["under name"]),
            Some("Abu Selka")
        );
    }
}
