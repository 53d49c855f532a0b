//! Numbers of documents and registers, contacts, and the other facts that OFAC keeps under ids.

use dragoman_guest::schema::{
    Contact, CountryClaim, DocumentKind, Gender, Identifier, IdentityDocument, NameForm, NoticeKind,
    Relation, RelationKind, SubjectKind,
};
use dragoman_guest::{About, build};
use dragoman_ofac::Meaning as Ofac;

use super::craft::{NO_FLAG, is_same};
use super::draft::{Draft, Said};
use super::{names, places, remarks};
use crate::columns::IDS;
use crate::entry::Entry;
use crate::labels::{self, Meaning};

/// Adds the items of a row's ids.
pub(super) fn add(draft: &mut Draft, entries: &[Entry<'_>], said: &mut Said<'_, '_>) {
    for entry in entries {
        if !is_mapped(draft, entry, said) {
            said.notes.sum(About {
                kind: NoticeKind::Remark,
                field: format!("{IDS}/{}", entry.label).into(),
                message: "an item that fits no field of the subject; it was kept as a remark",
                excerpt: entry.raw,
                record: None,
                place: Some(said.row.place()),
            });
            statement(draft, entry);
        }
    }
}

/// Maps an item; false if it does not fit the subject, or another value is there.
fn is_mapped(draft: &mut Draft, entry: &Entry<'_>, said: &mut Said<'_, '_>) -> bool {
    let value = entry.value.as_str();
    match entry.meaning {
        Meaning::Statement | Meaning::Directive => {
            statement(draft, entry);
            true
        }
        Meaning::Own => {
            number(draft, &labels::scheme(entry.label), value, entry);
            true
        }
        Meaning::Known(meaning) => is_known_mapped(draft, meaning, entry, said),
    }
}

/// Maps an item whose label means what it means wherever OFAC writes it.
fn is_known_mapped(draft: &mut Draft, meaning: Ofac, entry: &Entry<'_>, said: &mut Said<'_, '_>) -> bool {
    let at = draft.at;
    let value = entry.value.as_str();
    let is_person = draft.subject.kind == SubjectKind::Person;
    match meaning {
        Ofac::Document(DocumentKind::Other) if !is_person => {
            number(draft, "identification-number", value, entry);
        }
        Ofac::Document(kind) => document(draft, kind, entry, said),
        Ofac::Number(scheme, _) => number(draft, scheme, value, entry),
        Ofac::LegalEntity => number(draft, dragoman_ofac::legal_entity_scheme(value), value, entry),
        Ofac::Vessel => number(draft, "imo", value.strip_prefix("IMO ").unwrap_or(value), entry),
        Ofac::Wallet => {
            let currency = entry.label.rsplit_once("- ").map_or("", |(_, currency)| currency);
            number(
                draft,
                &format!("wallet:{}", currency.trim().to_lowercase()),
                value,
                entry,
            );
        }
        Ofac::Contact(kind) => {
            let contact = Contact {
                kind,
                value: value.to_owned(),
                note: None,
                at,
            };
            draft
                .distinct
                .add("contacts", &mut draft.subject.contacts, contact, at);
        }
        Ofac::Gender => return gender(draft, value),
        Ofac::IssuerName => {
            let mut name = names::name(value, draft.subject.kind, NameForm::Alias);
            name.note = Some(entry.label.to_owned());
            draft.distinct.add("names", &mut draft.subject.names, name, at);
        }
        Ofac::Operator => {
            let relation = Relation {
                note: Some(entry.label.to_owned()),
                ..remarks::relation(RelationKind::OperatedBy, value, draft, said)
            };
            draft
                .distinct
                .add("relations", &mut draft.subject.relations, relation, at);
        }
        // Said by the designations.
        Ofac::Listed | Ofac::Effective => {}
        Ofac::Founded | Ofac::Activity | Ofac::LegalForm => return organization(draft, meaning, entry, said),
        Ofac::RegisteredIn => {
            let claim = CountryClaim {
                note: Some(entry.label.to_owned()),
                ..places::country(value)
            };
            match &mut draft.subject.craft {
                Some(craft) if craft.flag.is_none() => craft.flag = Some(CountryClaim { at, ..claim }),
                Some(craft) => return craft.flag.as_ref().is_some_and(|flag| flag.raw == claim.raw),
                None => {
                    draft
                        .distinct
                        .add("nationalities", &mut draft.subject.nationalities, claim, at);
                }
            }
        }
        _ => return craft(draft, meaning, entry, said),
    }
    true
}

/// Keeps what is said, with its label before it.
fn statement(draft: &mut Draft, entry: &Entry<'_>) {
    let text = match entry.label {
        "" => entry.raw.to_owned(),
        label => format!("{label} {}", entry.value),
    };
    draft.remark(text, None);
}

fn document(draft: &mut Draft, kind: DocumentKind, entry: &Entry<'_>, said: &mut Said<'_, '_>) {
    // `D0001, Diplomatic`: what stands behind the number is said of the document.
    let (number, rest) = match entry.value.split_once(", ") {
        Some((number, rest)) => (number, Some(rest.to_owned())),
        None => (entry.value.as_str(), None),
    };
    let day = entry
        .day
        .map(|day| format!("of {day}: the list does not say whether it was issued or expires then"));
    let notes: Vec<String> = rest.into_iter().chain(day).collect();
    let mut date = |text: Option<&str>| text.map(|text| draft.date(text, IDS, said));
    let document = IdentityDocument {
        issuer: entry.country.map(Into::into),
        issued: date(entry.issued),
        expires: date(entry.expires),
        raw: Some(entry.raw.to_owned()),
        note: (!notes.is_empty()).then(|| notes.join("; ")),
        ..build::document(kind, build::text(number))
    };
    draft
        .distinct
        .add("documents", &mut draft.subject.documents, document, draft.at);
}

fn number(draft: &mut Draft, scheme: &str, value: &str, entry: &Entry<'_>) {
    let days = [
        ("of", entry.day),
        ("issued", entry.issued),
        ("expires", entry.expires),
    ];
    let days = days
        .into_iter()
        .filter_map(|(word, day)| day.map(|day| format!("{word} {day}")));
    let notes: Vec<String> = [entry.label.to_owned()].into_iter().chain(days).collect();
    let identifier = Identifier {
        country: entry.country.map(Into::into),
        note: Some(notes.join("; ")),
        ..build::identifier(scheme, value)
    };
    draft.distinct.add(
        "identifiers",
        &mut draft.subject.identifiers,
        identifier,
        draft.at,
    );
}

fn gender(draft: &mut Draft, value: &str) -> bool {
    let gender = match value.to_ascii_lowercase().as_str() {
        "male" => Gender::Male,
        "female" => Gender::Female,
        _ => return false,
    };
    let person = draft.subject.person.as_mut();
    person.is_some_and(|person| is_same(&mut person.gender, gender))
}

fn organization(draft: &mut Draft, meaning: Ofac, entry: &Entry<'_>, said: &mut Said<'_, '_>) -> bool {
    if draft.subject.organization.is_none() {
        return false;
    }
    let founded = (meaning == Ofac::Founded).then(|| draft.date(&entry.value, IDS, said));
    let Some(organization) = &mut draft.subject.organization else {
        return false;
    };
    match (meaning, founded) {
        (Ofac::Founded, Some(mut founded)) => match &organization.founded {
            Some(known) => {
                founded.at = known.at;
                founded == *known
            }
            None => is_same(&mut organization.founded, founded),
        },
        (Ofac::Activity, _) => is_same(&mut organization.activity, entry.value.clone()),
        _ => is_same(&mut organization.legal_form, entry.value.clone()),
    }
}

fn craft(draft: &mut Draft, meaning: Ofac, entry: &Entry<'_>, said: &mut Said<'_, '_>) -> bool {
    let at = draft.at;
    if draft.subject.craft.is_none() {
        return false;
    }
    let built = (meaning == Ofac::Built).then(|| draft.date(&entry.value, IDS, said));
    let Some(craft) = &mut draft.subject.craft else {
        return false;
    };
    let value = entry.value.as_str();
    let flag = CountryClaim {
        // `Other Vessel Flag` does not say when it was flown.
        note: entry.label.starts_with("Other").then(|| entry.label.to_owned()),
        ..places::country(value)
    };
    match (meaning, built) {
        (Ofac::Built, Some(mut built)) => match &craft.built {
            Some(known) => {
                built.at = known.at;
                built == *known
            }
            None => is_same(&mut craft.built, built),
        },
        (Ofac::Model, _) => is_same(&mut craft.model, value.to_owned()),
        (Ofac::CraftType, _) => is_same(&mut craft.craft_type, value.to_owned()),
        (Ofac::CallSign, _) => is_same(&mut craft.call_sign, value.to_owned()),
        (Ofac::Flag | Ofac::FormerFlag, _) if value.eq_ignore_ascii_case(NO_FLAG) => false,
        (Ofac::Flag, _) if craft.flag.is_none() => is_same(&mut craft.flag, CountryClaim { at, ..flag }),
        (Ofac::FormerFlag, _) => {
            draft
                .distinct
                .add("former_flags", &mut craft.former_flags, flag, at);
            true
        }
        _ => false,
    }
}
