//! Facts that give a number: `Passport A123 (Iran) issued 01 Jan 2001 expires 01 Jan 2006`.

use dragoman_guest::phrase;

/// What a clause says behind its label.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// The number; empty if there is none.
    pub number: &'a str,
    /// The country in parentheses.
    pub country: Option<&'a str>,
    /// Words behind `issued` that should be a date.
    pub issued: Option<&'a str>,
    /// Words behind `expires` that should be a date.
    pub expires: Option<&'a str>,
    /// Words behind `in` or `by`: where or by whom it was issued.
    pub authority: Option<&'a str>,
    /// Words behind `under the name`.
    pub name: Option<&'a str>,
    /// What is left.
    pub rest: Option<&'a str>,
}

/// Takes apart what stands behind a label.
pub fn numbered(text: &str) -> Numbered<'_> {
    let mut found = Numbered::default();
    let text = text.trim_start_matches([':', '#', ' ']).trim_end();
    let (text, expires) = cut(text, &["expires ", "expired "]);
    let (head, issued) = cut(text, &["issued "]);
    found.expires = expires;
    if let Some(issued) = issued {
        issue(issued, &mut found);
    }
    let head = head.trim().trim_end_matches([',', ';']);
    let head = match country(head) {
        Some((before, country)) => {
            found.country = Some(country);
            before
        }
        None => head,
    };
    number(head, &mut found);
    found
}

/// Cuts before a word that stands at the start or behind a blank or comma.
fn cut<'a>(text: &'a str, words: &[&str]) -> (&'a str, Option<&'a str>) {
    for word in words {
        if let Some(at) = phrase::find(text, word)
            && (at == 0 || matches!(text.as_bytes()[at - 1], b' ' | b','))
        {
            return (&text[..at], Some(text[at + word.len()..].trim()));
        }
    }
    (text, None)
}

fn issue<'a>(text: &'a str, found: &mut Numbered<'a>) {
    let (date, rest) = if text.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase()) {
        [" in ", " by ", " under "]
            .iter()
            .find_map(|word| phrase::find(text, word))
            .map_or((text, ""), |at| (&text[..at], text[at..].trim_start()))
    } else {
        ("", text)
    };
    found.issued = (!date.is_empty()).then_some(date);
    if let Some(name) = rest
        .strip_prefix("under the name of ")
        .or_else(|| rest.strip_prefix("under the name "))
    {
        found.name = Some(name);
    } else if let Some(authority) = rest.strip_prefix("in ").or_else(|| rest.strip_prefix("by ")) {
        found.authority = Some(authority);
    } else {
        found.rest = (!rest.is_empty()).then_some(rest);
    }
}

/// The country in the last parentheses.
fn country(head: &str) -> Option<(&str, &str)> {
    let (before, country) = head.strip_suffix(')')?.rsplit_once('(')?;
    let is_name = !country.is_empty() && !country.bytes().any(|byte| byte.is_ascii_digit());
    is_name.then_some((before.trim_end(), country.trim()))
}

/// The number itself; words that follow it are no part of it.
fn number<'a>(head: &'a str, found: &mut Numbered<'a>) {
    let mut seen = false;
    let mut at = 0;
    for word in head.split(' ') {
        let is_word =
            word.len() > 2 && word.bytes().any(|byte| byte.is_ascii_lowercase()) && !has_digit(word);
        if seen && is_word {
            found.rest = Some(head[at..].trim());
            found.number = head[..at].trim_end_matches([' ', ',']);
            return;
        }
        seen |= has_digit(word);
        at += word.len() + 1;
    }
    found.number = head.trim();
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_country_and_dates_are_told_apart() {
        let found = numbered(" A 12-3 (Korea, North) issued 01 Jan 2001 expires 01 Jan 2006");
        assert_eq!(
            found,
            Numbered {
                number: "A 12-3",
                country: Some("Korea, North"),
                issued: Some("01 Jan 2001"),
                expires: Some("01 Jan 2006"),
                ..Numbered::default()
            }
        );
        assert_eq!(numbered("# 77").number, "77");
        assert_eq!(numbered(": 77").number, "77");
    }

    #[test]
    fn words_around_a_number_are_kept_apart_from_it() {
        let found = numbered("D1, Diplomatic (X)");
        assert_eq!(
            (found.number, found.rest, found.country),
            ("D1", Some("Diplomatic"), Some("X"))
        );
        let found = numbered("A1 issued under the name Some One");
        assert_eq!((found.number, found.name), ("A1", Some("Some One")));
        let found = numbered("issued 21 Jun 1992 in Port Selka");
        assert_eq!(
            (found.number, found.issued, found.authority),
            ("", Some("21 Jun 1992"), Some("Port Selka"))
        );
        let found = numbered("A1 and Other ID No. 2");
        assert_eq!((found.number, found.rest), ("A1", Some("and Other ID No. 2")));
    }
}
