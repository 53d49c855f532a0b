//! Identity documents: types and numbers in turn, in one text with commas.

use dragoman_guest::build;
use dragoman_guest::schema::{DocumentKind, IdentityDocument};

use super::Draft;
use crate::values::values;

/// What the list calls documents.
const TYPES: [(&str, DocumentKind); 4] = [
    ("passport", DocumentKind::Passport),
    ("national identification number", DocumentKind::NationalId),
    ("national identification", DocumentKind::NationalId),
    ("identity card", DocumentKind::NationalId),
];

impl Draft<'_, '_> {
    pub(super) fn documents(&mut self) {
        for text in values(self.row, "IndividualDocument") {
            self.subject.documents.extend(documents(text));
        }
    }
}

/// The documents of a text. A type begins one, and what follows it is its number; words behind that are said of it. A text
/// that does not begin with a type is one document, and stays whole.
fn documents(text: &str) -> Vec<IdentityDocument> {
    let pieces: Vec<&str> = text
        .split(',')
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect();
    let kind = |piece: &str| {
        TYPES
            .iter()
            .find(|(name, _)| piece.eq_ignore_ascii_case(name))
            .map(|(_, kind)| *kind)
    };
    if pieces.first().is_none_or(|first| kind(first).is_none()) {
        return vec![IdentityDocument {
            raw: Some(text.into()),
            ..build::document(DocumentKind::Other, number(&pieces).map(Into::into))
        }];
    }
    let mut all: Vec<IdentityDocument> = Vec::new();
    for piece in pieces {
        if let Some(kind) = kind(piece) {
            all.push(IdentityDocument {
                raw: Some(piece.into()),
                ..build::document(kind, None)
            });
            continue;
        }
        if let Some(document) = all.last_mut() {
            match &document.number {
                None if piece.bytes().any(|byte| byte.is_ascii_digit()) => {
                    document.number = Some(piece.into())
                }
                _ => {
                    let note = document.note.take();
                    document.note =
                        Some(note.map_or_else(|| piece.to_owned(), |note| format!("{note}, {piece}")));
                }
            }
            document.raw = document.raw.take().map(|raw| format!("{raw}, {piece}"));
        }
    }
    // A type alone says nothing of anybody.
    all.retain(|document| document.number.is_some() || document.note.is_some());
    all
}

/// The number of a document of which nothing else is stated.
fn number<'a>(pieces: &[&'a str]) -> Option<&'a str> {
    let [only] = pieces else { return None };
    let shaped = only
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (shaped && only.bytes().any(|byte| byte.is_ascii_digit())).then_some(*only)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<(DocumentKind, Option<String>, Option<String>)> {
        let all = documents(text).into_iter();
        all.map(|document| (document.kind, document.number, document.note))
            .collect()
    }

    #[test]
    fn types_and_numbers_stand_in_turn() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            of(
                "National Identification Number, 99650309052, Passport, 990985453, Passport, TZ998417, issued in Selka"
            ),
            [
                (DocumentKind::NationalId, some("99650309052"), None),
                (DocumentKind::Passport, some("990985453"), None),
                (DocumentKind::Passport, some("TZ998417"), some("issued in Selka")),
            ]
        );
        assert_eq!(of("Passport"), []);
    }

    #[test]
    fn a_text_without_a_type_stays_whole() {
        assert_eq!(
            of("A-990021"),
            [(DocumentKind::Other, Some("A-990021".into()), None)]
        );
        assert_eq!(
            of("Armed forces number 99, Selka"),
            [(DocumentKind::Other, None, None)]
        );
    }
}
