//! Identity documents, and the tax number that stands among them.

use dragoman_guest::json::Value;
use dragoman_guest::schema::{DocumentKind, Identifier, IdentityDocument, NoticeKind};
use dragoman_guest::{build, dates};

use super::Draft;
use super::places::country;
use crate::values::{date, text};

/// Words that say of what kind a document is.
const KINDS: [(&str, DocumentKind); 10] = [
    ("pasaporte", DocumentKind::Passport),
    ("passport", DocumentKind::Passport),
    ("national identification", DocumentKind::NationalId),
    ("national id", DocumentKind::NationalId),
    ("documento nacional", DocumentKind::NationalId),
    ("documento de identidad", DocumentKind::NationalId),
    ("cedula", DocumentKind::NationalId),
    ("cédula", DocumentKind::NationalId),
    ("d.n.i", DocumentKind::NationalId),
    ("dni", DocumentKind::NationalId),
];

impl<'r> Draft<'r, '_> {
    pub(super) fn document(&mut self, document: Value<'r>) {
        let types = [
            text(document, "TYPE_OF_DOCUMENT"),
            text(document, "TYPE_OF_DOCUMENT2"),
        ];
        let (number, note) = (text(document, "NUMBER"), text(document, "NOTE"));
        let words = build::joined(types, "; ");
        // The tax number of Argentina.
        if let (Some("CUIT"), Some(number)) = (types[0], number) {
            return self.subject.identifiers.push(Identifier {
                country: Some("AR".into()),
                note: build::joined([types[0], types[1], note], "; "),
                ..build::identifier("tax", number)
            });
        }
        let lower = words.as_deref().unwrap_or("").to_lowercase();
        let known = KINDS.iter().find(|(word, _)| lower.contains(word));
        let issuer = text(document, "ISSUING_COUNTRY")
            .or(text(document, "COUNTRY_OF_ISSUE"))
            .map(country);
        let both = build::joined(
            [
                text(document, "ISSUING_COUNTRY"),
                text(document, "COUNTRY_OF_ISSUE"),
            ],
            "; ",
        );
        let code = issuer.as_ref().and_then(|issuer| issuer.code.clone());
        let uncoded = both.filter(|_| code.is_none());
        let issued = text(document, "DATE_OF_ISSUE");
        let issued = issued.map(|text| {
            date(text).unwrap_or_else(|| {
                let message = "not a date; its words were kept";
                self.say(
                    NoticeKind::RejectedValue,
                    "INDIVIDUAL_DOCUMENT/DATE_OF_ISSUE",
                    message,
                    text,
                );
                dates::unstated(text)
            })
        });
        let city = text(document, "CITY_OF_ISSUE");
        if number.is_none() && note.is_none() && issued.is_none() && code.is_none() && uncoded.is_none() {
            return;
        }
        self.subject.documents.push(IdentityDocument {
            issuer: code,
            authority: build::joined([city, uncoded.as_deref()], ", "),
            issued,
            raw: words,
            note: note.map(Into::into),
            ..build::document(
                known.map_or(DocumentKind::Other, |(_, kind)| *kind),
                number.map(Into::into),
            )
        });
    }
}
