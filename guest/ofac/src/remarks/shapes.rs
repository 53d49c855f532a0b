//! What a clause without a known label looks like.

use dragoman_guest::phrase;
use dragoman_guest::schema::ContactKind;

/// Words before the value, at most, that are taken for a label.
const LABEL_WORDS: usize = 6;

/// What stands for all clauses that are plain words.
const PLAIN: &str = "(plain words)";

/// The label that a clause seems to have, so that like clauses can be counted together.
pub fn prefix(clause: &str) -> &str {
    if let Some((label, _)) = phrase::split_once(clause, ": ")
        && label.split_whitespace().count() <= LABEL_WORDS
        && label.len() <= 60
    {
        return label;
    }
    let mut words = 0;
    for (at, word) in clause
        .split_whitespace()
        .map(|word| (word.as_ptr().addr() - clause.as_ptr().addr(), word))
    {
        let is_value = word.starts_with(['(', '\'', '#']) || word.bytes().any(|byte| byte.is_ascii_digit());
        if is_value {
            return if words == 0 {
                PLAIN
            } else {
                clause[..at].trim_end()
            };
        }
        words += 1;
        if words > LABEL_WORDS {
            break;
        }
    }
    PLAIN
}

/// A clause that is nothing but a mail or web address.
pub fn bare_contact(clause: &str) -> Option<(ContactKind, &str)> {
    let (value, rest) = clause.split_once(' ').unwrap_or((clause, ""));
    let rest = rest.trim().trim_end_matches('.').to_ascii_lowercase();
    let kind = if value.starts_with("www.") || value.starts_with("http://") || value.starts_with("https://") {
        ContactKind::Website
    } else if value.contains('@') && value.rsplit('@').next().is_some_and(|host| host.contains('.')) {
        ContactKind::Email
    } else {
        return None;
    };
    matches!(rest.as_str(), "" | "(website)" | "(email)").then_some((kind, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_clauses_have_one_prefix() {
        assert_eq!(prefix("Hunting Licence 123"), "Hunting Licence");
        assert_eq!(prefix("Tribe: North"), "Tribe");
        assert_eq!(prefix("Minister of Fisheries"), PLAIN);
        assert_eq!(prefix("123"), PLAIN);
    }

    #[test]
    fn addresses_without_label_are_known_by_their_shape() {
        assert_eq!(
            bare_contact("www.a.example"),
            Some((ContactKind::Website, "www.a.example"))
        );
        assert_eq!(
            bare_contact("x@a.example (email)."),
            Some((ContactKind::Email, "x@a.example"))
        );
        assert_eq!(bare_contact("x at a.example"), None);
    }
}
