//! Identity documents and registrations.

use dragoman_guest::schema::{DocumentStatus, NameForm, NameQuality, NoticeKind, SubjectKind};
use dragoman_guest::xml::Element;
use dragoman_ofac::{Draft, Fact, Given, Numbered, Parts, numbered, of_parts};

use super::List;
use super::entity::words as words_of;
use super::features::interval;
use super::names::Main;
use crate::words::{self, joined};

/// Where they stand.
const FIELD: &str = "entity/identityDocuments/identityDocument";

/// Maps the documents.
pub(super) fn documents(draft: &mut Draft<'_, '_>, entity: Element<'_>, list: &List, main: &Main) {
    let all = entity.first("identityDocuments");
    for document in all.iter().flat_map(|all| all.all("identityDocument")) {
        one(draft, document, list, main);
    }
}

fn one(draft: &mut Draft<'_, '_>, document: Element<'_>, list: &List, main: &Main) {
    document.attribute("id");
    let label = words_of(document, "type").unwrap_or_default();
    let number = document.value("documentNumber");
    let name = document
        .first("name")
        .and_then(|name| name_on(draft.subject.kind, name, main));
    let country = document
        .first("issuingCountry")
        .and_then(|country| list.references.country(country));
    // The country again, unless it is something else.
    let location = document
        .value("issuingLocation")
        .filter(|location| country.is_none_or(|(words, _)| words != *location));
    let authority = joined([document.value("issuingAuthority"), location]);
    let [issued, expires] = ["issueDate", "expirationDate"].map(|name| {
        let interval = document.first(name).and_then(interval);
        interval.map(|interval| interval.claim())
    });
    let status = document.value("isValid").map(|valid| match valid {
        "true" => DocumentStatus::Valid,
        _ => DocumentStatus::KnownFalse,
    });
    let texts = words::document(
        label,
        number,
        country.map(|(words, _)| words),
        issued.as_ref(),
        expires.as_ref(),
    );
    let own = numbered(number.unwrap_or_default());
    let given = Given {
        number: Some(Numbered {
            country: country.map(|(words, _)| words).or(own.country),
            authority: authority.as_deref().or(own.authority),
            name: name.as_deref().or(own.name),
            ..own
        }),
        issued,
        expires,
        country: country.and_then(|(_, code)| code),
        status,
        note: document.value("comments").map(Into::into),
        ..Given::default()
    };
    let note = given.note.clone();
    let fact = Fact::labelled(
        draft.context.rules,
        FIELD,
        [label, number.unwrap_or_default(), &texts],
        given,
    );
    if !fact.is_some_and(|fact| draft.fact(&fact)) {
        let message = "a document whose type has no field, or that does not fit it; it was kept as a remark";
        draft.count(
            NoticeKind::Unmapped,
            &format!("{FIELD}/{label}"),
            message,
            &texts,
            0,
        );
        draft.remark(&texts, note, 0);
    }
}

/// The name that a document is in, if it is not the main one.
fn name_on(kind: SubjectKind, name: Element<'_>, main: &Main) -> Option<String> {
    let id = name.attribute("nameId");
    name.attribute("nameTranslationId");
    let text = name.text()?;
    if id.is_some() && id == main.id.as_deref() {
        return None;
    }
    let parts = match (kind, text.split_once(", ")) {
        (SubjectKind::Person, Some((last, first))) => Parts {
            last: Some(last),
            first: Some(first),
        },
        _ => Parts {
            last: Some(text),
            first: None,
        },
    };
    let name = of_parts(parts, kind, NameForm::Alias, NameQuality::Unstated)?;
    Some(name.full)
}
