//! Identifications: documents that people carry, and numbers under which somebody is registered.

use dragoman_guest::build;
use dragoman_guest::schema::{
    DateClaim, DocumentKind, DocumentStatus, IdentityDocument, NoticeKind, SubjectKind,
};
use dragoman_guest::xml::Element;

use super::Draft;
use super::places::country;
use crate::values::day;

/// What an identification is.
enum Sort {
    Document(DocumentKind),
    /// A number of this scheme.
    Number(&'static str),
}

/// What a code of the list means for a subject of a kind; none if the code is not known.
fn sort(code: &str, kind: SubjectKind) -> Option<Sort> {
    Some(match code {
        "passport" => Sort::Document(DocumentKind::Passport),
        "id" => Sort::Document(DocumentKind::NationalId),
        "travelcardid" => Sort::Document(DocumentKind::TravelDocument),
        "drivinglicence" => Sort::Document(DocumentKind::DrivingLicence),
        "birthcert" => Sort::Document(DocumentKind::BirthCertificate),
        "residentperm" => Sort::Document(DocumentKind::ResidencePermit),
        "electionid" => Sort::Document(DocumentKind::VoterCard),
        "ssn" => Sort::Number("social-security"),
        "fiscalcode" => Sort::Number("tax"),
        "regnumber" => Sort::Number("registration"),
        "tradelic" => Sort::Number("licence"),
        "swiftbic" => Sort::Number("swift"),
        "imo" => Sort::Number("imo"),
        // Mostly papers of people that have no code of their own; the remark says which.
        "other" if kind == SubjectKind::Person => Sort::Document(DocumentKind::Other),
        "other" => Sort::Number("other"),
        _ => return None,
    })
}

impl<'r> Draft<'r, '_> {
    pub(super) fn identification(&mut self, element: Element<'r>) {
        let code = element.attribute("identificationTypeCode");
        let description = element.attribute("identificationTypeDescription");
        let flags = Flags {
            diplomatic: self.flag(element, "diplomatic"),
            known_false: self.flag(element, "knownFalse"),
            revoked: self.flag(element, "revokedByIssuer"),
            lost: self.flag(element, "reportedLost"),
            expired: self.flag(element, "knownExpired"),
        };
        let sort = self.sort(element, code.or(description), code);
        let number = element.attribute("number");
        let latin = element
            .attribute("latinNumber")
            .filter(|latin| Some(*latin) != number);
        let latin_words = number.and(latin).map(|latin| format!("in Latin letters {latin}"));
        let words = build::joined_once([description.or(code)], "; ");
        match sort {
            Sort::Document(kind) => self.document(
                element,
                flags,
                IdentityDocument {
                    raw: words,
                    note: latin_words,
                    ..build::document(flags.kind(kind), number.or(latin).map(Into::into))
                },
            ),
            Sort::Number(scheme) => self.number(element, flags, scheme, number.or(latin), latin_words),
        }
    }

    /// What an identification is. One whose type is not known, or not stated, is a document of another kind.
    fn sort(&mut self, element: Element<'r>, words: Option<&str>, code: Option<&str>) -> Sort {
        if let Some(sort) = code.and_then(|code| sort(code, self.subject.kind)) {
            return sort;
        }
        let (excerpt, message) = match words {
            Some(words) => (
                words,
                "the type of the identification is not known; it is a document of another kind",
            ),
            None => (
                "no type",
                "the type of the identification is not stated; it is a document of another kind",
            ),
        };
        self.say(
            NoticeKind::Repaired,
            element,
            "identificationTypeCode",
            excerpt,
            message,
        );
        Sort::Document(DocumentKind::Other)
    }

    fn document(&mut self, element: Element<'r>, flags: Flags, document: IdentityDocument) {
        let country = country(element);
        let (issued, from) = (self.date(element, "issueDate"), element.attribute("validFrom"));
        let from = from.map(|from| format!("valid from {from}"));
        let place = [element.attribute("issuedBy"), element.attribute("region")];
        let uncoded = country.words.filter(|_| country.code.is_none());
        let others = flags.others(document.kind);
        let own = [document.note.as_deref(), from.as_deref(), others.as_deref()];
        let expires = self.date(element, "validTo");
        let document = IdentityDocument {
            issuer: country.code,
            authority: build::joined_once([place[0], place[1], uncoded], ", "),
            issued,
            expires,
            status: flags.status(),
            name: element.attribute("nameOnDocument").map(Into::into),
            note: self.note(element, &own),
            ..document
        };
        // Its kind alone says nothing of anybody.
        let kind_alone = IdentityDocument {
            raw: document.raw.clone(),
            ..build::document(document.kind, None)
        };
        if document == kind_alone {
            let message = "an identification of which nothing but its kind is stated; nothing was claimed";
            let kind = build::joined_once(
                [document.raw.as_deref(), flags.diplomatic.then_some("diplomatic")],
                "; ",
            );
            let kind = kind.as_deref().unwrap_or("no kind");
            return self.say(NoticeKind::RejectedValue, element, "number", kind, message);
        }
        self.subject.documents.push(document);
    }

    fn number(
        &mut self,
        element: Element<'r>,
        flags: Flags,
        scheme: &str,
        value: Option<&'r str>,
        latin: Option<String>,
    ) {
        let country = country(element);
        let said = |name, words: &str| {
            element
                .attribute(name)
                .map(|text: &str| format!("{words} {text}"))
        };
        let own = [
            latin,
            said("issuedBy", "issued by"),
            said("region", "in"),
            said("issueDate", "issued on"),
            said("validFrom", "valid from"),
            said("validTo", "valid to"),
            said("nameOnDocument", "in the name of"),
            flags.all(),
            country
                .words
                .filter(|_| value.is_none() || country.code.is_none())
                .map(Into::into),
            (scheme == "other")
                .then(|| element.attribute("identificationTypeDescription").map(Into::into))
                .flatten(),
        ];
        let own: Vec<_> = own.iter().map(Option::as_deref).collect();
        let note = self.note(element, &own);
        let Some(value) = value else {
            let message = "a number that is not given; nothing was claimed";
            // What else is stated of it is all that is left of it.
            let stated = build::joined_once([Some(scheme), note.as_deref()], "; ");
            let stated = stated.as_deref().unwrap_or(scheme);
            return self.say(NoticeKind::RejectedValue, element, "number", stated, message);
        };
        let identifier = dragoman_guest::schema::Identifier {
            note,
            country: country.code,
            ..build::identifier(scheme, value)
        };
        self.subject.identifiers.push(identifier);
    }

    fn date(&mut self, element: Element<'r>, name: &'static str) -> Option<DateClaim> {
        let text = element.attribute(name)?;
        Some(day(text).unwrap_or_else(|| {
            let message = "not a date; its words were kept";
            self.say(NoticeKind::RejectedValue, element, name, text, message);
            dragoman_guest::dates::unstated(text)
        }))
    }
}

/// What is known of a document.
#[derive(Debug, Clone, Copy, Default)]
struct Flags {
    diplomatic: bool,
    known_false: bool,
    revoked: bool,
    lost: bool,
    expired: bool,
}

impl Flags {
    fn kind(self, kind: DocumentKind) -> DocumentKind {
        match kind {
            DocumentKind::Passport if self.diplomatic => DocumentKind::DiplomaticPassport,
            kind => kind,
        }
    }

    /// Those that are standings, the gravest first.
    fn standings(self) -> impl Iterator<Item = (DocumentStatus, &'static str)> {
        let all = [
            (self.known_false, DocumentStatus::KnownFalse, "known to be false"),
            (self.revoked, DocumentStatus::Revoked, "revoked by its issuer"),
            (self.lost, DocumentStatus::Lost, "reported lost"),
            (self.expired, DocumentStatus::Expired, "known to have expired"),
        ];
        all.into_iter()
            .filter(|(is_so, ..)| *is_so)
            .map(|(_, status, words)| (status, words))
    }

    /// A document has one standing: the gravest.
    fn status(self) -> DocumentStatus {
        self.standings()
            .next()
            .map_or(DocumentStatus::Unstated, |(status, _)| status)
    }

    /// What its kind and its status do not say.
    fn others(self, kind: DocumentKind) -> Option<String> {
        let diplomatic = self.diplomatic && kind != DocumentKind::DiplomaticPassport;
        let words = self.standings().skip(1).map(|(_, words)| Some(words));
        build::joined_once(words.chain([diplomatic.then_some("diplomatic")]), "; ")
    }

    /// All of them in words.
    fn all(self) -> Option<String> {
        let words = self.standings().map(|(_, words)| Some(words));
        build::joined_once(words.chain([self.diplomatic.then_some("diplomatic")]), "; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gravest_flag_is_the_status_and_the_others_are_said() {
        let flags = Flags {
            known_false: true,
            expired: true,
            diplomatic: true,
            ..Flags::default()
        };
        assert_eq!(flags.status(), DocumentStatus::KnownFalse);
        assert_eq!(
            flags.kind(DocumentKind::Passport),
            DocumentKind::DiplomaticPassport
        );
        assert_eq!(
            flags.others(DocumentKind::DiplomaticPassport).as_deref(),
            Some("known to have expired")
        );
        assert_eq!(
            flags.others(DocumentKind::NationalId).as_deref(),
            Some("known to have expired; diplomatic")
        );
        assert_eq!(Flags::default().status(), DocumentStatus::Unstated);
    }
}
