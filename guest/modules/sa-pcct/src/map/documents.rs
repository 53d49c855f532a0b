//! Identity documents, which stand in three columns.

use dragoman_guest::schema::{DocumentKind, IdentityDocument, Subject};
use dragoman_guest::sheet::Row;
use dragoman_guest::{Notes, build};

use super::refuse;
use crate::columns::{DOCUMENT_NUMBER, DOCUMENT_TYPE, ISSUER, text};
use crate::values::{country, document_kind, items};

/// Adds the documents: a number has the kind and the country that stand at its place, or the only ones there are. If neither
/// is so, the number is kept with all the words for them.
pub(super) fn add(row: &Row<'_>, subject: &mut Subject, notes: &mut Notes) {
    let (kinds, issuers) = (
        Column::of(text(row, DOCUMENT_TYPE)),
        Column::of(text(row, ISSUER)),
    );
    let numbers = Column::of(text(row, DOCUMENT_NUMBER));
    if numbers.items.iter().all(Option::is_none) {
        for (column, said) in [(DOCUMENT_TYPE, &kinds), (ISSUER, &issuers)] {
            let Some(words) = said.words else { continue };
            let message = "no document has a number; it was left out";
            refuse(row, column, words, &subject.id, message, notes);
        }
        return;
    }
    let count = numbers.items.len();
    for (index, number) in numbers.items.iter().enumerate() {
        let (kind, issuer) = (kinds.at(index, count), issuers.at(index, count));
        // A place without a number and without a kind of its own is no document.
        if number.is_none() && (kind.is_none() || kinds.items.len() != count) {
            continue;
        }
        subject.documents.push(document(*number, kind, issuer));
    }
}

/// A document. Words that name no known kind, or more than a country, are kept.
fn document(number: Option<&str>, kind: Option<&str>, issuer: Option<&str>) -> IdentityDocument {
    let known = kind.and_then(document_kind);
    let claim = issuer.map(country);
    let code = claim.as_ref().and_then(|claim| claim.code.clone());
    let is_plain = code.is_some() && claim.is_some_and(|claim| claim.note.is_none());
    let said: Vec<_> = [
        ("type", kind.filter(|_| known.is_none())),
        ("issuing country", issuer.filter(|_| !is_plain)),
    ]
    .into_iter()
    .filter_map(|(what, words)| Some(format!("{what}: {}", words?)))
    .collect();
    IdentityDocument {
        issuer: code,
        note: (!said.is_empty()).then(|| said.join("; ")),
        ..build::document(known.unwrap_or(DocumentKind::Other), number.map(Into::into))
    }
}

/// A cell: its words, and what it lists.
struct Column<'r> {
    words: Option<&'r str>,
    items: Vec<Option<&'r str>>,
}

impl<'r> Column<'r> {
    fn of(words: Option<&'r str>) -> Self {
        Self {
            words,
            items: words.into_iter().flat_map(items).collect(),
        }
    }

    /// The item for the number at `index` of `count`, or all the words if it cannot be told.
    fn at(&self, index: usize, count: usize) -> Option<&'r str> {
        match self.items.as_slice() {
            [only] => *only,
            several if several.len() == count => several.get(index).copied().flatten(),
            _ => self.words,
        }
    }
}
