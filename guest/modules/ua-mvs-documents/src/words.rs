//! What the words of the list say.

use dragoman_guest::schema::{DocumentKind, DocumentStatus};

/// See `document-kind` of the contract.
pub(crate) const OTHER: DocumentKind = DocumentKind::Other;
/// See `document-status` of the contract.
pub(crate) const UNSTATED: DocumentStatus = DocumentStatus::Unstated;

/// What a type of document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kind {
    pub(crate) kind: DocumentKind,
    /// The country, if the type names it.
    pub(crate) issuer: Option<&'static str>,
}

/// Beginnings of the words for types, in small letters, the longer first.
const KINDS: [(&str, DocumentKind); 9] = [
    ("паспорт громадянина", DocumentKind::Passport),
    ("закордонний паспорт", DocumentKind::Passport),
    ("дипломатичний паспорт", DocumentKind::DiplomaticPassport),
    ("службовий паспорт", DocumentKind::ServicePassport),
    ("паспорт", DocumentKind::Passport),
    ("посвідчення водія", DocumentKind::DrivingLicence),
    ("посвідчення моряка", DocumentKind::SeamanBook),
    ("посвідка на", DocumentKind::ResidencePermit),
    ("проїзний документ", DocumentKind::TravelDocument),
];

/// Stems of countries as types of documents name them.
const COUNTRIES: [(&str, &str); 5] = [
    ("україн", "UA"),
    ("росі", "RU"),
    ("білорус", "BY"),
    ("молдов", "MD"),
    ("груз", "GE"),
];

/// Beginnings of the words for why a document is listed, in small letters.
const STATUSES: [(&str, DocumentStatus); 5] = [
    ("втрачен", DocumentStatus::Lost),
    ("загублен", DocumentStatus::Lost),
    ("викраден", DocumentStatus::Stolen),
    ("недійсн", DocumentStatus::Revoked),
    // Its holder is wanted, which says nothing of the document.
    ("власник розшукується", DocumentStatus::Unstated),
];

/// What a type of document is; none if it is not known.
pub(crate) fn kind(text: &str) -> Option<Kind> {
    let text = text.to_lowercase();
    let (_, kind) = KINDS.iter().find(|(begin, _)| text.starts_with(begin))?;
    let mut named = COUNTRIES.iter().filter(|(stem, _)| text.contains(stem));
    Some(Kind {
        kind: *kind,
        // Of two that are named none is taken.
        issuer: match (named.next(), named.next()) {
            (Some((_, code)), None) => Some(code),
            _ => None,
        },
    })
}

/// What is said of a document; none if it is not known.
pub(crate) fn status(text: &str) -> Option<DocumentStatus> {
    let text = text.to_lowercase();
    let found = STATUSES.iter().find(|(begin, _)| text.starts_with(begin));
    found.map(|(_, status)| *status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_says_what_the_document_is_and_often_whose() {
        let of = |text: &str| kind(text).map(|kind| (kind.kind, kind.issuer));
        assert_eq!(
            of("ПАСПОРТ ГРОМАДЯНИНА УКРАЇНИ"),
            Some((DocumentKind::Passport, Some("UA")))
        );
        assert_eq!(
            of("Паспорт громадянина Росії"),
            Some((DocumentKind::Passport, Some("RU")))
        );
        assert_eq!(
            of("ДИПЛОМАТИЧНИЙ ПАСПОРТ"),
            Some((DocumentKind::DiplomaticPassport, None))
        );
        assert_eq!(of("ЩОСЬ ІНШЕ"), None);
    }

    #[test]
    fn a_status_is_taken_for_what_it_says_and_no_more() {
        assert_eq!(status("ВИКРАДЕНО"), Some(DocumentStatus::Stolen));
        assert_eq!(status("ВТРАЧЕНИЙ"), Some(DocumentStatus::Lost));
        assert_eq!(status("ВЛАСНИК РОЗШУКУЄТЬСЯ"), Some(DocumentStatus::Unstated));
        assert_eq!(status("ЗНАЙДЕНО"), None);
    }
}
