//! Identity documents.

use dragoman_guest::schema::{DateClaim, DocumentKind, IdentityDocument, NoticeKind};
use dragoman_guest::xml::Element;
use dragoman_guest::{build, dates};

use super::births::claim;
use super::{Draft, Said, ssid};
use crate::programme::{Country, country};
use crate::values::others;

impl<'r> Draft<'r, '_> {
    pub(super) fn document(&mut self, element: Element<'r>) {
        ssid(element);
        let words = element.attribute("document-type");
        let kind = self.document_kind(element, words);
        let issuer = element.first("issuer").map_or_else(Country::default, country);
        let uncoded = issuer.words.filter(|_| issuer.code.is_none());
        let known = ["number", "issuer", "date-of-issue", "expiry-date", "remark"];
        let own = [
            build::joined(element.values("remark").map(Some), "; "),
            others(element, &known),
        ];
        let document = IdentityDocument {
            issuer: issuer.code,
            authority: uncoded,
            issued: self.document_day(element, "date-of-issue"),
            expires: self.document_day(element, "expiry-date"),
            raw: words.filter(|_| kind == DocumentKind::Other).map(Into::into),
            note: self.note(&own),
            ..build::document(kind, element.value("number").map(Into::into))
        };
        self.subject.documents.push(document);
    }

    fn document_kind(&mut self, element: Element<'r>, words: Option<&str>) -> DocumentKind {
        match words {
            Some("passport") => DocumentKind::Passport,
            Some("diplomatic-passport") => DocumentKind::DiplomaticPassport,
            Some("id-card") => DocumentKind::NationalId,
            Some("driving-permit" | "driving-license" | "driving-licence") => DocumentKind::DrivingLicence,
            Some("residence-permit" | "resident-permit") => DocumentKind::ResidencePermit,
            Some("travel-document") => DocumentKind::TravelDocument,
            Some("other") => DocumentKind::Other,
            _ => {
                self.say(Said {
                    kind: NoticeKind::Repaired,
                    field: "target/identity/identification-document@document-type",
                    message: "the type of the document is not stated, or not known; it is one of another kind",
                    excerpt: words.unwrap_or("not stated"),
                    place: element.place(),
                });
                DocumentKind::Other
            }
        }
    }

    /// A day as text, or in attributes.
    fn document_day(&mut self, element: Element<'r>, name: &str) -> Option<DateClaim> {
        let day = element.first(name)?;
        ssid(day);
        if let Some(claim) = claim(day) {
            return Some(claim);
        }
        let text = day.text()?;
        if let Some(date) = dates::iso(text) {
            return Some(dates::exact(date));
        }
        self.say(Said {
            kind: NoticeKind::RejectedValue,
            field: "target/identity/identification-document",
            message: "not a date; its words were kept",
            excerpt: text,
            place: day.place(),
        });
        Some(dates::unstated(text))
    }
}
