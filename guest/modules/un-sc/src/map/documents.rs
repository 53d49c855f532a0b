//! Identity documents.

use dragoman_guest::schema::{DocumentKind, IdentityDocument};
use dragoman_guest::{build, phrase};

use super::{Draft, country, only};
use crate::record::Entry;
use crate::tag::Tag;
use crate::values;

/// Words that make a document a kind of their own, whatever the type above them says. The first that fits counts.
const KINDS: [(&str, DocumentKind); 20] = [
    ("diplomatic passport", DocumentKind::DiplomaticPassport),
    ("service passport", DocumentKind::ServicePassport),
    ("official passport", DocumentKind::ServicePassport),
    ("special passport", DocumentKind::ServicePassport),
    ("travel document", DocumentKind::TravelDocument),
    ("laissez-passer", DocumentKind::TravelDocument),
    ("driving licence", DocumentKind::DrivingLicence),
    ("driver's licen", DocumentKind::DrivingLicence),
    ("driver’s licen", DocumentKind::DrivingLicence),
    ("driver's permit", DocumentKind::DrivingLicence),
    ("residence permit", DocumentKind::ResidencePermit),
    ("birth certificate", DocumentKind::BirthCertificate),
    ("voter", DocumentKind::VoterCard),
    ("seaman", DocumentKind::SeamanBook),
    ("military identification", DocumentKind::MilitaryId),
    ("ex-serviceman", DocumentKind::MilitaryId),
    ("ration card", DocumentKind::Other),
    ("student id", DocumentKind::Other),
    ("fiscal code", DocumentKind::Other),
    ("certificate of", DocumentKind::Other),
];

/// What the two standing types are called, in the languages they have been called in.
const TYPES: [(&str, DocumentKind); 8] = [
    ("passport", DocumentKind::Passport),
    ("passeport", DocumentKind::Passport),
    ("pasaporte", DocumentKind::Passport),
    ("national identi", DocumentKind::NationalId),
    ("identité nationale", DocumentKind::NationalId),
    ("identification nationale", DocumentKind::NationalId),
    ("identidad", DocumentKind::NationalId),
    ("identificación nacional", DocumentKind::NationalId),
];

impl<'r> Draft<'r, '_> {
    pub(super) fn document(&mut self, field: &'r [Entry]) {
        let wanted = [
            Tag::TypeOfDocument,
            Tag::TypeOfDocument2,
            Tag::Number,
            Tag::IssuingCountry,
            Tag::CountryOfIssue,
            Tag::CityOfIssue,
            Tag::DateOfIssue,
            Tag::Note,
        ];
        let [
            kind,
            kind2,
            number,
            issuer,
            country_of_issue,
            city_of_issue,
            date,
            note,
        ] = self.slots(field, wanted);
        let words = [
            kind,
            kind2,
            number,
            issuer,
            country_of_issue,
            city_of_issue,
            date,
            note,
        ];
        if words.iter().all(Option::is_none) {
            return;
        }
        let issued = date.map(|text| {
            values::exact(text).unwrap_or_else(|| {
                self.rejected(
                    only(field, Tag::DateOfIssue),
                    text,
                    "the date of issue is not a date; its words were kept",
                );
                dragoman_guest::dates::unstated(text)
            })
        });
        let (before, bare) = number.map_or(("", ""), split_number);
        self.subject.documents.push(IdentityDocument {
            issuer: issuer
                .and_then(country)
                .or_else(|| country_of_issue.and_then(country)),
            authority: build::joined([city_of_issue, country_of_issue], ", "),
            issued,
            raw: build::joined([kind, kind2, number, issuer], "; "),
            note: note.map(Into::into),
            ..build::document(
                document_kind(kind, kind2, before),
                (!bare.is_empty()).then(|| bare.to_owned()),
            )
        });
    }
}

fn document_kind(kind: Option<&str>, kind2: Option<&str>, before_number: &str) -> DocumentKind {
    let before_number = Some(before_number).filter(|words| !words.is_empty());
    let of = |kinds: &[(&str, DocumentKind)], words: &str| {
        let words = words.to_lowercase();
        kinds
            .iter()
            .find(|(word, _)| phrase::find(&words, word).is_some())
            .map(|(_, kind)| *kind)
    };
    let special = [kind2, before_number, kind]
        .into_iter()
        .flatten()
        .find_map(|words| of(&KINDS, words));
    // The list's own type, and only without one what else is said.
    let mut standing = [kind, kind2, before_number].into_iter().flatten();
    special
        .or_else(|| standing.find_map(|words| of(&TYPES, words)))
        .unwrap_or(DocumentKind::Other)
}

/// Splits `Ruritanian passport number A 123 (expired)` into the words before the number and the number. What cannot be
/// told apart for certain stays whole.
fn split_number(text: &str) -> (&str, &str) {
    let core = match text.split_once('(') {
        Some((core, _)) if has_digit(core) => core.trim_end(),
        _ => text,
    };
    for marker in ["number", "no.", "no:", "n°", "passport"] {
        let Some(at) = find_ignoring_case(core, marker) else {
            continue;
        };
        let (before, after) = core.split_at(at + marker.len());
        let number = after.trim_start_matches([':', '.', ' ', '\u{a0}']);
        if !has_digit(before) && number.split(' ').all(is_number_word) && has_digit(number) {
            return (before, number);
        }
    }
    if core.split(' ').all(is_number_word) && has_digit(core) {
        ("", core)
    } else {
        (text, text)
    }
}

/// Where a word begins, after a blank or at the start.
fn find_ignoring_case(text: &str, word: &str) -> Option<usize> {
    let mut after_blank = true;
    for (at, character) in text.char_indices() {
        let begins = std::mem::replace(&mut after_blank, character.is_whitespace());
        let found = text.get(at..at + word.len());
        if begins && found.is_some_and(|found| found.eq_ignore_ascii_case(word)) {
            return Some(at);
        }
    }
    None
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// A word with a digit, or a series of up to four capital letters.
fn is_number_word(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    has_digit(word) && !word.ends_with(',')
        || (letters <= 4
            && !word.is_empty()
            && word.chars().all(|c| c.is_uppercase() || c == '-' || c == '/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_around_a_number_are_taken_off_only_where_it_is_certain() {
        for (text, expected) in [
            ("X7734120", ("", "X7734120")),
            ("H 123456", ("", "H 123456")),
            ("Diplomatic Passport: Z1234", ("Diplomatic Passport", "Z1234")),
            ("Diplomatic Passport D1234", ("Diplomatic Passport", "D1234")),
            ("RU-P 123 456", ("", "RU-P 123 456")),
            (
                "Ruritanian passport number A 1234",
                ("Ruritanian passport number", "A 1234"),
            ),
            (
                "Ruritanian Passport No. 12/3456",
                ("Ruritanian Passport No.", "12/3456"),
            ),
            ("123456789 (Expired 1 Feb. 2003)", ("", "123456789")),
        ] {
            assert_eq!(split_number(text), expected, "{text}");
        }
        for whole in [
            "Ruritania 123456",
            "R12345678, Ruritania",
            "passport number 1234 No. 5678",
            "number unknown",
            "N°",
        ] {
            assert_eq!(split_number(whole).1, whole);
        }
    }

    #[test]
    fn the_closer_words_decide_on_the_kind() {
        let kind = |kind, kind2| document_kind(kind, kind2, "");
        assert_eq!(kind(Some("Numéro de passeport"), None), DocumentKind::Passport);
        assert_eq!(kind(Some("Número de pasaporte"), None), DocumentKind::Passport);
        assert_eq!(
            kind(Some("National identification no."), None),
            DocumentKind::NationalId
        );
        assert_eq!(
            kind(Some("National Identification Number"), Some("Voter ID")),
            DocumentKind::VoterCard
        );
        assert_eq!(
            kind(Some("National Identification Number"), Some("Ration Card no")),
            DocumentKind::Other
        );
        assert_eq!(
            kind(Some("Passport"), Some("Service passport")),
            DocumentKind::ServicePassport
        );
        assert_eq!(kind(None, None), DocumentKind::Other);
        assert_eq!(
            document_kind(Some("Passport"), None, "Ruritanian diplomatic passport"),
            DocumentKind::DiplomaticPassport
        );
    }
}
