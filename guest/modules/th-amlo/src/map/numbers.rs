//! Numbers of identity, of passports and of registers.

use dragoman_guest::prose::references;
use dragoman_guest::schema::{DocumentKind, IdentityDocument, NoticeKind, Subject};
use dragoman_guest::{About, Notes, build, countries};

use crate::entry::{Entry, Said};
use crate::label::Field;
use crate::values::{is_identity_number, is_masked, items};

/// Adds them all.
pub(super) fn add(entry: &Entry, subject: &mut Subject, notes: &mut Notes) {
    for said in entry.of(Field::NationalId) {
        for number in numbers(said) {
            let document = identity(number, said, entry, &subject.id, notes);
            subject.documents.push(document);
        }
    }
    for said in entry.of(Field::Passport) {
        subject.documents.extend(numbers(said).into_iter().map(passport));
    }
    for said in entry.of(Field::Registration) {
        let identifiers = numbers(said)
            .into_iter()
            .map(|number| build::identifier("registration", number));
        subject.identifiers.extend(identifiers);
    }
    let reference = entry.text(Field::Reference);
    if let Some((reference, _)) = reference.as_deref().and_then(references::leading) {
        subject
            .identifiers
            .push(build::identifier("un-ref", reference.value));
    }
}

/// The numbers of a cell: its items, and what has commas between where each part is one word with digits.
fn numbers(said: &Said) -> Vec<&str> {
    let is_number =
        |part: &str| !part.trim().contains(' ') && part.contains(|char: char| char.is_ascii_digit());
    let mut numbers = Vec::new();
    for item in items(&said.lines) {
        match item.split(',').all(is_number) {
            true => numbers.extend(item.split(',').map(str::trim)),
            false => numbers.push(item),
        }
    }
    numbers
}

/// A number of identity. It is one of Thailand if its check digit holds; what a list shows only in part is no number.
fn identity(number: &str, said: &Said, entry: &Entry, id: &str, notes: &mut Notes) -> IdentityDocument {
    if is_masked(number) {
        return IdentityDocument {
            raw: Some(number.into()),
            note: Some("the list shows a part of the number".into()),
            ..build::document(DocumentKind::NationalId, None)
        };
    }
    let is_thai = is_identity_number(number);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    if digits == 13 && !is_thai {
        notes.case(About {
            kind: NoticeKind::Remark,
            field: said.label.clone().into(),
            message: "its check digit does not hold: it was kept as it stands",
            excerpt: number,
            record: Some(id),
            place: Some(entry.place.clone()),
        });
    }
    IdentityDocument {
        issuer: is_thai.then(|| "TH".into()),
        ..worded(DocumentKind::NationalId, number)
    }
}

fn passport(item: &str) -> IdentityDocument {
    worded(DocumentKind::Passport, item)
}

/// A document of an item: its number, or the only one that stands among its first words, which are kept; with a country, if
/// they are one.
fn worded(kind: DocumentKind, item: &str) -> IdentityDocument {
    if !item.contains(' ') {
        return build::document(kind, Some(item.into()));
    }
    let head = item.split([',', '(']).next().unwrap_or(item);
    let is_number = |word: &&str| word.bytes().filter(u8::is_ascii_digit).count() >= 4;
    let (numbers, words): (Vec<_>, Vec<_>) = head.split_whitespace().partition(is_number);
    let words = words.join(" ");
    let number = match numbers.as_slice() {
        [only] => Some((*only).into()),
        _ => None,
    };
    IdentityDocument {
        issuer: countries::code(&words)
            .or(countries::from_demonym(&words))
            .map(Into::into),
        raw: Some(item.into()),
        ..build::document(kind, number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_among_words_is_told_if_it_is_the_only_one_and_the_country_if_it_is_one() {
        let told = |item: &str| {
            let document = worded(DocumentKind::Passport, item);
            (document.number, document.issuer)
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(told("A9900001"), (some("A9900001"), None));
        assert_eq!(
            told("Jordan 990062, issued on 5 Apr 1999"),
            (some("990062"), some("JO"))
        );
        assert_eq!(told("Selka A9900001 (expired)"), (some("A9900001"), None));
        assert_eq!(told("990062 or 990063"), (None, None));
        assert_eq!(told("not known"), (None, None));
    }
}
