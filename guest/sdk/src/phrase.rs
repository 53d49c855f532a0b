//! Phrases in a text. The standard library prepares a search for long texts, which costs more than it saves in the short ones
//! that lists consist of.

use memchr::memmem;

/// Offset of the first place where a text has a phrase.
///
/// ```
/// use dragoman_guest::phrase;
///
/// assert_eq!(phrase::find("Port Selka, issued 1993", "issued "), Some(12));
/// assert_eq!(phrase::find("Port Selka", "issued "), None);
/// ```
pub fn find(text: &str, phrase: &str) -> Option<usize> {
    // What is shorter costs nothing.
    (text.len() >= phrase.len()).then(|| memmem::find(text.as_bytes(), phrase.as_bytes()))?
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
