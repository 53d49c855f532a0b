//! Registration and tax numbers of organisations, `9990011000074 (Russia). Tax ID No. 9990989383 (Russia)`.

use crate::schema::Identifier;
use crate::{build, countries, enumeration};

/// Words before a number, and the scheme they name.
const SCHEMES: [(&str, &str); 10] = [
    ("tax identification number", "tax"),
    ("tax id no", "tax"),
    ("tax id", "tax"),
    ("inn", "tax"),
    ("registration number", "registration"),
    ("registration no", "registration"),
    ("ogrn", "registration"),
    ("license number", "licence"),
    ("licence number", "licence"),
    ("", "registration"),
];

/// The numbers of a text, if it holds nothing else.
pub fn registrations(text: &str, at: u32) -> Option<Vec<Identifier>> {
    let mut all = Vec::new();
    for item in enumeration::values(text) {
        for piece in item.split("; ").flat_map(|piece| piece.split("). ")) {
            all.push(Identifier {
                at,
                ..registration(piece.trim())?
            });
        }
    }
    (!all.is_empty()).then_some(all)
}

fn registration(piece: &str) -> Option<Identifier> {
    let lower = piece.to_ascii_lowercase();
    let (words, scheme) = SCHEMES.iter().find(|(words, _)| lower.starts_with(words))?;
    let rest = piece[words.len()..].trim_start_matches(['.', ':', ' ']);
    let (number, place) = match rest.split_once(" (") {
        Some((number, place)) => (number, Some(place.trim_end_matches([')', '.']))),
        None => (rest, None),
    };
    let number = number.trim_end_matches('.');
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let is_number = digits >= 4
        && number
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-/".contains(&byte));
    let code = place.and_then(|place| countries::noted(place).code);
    is_number.then(|| Identifier {
        note: place.filter(|_| code.is_none()).map(Into::into),
        country: code,
        ..build::identifier(scheme, number)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<(String, String)> {
        let all = registrations(text, 0).unwrap_or_default();
        all.into_iter().map(|found| (found.scheme, found.value)).collect()
    }

    #[test]
    fn numbers_are_told_by_the_words_before_them() {
        let expected = [("registration", "9990011000074"), ("tax", "9990989383")];
        let expected = expected.map(|(scheme, value)| (scheme.to_owned(), value.to_owned()));
        assert_eq!(
            of("9990011000074 (Russia). Tax ID No. 9990989383 (Russia)"),
            expected
        );
        assert_eq!(
            of("Registration Number 9990011000074; Tax ID :9990989383"),
            expected
        );
    }

    #[test]
    fn a_text_that_holds_more_than_numbers_stays_whole() {
        for text in [
            "OGRN 9990039044111 dated 31/01/1994. Tax ID :77",
            "see the register",
            "",
            "99958C IOM",
        ] {
            assert!(of(text).is_empty(), "{text}");
        }
    }
}
