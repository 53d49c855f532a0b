//! What prose says of a document, and the number that stands in it.

use super::phrases;
use crate::countries;
use crate::phrase;
use crate::schema::{DocumentKind, DocumentStatus, IdentityDocument};

/// A document with what its details say of it; they are kept as they are, too.
pub fn described(document: IdentityDocument, kind: DocumentKind, details: &str) -> IdentityDocument {
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
        issued: phrases::date_after(details, &ISSUED),
        expires: phrases::date_after(details, &EXPIRES),
        status: status(details),
        name: phrases::words_after(details, &["under the name of", "under name", "in the name of"])
            .map(Into::into),
        raw: Some(details.to_owned()),
        ..document
    }
}

fn kind_of(kind: DocumentKind, details: &str) -> DocumentKind {
    let details = details.to_ascii_lowercase();
    let has = |word: &str| phrase::find(&details, word).is_some();
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
    let has = |word: &str| phrase::find(&details, word).is_some();
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
    let coded = |words: &str| countries::noted(words).code;
    let within = details.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
    let clause = details.split(['.', ',', '(', ';']).next().unwrap_or_default();
    let lower = clause.to_ascii_lowercase();
    let end = ENDS
        .iter()
        .filter_map(|end| phrase::find(&lower, end))
        .min()
        .unwrap_or(clause.len());
    coded(&clause[..end]).or_else(|| coded(within?.0))
}

/// The number in a text: at its beginning, or behind `no` or `number`.
pub fn number_in(text: &str) -> Option<&str> {
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ') {
        return Some(text);
    }
    let mut candidate = true;
    let mut letters: Option<&str> = None;
    for word in text.split(' ') {
        let (label, glued) = word.split_once(':').unwrap_or((word, ""));
        let name = label.trim_end_matches('.').to_ascii_lowercase();
        if matches!(name.as_str(), "no" | "nos" | "number") {
            (candidate, letters) = (true, None);
            if let Some(number) = number_word(glued) {
                return Some(number);
            }
            continue;
        }
        if candidate {
            match (number_word(word), letters) {
                (Some(number), None) => return Some(number),
                (Some(number), Some(letters)) => return spanned(text, letters, number),
                _ => {}
            }
        }
        let is_series = word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        letters = (candidate && letters.is_none() && is_series).then_some(word);
        candidate = letters.is_some() || word.is_empty();
    }
    None
}

/// The text from one word of it to another.
fn spanned<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let start = from.as_ptr() as usize - text.as_ptr() as usize;
    let end = to.as_ptr() as usize - text.as_ptr() as usize + to.len();
    text.get(start..end)
}

fn number_word(word: &str) -> Option<&str> {
    let word = word.trim_end_matches(['.', ',', ';', ')']);
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let shaped = word
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '.' | '°'));
    let is_date = word.matches('/').count() == 2 || word.matches('.').count() == 2;
    (digits >= 3 && shaped && !is_date).then_some(word)
}

#[cfg(test)]
mod tests {
    use crate::build;

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

    #[test]
    fn numbers_are_told_from_the_words_around_them() {
        for (text, number) in [
            ("5550278 (Syria)", Some("5550278")),
            ("D 990911 (Afghan) Issued in 1998", Some("D 990911")),
            ("Passport No: X7734120 (Kenya)", Some("X7734120")),
            (
                "Chad card no. 990-00123456-00, issued on 21 April 2009",
                Some("990-00123456-00"),
            ),
            ("no.: 0999155930", Some("0999155930")),
            ("identification number:9990508157", Some("9990508157")),
            ("1 99 08 4 01", Some("1 99 08 4 01")),
            ("Uganda Passport.", None),
            ("Issued on 03/05/2011", None),
        ] {
            assert_eq!(number_in(text), number, "{text}");
        }
    }
}
