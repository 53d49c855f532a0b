//! Clauses that give a number: identity documents and identifiers.

use dragoman_guest::schema::{DocumentKind, Identifier, IdentityDocument, NoticeKind, SubjectKind};
use dragoman_guest::{build, countries};

use super::draft::Draft;
use crate::remarks::{Clause, Digits, Found, Numbered, numbered};

impl Draft<'_, '_> {
    /// Maps a document; false if the clause has neither a number nor says where or when it was issued.
    pub(super) fn document(&mut self, kind: DocumentKind, found: &Found<'_>, clause: Clause<'_>) -> bool {
        if kind == DocumentKind::Other && self.subject.kind != SubjectKind::Person {
            return self.number("identification-number", Digits::Needed, found, clause);
        }
        let parts = numbered(found.value);
        let has_number = parts.number.bytes().any(|byte| byte.is_ascii_digit());
        let is_issued = parts.number.is_empty() && (parts.issued.is_some() || parts.authority.is_some());
        if !has_number && !is_issued {
            return false;
        }
        let at = clause.at;
        let field = format_args!("Remarks/{}", found.label).to_string();
        let (issued, expires) = (parts.issued, parts.expires);
        let issued = issued.map(|text| self.date(&field, text, at));
        let expires = expires.map(|text| self.date(&field, text, at));
        let document = IdentityDocument {
            issuer: parts.country.and_then(countries::code).map(Into::into),
            authority: parts.authority.and_then(build::text),
            issued,
            expires,
            name: parts.name.and_then(build::text),
            raw: build::text(clause.text),
            note: note(found, &parts, false),
            at,
            ..build::document(kind, build::text(parts.number))
        };
        self.subject.documents.push(document);
        true
    }

    /// Maps an identifier; false if the clause has no number.
    pub(super) fn number(
        &mut self,
        scheme: &str,
        digits: Digits,
        found: &Found<'_>,
        clause: Clause<'_>,
    ) -> bool {
        let mut parts = numbered(found.value);
        if parts.number.is_empty()
            && let Some(country) = found
                .value
                .strip_prefix('(')
                .and_then(|value| value.strip_suffix(')'))
        {
            // `International Maritime Organization No. (5777731)`
            parts.number = country;
        }
        let has_digit = parts.number.bytes().any(|byte| byte.is_ascii_digit());
        let fits = has_digit || (digits == Digits::Optional && !parts.number.contains(' '));
        if parts.number.is_empty() || !fits {
            return false;
        }
        let identifier = Identifier {
            country: parts.country.and_then(countries::code).map(Into::into),
            note: note(found, &parts, true),
            at: clause.at,
            ..build::identifier(scheme, build::fold(parts.number))
        };
        self.identifier(identifier);
        true
    }

    /// Maps `Vessel Registration Identification IMO 1234567`.
    pub(super) fn vessel_number(&mut self, found: &Found<'_>, clause: Clause<'_>) -> bool {
        let value = found.value.strip_prefix("IMO").map_or("", str::trim);
        if value.len() == 7 && value.bytes().all(|byte| byte.is_ascii_digit()) {
            let note = found.is_alternative.then(|| "alt.".to_owned());
            self.identifier(Identifier {
                note,
                at: clause.at,
                ..build::identifier("imo", value)
            });
            return true;
        }
        let message = "not an IMO number of seven digits: kept under the scheme `vessel-registration`";
        self.say(
            NoticeKind::Remark,
            &format!("Remarks/{}", found.label),
            message,
            clause.text,
            clause.at,
        );
        self.number("vessel-registration", Digits::Needed, found, clause)
    }

    /// `Legal Entity Number`: a legal entity identifier of twenty characters, or a national number.
    pub(super) fn legal_entity(&mut self, found: &Found<'_>, clause: Clause<'_>) -> bool {
        let number = numbered(found.value).number;
        let is_lei = number.len() == 20 && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
        self.number(
            if is_lei { "lei" } else { "registration" },
            Digits::Needed,
            found,
            clause,
        )
    }

    /// Maps `Digital Currency Address - XBT 12Qt…`.
    pub(super) fn wallet(&mut self, found: &Found<'_>, clause: Clause<'_>) -> bool {
        let value = found.value.trim_start_matches(['-', ' ']);
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
        let note = found.is_alternative.then(|| "alt.".to_owned());
        self.identifier(Identifier {
            note,
            at: clause.at,
            ..build::identifier(&scheme, address)
        });
        true
    }
}

/// What a clause says beside the number: for an identifier also its label, the country if it could not be coded, and
/// the dates, for which it has no fields.
fn note(found: &Found<'_>, parts: &Numbered<'_>, is_identifier: bool) -> Option<String> {
    let mut notes: Vec<String> = Vec::new();
    if is_identifier {
        notes.push(found.label.to_owned());
        let country = parts.country.filter(|country| countries::code(country).is_none());
        notes.extend(country.map(|country| format!("({country})")));
        notes.extend(parts.issued.map(|date| format!("issued {date}")));
        notes.extend(parts.authority.map(|authority| format!("issued in {authority}")));
        notes.extend(parts.name.map(|name| format!("under the name {name}")));
        notes.extend(parts.expires.map(|date| format!("expires {date}")));
    } else if found.is_alternative {
        notes.push("alt.".to_owned());
    }
    notes.extend(parts.rest.map(build::fold));
    (!notes.is_empty()).then(|| notes.join("; "))
}
