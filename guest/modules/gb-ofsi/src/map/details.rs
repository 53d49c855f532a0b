//! What the list says of a document besides its number.

use dragoman_guest::schema::{DocumentKind, DocumentStatus, IdentityDocument};

use crate::values::{country, prose};

/// A document with what its details say of it; they are kept as they are, too.
pub(crate) fn described(document: IdentityDocument, kind: DocumentKind, details: &str) -> IdentityDocument {
    const ISSUED: [&str; 5] = [
        "issued on",
        "date of issue:",
        "issue date:",
        "issued in",
        "issued",
    ];
    const EXPIRES: [&str; 9] = [
        "expires on",
        "expires",
        "expired on",
        "expired",
        "valid until",
        "valid to",
        "expiry date:",
        "expiration date:",
        "expiration date",
    ];
    IdentityDocument {
        kind: kind_of(kind, details),
        issuer: issuer(details),
        issued: prose::date_after(details, &ISSUED),
        expires: prose::date_after(details, &EXPIRES),
        status: status(details),
        name: prose::words_after(details, &["under the name of", "under name", "in the name of"])
            .map(Into::into),
        raw: Some(details.to_owned()),
        ..document
    }
}

fn kind_of(kind: DocumentKind, details: &str) -> DocumentKind {
    let details = details.to_ascii_lowercase();
    let has = |word: &str| details.contains(word);
    match kind {
        DocumentKind::Passport if has("diplomatic") => DocumentKind::DiplomaticPassport,
        DocumentKind::Passport if has("service passport") || has("official passport") => {
            DocumentKind::ServicePassport
        }
        DocumentKind::Passport if has("laissez-passer") || has("travel document") => {
            DocumentKind::TravelDocument
        }
        DocumentKind::NationalId if has("driving licence") || has("driver's") => DocumentKind::DrivingLicence,
        DocumentKind::NationalId if has("birth certificate") => DocumentKind::BirthCertificate,
        DocumentKind::NationalId if has("residence permit") => DocumentKind::ResidencePermit,
        DocumentKind::NationalId if has("fiscal code") || has("ration card") || has("tax ") => {
            DocumentKind::Other
        }
        kind => kind,
    }
}

fn status(details: &str) -> DocumentStatus {
    let details = details.to_ascii_lowercase();
    let has = |word: &str| details.contains(word);
    match () {
        () if has("stolen") => DocumentStatus::Stolen,
        () if has("counterfeit") || has("false ") || has("forged") => DocumentStatus::KnownFalse,
        () if has("revoked") || has("cancelled") => DocumentStatus::Revoked,
        () if has("expired") => DocumentStatus::Expired,
        () => DocumentStatus::Unstated,
    }
}

/// The country that a document's details begin with, or have in brackets.
fn issuer(details: &str) -> Option<String> {
    const ENDS: [&str; 8] = [
        " number",
        " passport",
        " national ",
        " identi",
        " diplomatic",
        " civil",
        " issued",
        " no",
    ];
    let coded = |words: &str| country::read(words).code;
    let within = details.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
    let clause = details.split(['.', ',', '(', ';']).next().unwrap_or_default();
    let lower = clause.to_ascii_lowercase();
    let end = ENDS
        .iter()
        .filter_map(|end| lower.find(end))
        .min()
        .unwrap_or(clause.len());
    coded(&clause[..end]).or_else(|| coded(within?.0))
}

#[cfg(test)]
mod tests {
    use dragoman_guest::build;

    use super::*;

    #[test]
    fn details_say_what_a_document_is() {
        let details =
            "Diplomatic Passport, issued on 5 Apr. 2013. Expired on 4 April 2018, under name Abu Selka";
        let kind = DocumentKind::Passport;
        let document = described(build::document(kind, Some("D00001".into())), kind, details);
        assert_eq!(document.kind, DocumentKind::DiplomaticPassport);
        assert_eq!(document.status, DocumentStatus::Expired);
        assert!(document.issued.is_some() && document.expires.is_some());
        assert_eq!(document.name.as_deref(), Some("Abu Selka"));
        assert_eq!(document.raw.as_deref(), Some(details));
    }
}
