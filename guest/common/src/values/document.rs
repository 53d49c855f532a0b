//! Identity documents in a cell, and other numbers.

use dragoman_guest::schema::{DateClaim, DocumentKind, DocumentStatus, Identifier, IdentityDocument};
use dragoman_guest::{build, countries};

use super::{Entry, bracketed, labelled};
use crate::columns::{DOCUMENT_KINDS, DOCUMENT_STATUSES, chosen};

/// Kinds of documents, as [`DOCUMENT_KINDS`] has them.
pub(crate) const KINDS: [DocumentKind; 13] = [
    DocumentKind::Passport,
    DocumentKind::DiplomaticPassport,
    DocumentKind::ServicePassport,
    DocumentKind::TravelDocument,
    DocumentKind::NationalId,
    DocumentKind::DrivingLicence,
    DocumentKind::ResidencePermit,
    DocumentKind::Visa,
    DocumentKind::BirthCertificate,
    DocumentKind::MilitaryId,
    DocumentKind::VoterCard,
    DocumentKind::SeamanBook,
    DocumentKind::Other,
];

/// Standings of documents, as [`DOCUMENT_STATUSES`] has them.
pub(crate) const STATUSES: [DocumentStatus; 7] = [
    DocumentStatus::Valid,
    DocumentStatus::Lost,
    DocumentStatus::Stolen,
    DocumentStatus::StolenBlank,
    DocumentStatus::Revoked,
    DocumentStatus::KnownFalse,
    DocumentStatus::Expired,
];

impl Entry<'_> {
    /// The identity documents in a cell.
    pub(crate) fn documents(&self, key: &str) -> Vec<IdentityDocument> {
        let texts = self.several(key);
        texts.iter().map(|text| self.document(key, text)).collect()
    }

    /// A document: `passport: X1234567, FR, issued 2010-02-03, expires 2020-02-02, by …, lost`.
    fn document(&self, key: &str, text: &str) -> IdentityDocument {
        let (label, rest) = labelled(text).unwrap_or(("", text));
        let kind = chosen(label, &DOCUMENT_KINDS);
        if kind.is_none() {
            let what = format!(
                "it does not say what document this is; write one of {}, then a colon and the number",
                DOCUMENT_KINDS.join(", ")
            );
            self.reject(key, text, &what);
        }
        let mut pieces = rest.split(',').filter_map(build::text);
        let mut document = IdentityDocument {
            raw: Some(text.to_owned()),
            ..build::document(kind.map_or(DocumentKind::Other, |at| KINDS[at]), pieces.next())
        };
        let mut left = Vec::new();
        for piece in pieces {
            if let Some(words) = after(&piece, &["issued on ", "issued "]) {
                document.issued = self.single(key, words);
            } else if let Some(words) =
                after(&piece, &["expires on ", "expires ", "expired ", "valid until "])
            {
                document.expires = self.single(key, words);
            } else if let Some(words) = after(&piece, &["by "]) {
                document.authority = build::text(words);
            } else if let Some(at) = chosen(&piece, &DOCUMENT_STATUSES) {
                document.status = STATUSES[at];
            } else if let Some(code) = countries::code(&piece) {
                document.issuer = Some(code.to_owned());
            } else {
                left.push(piece);
            }
        }
        if !left.is_empty() {
            let words = left.join(", ");
            self.reject(
                key,
                text,
                &format!("{words:?} of a document was not understood; it was kept as a note"),
            );
            document.note = Some(words);
        }
        document
    }

    fn single(&self, key: &str, text: &str) -> Option<DateClaim> {
        let mut claims = self.claims(key, text);
        match claims.len() {
            1 => claims.pop(),
            _ => Some(dragoman_guest::dates::unstated(text)),
        }
    }

    /// Other numbers in a cell: `tax: 77-1234 (FR)`.
    pub(crate) fn identifiers(&self, key: &str) -> Vec<Identifier> {
        let texts = self.several(key);
        texts
            .iter()
            .filter_map(|text| self.identifier(key, text))
            .collect()
    }

    fn identifier(&self, key: &str, text: &str) -> Option<Identifier> {
        // A scheme may have a colon of its own: `wallet:xbt: …`.
        let (scheme, value) = text
            .rsplit_once(": ")
            .or_else(|| labelled(text))
            .unwrap_or(("", text));
        let scheme = scheme
            .trim()
            .to_lowercase()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join("-");
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._:".contains(c);
        if scheme.is_empty() || !scheme.chars().all(plain) {
            let what =
                "it does not say what sort of number this is; write for example tax, a colon, and the number";
            self.reject(key, text, what);
            return None;
        }
        let (value, within) = bracketed(value.trim());
        let country = within.and_then(countries::code);
        let note = within.filter(|_| country.is_none()).map(str::to_owned);
        Some(Identifier {
            country: country
                .filter(|code| !matches!(*code, "EU" | "UN"))
                .map(str::to_owned),
            note,
            ..build::identifier(&scheme, value)
        })
    }
}

/// What follows one of the words, whatever its letter case.
fn after<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| {
        let head = text.get(..word.len())?;
        head.eq_ignore_ascii_case(word).then(|| &text[word.len()..])
    })
}
