//! Registration and tax numbers of organisations, `9990011000074 (Russia). Tax ID No. 9990989383 (Russia)`.

use crate::schema::Identifier;
use crate::{build, countries, enumeration, phrase};

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
        for piece in phrase::split(item, "; ").flat_map(|piece| phrase::split(piece, "). ")) {
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
    let (number, place) = match phrase::split_once(rest, " (") {
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

/// Labels that stand before a number, longest first, and the scheme they name.
const LABELS: [(&str, &str); 34] = [
    ("taxpayer identification number", "tax"),
    ("main state registration number", "registration"),
    ("business registration number", "registration"),
    ("company registration number", "registration"),
    ("unified social credit code", "registration"),
    ("state registration number", "registration"),
    ("tax identification number", "tax"),
    ("trade register number", "registration"),
    ("tax registration number", "tax"),
    ("registration number", "registration"),
    ("registration no", "registration"),
    ("company number", "registration"),
    ("licence number", "licence"),
    ("license number", "licence"),
    ("taxpayer id", "tax"),
    ("imo number", "imo"),
    ("tax number", "tax"),
    ("swift code", "swift"),
    ("tax id no", "tax"),
    ("reg no", "registration"),
    ("swift/bic", "swift"),
    ("bic/swift", "swift"),
    ("tax id", "tax"),
    ("usreou", "registration"),
    ("edrpou", "registration"),
    ("lei code", "lei"),
    ("swift", "swift"),
    ("ogrn", "registration"),
    ("огрн", "registration"),
    ("инн", "tax"),
    ("inn", "tax"),
    ("tin", "tax"),
    ("bic", "swift"),
    ("lei", "lei"),
];

/// The numbers of a text of labels, each with a number behind it: `INN: 9990989383, OGRN: 9990011000074`, with or without
/// colons, dashes, commas and full stops between them. None if there is anything else in the text.
///
/// ```
/// use dragoman_guest::prose::registrations::labelled;
///
/// let found = labelled("Tax Identification Number: INN 9990989383; OGRN - 9990011000074").expect("numbers");
/// assert_eq!((found[0].scheme.as_str(), found[1].value.as_str()), ("tax", "9990011000074"));
/// assert_eq!(labelled("Registration number: see the register"), None);
/// ```
pub fn labelled(text: &str) -> Option<Vec<Identifier>> {
    let mut all = Vec::new();
    let mut rest = without_marks(text);
    while !rest.is_empty() {
        let (mut scheme, mut behind) = label(rest)?;
        // A label may repeat in short what it says at length.
        if let Some((shorter, further)) = label(behind) {
            (scheme, behind) = (shorter, further);
        }
        let length = behind.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '/'));
        let (number, further) = behind.split_at(length.unwrap_or(behind.len()));
        if number.bytes().filter(u8::is_ascii_digit).count() < 4 && scheme != "swift" {
            return None;
        }
        all.push(build::identifier(scheme, number));
        rest = without_marks(further);
    }
    (!all.is_empty() && all.iter().all(|found| found.value.len() >= 4)).then_some(all)
}

/// The scheme of the label at the beginning of a text, and what follows it.
fn label(text: &str) -> Option<(&'static str, &str)> {
    let begins = |label: &str| {
        let mut letters = text.char_indices();
        for expected in label.chars() {
            let (_, found) = letters.next()?;
            if !found.to_lowercase().eq(std::iter::once(expected)) {
                return None;
            }
        }
        let rest = letters.as_str();
        // A word that merely begins like one is none.
        (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
    };
    let found = LABELS
        .iter()
        .find_map(|(label, scheme)| Some((*scheme, begins(label)?)));
    found.map(|(scheme, rest)| (scheme, without_marks(rest)))
}

/// A text without the marks and blanks that it begins with.
fn without_marks(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | ';' | ',' | '.' | '-' | '–' | '/')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(text: &str) -> Vec<(String, String)> {
        let all = labelled(text).unwrap_or_default();
        all.into_iter().map(|found| (found.scheme, found.value)).collect()
    }

    #[test]
    fn labels_with_numbers_are_told_apart_however_they_are_joined() {
        let expected = [("tax", "9990989383"), ("registration", "9990011000074")];
        let expected = expected.map(|(scheme, value)| (scheme.to_owned(), value.to_owned()));
        for text in [
            "INN: 9990989383 OGRN: 9990011000074",
            "INN - 9990989383 OGRN – 9990011000074 ",
            "Taxpayer identification number: 9990989383. State registration number 9990011000074.",
            "ИНН 9990989383, ОГРН 9990011000074",
        ] {
            assert_eq!(labels(text), expected, "{text}");
        }
        assert_eq!(
            labels("SWIFT/BIC: XXSELKXX"),
            [("swift".into(), "XXSELKXX".into())]
        );
    }

    #[test]
    fn a_text_that_is_not_made_of_labels_and_numbers_is_none() {
        for text in [
            "",
            "INN",
            "INN: 12",
            "INN: 9990989383 (Russia)",
            "Innovation 9990989383",
            "9990989383 - INN",
            "Registration number: 9990989383 of the Selka register",
        ] {
            assert_eq!(labels(text), [], "{text}");
        }
    }

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
