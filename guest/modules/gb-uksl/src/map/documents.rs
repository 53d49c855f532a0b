//! Passports and national identity documents.

use dragoman_guest::build;
use dragoman_guest::prose::documents::{described, number_in};
use dragoman_guest::schema::{DocumentKind, IdentityDocument};

use super::{Draft, Here};
use crate::columns::Column;

/// A document, as the list describes it.
pub(crate) struct Paper<'a> {
    /// Where documents of its sort stand: passports, or national identifiers.
    pub(crate) column: Column,
    pub(crate) number: Option<&'a str>,
    pub(crate) details: Option<&'a str>,
}

impl Draft<'_> {
    /// Takes a document. The list repeats it for each date of birth.
    pub(crate) fn document(&mut self, paper: &Paper<'_>, here: &Here) {
        let Some(words) = build::joined([paper.number, paper.details], "; ") else {
            return;
        };
        let kind = match paper.column {
            Column::Passport => DocumentKind::Passport,
            _ => DocumentKind::NationalId,
        };
        let document = document(kind, paper.number, paper.details);
        let documents = &mut self.subject.documents;
        if !self.distinct.add("documents", documents, document, here.at) {
            self.say_again(paper.column, &words, here);
        }
    }
}

fn document(kind: DocumentKind, number: Option<&str>, details: Option<&str>) -> IdentityDocument {
    // Some numbers have words around them, `Indonesia, number T990417 (issued in …)`, which say more of the document.
    let has_words = number.is_some_and(|number| number.contains([',', '(', ':']));
    let own = number.filter(|_| has_words);
    let found = own.map(number_in);
    let number = found.unwrap_or(number);
    let plain = build::document(kind, number.map(Into::into));
    match build::joined([own, details.filter(|details| Some(*details) != number)], "; ") {
        Some(words) => described(plain, kind, &words),
        None => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_words_around_it_is_told_from_them() {
        let words = "Selkia, number T990219 (issued in Port Selka)";
        let found = document(DocumentKind::Passport, Some(words), None);
        assert_eq!(found.number.as_deref(), Some("T990219"));
        assert_eq!(found.raw.as_deref(), Some(words));
        let plain = document(DocumentKind::Passport, Some("AB 990 219 X"), None);
        assert_eq!((plain.number.as_deref(), plain.raw), (Some("AB 990 219 X"), None));
    }

    #[test]
    fn a_document_without_a_number_keeps_what_is_said_of_it() {
        let found = document(
            DocumentKind::Passport,
            None,
            Some("Kenya passport, issued in 1999"),
        );
        assert_eq!((found.number, found.issuer.as_deref()), (None, Some("KE")));
    }
}
