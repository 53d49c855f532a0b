//! Identity documents.

use dragoman_guest::build;
use dragoman_guest::json::Value;
use dragoman_guest::schema::{DocumentKind, IdentityDocument};

use super::{Draft, identifier};
use crate::values::{issued, passport, scheme};

/// Adds a passport or another document. Whether it is a tax number or an identity card stands in the comment.
pub(super) fn add(draft: &mut Draft, field: &str, value: Value<'_>) {
    let comment = value.value("Commentaire");
    let text = value.value("NumeroPasseport").or(value.value("NumeroCarte"));
    let kind = match field {
        "PASSEPORT" => DocumentKind::Passport,
        _ => kind(comment.unwrap_or_default()),
    };
    if let (Some(number), "AUTRE_IDENTITE", Some("tax")) = (text, field, comment.and_then(scheme)) {
        let number = identifier("tax", number, comment);
        draft
            .distinct
            .add("identifiers", &mut draft.subject.identifiers, number, 0);
        return;
    }
    if text.is_none() && comment.is_none() {
        return;
    }
    let (number, issuer) = text.map(passport).unzip();
    let document = IdentityDocument {
        issuer: issuer.flatten().map(Into::into),
        issued: comment.and_then(issued),
        raw: text
            .filter(|text| Some(*text) != number.as_deref())
            .map(Into::into),
        note: comment.map(Into::into),
        ..build::document(kind, number.filter(|number| !number.is_empty()))
    };
    draft
        .distinct
        .add("documents", &mut draft.subject.documents, document, 0);
}

/// What a comment says that a document is: its first words that say it.
fn kind(comment: &str) -> DocumentKind {
    const WORDS: [(&str, DocumentKind); 7] = [
        ("permis de conduire", DocumentKind::DrivingLicence),
        ("permis de séjour", DocumentKind::ResidencePermit),
        ("titre de séjour", DocumentKind::ResidencePermit),
        ("titre de voyage", DocumentKind::TravelDocument),
        ("acte de naissance", DocumentKind::BirthCertificate),
        ("identité", DocumentKind::NationalId),
        ("identification national", DocumentKind::NationalId),
    ];
    let words = comment.to_lowercase();
    let found = WORDS.iter().find(|(word, _)| words.contains(word));
    found.map_or(DocumentKind::Other, |(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_says_what_a_document_is() {
        assert_eq!(
            kind("n° d'identification national - carte"),
            DocumentKind::NationalId
        );
        assert_eq!(kind("Permis de conduire"), DocumentKind::DrivingLicence);
        assert_eq!(kind(""), DocumentKind::Other);
    }
}
