//! Dates as this list writes them: ISO 8601 for the most part, words for the rest.

use dragoman_guest::dates;
use dragoman_guest::schema::{Certainty, DateClaim, PartialDate};

/// What a cell says of a date.
#[derive(Debug, PartialEq)]
pub(super) struct Reading {
    /// One claim, or one for each alternative.
    pub(super) claims: Vec<DateClaim>,
    /// Whether noughts stood for a month or a day.
    pub(super) placeholder: bool,
}

/// Words that make a date uncertain, with what they make of it.
const HEDGES: [(&str, Certainty); 9] = [
    ("circa ", Certainty::Circa),
    ("c. ", Certainty::Circa),
    ("ca. ", Certainty::Circa),
    ("approximately ", Certainty::Circa),
    ("approx. ", Certainty::Circa),
    ("around ", Certainty::Circa),
    ("about ", Certainty::Circa),
    ("before ", Certainty::Before),
    ("after ", Certainty::After),
];

/// Reads a cell; none if any of it cannot be read.
pub(super) fn read(cell: &str) -> Option<Reading> {
    // What nearly every cell is, without a look at anything else.
    if let Some(date) = iso(cell) {
        let claims = vec![dates::exact(date)];
        return Some(Reading {
            claims,
            placeholder: false,
        });
    }
    let lower = cell.to_lowercase();
    let mut reading = Reading {
        claims: Vec::new(),
        placeholder: false,
    };
    for alternative in lower.split(" or ") {
        let (claim, placeholder) = single(alternative.trim())?;
        reading.placeholder |= placeholder;
        reading.claims.push(DateClaim {
            raw: Some(cell.to_owned()),
            ..claim
        });
    }
    Some(reading)
}

/// Reads one alternative, in lower case.
fn single(text: &str) -> Option<(DateClaim, bool)> {
    if let Some((date, placeholder)) = point(text) {
        return Some((dates::exact(date), placeholder));
    }
    if let Some((from, to)) = range(text) {
        return Some((dates::between(from, to), false));
    }
    let (certainty, rest) = HEDGES
        .iter()
        .find_map(|(word, certainty)| Some((*certainty, text.strip_prefix(word)?)))?;
    let (date, placeholder) = point(rest.trim())?;
    let mut claim = dates::circa(date);
    claim.certainty = certainty;
    match certainty {
        Certainty::Before => claim.earliest = None,
        Certainty::After => claim.latest = None,
        _ => {}
    }
    Some((claim, placeholder))
}

/// A range from an earlier to a later date.
fn range(text: &str) -> Option<(PartialDate, PartialDate)> {
    let ends = match text.strip_prefix("between ").or(text.strip_prefix("entre ")) {
        Some(ends) => ends.split_once(" and ").or(ends.split_once(" et ")),
        None => text
            .strip_prefix("from ")
            .unwrap_or(text)
            .split_once(" to ")
            .or_else(|| text.split_once(" - "))
            .or_else(|| text.split_once('–'))
            .or_else(|| {
                text.split_once('-')
                    .filter(|(from, to)| from.len() == 4 && to.len() == 4)
            }),
    };
    let (from, to) = ends?;
    let (from, to) = (iso(from.trim())?, iso(to.trim())?);
    let key = |date: &PartialDate| (date.year, date.month, date.day);
    (key(&from) <= key(&to)).then_some((from, to))
}

/// One date, and whether noughts stood for a part of it.
fn point(text: &str) -> Option<(PartialDate, bool)> {
    iso(text)
        .map(|date| (date, false))
        .or_else(|| placeholder(text).map(|date| (date, true)))
        .or_else(|| slashes(text).map(|date| (date, false)))
        .or_else(|| words(text).map(|date| (date, false)))
}

/// `yyyy`, `yyyy-mm` or `yyyy-mm-dd`. A time behind it is not this list's.
fn iso(text: &str) -> Option<PartialDate> {
    dates::iso(text).filter(|_| text.len() <= 10)
}

/// `yyyy-00-00` or `yyyy-mm-00`.
fn placeholder(text: &str) -> Option<PartialDate> {
    iso(text.strip_suffix("-00-00").or_else(|| text.strip_suffix("-00"))?).filter(|date| date.day.is_none())
}

/// `yyyy/mm/dd`. The other orders can be read in two ways, so they are not read at all.
fn slashes(text: &str) -> Option<PartialDate> {
    let year_first = text.split('/').next().is_some_and(|year| year.len() == 4);
    iso(&text.replace('/', "-")).filter(|date| year_first && date.day.is_some())
}

/// `3 may 1970`, `may 3, 1970` or `may 1970`.
fn words(text: &str) -> Option<PartialDate> {
    let mut words = text.split([' ', ',']).filter(|word| !word.is_empty());
    let (first, second, third) = (words.next()?, words.next()?, words.next());
    if words.next().is_some() {
        return None;
    }
    let (month, day, year) = match (third, dates::month(first), dates::month(second)) {
        (None, Some(month), _) => (month, None, second),
        (Some(year), Some(month), _) => (month, Some(second), year),
        (Some(year), None, Some(month)) => (month, Some(first), year),
        _ => return None,
    };
    let day = match day {
        Some(day) => Some(number(day, 2)?),
        None => None,
    };
    let year = (year.len() == 4).then(|| number(year, 4))??;
    dates::date(year, Some(month), day.map(u8::try_from).transpose().ok()?)
}

fn number(text: &str, longest: usize) -> Option<u16> {
    let digits = text.len() <= longest && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(text: &str) -> DateClaim {
        let mut claims = read(text).unwrap_or_else(|| panic!("{text} is a date")).claims;
        assert_eq!(claims.len(), 1, "{text}");
        claims.remove(0)
    }

    fn date(year: u16, month: Option<u8>, day: Option<u8>) -> PartialDate {
        PartialDate { year, month, day }
    }

    #[test]
    fn a_date_keeps_its_precision_and_needs_no_words() {
        assert_eq!(only("1969-06-30"), dates::exact(date(1969, Some(6), Some(30))));
        assert_eq!(only("1969-06"), dates::exact(date(1969, Some(6), None)));
        assert_eq!(only("1969"), dates::exact(date(1969, None, None)));
    }

    #[test]
    fn alternatives_are_claims_of_their_own_with_the_words_of_all() {
        for text in ["1970 or 1971", "1970-01-02 OR 1971-03-04"] {
            let claims = read(text).expect("dates").claims;
            assert_eq!(claims.len(), 2);
            assert!(claims.iter().all(|claim| claim.raw.as_deref() == Some(text)));
            assert!(claims.iter().all(|claim| claim.certainty == Certainty::Exact));
        }
    }

    #[test]
    fn a_range_is_one_claim() {
        for text in [
            "1963-1964",
            "1963 - 1964",
            "1963–1964",
            "between 1963 and 1964",
            "From 1963 to 1964",
        ] {
            let claim = only(text);
            assert_eq!(claim.certainty, Certainty::Between, "{text}");
            assert_eq!(claim.latest, Some(date(1964, None, None)));
            assert_eq!(claim.raw.as_deref(), Some(text));
        }
        assert_eq!(read("1964-1963"), None);
    }

    #[test]
    fn noughts_make_a_date_partial() {
        let reading = read("1980-00-00").expect("a date");
        assert!(reading.placeholder);
        assert_eq!(reading.claims[0].earliest, Some(date(1980, None, None)));
        assert_eq!(only("1980-05-00").earliest, Some(date(1980, Some(5), None)));
        assert_eq!(read("0000-00-00"), None);
    }

    #[test]
    fn hedged_dates_are_no_exact_ones() {
        assert_eq!(only("Circa 1965").certainty, Certainty::Circa);
        let before = only("before 1965-03");
        assert_eq!((before.earliest, before.certainty), (None, Certainty::Before));
        assert_eq!(only("after 1965").latest, None);
    }

    #[test]
    fn months_may_be_words() {
        for text in ["3 May 1970", "May 3, 1970", "3 may 1970", "1970/05/03"] {
            assert_eq!(only(text).earliest, Some(date(1970, Some(5), Some(3))), "{text}");
        }
        assert_eq!(only("Sept 1970").earliest, Some(date(1970, Some(9), None)));
    }

    #[test]
    fn what_can_be_read_in_two_ways_or_in_none_is_not_read() {
        for text in [
            "Sep-79",
            "05/04/1970",
            "born in the early 1970s",
            "1970 or so",
            "1970-02-30",
            "31 Feb 1970",
            "unknown",
            "",
            " or ",
            "1970-01-02T00:00:00",
            "between",
            "é970",
            "May 300, 1970",
            "1970/05",
            "-",
            "–",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
