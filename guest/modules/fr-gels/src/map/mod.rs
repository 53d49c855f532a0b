//! From an entry to a subject.

mod entity;
mod listing;
mod names;
mod numbers;
mod person;

use dragoman_guest::distinct::Distinct;
use dragoman_guest::json::Value;
use dragoman_guest::schema::{
    Contact, ContactKind, DateClaim, Identifier, NoticeKind, Place, Subject, SubjectKind,
};
use dragoman_guest::{About, Notes, build, countries};

/// Fields of an entry, whose key for the value differs from field to field.
pub(crate) const FIRST_NAME: &str = "PRENOM";
pub(crate) const ALIAS: &str = "ALIAS";

/// A subject in the making.
struct Draft {
    subject: Subject,
    /// A value that the entry states twice is taken once.
    distinct: Distinct,
}

/// The subject of an entry.
pub(crate) fn subject(id: String, entry: Value<'_>, notes: &mut Notes) -> Subject {
    let nature = entry.value("Nature");
    let kind = match nature {
        Some("Personne physique") => SubjectKind::Person,
        Some("Personne morale") => SubjectKind::Organization,
        Some("Navire") => SubjectKind::Vessel,
        _ => SubjectKind::Other,
    };
    let mut draft = Draft {
        subject: build::subject(id, kind, entry.place()),
        distinct: Distinct::default(),
    };
    match kind {
        SubjectKind::Person => draft.subject.person = Some(build::person()),
        SubjectKind::Organization => draft.subject.organization = Some(build::organization()),
        SubjectKind::Vessel => draft.subject.craft = Some(build::craft()),
        _ => say(
            &draft.subject,
            NoticeKind::RejectedValue,
            "Nature",
            "a nature that is not known",
            nature.unwrap_or_default(),
            notes,
        ),
    }
    names::add(&mut draft, entry);
    for (field, value) in fields(entry) {
        match field {
            FIRST_NAME | ALIAS => {}
            "DATE_DE_NAISSANCE" | "SEXE" | "NATIONALITE" | "LIEU_DE_NAISSANCE" | "TITRE" => {
                person::add(&mut draft, field, value, notes);
            }
            "PASSEPORT" | "AUTRE_IDENTITE" => numbers::add(&mut draft, field, value),
            "IDENTIFICATION" => entity::add(&mut draft, value),
            "ADRESSE_PP" | "ADRESSE_PM" => {
                if let Some(place) = place(value.value("Adresse"), value.value("Pays")) {
                    draft
                        .distinct
                        .add("addresses", &mut draft.subject.addresses, place, 0);
                }
            }
            "TELEPHONE" => contact(&mut draft, ContactKind::Phone, value.value("Telephone")),
            "COURRIEL" => contact(&mut draft, ContactKind::Email, value.value("Courriel")),
            "SITE_INTERNET" => contact(&mut draft, ContactKind::Website, value.value("SiteInternet")),
            "REFERENCE_UE" => reference(&mut draft, "eu-ref", value.value("ReferenceUe")),
            "REFERENCE_ONU" => reference(&mut draft, "un-ref", value.value("ReferenceOnu")),
            "NUMERO_OMI" => reference(
                &mut draft,
                "imo",
                value.value("NumeroOMI").or(value.value("NumeroOmi")),
            ),
            "MOTIFS" | "FONDEMENT_JURIDIQUE" => {}
            // What nobody asks for, the reader says by itself.
            _ => {}
        }
    }
    listing::add(&mut draft.subject, entry, notes);
    draft.subject
}

/// The fields of an entry, one for each of their values.
fn fields<'r>(entry: Value<'r>) -> impl Iterator<Item = (&'r str, Value<'r>)> {
    let details: Vec<_> = entry.all("RegistreDetail").collect();
    details.into_iter().flat_map(|detail| {
        let name = detail.value("TypeChamp").unwrap_or_default();
        let values: Vec<_> = detail.all("Valeur").collect();
        values.into_iter().map(move |value| (name, value))
    })
}

/// A place in words, and its country.
fn place(words: Option<&str>, country: Option<&str>) -> Option<Place> {
    let all: Vec<&str> = [words, country].into_iter().flatten().collect();
    let last = words.and_then(|words| words.rsplit(',').next());
    let code = country.and_then(countries::code).or_else(|| match country {
        None => last.and_then(countries::code),
        Some(_) => None,
    });
    (!all.is_empty()).then(|| Place {
        raw: Some(all.join(", ")),
        country: code.map(Into::into),
        ..build::place()
    })
}

fn contact(draft: &mut Draft, kind: ContactKind, value: Option<&str>) {
    let Some(value) = value else { return };
    let fax = value
        .strip_prefix("Télécopie")
        .or_else(|| value.strip_prefix("Fax"))
        .map(|rest| rest.trim_start_matches([' ', ':']));
    let contact = Contact {
        kind: if fax.is_some() { ContactKind::Fax } else { kind },
        value: fax.unwrap_or(value).to_owned(),
        note: None,
        at: 0,
    };
    draft
        .distinct
        .add("contacts", &mut draft.subject.contacts, contact, 0);
}

fn reference(draft: &mut Draft, scheme: &str, value: Option<&str>) {
    if let Some(value) = value {
        draft.distinct.add(
            "identifiers",
            &mut draft.subject.identifiers,
            build::identifier(scheme, value),
            0,
        );
    }
}

/// An identifier with a note.
fn identifier(scheme: &str, value: &str, note: Option<&str>) -> Identifier {
    Identifier {
        note: note.map(Into::into),
        ..build::identifier(scheme, value)
    }
}

/// A notice about a single value.
fn say(
    subject: &Subject,
    kind: NoticeKind,
    field: &str,
    message: &'static str,
    excerpt: &str,
    notes: &mut Notes,
) {
    notes.case(About {
        kind,
        field: field.to_owned().into(),
        message,
        excerpt,
        record: Some(&subject.id),
        place: subject.sources.first().cloned(),
    });
}

/// A date whose words could be read or not, with a notice if not.
fn checked(subject: &Subject, field: &str, claim: DateClaim, notes: &mut Notes) -> DateClaim {
    if claim.earliest.is_none() {
        let raw = claim.raw.clone().unwrap_or_default();
        let message = "not a date; its words were kept";
        say(subject, NoticeKind::RejectedValue, field, message, &raw, notes);
    }
    claim
}
