//! Phrases in a text. The standard library prepares a search for long texts, which costs more than it saves in the short ones
//! that lists consist of. Here the first and the last byte of a phrase are looked for at sixteen places a step.

use crate::lanes::{LANES, Lanes};

/// Offset of the first place where a text has a phrase.
///
/// ```
/// use dragoman_guest::phrase;
///
/// assert_eq!(phrase::find("Port Selka, issued 1993", "issued "), Some(12));
/// assert_eq!(phrase::find("Port Selka", "issued "), None);
/// ```
pub fn find(text: &str, phrase: &str) -> Option<usize> {
    let (bytes, wanted) = (text.as_bytes(), phrase.as_bytes());
    let [first, .., last] = wanted else {
        return text.find(phrase);
    };
    // How many places there are where it could begin, and how far behind them it would end.
    let behind = wanted.len() - 1;
    let places = bytes.len().checked_sub(behind).filter(|places| *places > 0)?;
    let found = |at: usize, begin: &[u8; LANES], end: &[u8; LANES]| {
        let marks = Lanes::of(begin).equal(*first) & Lanes::of(end).equal(*last);
        let mut found = marks.places().map(|place| at + place);
        found.find(|at| bytes[*at..].starts_with(wanted))
    };
    if places < LANES {
        // What fills up the rest is neither of the two.
        let (mut begin, mut end) = ([!first; LANES], [!last; LANES]);
        begin[..places].copy_from_slice(&bytes[..places]);
        end[..places].copy_from_slice(&bytes[behind..]);
        return found(0, &begin, &end);
    }
    // The last sixteen begin among those before.
    let starts = (0..places - LANES).step_by(LANES).chain([places - LANES]);
    for at in starts {
        let (begin, end) = (bytes[at..].first_chunk()?, bytes[at + behind..].first_chunk()?);
        if let Some(found) = found(at, begin, end) {
            return Some(found);
        }
    }
    None
}

/// What stands before and behind the first place where a text has a phrase.
///
/// ```
/// assert_eq!(dragoman_guest::phrase::split_once("1968 and 1970", " and "), Some(("1968", "1970")));
/// ```
pub fn split_once<'t>(text: &'t str, phrase: &str) -> Option<(&'t str, &'t str)> {
    let at = find(text, phrase)?;
    Some((&text[..at], &text[at + phrase.len()..]))
}

/// The pieces of a text between the places where it has a phrase: all of it if there is none.
///
/// ```
/// use dragoman_guest::phrase;
///
/// assert_eq!(phrase::split("SDGT] [IRAN] [", "] [").collect::<Vec<_>>(), ["SDGT", "IRAN", ""]);
/// ```
pub fn split<'t>(text: &'t str, phrase: &str) -> impl Iterator<Item = &'t str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let (piece, behind) =
            split_once(text, phrase).map_or((text, None), |(piece, behind)| (piece, Some(behind)));
        rest = behind;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trials::dice;

    #[test]
    fn a_phrase_is_found_where_the_standard_library_finds_it() {
        const LETTERS: [char; 4] = ['a', 'b', ' ', 'é'];
        let mut next = dice();
        let mut met = 0;
        for round in 0..60_000 {
            let kinds = 1 + round % LETTERS.len();
            let mut made = |longest: usize| -> String {
                let length = next(longest);
                (0..length).map(|_| LETTERS[next(kinds)]).collect()
            };
            let (text, phrase) = (made(70), made(12));
            assert_eq!(find(&text, &phrase), text.find(&phrase), "{phrase:?} in {text:?}");
            met += usize::from(phrase.len() > 1 && text.contains(&phrase));
        }
        assert!(met > 5_000, "{met}");
    }
}
