//! Countries with what a list says around them.

use super::code;

/// A country as a list writes it, apart from what it says about it.
#[derive(Debug, PartialEq)]
pub struct Noted {
    /// Its code; none if the words could not be coded.
    pub code: Option<String>,
    /// What stands in brackets behind it: `previous address`, `as at July 2016`.
    pub note: Option<String>,
}

/// Reads a country, with or without words in brackets, or as `… (now …)`.
///
/// ```
/// let said = dragoman_guest::countries::noted("Libya (as at Feb. 2014)");
/// assert_eq!((said.code.as_deref(), said.note.as_deref()), (Some("LY"), Some("as at Feb. 2014")));
/// ```
pub fn noted(words: &str) -> Noted {
    read_with(words, code)
}

fn read_with(words: &str, code: impl Fn(&str) -> Option<&'static str>) -> Noted {
    let words = words.trim().trim_end_matches(['.', ',']);
    let coded = |words: &str| code(words.trim().trim_end_matches(['.', ','])).map(str::to_owned);
    if let Some(code) = coded(words) {
        return Noted {
            code: Some(code),
            note: None,
        };
    }
    let (before, within) = bracketed(words);
    let code = within.and_then(|_| coded(before)).or_else(|| coded(now(words)?));
    let note = within.filter(|_| code.is_some()).map(str::to_owned);
    Noted { code, note }
}

/// The words before a last pair of brackets, and those within it.
fn bracketed(words: &str) -> (&str, Option<&str>) {
    match words.strip_suffix(')').and_then(|open| open.split_once('(')) {
        Some((before, within)) => (before, Some(within)),
        None => (words, None),
    }
}

/// What a country that is no more is said to be now.
fn now(words: &str) -> Option<&str> {
    let lower = words.to_ascii_lowercase();
    let behind = |mark: &str| lower.find(mark).map(|at| &words[at + mark.len()..]);
    let later = behind("now ").or_else(|| behind("currently "))?;
    Some(later.trim_end_matches(')'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> (Option<String>, Option<String>) {
        let known = |name: &str| match name {
            "Libya" => Some("LY"),
            "Belarus" => Some("BY"),
            "Congo (Democratic Republic)" => Some("CD"),
            _ => None,
        };
        let country = read_with(words, known);
        (country.code, country.note)
    }

    #[test]
    fn words_in_brackets_become_a_note_unless_they_belong_to_the_name() {
        assert_eq!(
            read("Libya (as at Feb. 2014)"),
            (Some("LY".into()), Some("as at Feb. 2014".into()))
        );
        assert_eq!(read("Congo (Democratic Republic)."), (Some("CD".into()), None));
        assert_eq!(read("Atlantis (previous address)"), (None, None));
    }

    #[test]
    fn a_former_country_is_coded_as_what_it_is_now() {
        for words in [
            "Former USSR Currently Belarus",
            "former USSR (now Belarus)",
            "USSR, now Belarus",
        ] {
            assert_eq!(read(words).0.as_deref(), Some("BY"), "{words}");
        }
        assert_eq!(read("USSR").0, None);
    }
}
