//! Facts that give a number: identity documents and identifiers.

use dragoman_guest::schema::{
    DocumentKind, DocumentStatus, Identifier, IdentityDocument, NoticeKind, SubjectKind,
};
use dragoman_guest::{build, countries};

use super::{Draft, Fact};
use crate::dates::words;
use crate::labels::Digits;
use crate::numbered::Numbered;

impl Draft<'_, '_> {
    /// Maps a document; false if the fact has neither a number nor says where or when it was issued.
    pub(super) fn document(&mut self, kind: DocumentKind, fact: &Fact<'_>) -> bool {
        if kind == DocumentKind::Other && self.subject.kind != SubjectKind::Person {
            return self.number("identification-number", Digits::Needed, fact);
        }
        let parts = fact.number();
        let given = &fact.given;
        let has_number = parts.number.bytes().any(|byte| byte.is_ascii_digit());
        let is_issued = parts.issued.is_some() || given.issued.is_some() || parts.authority.is_some();
        // In a field of its own a number is one, whatever its letters, and may be absent; among words it must look like one.
        if !(given.number.is_some() || has_number || (parts.number.is_empty() && is_issued)) {
            return false;
        }
        let (at, field) = (fact.at, fact.path());
        let issued = match given.issued.clone() {
            None => parts.issued.map(|text| self.date(&field, text, at)),
            issued => issued,
        };
        let expires = match given.expires.clone() {
            None => parts.expires.map(|text| self.date(&field, text, at)),
            expires => expires,
        };
        let document = IdentityDocument {
            issuer: fact.country(parts.country),
            authority: parts.authority.and_then(build::text),
            issued,
            expires,
            name: parts.name.and_then(build::text),
            status: given.status.unwrap_or(DocumentStatus::Unstated),
            raw: build::text(fact.words),
            note: note(fact, &parts, false),
            at,
            ..build::document(kind, build::text(parts.number))
        };
        self.subject.documents.push(document);
        true
    }

    /// Maps an identifier; false if the fact has no number.
    pub(super) fn number(&mut self, scheme: &str, digits: Digits, fact: &Fact<'_>) -> bool {
        let mut parts = fact.number();
        let bracketed = || fact.value.strip_prefix('(')?.strip_suffix(')');
        if parts.number.is_empty()
            && let Some(number) = bracketed()
        {
            // `International Maritime Organization No. (9900417)`
            parts.number = number;
        }
        let has_digit = parts.number.bytes().any(|byte| byte.is_ascii_digit());
        // A number in a field of its own is one, whatever its letters; among words it must look like one.
        let is_code = digits == Digits::Optional && !parts.number.contains(' ');
        let fits = has_digit || is_code || fact.given.number.is_some();
        if parts.number.is_empty() || !fits {
            return false;
        }
        let identifier = Identifier {
            country: fact.country(parts.country),
            note: note(fact, &parts, true),
            at: fact.at,
            ..build::identifier(scheme, build::fold(parts.number))
        };
        self.identifier(identifier);
        true
    }

    /// Maps `Vessel Registration Identification IMO 1234567`.
    pub(super) fn vessel_number(&mut self, fact: &Fact<'_>) -> bool {
        let number = fact.given.number.map_or(fact.value, |parts| parts.number);
        let value = number.strip_prefix("IMO").map_or("", str::trim);
        if value.len() == 7 && value.bytes().all(|byte| byte.is_ascii_digit()) {
            self.identifier(Identifier {
                note: fact.note(),
                at: fact.at,
                ..build::identifier("imo", value)
            });
            return true;
        }
        let message = "not an IMO number of seven digits: kept under the scheme `vessel-registration`";
        self.say(NoticeKind::Remark, &fact.path(), message, fact.words, fact.at);
        self.number("vessel-registration", Digits::Needed, fact)
    }

    /// `Legal Entity Number`: a legal entity identifier of twenty characters, or a national number.
    pub(super) fn legal_entity(&mut self, fact: &Fact<'_>) -> bool {
        self.number(legal_entity_scheme(fact.number().number), Digits::Needed, fact)
    }

    /// Maps `Digital Currency Address - XBT 12Qt…`.
    pub(super) fn wallet(&mut self, fact: &Fact<'_>) -> bool {
        let value = fact.value.trim_start_matches(['-', ' ']);
        let Some((currency, address)) = value.split_once(' ') else {
            return false;
        };
        let is_code =
            (2..=8).contains(&currency.len()) && currency.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let address = address.trim();
        let is_address = !address.is_empty() && !address.contains(' ');
        if !is_code || !is_address {
            return false;
        }
        let scheme = format!("wallet:{}", currency.to_ascii_lowercase());
        self.identifier(Identifier {
            note: fact.note(),
            at: fact.at,
            ..build::identifier(&scheme, address)
        });
        true
    }
}

/// The scheme of a `Legal Entity Number`: a legal entity identifier has twenty characters (ISO 17442), anything else is a
/// number of a country's register.
pub fn legal_entity_scheme(number: &str) -> &'static str {
    let is_lei = number.len() == 20 && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_lei { "lei" } else { "registration" }
}

/// What a fact says beside the number: for an identifier also its label, the country if it could not be coded, and the
/// dates, for which it has no fields.
fn note(fact: &Fact<'_>, parts: &Numbered<'_>, is_identifier: bool) -> Option<String> {
    let mut notes: Vec<String> = Vec::new();
    if is_identifier {
        notes.push(fact.label.to_owned());
        let country = parts.country.filter(|country| countries::code(country).is_none());
        notes.extend(country.map(|country| format!("({country})")));
        let issued = fact.given.issued.as_ref().map(words);
        let issued = issued.as_deref().or(parts.issued);
        notes.extend(issued.map(|date| format!("issued {date}")));
        let from = if fact.given.number.is_some() { "by" } else { "in" };
        notes.extend(
            parts
                .authority
                .map(|authority| format!("issued {from} {authority}")),
        );
        notes.extend(parts.name.map(|name| format!("under the name {name}")));
        let expires = fact.given.expires.as_ref().map(words);
        let expires = expires.as_deref().or(parts.expires);
        notes.extend(expires.map(|date| format!("expires {date}")));
        notes
            .extend((fact.given.status == Some(DocumentStatus::KnownFalse)).then(|| "fraudulent".to_owned()));
    } else if fact.is_alternative {
        notes.push("alt.".to_owned());
    }
    notes.extend(parts.rest.map(build::fold));
    notes.extend(fact.given.note.clone());
    (!notes.is_empty()).then(|| notes.join("; "))
}
