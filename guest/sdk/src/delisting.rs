//! How lists say that somebody is listed no longer: by a mark, in a sheet or a section of its own, or not at all.
//!
//! A list that leaves delisted records out is a [snapshot](crate::schema::FeedMode::Snapshot): the host compares it with the
//! edition before, and a translator has nothing to say. One that keeps a tombstone says so explicitly, and each becomes a
//! [withdrawal](withdrawal) instead of a subject; so does every row of a sheet of delisted ones.

use crate::build;
use crate::schema::{DateClaim, Locator, Withdrawal};

/// Words by which lists mark a record as delisted, in lower case.
const MARKS: [&str; 12] = [
    "delisted",
    "de-listed",
    "removed",
    "revoked",
    "deleted",
    "radié",
    "radiée",
    "retiré",
    "dicabut",
    "виключено",
    "исключен",
    "削除",
];

/// A withdrawal of the item with an id.
pub fn withdrawal(id: impl Into<String>, source: Locator) -> Withdrawal {
    Withdrawal {
        id: id.into(),
        sources: vec![source],
        marking: build::marking(),
        date: None,
        reason: None,
        instrument: None,
        extra: Vec::new(),
    }
}

/// Whether a cell that says how a record stands marks it as delisted, and the words around the mark, such as a day
/// (`2011.11.18削除`); none if it does not. The cell must be one that holds such marks: in a sentence, `removed` can mean
/// anything. A mark with a negation (`not removed`) is none.
///
/// ```
/// use dragoman_guest::delisting::mark;
///
/// assert_eq!(mark("2011.11.18削除"), Some("2011.11.18"));
/// assert_eq!(mark("Removed on 3 May 2020"), Some("3 May 2020"));
/// assert_eq!(mark("Listed"), None);
/// ```
pub fn mark(cell: &str) -> Option<&str> {
    let cell = cell.trim();
    let (at, length) = MARKS.iter().find_map(|mark| find(cell, mark))?;
    let (before, behind) = (cell[..at].trim(), cell[at + length..].trim());
    let is_negated = before.split_whitespace().any(|word| {
        ["not", "never", "non", "tidak", "не"]
            .iter()
            .any(|no| word.eq_ignore_ascii_case(no) || word.to_lowercase() == *no)
    });
    if is_negated || (!before.is_empty() && !behind.is_empty()) {
        return None;
    }
    let words = if before.is_empty() { behind } else { before };
    let words = words
        .trim_start_matches([':', '-', '(', ' '])
        .trim_end_matches([')', ' ', '.']);
    Some(words.strip_prefix("on ").unwrap_or(words))
}

/// Where a mark stands as a word of its own, whatever its case, and how long it is.
fn find(cell: &str, mark: &str) -> Option<(usize, usize)> {
    let is_letter = |text: Option<char>| text.is_some_and(char::is_alphabetic);
    let starts = cell.char_indices().map(|(at, _)| at);
    starts
        .filter_map(|at| Some((at, same_start(&cell[at..], mark)?)))
        .find(|(at, length)| {
            let before = cell[..*at].chars().next_back();
            !is_letter(before) && !is_letter(cell[at + length..].chars().next())
        })
}

/// How long the beginning of a text is that is the mark in lower case.
fn same_start(text: &str, mark: &str) -> Option<usize> {
    let (mut left, mut length) = (mark, 0);
    for character in text.chars() {
        for lower in character.to_lowercase() {
            left = left.strip_prefix(lower)?;
        }
        length += character.len_utf8();
        if left.is_empty() {
            return Some(length);
        }
    }
    None
}

/// The day of a delisting in a mark's words; none if they name no day that can be read.
pub fn day(words: &str) -> Option<DateClaim> {
    let reading = crate::dates::read(words, crate::dates::Style::default())?;
    reading.claims.into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_found_in_the_words_that_lists_have() {
        for (cell, words) in [
            ("DELISTED", Some("")),
            ("removed: 2020-05-03", Some("2020-05-03")),
            ("Radiée (2020-05-03)", Some("2020-05-03")),
            ("2020-05-03 виключено", Some("2020-05-03")),
            ("Dicabut 3 Mei 2020", Some("3 Mei 2020")),
            ("not removed", None),
            ("non radié", None),
            ("unremoved", None),
            ("the ban was removed last year", None),
            ("", None),
        ] {
            assert_eq!(mark(cell), words, "{cell}");
        }
    }

    #[test]
    fn the_day_of_a_mark_is_read_in_any_of_the_forms_of_dates() {
        for cell in ["2020.5.3削除", "removed on 3 May 2020", "Dicabut 3 Mei 2020"] {
            let claim = mark(cell).and_then(day).expect("a day");
            assert_eq!(
                claim.earliest,
                crate::dates::date(2020, Some(5), Some(3)),
                "{cell}"
            );
        }
        assert_eq!(mark("delisted").and_then(day), None);
    }

    #[test]
    fn a_tombstone_is_a_withdrawal_with_its_place() {
        let withdrawn = withdrawal("7", build::rows(0, 3, 3));
        assert_eq!((withdrawn.id.as_str(), withdrawn.sources.len()), ("7", 1));
    }
}
