//! Dates as this list writes them.

use dragoman_guest::dates::{self, Months, Order, Style};
use dragoman_guest::schema::{Certainty, DateClaim, PartialDate};

use crate::turkish::{fold, values};

const STYLE: Style = Style {
    order: Order::DayFirst,
    months: Months::Any,
};

/// The dates of a cell of births: the items of its enumeration, each with alternatives that `veya` joins, or whole dates
/// with nothing but blanks between. None if any of it cannot be read.
pub(crate) fn births(cell: &str) -> Option<Vec<DateClaim>> {
    let cell = apart(cell);
    let mut claims = Vec::new();
    for item in values(&cell) {
        for words in item.split(" veya ") {
            match one(words) {
                Some(claim) => claims.push(claim),
                None => claims.extend(several(words)?),
            }
        }
    }
    (!claims.is_empty()).then_some(claims)
}

/// A text in which the marks of items stand apart, also where they were written close to what is before them:
/// `07.01.1985b)28.08.1983`.
fn apart(cell: &str) -> String {
    let mut spaced = String::with_capacity(cell.len());
    for (at, char) in cell.char_indices() {
        let is_mark = char.is_alphabetic() && cell[at + char.len_utf8()..].starts_with(')');
        if is_mark && cell[..at].ends_with(|before: char| before.is_ascii_digit()) {
            spaced.push(' ');
        }
        spaced.push(char);
    }
    spaced
}

/// One date, or one range: `7 Şubat 1966`, `03.05.1970`, `1967-1969`, `yaklaşık 1970`, `1958 ile 1963 arasında`.
fn one(words: &str) -> Option<DateClaim> {
    let words = words.trim().trim_end_matches('.');
    let read = |text: &str| {
        let mut claims = dates::read(text, STYLE)?.claims;
        claims.pop().filter(|_| claims.is_empty())
    };
    let folded = fold(words);
    let ends = |endings: [&str; 2]| endings.iter().any(|ending| folded.ends_with(ending));
    let (hedge, plain) = if folded.starts_with("yaklasik ") {
        (Some(Certainty::Circa), words.split_once(' ')?.1)
    } else if ends([" civari", " civarinda"]) {
        (Some(Certainty::Circa), words.rsplit_once(' ')?.0)
    } else if ends([" arasi", " arasinda"]) {
        (Some(Certainty::Between), words.rsplit_once(' ')?.0)
    } else {
        (None, words)
    };
    // `1958 ile 1963` is a range that the reader knows as `1958 - 1963`.
    let plain = plain.replace(" ile ", " - ");
    let claim = read(&plain).filter(dates::is_believable)?;
    let certainty = match (hedge, claim.certainty) {
        (None, certainty) => certainty,
        (Some(Certainty::Circa), Certainty::Exact) => Certainty::Circa,
        (Some(Certainty::Between), Certainty::Between) => Certainty::Between,
        // A hedge that does not fit what it stands with.
        _ => return None,
    };
    let is_interpreted = claim.raw.is_some() || plain != words;
    Some(DateClaim {
        certainty,
        raw: is_interpreted.then(|| words.to_owned()),
        ..claim
    })
}

/// Whole dates with blanks between, as lines of a cell are when they are joined.
fn several(words: &str) -> Option<Vec<DateClaim>> {
    let whole = |word: &str| one(word).filter(|claim| claim.earliest.is_some_and(|date| date.day.is_some()));
    let claims: Vec<_> = words.split(' ').map(whole).collect::<Option<_>>()?;
    (claims.len() > 1).then_some(claims)
}

/// The whole days that stand in a text, in its order: `07.04.2021-31447`, `26 Temmuz 2022`, `2022-07-26`.
pub(crate) fn in_text(text: &str) -> Vec<PartialDate> {
    let is_sign = |char: char| matches!(char, '.' | '/' | '-');
    let tokens: Vec<_> = text
        .split(|char: char| !(char.is_alphanumeric() || is_sign(char)))
        .map(|token| token.trim_matches(is_sign))
        .filter(|token| !token.is_empty())
        .collect();
    let mut days = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let named = tokens.get(at..at + 3).and_then(|three| day(&three.join(" ")));
        match named {
            Some(date) => {
                days.push(date);
                at += 3;
            }
            None => {
                days.extend(in_token(tokens[at]));
                at += 1;
            }
        }
    }
    days
}

/// The days of a word: the word itself, or its parts between hyphens, or what stands before its last slash.
fn in_token(token: &str) -> Vec<PartialDate> {
    if let Some(date) = day(token) {
        return vec![date];
    }
    let parts: Vec<_> = token.split('-').filter_map(day).collect();
    if !parts.is_empty() {
        return parts;
    }
    token
        .rsplit_once('/')
        .and_then(|(before, _)| day(before))
        .into_iter()
        .collect()
}

/// A whole day.
fn day(words: &str) -> Option<PartialDate> {
    let mut claims = dates::read(words, STYLE)?.claims;
    let claim = claims.pop().filter(|_| claims.is_empty())?;
    let is_one = claim.earliest == claim.latest && dates::is_believable(&claim);
    let date = claim.earliest.filter(|_| is_one)?;
    date.day.map(|_| date)
}

/// The day of a listing with its history in brackets behind it: `30 Kasım 2016 (değişiklik 26 Temmuz 2022)`. The days of
/// changes are those of amendments; reviews changed nothing, and stay words. The first day keeps the words of all.
pub(crate) fn listing(cell: &str) -> Option<(DateClaim, Vec<DateClaim>)> {
    let (first, history) = cell.split_once('(').unwrap_or((cell, ""));
    let listed = one(first.trim()).filter(|claim| claim.earliest.is_some())?;
    let folded = fold(history);
    let has_changed = folded.contains("degisiklik") || folded.contains("guncel");
    let is_reviewed = folded.contains("gozden");
    // Which of the days is of a change, and which of a review, is not told apart where both are said.
    let amended = match has_changed && !is_reviewed {
        true => in_text(history).into_iter().map(dates::exact).collect(),
        false => Vec::new(),
    };
    let listed = match history.is_empty() {
        true => listed,
        false => DateClaim {
            raw: Some(cell.to_owned()),
            ..listed
        },
    };
    Some((listed, amended))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: u16, month: Option<u8>, day: Option<u8>) -> PartialDate {
        PartialDate { year, month, day }
    }

    fn earliest(cell: &str) -> Option<Vec<PartialDate>> {
        births(cell)?.into_iter().map(|claim| claim.earliest).collect()
    }

    #[test]
    fn births_are_read_one_by_one_and_in_part() {
        for (cell, expected) in [
            ("7 Şubat 1966", vec![date(1966, Some(2), Some(7))]),
            ("7 HAZİRAN 1966", vec![date(1966, Some(6), Some(7))]),
            ("03.05.1970", vec![date(1970, Some(5), Some(3))]),
            ("1970-05-03", vec![date(1970, Some(5), Some(3))]),
            (
                "a)1970 b)1971 c)1972",
                vec![
                    date(1970, None, None),
                    date(1971, None, None),
                    date(1972, None, None),
                ],
            ),
            (
                "a)07.01.1985b)28.08.1983",
                vec![date(1985, Some(1), Some(7)), date(1983, Some(8), Some(28))],
            ),
            (
                "01.01.1970 01.09.1970",
                vec![date(1970, Some(1), Some(1)), date(1970, Some(9), Some(1))],
            ),
            (
                "1970 veya 1971",
                vec![date(1970, None, None), date(1971, None, None)],
            ),
        ] {
            assert_eq!(earliest(cell), Some(expected), "{cell}");
        }
        for cell in [
            "10.08..1948",
            "1 934",
            "25.01.l925",
            "1960'ların başı",
            "-",
            "1970 1971",
            "31.02.1970",
            "1349",
            "03.05.2570",
        ] {
            assert_eq!(births(cell), None, "{cell}");
        }
    }

    #[test]
    fn what_is_uncertain_stays_so_and_a_range_is_one_claim() {
        for (cell, certainty) in [
            ("Yaklaşık 1970", Certainty::Circa),
            ("1970 civarı", Certainty::Circa),
            ("1958 ile 1963 arasında", Certainty::Between),
            ("1958-1963 arası", Certainty::Between),
            ("1967-1969", Certainty::Between),
        ] {
            let claims = births(cell).expect(cell);
            assert_eq!((claims.len(), claims[0].certainty), (1, certainty), "{cell}");
            assert_eq!(claims[0].raw.as_deref(), Some(cell));
        }
        assert_eq!(births("1970 arası"), None);
    }

    #[test]
    fn days_are_found_among_numbers_and_words() {
        assert_eq!(in_text("07.04.2021-31447"), [date(2021, Some(4), Some(7))]);
        assert_eq!(
            in_text("24/12/2021-31699 (Mükerrer)"),
            [date(2021, Some(12), Some(24))]
        );
        assert_eq!(in_text("24.12.2021/31699"), [date(2021, Some(12), Some(24))]);
        assert_eq!(in_text("2021-04-07"), [date(2021, Some(4), Some(7))]);
        assert_eq!(
            in_text("9.02.2021-11.05.2017"),
            [date(2021, Some(2), Some(9)), date(2017, Some(5), Some(11))]
        );
        assert_eq!(
            in_text("değişiklik 2 Mart 2016, 5 Haziran 2017"),
            [date(2016, Some(3), Some(2)), date(2017, Some(6), Some(5))]
        );
        assert!(in_text("31447").is_empty() && in_text("2021 yılı").is_empty());
    }

    #[test]
    fn a_listing_has_its_amendments_and_reviews_are_none() {
        let (listed, amended) =
            listing("9 Nisan 2014 (değişiklik 2 Mart 2016, 26 Temmuz 2022)").expect("a day");
        assert_eq!(listed.earliest, Some(date(2014, Some(4), Some(9))));
        assert_eq!(amended.len(), 2);
        let (_, amended) = listing("24.03.2007 (17 Aralık 2014 de gözden geçirilmiştir.)").expect("a day");
        assert!(amended.is_empty());
        assert!(listing("yakında").is_none());
    }
}
