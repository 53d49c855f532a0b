//! Dates of birth: a day, a year, or a text with several in any of the ways that one can write them.

use dragoman_guest::dates::{self, Months, Order, Style};
use dragoman_guest::schema::DateClaim;

use super::bracketed;

const STYLE: Style = Style {
    order: Order::DayFirst,
    months: Months::English,
};

/// Dates before this year are of another calendar.
const FIRST_YEAR: u16 = 1850;

/// What stands between alternatives and in no date.
const SEPARATORS: [&str; 2] = [";", ">>"];

/// What stands between alternatives, but in a date as well: `March 16, 1972`.
const DOUBTFUL_SEPARATORS: [&str; 2] = [" or ", ","];

/// Words before an alternative that say no more than that it is one, in lower case.
const LABELS: [&str; 6] = ["alt dob:", "alt dob", "alt born", "dob:", "born", "or "];

/// Bytes of a cell that is read; the longest of the list has 130.
const LONGEST: usize = 2000;

/// The claims of a cell. What cannot be read is a claim of its words alone.
pub(crate) fn claims(cell: &str) -> Vec<DateClaim> {
    if cell.len() > LONGEST {
        return vec![dates::unstated(cell)];
    }
    items(cell).into_iter().flat_map(alternatives).collect()
}

/// The items of a cell that is enumerated, `a) … b) …`, whatever the order of its letters; otherwise the cell.
fn items(cell: &str) -> Vec<&str> {
    let bytes = cell.as_bytes();
    let is_mark = |at: usize| {
        let begins = at == 0 || matches!(bytes[at - 1], b' ' | b';' | b',' | b'(');
        begins && bytes[at].is_ascii_lowercase() && bytes.get(at + 1) == Some(&b')')
    };
    let marks: Vec<usize> = (0..bytes.len()).filter(|at| is_mark(*at)).collect();
    let first = marks.first().copied().unwrap_or(cell.len());
    let ends = marks.iter().skip(1).copied().chain([cell.len()]);
    let mut items = vec![&cell[..first]];
    items.extend(marks.iter().zip(ends).map(|(start, end)| &cell[start + 2..end]));
    items
}

/// The claims of one item.
fn alternatives(item: &str) -> Vec<DateClaim> {
    let item = without_label(item);
    if item.is_empty() {
        return Vec::new();
    }
    if let Some(calendar) = dates::calendar(item) {
        return vec![DateClaim {
            calendar,
            ..dates::unstated(item)
        }];
    }
    if let Some(claims) = whole(item) {
        return claims;
    }
    if let Some((one, others)) = noted_apart(item) {
        return [alternatives(one), alternatives(others)].concat();
    }
    if let Some((before, note)) = noted(item) {
        let claims = alternatives(before).into_iter();
        return claims
            .map(|claim| DateClaim {
                note: Some(note.into()),
                ..claim
            })
            .collect();
    }
    parts(item).map_or_else(
        || vec![dates::unstated(item)],
        |parts| parts.into_iter().flat_map(alternatives).collect(),
    )
}

/// An item without what parts it from others.
fn without_label(item: &str) -> &str {
    let mut item = trimmed(item);
    while let Some(rest) = LABELS.iter().find_map(|label| {
        let head = item.get(..label.len())?;
        head.eq_ignore_ascii_case(label).then(|| &item[label.len()..])
    }) {
        item = trimmed(rest);
    }
    match item.strip_prefix('(').and_then(|open| open.strip_suffix(')')) {
        Some(inside) if !inside.contains(['(', ')']) => trimmed(inside),
        _ => item,
    }
}

fn trimmed(text: &str) -> &str {
    let text = text.trim_matches([' ', ',', ';', '\u{a0}']);
    // The full stop of `Nov.` belongs to it, that of `1965.` does not.
    match text.strip_suffix('.') {
        Some(head) if head.ends_with(|last: char| last.is_ascii_digit()) => head,
        _ => text,
    }
}

/// `15 May 1968 (as …) 1970 (as …)`, cut behind the first bracket.
fn noted_apart(item: &str) -> Option<(&str, &str)> {
    let is_next = |rest: &str| rest.trim_start().starts_with(|next: char| next.is_ascii_digit());
    let (at, _) = item.match_indices(')').find(|(at, _)| is_next(&item[at + 1..]))?;
    Some(item.split_at(at + 1))
}

/// A date, and what stands in brackets behind it, which need not be closed.
fn noted(item: &str) -> Option<(&str, &str)> {
    let (before, inside) = match bracketed(item) {
        (before, Some(inside)) => (before, inside),
        _ => item.split_once('(')?,
    };
    let (before, inside) = (trimmed(before), inside.trim());
    (has_year(before) && !inside.is_empty()).then_some((before, inside))
}

/// The parts of an item that holds several dates.
fn parts(item: &str) -> Option<Vec<&str>> {
    if let Some(separator) = SEPARATORS.iter().find(|separator| item.contains(**separator)) {
        return Some(item.split(separator).collect());
    }
    if let Some(separator) = DOUBTFUL_SEPARATORS
        .iter()
        .find(|separator| item.contains(**separator))
    {
        let parts = item.split(separator).map(without_label);
        let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
        // A part without a year may be a part of a date.
        return parts.iter().all(|part| has_year(part)).then_some(parts);
    }
    let (before, last) = item.rsplit_once(char::is_whitespace)?;
    let is_date = last.contains('/') && last.bytes().all(|byte| byte.is_ascii_digit() || byte == b'/');
    (is_date && has_year(before)).then(|| vec![before, last])
}

fn has_year(text: &str) -> bool {
    let mut runs = text.split(|c: char| !c.is_ascii_digit());
    runs.any(|run| run.len() >= 4)
}

/// The claims of a text that is one date, or several with `or` between.
fn whole(text: &str) -> Option<Vec<DateClaim>> {
    let reading = dates::read(&regular(text), STYLE)?;
    let is_plausible = |claim: &DateClaim| {
        let ends = [claim.earliest, claim.latest];
        ends.iter().flatten().all(|date| date.year >= FIRST_YEAR)
    };
    if !reading.claims.iter().all(is_plausible) {
        return None;
    }
    let worded = |claim: DateClaim| DateClaim {
        raw: claim.raw.is_some().then(|| text.to_owned()),
        ..claim
    };
    Some(reading.claims.into_iter().map(worded).collect())
}

/// A date with the slips of this list put right: `Jan.1973`, `12. Sep 1974`, `06/11/ 1954`, `19-Dec-1992`,
/// `Approximately: 1955`, `1977/1978`, `between 1963 to 1968`, `between Aug. and Sep 1977`.
fn regular(text: &str) -> String {
    let mut lower = text
        .to_lowercase()
        .replace("approximately:", "approximately")
        .replace("/ ", "/");
    let mut spaced = String::with_capacity(lower.len() + 4);
    let mut chars = lower.chars().peekable();
    let mut before = ' ';
    while let Some(char) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        match char {
            // Behind a number that a word follows it means nothing.
            '.' if before.is_ascii_digit() && next == ' ' => {}
            '.' if before.is_alphabetic() && next.is_ascii_digit() => spaced.push_str(". "),
            // `19-Dec-1992`; a hyphen between two numbers is a range.
            '-' if before.is_alphabetic() || next.is_alphabetic() => spaced.push(' '),
            _ => spaced.push(char),
        }
        before = char;
    }
    lower = spaced;
    if let Some((from, to)) = lower.split_once('/')
        && let Some(from) = from.len().checked_sub(4).and_then(|at| lower.get(at..at + 4))
        && is_year(from)
        && is_year(to)
    {
        lower = lower.replace('/', "-");
    }
    let Some(range) = lower.strip_prefix("between ") else {
        return lower;
    };
    match range.split_once(" to ").or(range.split_once(" and ")) {
        Some((from, to)) if !from.bytes().any(|byte| byte.is_ascii_digit()) => {
            let year = to.rsplit_once(' ').map_or("", |(_, year)| year);
            format!("between {from} {year} and {to}")
        }
        Some((from, to)) => format!("between {from} and {to}"),
        None => lower,
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use dragoman_guest::schema::{Calendar, Certainty, PartialDate};

    fn written(date: Option<PartialDate>) -> String {
        let Some(date) = date else { return String::new() };
        let parts = [
            Some(u16::from(date.day.unwrap_or(0))),
            date.month.map(u16::from),
            Some(date.year),
        ];
        let parts = parts.into_iter().flatten().filter(|part| *part > 0);
        parts.map(|part| part.to_string()).collect::<Vec<_>>().join("/")
    }

    fn of(cell: &str) -> Vec<String> {
        let claims = claims(cell).into_iter().map(|claim| match claim.certainty {
            Certainty::Exact => written(claim.earliest),
            Certainty::Circa if claim.earliest == claim.latest => format!("c. {}", written(claim.earliest)),
            Certainty::Circa => format!("c. {}-{}", written(claim.earliest), written(claim.latest)),
            Certainty::Between => format!("{}-{}", written(claim.earliest), written(claim.latest)),
            _ => format!("? {}", claim.raw.unwrap_or_default()),
        });
        claims.collect()
    }

    #[test]
    fn alternatives_are_told_apart_however_they_are_written() {
        for cell in [
            "a) 14/10/1974;                     b) 19/11/1974",
            "14/10/1974, 19/11/1974",
            "14/10/1974; alt DOB: 19/11/1974",
            "14/10/1974; alt DOB:19/11/1974",
            "a) 14 Oct. 1974 b) 19 Nov 1974",
            "a) 14 Oct.1974\u{a0}\u{a0} c) 19 Nov 1974\u{a0}",
            "14 October 1974 or 19 November 1974",
            "14 Oct 1974 >> 19 Nov 1974",
            "14. Oct 1974; 19/11/ 1974",
            "14/10/1974 19/11/1974",
            "a) 14-Oct-1974; b) 19-Nov-1974",
            "a) 14/10/1974; b) (19 Nov. 1974)",
            "14/10/1974, , 19/11/1974,",
        ] {
            assert_eq!(of(cell), ["14/10/1974", "19/11/1974"], "{cell}");
        }
        assert_eq!(
            of("a) 1966, b) 1961, c) Between 1968 and 1970"),
            ["1966", "1961", "1968-1970"]
        );
        assert_eq!(
            of("Approximately 1967, or approximately 1961"),
            ["c. 1967", "c. 1961"]
        );
        assert_eq!(of("03/1968, 04/1968"), ["3/1968", "4/1968"]);
    }

    #[test]
    fn uncertain_dates_and_ranges_are_one_claim() {
        for (cell, claim) in [
            ("Approximately 1963", "c. 1963"),
            ("approx 1963", "c. 1963"),
            ("c. 1962", "c. 1962"),
            ("Approximately 1955- 1958", "c. 1955-1958"),
            ("Approximately: Between 1959 and 1965", "c. 1959-1965"),
            ("approximately 1977/1978", "c. 1977-1978"),
            ("Between 1963 to 1968", "1963-1968"),
            ("Between Aug. and Sep 1977", "8/1977-9/1977"),
            ("March 1968 to March 1969", "3/1968-3/1969"),
            ("1956-1957", "1956-1957"),
            ("March 16, 1972", "16/3/1972"),
            ("August, 1961", "8/1961"),
            ("Nov. 1973", "11/1973"),
            ("1965.\u{a0}", "1965"),
        ] {
            assert_eq!(of(cell), [claim], "{cell}");
        }
    }

    #[test]
    fn what_stands_in_brackets_is_a_note() {
        let found = claims("15 May 1968 (as Orlan Selka) 1970 (as Tobi Selka");
        let notes: Vec<_> = found.iter().map(|claim| claim.note.as_deref()).collect();
        assert_eq!(notes, [Some("as Orlan Selka"), Some("as Tobi Selka")]);
        assert_eq!(of("8 Aug. 1980, (in a false passport S990026)"), ["8/8/1980"]);
    }

    #[test]
    fn what_is_no_date_keeps_its_words() {
        for cell in [
            "Approximately (30-35 years old)",
            "1965, 29 March",
            "10/061963",
            "21/05/1403",
            "29-Aprl-1963",
            "14/10/1974; alt DOB: 07/03/61",
        ] {
            let found = claims(cell);
            assert!(
                found.iter().any(|claim| claim.certainty == Certainty::Unstated),
                "{cell}"
            );
            assert!(
                found
                    .iter()
                    .all(|claim| cell.contains(claim.raw.as_deref().unwrap_or("?"))),
                "{cell}"
            );
        }
        assert_eq!(of("1/01/1968, 23-Mar-61"), ["? 1/01/1968, 23-Mar-61"]);
        assert_eq!(of("Approximately 1968 28/08/1965"), ["c. 1968", "28/8/1965"]);
        assert_eq!(of("14/10/1974; alt DOB: 07/03/61"), ["14/10/1974", "? 07/03/61"]);
        assert!(claims(" ;").is_empty());
    }

    #[test]
    fn a_date_of_another_calendar_keeps_its_words_and_its_calendar() {
        let found = claims("a) 19 Apr. 1982 c) 21/05/1403 (Hijri Calendar)");
        assert_eq!((found.len(), found[1].calendar), (2, Calendar::Islamic));
        assert_eq!(found[1].earliest, None);
    }

    #[test]
    fn a_hostile_cell_takes_no_time() {
        // Just short enough to be read.
        let filled = |unit: &str| unit.repeat(LONGEST / unit.len());
        for unit in [
            "1970, ",
            "1970;",
            "a) 1970 ",
            "or 1970 ",
            "1970 >> ",
            "alt dob:1970;",
        ] {
            let found = of(&filled(unit));
            assert_eq!(found.len(), LONGEST / unit.len(), "{unit}");
            assert!(found.iter().all(|found| found == "1970"), "{unit}: {found:?}");
        }
        for unit in ["a) ", "alt dob:", ";"] {
            assert_eq!(of(&filled(unit)), Vec::<String>::new(), "{unit}");
        }
        let units = ["(", ")1", "or ", "1 or ", "1970 "];
        let counts = units.map(|unit| {
            let found = of(&filled(unit));
            assert!(
                found.iter().all(|found| found.starts_with("? ")),
                "{unit}: {found:?}"
            );
            found.len()
        });
        // Brackets that close nothing part what stands between them.
        assert_eq!(counts, [1, 1 + LONGEST / 2, 1, 1, 1]);
        let long = "1970, ".repeat(LONGEST);
        assert_eq!(of(&long), [format!("? {long}")]);
    }
}
