//! Identity documents and registrations.

use dragoman_guest::schema::{DateClaim, DocumentStatus, NoticeKind};
use dragoman_guest::xml::Element;
use dragoman_ofac::{Draft, Fact, Given, Numbered, numbered};

use super::Mapper;
use super::names::Names;
use crate::advanced::dates::Said;
use crate::advanced::tables::Document;
use crate::advanced::values::number;
use crate::words::{self, joined};

/// Where they stand.
const FIELD: &str = "IDRegDocument";

impl Mapper<'_> {
    /// Maps the documents of all identities of a profile.
    pub(super) fn documents(&self, draft: &mut Draft<'_, '_>, profile: Element<'_>, names: &Names) {
        for identity in profile.all("Identity") {
            let id = number(identity.attribute("ID"));
            for row in id.into_iter().flat_map(|id| self.tables.documents.of(id)) {
                self.document(draft, row, names);
            }
        }
    }

    fn document(&self, draft: &mut Draft<'_, '_>, row: &Document, names: &Names) {
        let tables = self.tables;
        let at = draft.source(tables.place(row.place));
        let label = tables.values.text("IDRegDocType", row.kind).unwrap_or_default();
        let own = tables.text.get(row.number);
        let country = tables.values.country(row.country);
        let location = self
            .location(draft, row.location)
            .map(|(location, _)| self.words(location).0);
        // The country again, unless it is something else.
        let location = location.filter(|location| country.is_none_or(|(words, _)| words != location));
        let authority = joined([tables.text.get(row.authority), location.as_deref()]);
        let (issued, expires) = self.dates(draft, row, at);
        let status = match tables.values.text("Validity", row.validity) {
            Some("Valid") => Some(DocumentStatus::Valid),
            Some("Fraudulent") => Some(DocumentStatus::KnownFalse),
            Some(other) => {
                let message = "a validity that is not known; it was left out";
                let field = "IDRegDocument@ValidityID";
                draft.say(NoticeKind::RejectedValue, field, message, other, at);
                None
            }
            None => None,
        };
        let country_words = country.map(|(words, _)| words);
        let texts = words::document(label, own, country_words, issued.as_ref(), expires.as_ref());
        let parts = numbered(own.unwrap_or_default());
        let note = tables.text.get(row.comment).map(str::to_owned);
        let given = Given {
            number: Some(Numbered {
                country: country_words.or(parts.country),
                authority: authority.as_deref().or(parts.authority),
                name: names.other(row.name).or(parts.name),
                ..parts
            }),
            issued,
            expires,
            country: country.and_then(|(_, code)| code),
            status,
            note: note.clone(),
            ..Given::default()
        };
        let texts_of = [label, own.unwrap_or_default(), texts.as_str()];
        let fact = Fact::labelled(draft.context.rules, FIELD, texts_of, given);
        let fact = fact.map(|fact| Fact { at, ..fact });
        if !fact.is_some_and(|fact| draft.fact(&fact)) {
            let message =
                "a document whose type has no field, or that does not fit it; it was kept as a remark";
            draft.count(
                NoticeKind::Unmapped,
                &format!("{FIELD}/{label}"),
                message,
                &texts,
                at,
            );
            draft.remark(&texts, note, at);
        }
    }

    /// When a document was issued, and when it expires.
    fn dates(
        &self,
        draft: &mut Draft<'_, '_>,
        row: &Document,
        at: u32,
    ) -> (Option<DateClaim>, Option<DateClaim>) {
        let (mut issued, mut expires) = (None, None);
        for (kind, said) in &row.dates {
            let word = self.tables.values.text("IDRegDocDateType", *kind);
            let claim = match said {
                Said::Interval(interval) => Some(interval.claim()),
                _ => None,
            };
            let slot = match word {
                Some("Issue Date") => &mut issued,
                Some("Expiration Date") => &mut expires,
                _ => &mut None,
            };
            if claim.is_none() || slot.is_some() || !matches!(word, Some("Issue Date" | "Expiration Date")) {
                let message = "a date that is not known to be of anything, or is none; it was left out";
                let field = "IDRegDocument/DocumentDate";
                draft.say(
                    NoticeKind::RejectedValue,
                    field,
                    message,
                    word.unwrap_or_default(),
                    at,
                );
                continue;
            }
            *slot = claim.map(|claim| DateClaim { at, ..claim });
        }
        (issued, expires)
    }
}
