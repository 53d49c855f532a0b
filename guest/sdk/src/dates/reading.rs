//! Dates as lists write them: ISO 8601 for the most part, words, masks and ranges for the rest.

use super::{between, calendars, circa, date, exact, iso, month, month_in_any_language, unstated};
use crate::phrase;
use crate::schema::{Certainty, DateClaim, PartialDate};

/// How a list writes dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// What comes first in `03/05/1970`.
    pub order: Order,
    /// In what languages months have names.
    pub months: Months,
}

/// What comes first where day and month are numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The list does not say, so that only dates that begin with a year of four digits are read.
    #[default]
    YearFirst,
    /// The list is written by many, so that `31/12/1970` and `12/31/1970` are read, and `05/1970`; but not `03/05/1970`, which is one
    /// day for some and another for others.
    OnlyOne,
    /// `dd/mm/yyyy`, `dd.mm.yyyy`, `dd-mm-yyyy`, and without a day `mm/yyyy`.
    DayFirst,
    /// `mm/dd/yyyy`, and without a day `mm/yyyy`.
    MonthFirst,
}

/// In what languages months have names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Months {
    /// In those of [`month_in_any_language`].
    #[default]
    Any,
    /// In English, with abbreviations.
    English,
}

/// What a cell says of a date.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// One claim, or one for each alternative that `or` joins.
    pub claims: Vec<DateClaim>,
    /// Whether noughts stood for a month or a day.
    pub placeholder: bool,
}

/// Words that make a date uncertain, with what they make of it.
const HEDGES: [(&str, Certainty); 17] = [
    ("circa ", Certainty::Circa),
    ("c. ", Certainty::Circa),
    ("ca. ", Certainty::Circa),
    ("approximately ", Certainty::Circa),
    ("approx. ", Certainty::Circa),
    ("approx ", Certainty::Circa),
    ("around ", Certainty::Circa),
    ("about ", Certainty::Circa),
    ("vers ", Certainty::Circa),
    ("environ ", Certainty::Circa),
    ("hacia ", Certainty::Circa),
    ("sekitar ", Certainty::Circa),
    ("около ", Certainty::Circa),
    ("before ", Certainty::Before),
    ("avant ", Certainty::Before),
    ("after ", Certainty::After),
    ("après ", Certainty::After),
];

/// Words that may stand between the parts of a date: `3 de mayo de 1970`, `3rd of May 1970`.
const BETWEEN: [&str; 6] = ["de", "del", "of", "г", "г.", "року"];

/// The claims of a cell: one, or one for each alternative. What cannot be read is a claim of its words alone, which says
/// the calendar if the words do; nothing comes of a blank.
///
/// ```
/// use dragoman_guest::{dates, schema::Certainty};
///
/// let claims = dates::claims("between 1968 and 1970");
/// assert_eq!((claims.len(), claims[0].certainty), (1, Certainty::Between));
/// assert_eq!(dates::claims("3 mai 1970 or 1971").len(), 2);
/// assert_eq!(dates::claims("long ago")[0].certainty, Certainty::Unstated);
/// ```
pub fn claims(cell: &str) -> Vec<DateClaim> {
    claims_in(cell, Style::default())
}

/// The claims of a cell, as [`claims`] gives them, in a list that writes dates in a style of its own.
pub fn claims_in(cell: &str, style: Style) -> Vec<DateClaim> {
    let cell = cell.trim();
    match read(cell, style) {
        _ if cell.is_empty() => Vec::new(),
        Some(reading) => reading.claims,
        None => match calendars::calendar(cell) {
            Some(calendar) => vec![calendars::kept(cell, calendar)],
            None => vec![unstated(cell)],
        },
    }
}

/// Reads a cell; none if any of it cannot be read. The words are kept in `raw`, unless the cell is a plain date of ISO 8601.
pub fn read(cell: &str, style: Style) -> Option<Reading> {
    // What nearly every cell is, without a look at anything else.
    if let Some(date) = plain(cell) {
        let claims = vec![exact(date)];
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
    for alternative in phrase::split(&lower, " or ") {
        let (claim, placeholder) = style.single(alternative.trim())?;
        reading.placeholder |= placeholder;
        reading.claims.push(DateClaim {
            raw: Some(cell.to_owned()),
            ..claim
        });
    }
    Some(reading)
}

impl Style {
    /// Reads one alternative, in lower case.
    fn single(self, text: &str) -> Option<(DateClaim, bool)> {
        if let Some((date, placeholder)) = self.point(text) {
            return Some((exact(date), placeholder));
        }
        if let Some((from, to)) = self.range(text) {
            return Some((between(from, to), false));
        }
        let (certainty, rest) = HEDGES
            .iter()
            .find_map(|(word, certainty)| Some((*certainty, text.strip_prefix(word)?.trim())))?;
        if certainty == Certainty::Circa
            && let Some((from, to)) = self.range(rest)
        {
            let claim = between(from, to);
            return Some((DateClaim { certainty, ..claim }, false));
        }
        let (date, placeholder) = self.point(rest)?;
        let mut claim = circa(date);
        claim.certainty = certainty;
        match certainty {
            Certainty::Before => claim.earliest = None,
            Certainty::After => claim.latest = None,
            _ => {}
        }
        Some((claim, placeholder))
    }

    /// A range from an earlier to a later date.
    fn range(self, text: &str) -> Option<(PartialDate, PartialDate)> {
        let is_year = |text: &str| text.trim().len() == 4;
        let ends = match text.strip_prefix("between ").or(text.strip_prefix("entre ")) {
            Some(ends) => [" and ", " et ", " y "]
                .iter()
                .find_map(|between| phrase::split_once(ends, between)),
            None => phrase::split_once(text.strip_prefix("from ").unwrap_or(text), " to ")
                .or_else(|| phrase::split_once(text, " - "))
                .or_else(|| text.split_once('–'))
                .or_else(|| {
                    text.split_once('-')
                        .filter(|(from, to)| is_year(from) && is_year(to))
                }),
        };
        let (from, to) = ends?;
        let whole = |text: &str| self.point(text.trim()).filter(|(_, placeholder)| !placeholder);
        let ((from, _), (to, _)) = (whole(from)?, whole(to)?);
        let key = |date: &PartialDate| (date.year, date.month, date.day);
        (key(&from) <= key(&to)).then_some((from, to))
    }

    /// One date, and whether noughts stood for a part of it.
    fn point(self, text: &str) -> Option<(PartialDate, bool)> {
        plain(text)
            .map(|date| (date, false))
            .or_else(|| self.numbers(text))
            .or_else(|| self.words(text).map(|date| (date, false)))
            .or_else(|| han(text).map(|date| (date, false)))
    }

    /// `yyyy/mm/dd` and, where the list says what comes first, `dd/mm/yyyy` or `mm/dd/yyyy`, with slashes, dots or hyphens.
    /// Noughts stand for what is not known. Without an order, dates that can be read in two ways are not read at all.
    fn numbers(self, text: &str) -> Option<(PartialDate, bool)> {
        let mark = text.chars().find(|mark| matches!(mark, '/' | '.' | '-'))?;
        let parts: Vec<&str> = text.split(mark).collect();
        let (year, month, day) = match (self.order, parts.as_slice()) {
            (_, [year, month, day]) if year.len() == 4 => (*year, *month, *day),
            (Order::DayFirst, [day, month, year]) | (Order::MonthFirst, [month, day, year]) => {
                (*year, *month, *day)
            }
            (Order::OnlyOne, [first, second, year]) => {
                let (first_month, second_month) = (may_be_month(first)?, may_be_month(second)?);
                match (first_month, second_month) {
                    (true, false) => (*year, *first, *second),
                    (false, true) => (*year, *second, *first),
                    // Of 12/12/1970 it does not matter.
                    (true, true) if number(first, 2) == number(second, 2) => (*year, *first, *second),
                    _ => return None,
                }
            }
            (Order::DayFirst | Order::MonthFirst | Order::OnlyOne, [month, year]) => (*year, *month, "0"),
            _ => return None,
        };
        let year = (year.len() == 4).then(|| number(year, 4))??;
        let (month, day) = (number(month, 2)?, number(day, 2)?);
        let known = |number: u16| u8::try_from(number).ok().filter(|number| *number > 0);
        let placeholder = parts.len() == 3 && (month == 0 || day == 0);
        Some((date(year, known(month), known(day))?, placeholder))
    }

    /// `3 may 1970`, `may 3, 1970` or `may 1970`.
    fn words(self, text: &str) -> Option<PartialDate> {
        let named = match self.months {
            Months::Any => month_in_any_language,
            Months::English => month,
        };
        let words = text.split([' ', ',']);
        let mut words = words.filter(|word| !word.is_empty() && !BETWEEN.contains(word));
        let (first, second, third) = (words.next()?, words.next()?, words.next());
        if words.next().is_some() {
            return None;
        }
        let (month, day, year) = match (third, named(first), named(second)) {
            (None, Some(month), _) => (month, None, second),
            (Some(year), Some(month), _) => (month, Some(second), year),
            (Some(year), None, Some(month)) => (month, Some(first), year),
            _ => return None,
        };
        let day = match day {
            Some(day) => Some(number(ordinal(day), 2)?),
            None => None,
        };
        let year = (year.len() == 4).then(|| number(year, 4))??;
        date(year, Some(month), day.map(u8::try_from).transpose().ok()?)
    }
}

/// Whether a number may be that of a month; none if it is no number, or nought.
fn may_be_month(text: &str) -> Option<bool> {
    let number = number(text, 2).filter(|number| *number > 0)?;
    Some(number <= 12)
}

/// `yyyy`, `yyyy-mm` or `yyyy-mm-dd`, without a time behind it.
fn plain(text: &str) -> Option<PartialDate> {
    iso(text).filter(|_| text.len() <= 10)
}

/// `1941年8月20日`, also without a day or a month. An era's year has not four digits, and is not read.
fn han(text: &str) -> Option<PartialDate> {
    let (year, rest) = text.split_once('年')?;
    let rest = rest.trim().trim_end_matches(['生', '頃']);
    let year = (year.len() == 4).then(|| number(year, 4))??;
    if rest.is_empty() {
        return date(year, None, None);
    }
    let (month, rest) = rest.split_once('月')?;
    let day = match rest.trim() {
        "" => None,
        day => Some(number(day.strip_suffix('日')?.trim(), 2)?),
    };
    let month = u8::try_from(number(month.trim(), 2)?).ok()?;
    date(year, Some(month), day.map(u8::try_from).transpose().ok()?)
}

/// A day without the letters that make it an ordinal: `3rd`, `1er`.
fn ordinal(day: &str) -> &str {
    let suffixes = ["st", "nd", "rd", "th", "er", "º"];
    suffixes
        .iter()
        .find_map(|suffix| day.strip_suffix(suffix))
        .unwrap_or(day)
}

fn number(text: &str, longest: usize) -> Option<u16> {
    let digits = text.len() <= longest && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(text: &str) -> DateClaim {
        let mut claims = read(text, Style::default())
            .unwrap_or_else(|| panic!("{text} is a date"))
            .claims;
        assert_eq!(claims.len(), 1, "{text}");
        claims.remove(0)
    }

    fn day(year: u16, month: Option<u8>, day: Option<u8>) -> PartialDate {
        PartialDate { year, month, day }
    }

    #[test]
    fn a_date_keeps_its_precision_and_needs_no_words() {
        assert_eq!(only("1969-06-30"), exact(day(1969, Some(6), Some(30))));
        assert_eq!(only("1969-06"), exact(day(1969, Some(6), None)));
        assert_eq!(only("1969"), exact(day(1969, None, None)));
    }

    #[test]
    fn alternatives_are_claims_of_their_own_with_the_words_of_all() {
        for text in ["1970 or 1971", "1970-01-02 OR 1971-03-04"] {
            let claims = read(text, Style::default()).expect("dates").claims;
            assert_eq!(claims.len(), 2);
            assert!(claims.iter().all(|claim| claim.raw.as_deref() == Some(text)));
            assert!(claims.iter().all(|claim| claim.certainty == Certainty::Exact));
        }
    }

    #[test]
    fn a_range_is_one_claim() {
        for text in [
            "1963-1964",
            "1963- 1964",
            "entre 1963 et 1964",
            "1963 - 1964",
            "1963–1964",
            "between 1963 and 1964",
            "From 1963 to 1964",
        ] {
            let claim = only(text);
            assert_eq!(claim.certainty, Certainty::Between, "{text}");
            assert_eq!(claim.latest, Some(day(1964, None, None)));
            assert_eq!(claim.raw.as_deref(), Some(text));
        }
        assert_eq!(read("1964-1963", Style::default()), None);
    }

    #[test]
    fn noughts_make_a_date_partial() {
        let reading = read("1980-00-00", Style::default()).expect("a date");
        assert!(reading.placeholder);
        assert_eq!(reading.claims[0].earliest, Some(day(1980, None, None)));
        assert_eq!(only("1980-05-00").earliest, Some(day(1980, Some(5), None)));
        assert_eq!(read("0000-00-00", Style::default()), None);
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
            assert_eq!(only(text).earliest, Some(day(1970, Some(5), Some(3))), "{text}");
        }
        assert_eq!(only("Sept 1970").earliest, Some(day(1970, Some(9), None)));
    }

    #[test]
    fn what_can_be_read_in_two_ways_or_in_none_is_not_read() {
        for text in [
            "Sep-79",
            "05/04/1970",
            "born in the early 1970s",
            "1970.5",
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
            assert_eq!(read(text, Style::default()), None, "{text}");
        }
    }

    fn in_style(text: &str, order: Order) -> Option<(u16, Option<u8>, Option<u8>)> {
        let months = Months::Any;
        let reading = read(text, Style { order, months })?;
        let date = reading.claims.first()?.earliest?;
        Some((date.year, date.month, date.day))
    }

    #[test]
    fn a_mask_is_read_where_the_list_says_what_comes_first() {
        let whole = Some((1970, Some(5), Some(3)));
        for (text, order) in [
            ("03/05/1970", Order::DayFirst),
            ("3.5.1970", Order::DayFirst),
            ("03-05-1970", Order::DayFirst),
            ("05/03/1970", Order::MonthFirst),
            ("1970.5.3", Order::YearFirst),
        ] {
            assert_eq!(in_style(text, order), whole, "{text}");
        }
        assert_eq!(in_style("05/1970", Order::DayFirst), Some((1970, Some(5), None)));
        assert_eq!(
            in_style("00/05/1970", Order::DayFirst),
            Some((1970, Some(5), None))
        );
        assert_eq!(in_style("00/00/1970", Order::DayFirst), Some((1970, None, None)));
        for text in [
            "31/02/1970",
            "03/13/1970",
            "3/5/70",
            "03/05",
            "03/05-1970",
            "1/2/3/4",
            "03/00/1970",
        ] {
            assert_eq!(in_style(text, Order::DayFirst), None, "{text}");
        }
    }

    #[test]
    fn where_many_write_a_list_what_can_be_read_in_one_way_alone_is_read() {
        let last = Some((1970, Some(12), Some(31)));
        for text in [
            "31.12.1970",
            "31/12/1970",
            "12/31/1970",
            "31-12-1970",
            "1970.12.31",
        ] {
            assert_eq!(in_style(text, Order::OnlyOne), last, "{text}");
        }
        assert_eq!(
            in_style("5.5.1970", Order::OnlyOne),
            Some((1970, Some(5), Some(5)))
        );
        assert_eq!(in_style("05/1970", Order::OnlyOne), Some((1970, Some(5), None)));
        let claim = read(
            "about 31.12.1970",
            Style {
                order: Order::OnlyOne,
                months: Months::Any,
            },
        )
        .expect("a date");
        assert_eq!(claim.claims[0].certainty, Certainty::Circa);
        for text in [
            "03.05.1970",
            "12/11/1970",
            "31.13.1970",
            "31/02/1970",
            "00.05.1970",
            "05.00.1970",
            "31.12.70",
            "13/1970",
        ] {
            assert_eq!(in_style(text, Order::OnlyOne), None, "{text}");
        }
    }

    #[test]
    fn months_may_be_named_in_other_languages() {
        for text in [
            "3 mai 1970",
            "3 de mayo de 1970",
            "3 мая 1970 г.",
            "3rd of May 1970",
            "1970年5月3日",
            "3 Mei 1970",
        ] {
            assert_eq!(only(text).earliest, Some(day(1970, Some(5), Some(3))), "{text}");
        }
        let english = Style {
            months: Months::English,
            ..Style::default()
        };
        assert_eq!(read("3 mai 1970", english), None);
        assert_eq!(only("1970年生").earliest, Some(day(1970, None, None)));
    }

    #[test]
    fn a_range_that_is_uncertain_is_one_claim() {
        let claim = only("Approximately 1955-1958");
        let ends = (claim.earliest, claim.latest, claim.certainty);
        let expected = (
            Some(day(1955, None, None)),
            Some(day(1958, None, None)),
            Certainty::Circa,
        );
        assert_eq!(ends, expected);
        assert_eq!(
            only("from 3 May 1970 to 4 June 1971").certainty,
            Certainty::Between
        );
    }

    #[test]
    fn a_date_of_another_calendar_is_kept_in_its_words_with_its_calendar() {
        let found = claims(" 12 Ramadan 1390 AH ");
        assert_eq!(found[0].raw.as_deref(), Some("12 Ramadan 1390 AH"));
        assert_eq!(found[0].calendar, crate::schema::Calendar::Islamic);
        assert_eq!(
            (found[0].earliest, found[0].certainty),
            (None, Certainty::Unstated)
        );
        assert_eq!(
            claims("昭和45年3月4日")[0].calendar,
            crate::schema::Calendar::Japanese
        );
        assert!(claims(" ").is_empty());
    }
}
