//! Dates as OFAC writes them: `10 Dec 1948`, `Dec 1948`, `1948`, `circa 1948`, `1948 to 1950`.

use dragoman_guest::dates;
use dragoman_guest::phrase;
use dragoman_guest::schema::{Certainty, DateClaim, PartialDate};

/// Reads a date or a range of dates; its words stay in `raw`.
pub fn claim(text: &str) -> Option<DateClaim> {
    let text = text.trim().trim_end_matches(['.', ',']);
    let (words, is_circa) = match text.split_once(' ') {
        Some((word, rest))
            if ["circa", "c.", "approximately", "about"]
                .iter()
                .any(|known| word.eq_ignore_ascii_case(known)) =>
        {
            (rest.trim_start(), true)
        }
        _ => (text, false),
    };
    let words = strip_between(words);
    let mut claim = match range(words) {
        Some((from, to)) => {
            let (earliest, latest) = (date(from)?, date(to)?);
            if first_day(earliest) > first_day(latest) {
                return None;
            }
            dates::between(earliest, latest)
        }
        None => dates::exact(date(words)?),
    };
    if is_circa {
        claim.certainty = Certainty::Circa;
    }
    claim.raw = Some(text.to_owned());
    Some(claim)
}

/// A claim in OFAC's own words: `10 Dec 1948`, `circa 1948`, `1948 to 1950`; what could not be read as it stands.
pub fn words(claim: &DateClaim) -> String {
    let (Some(earliest), Some(latest)) = (claim.earliest, claim.latest) else {
        return claim.raw.clone().unwrap_or_default();
    };
    let circa = if claim.certainty == Certainty::Circa {
        "circa "
    } else {
        ""
    };
    if earliest == latest {
        return format!("{circa}{}", date_words(earliest));
    }
    format!("{circa}{} to {}", date_words(earliest), date_words(latest))
}

fn date_words(date: PartialDate) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let month = date
        .month
        .and_then(|month| MONTHS.get(usize::from(month).checked_sub(1)?));
    match (date.day, month) {
        (Some(day), Some(month)) => format!("{day:02} {month} {}", date.year),
        (None, Some(month)) => format!("{month} {}", date.year),
        _ => date.year.to_string(),
    }
}

fn strip_between(words: &str) -> &str {
    match words.split_at_checked(8) {
        Some((between, rest)) if between.eq_ignore_ascii_case("between ") => rest,
        _ => words,
    }
}

fn range(words: &str) -> Option<(&str, &str)> {
    let apart = phrase::split_once(words, " to ").or_else(|| phrase::split_once(words, " and "));
    apart.or_else(|| words.split_once('-').filter(|(from, _)| from.trim().len() >= 4))
}

fn first_day(date: PartialDate) -> (u16, u8, u8) {
    (date.year, date.month.unwrap_or(1), date.day.unwrap_or(1))
}

fn date(words: &str) -> Option<PartialDate> {
    let mut words = words.split_whitespace().rev();
    let year = digits(words.next()?, 4)?;
    let month = words
        .next()
        .map(dates::month)
        .map_or(Some(None), |month| month.map(Some))?;
    let day = words
        .next()
        .map(|day| digits(day, 2))
        .map_or(Some(None), |day| day.map(Some))?;
    if words.next().is_some() {
        return None;
    }
    match (month, day) {
        // A placeholder for a day that is not known.
        (month, Some(0)) => dates::date(year, month, None),
        (month, day) => dates::date(year, month, day.map(|day| day as u8)),
    }
}

/// A number of exactly four digits, or of at most two.
fn digits(word: &str, most: usize) -> Option<u16> {
    let fits = word.len() <= most && (most != 4 || word.len() == 4);
    (fits && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| word.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    type Day = (u16, Option<u8>, Option<u8>);

    fn read(text: &str) -> Option<(Day, Day, Certainty)> {
        let claim = claim(text)?;
        let day = |date: Option<PartialDate>| date.map(|date| (date.year, date.month, date.day));
        Some((day(claim.earliest)?, day(claim.latest)?, claim.certainty))
    }

    #[test]
    fn dates_keep_their_precision() {
        let exact = |day| Some((day, day, Certainty::Exact));
        assert_eq!(read("10 Dec 1948"), exact((1948, Some(12), Some(10))));
        assert_eq!(read("Dec 1948"), exact((1948, Some(12), None)));
        assert_eq!(read("1948"), exact((1948, None, None)));
        assert_eq!(read("00 Dec 1948"), exact((1948, Some(12), None)));
    }

    #[test]
    fn a_range_is_one_claim() {
        let years = ((1958, None, None), (1961, None, None));
        assert_eq!(read("1958 to 1961"), Some((years.0, years.1, Certainty::Between)));
        assert_eq!(
            read("circa 1958-1961"),
            Some((years.0, years.1, Certainty::Circa))
        );
        assert_eq!(
            read("01 Jan 1960 to 31 Dec 1960"),
            Some((
                (1960, Some(1), Some(1)),
                (1960, Some(12), Some(31)),
                Certainty::Between
            ))
        );
        assert_eq!(
            read("Jan 1960 to Mar 1960").map(|found| found.2),
            Some(Certainty::Between)
        );
    }

    #[test]
    fn words_are_read_as_the_claim_that_they_were_made_of() {
        for text in [
            "10 Dec 1948",
            "Dec 1948",
            "1948",
            "circa 1948",
            "1958 to 1961",
            "01 Jan 1960 to 31 Dec 1960",
        ] {
            assert_eq!(claim(text).map(|claim| words(&claim)).as_deref(), Some(text));
        }
        assert_eq!(words(&dates::unstated("late 1960s")), "late 1960s");
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "1950s",
            "31 Feb 1950",
            "to",
            "1961 to 1958",
            "12",
            "é",
            "10 Dec",
            "late 1950",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
