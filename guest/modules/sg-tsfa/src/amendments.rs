//! What the Act says of its amendments, in square brackets: `[S 568/2026 wef 26/08/2026]`.

use dragoman_guest::dates;
use dragoman_guest::schema::DateClaim;

use crate::entry::STYLE;

/// Words before an instrument.
const BY: [&str; 5] = [
    "deleted by",
    "inserted by",
    "substituted by",
    "amended by",
    "added by",
];

/// An amendment.
#[derive(Debug, PartialEq)]
pub(crate) struct Amendment {
    /// The instrument: `S 568/2026`, `17/2013`.
    pub(crate) instrument: String,
    /// With effect from; none if it is not said, or cannot be read.
    pub(crate) effective: Option<DateClaim>,
}

/// A text in square brackets at the end of another, and what stands before it.
pub(crate) fn trailing(text: &str) -> (&str, Option<&str>) {
    let found = text.strip_suffix(']').and_then(|open| open.rsplit_once('['));
    match found {
        Some((before, within)) => (before.trim_end(), Some(within.trim())),
        None => (text, None),
    }
}

/// Whether what stands in square brackets says that the entry was deleted.
pub(crate) fn is_deletion(within: &str) -> bool {
    within.to_lowercase().starts_with("deleted")
}

/// The amendments that are named in square brackets, with semicolons between them. None of them if one is not understood.
pub(crate) fn amendments(within: &str) -> Option<Vec<Amendment>> {
    within.split(';').map(|words| amendment(words.trim())).collect()
}

fn amendment(words: &str) -> Option<Amendment> {
    let lower = words.to_ascii_lowercase();
    let by = BY.iter().find(|by| lower.starts_with(*by));
    let words = words[by.map_or(0, |by| by.len())..].trim();
    let (instrument, day) = match words.split_once(" wef ") {
        Some((instrument, day)) => (instrument.trim(), Some(day.trim())),
        None => (words, None),
    };
    let effective = match day {
        Some(day) => Some(dates::read(day, STYLE)?.claims.into_iter().next()?),
        None => None,
    };
    is_instrument(instrument).then(|| Amendment {
        instrument: instrument.into(),
        effective,
    })
}

/// Whether words name an instrument of the year it was made in: `S 568/2026`, `Act 17 of 2013`, `17/2013`.
fn is_instrument(words: &str) -> bool {
    let is_known = |letter: char| letter.is_ascii_alphanumeric() || " /.".contains(letter);
    words.len() <= 40 && words.chars().any(|letter| letter.is_ascii_digit()) && words.chars().all(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(within: &str) -> Option<Vec<(String, Option<String>)>> {
        let all = amendments(within)?.into_iter();
        let pairs = all.map(|one| (one.instrument, one.effective.and_then(|claim| claim.raw)));
        Some(pairs.collect())
    }

    #[test]
    fn instruments_are_read_with_the_day_of_their_effect() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            of("S 568/2026 wef 26/08/2026"),
            Some(vec![("S 568/2026".into(), some("26/08/2026"))])
        );
        assert_eq!(
            of("17/2013; Deleted by S 744/2024 wef 30/09/2024"),
            Some(vec![
                ("17/2013".into(), None),
                ("S 744/2024".into(), some("30/09/2024"))
            ])
        );
        assert_eq!(of("S 1/2020 wef soon"), None);
        assert_eq!(of("see the Gazette"), None);
        assert_eq!(trailing("Ada. [S 1/2020]"), ("Ada.", Some("S 1/2020")));
        assert_eq!(trailing("Ada."), ("Ada.", None));
        assert!(is_deletion("Deleted by S 1/2020") && !is_deletion("S 1/2020"));
    }
}
