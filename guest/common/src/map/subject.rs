//! Subjects.

use dragoman_guest::build;
use dragoman_guest::schema::{
    Contact, ContactKind, Link, Marking, Name, NameForm, NamePart, NameQuality, NameRole, Relation,
    RelationKind, RelationTarget, Subject, SubjectKind,
};

use super::standing::Standing;
use super::{Known, extra, subject_listing, subject_own};
use crate::columns::{KINDS, RELATIONS, chosen};
use crate::values::{Entry, labelled};

const KIND_VALUES: [SubjectKind; 6] = [
    SubjectKind::Person,
    SubjectKind::Organization,
    SubjectKind::Vessel,
    SubjectKind::Aircraft,
    SubjectKind::Vehicle,
    SubjectKind::Other,
];
const RELATION_VALUES: [RelationKind; 14] = [
    RelationKind::OwnerOf,
    RelationKind::OwnedBy,
    RelationKind::Controls,
    RelationKind::ControlledBy,
    RelationKind::MemberOf,
    RelationKind::HasMember,
    RelationKind::ParentOf,
    RelationKind::SubsidiaryOf,
    RelationKind::Family,
    RelationKind::Associate,
    RelationKind::Operates,
    RelationKind::OperatedBy,
    RelationKind::SuccessorOf,
    RelationKind::Other,
];

pub(super) fn map(
    entry: &Entry<'_>,
    id: String,
    marking: Marking,
    standing: Standing,
    known: &Known,
) -> Subject {
    let kind = entry
        .choice("kind", &KINDS, KIND_VALUES)
        .unwrap_or(SubjectKind::Other);
    let mut subject = build::subject(id, kind, entry.row.place.clone());
    subject.marking = marking;
    subject.status = standing.subject;
    subject.names = names(entry);
    subject.births = entry.dates("birth_date");
    subject.birth_places = entry.places("birth_place");
    subject.deaths = entry.dates("death_date");
    subject.nationalities = entry.countries("nationality");
    subject.citizenships = entry.countries("citizenship");
    subject.documents = entry.documents("documents");
    subject.addresses = entry.places("addresses");
    subject.identifiers = entry.identifiers("identifiers");
    subject.contacts = contacts(entry);
    subject_own::map(entry, &mut subject);
    subject.designations = subject_listing::designations(entry, standing);
    subject.interests = subject_listing::interests(entry);
    subject.relations = relations(entry, &subject.id, known);
    subject.images = links(entry, "images");
    subject.links = links(entry, "links");
    subject.narrative = entry.prose("narrative");
    subject.remarks = entry.several("remarks").into_iter().map(build::remark).collect();
    subject.extra = extra(entry);
    subject
}

fn names(entry: &Entry<'_>) -> Vec<Name> {
    // The main name may hold what parts values elsewhere.
    let primary = entry.text("name");
    let mut names: Vec<_> = primary
        .iter()
        .map(|text| {
            let name = entry.name("name", text, NameForm::Primary);
            name.unwrap_or_else(|| build::name(text.as_str(), NameForm::Primary, NameQuality::Unstated))
        })
        .collect();
    let parts = [
        ("given_names", NameRole::Given),
        ("patronymic", NameRole::Patronymic),
        ("family_name", NameRole::Family),
    ];
    let part = |(key, role)| entry.text(key).map(|text| NamePart { role, text });
    if let Some(primary) = names.first_mut() {
        primary.parts = parts.into_iter().filter_map(part).collect();
    }
    for (key, form) in [
        ("other_names", NameForm::Alias),
        ("former_names", NameForm::Former),
        ("maiden_names", NameForm::Maiden),
        ("noms_de_guerre", NameForm::NomDeGuerre),
        ("spellings", NameForm::Spelling),
        ("original_script", NameForm::OriginalScript),
    ] {
        names.extend(entry.names(key, form));
    }
    names
}

fn contacts(entry: &Entry<'_>) -> Vec<Contact> {
    let mut contacts = Vec::new();
    for (key, kind) in [
        ("phones", ContactKind::Phone),
        ("emails", ContactKind::Email),
        ("websites", ContactKind::Website),
        ("accounts", ContactKind::Account),
    ] {
        let contact = |text: String| {
            let (note, value) = match (kind, labelled(&text)) {
                (ContactKind::Account, Some((platform, name))) => {
                    (Some(platform.to_owned()), name.to_owned())
                }
                _ => (None, text),
            };
            Contact {
                kind,
                value,
                note,
                at: 0,
            }
        };
        contacts.extend(entry.several(key).into_iter().map(contact));
    }
    contacts
}

/// `owner of: 21`. Without a word before it, how the two belong together is not said.
fn relations(entry: &Entry<'_>, own: &str, known: &Known) -> Vec<Relation> {
    let relation = |text: String| {
        let (label, target) = labelled(&text).unwrap_or(("associate", &text));
        if target == own {
            entry.reject(
                "relations",
                &text,
                "it leads to the row's own ID; it was left out",
            );
            return None;
        }
        let found = chosen(label, &RELATIONS).map(|at| RELATION_VALUES[at]);
        let kind = found.unwrap_or(RelationKind::Other);
        let is_in_words = kind == RelationKind::Other;
        Some(Relation {
            kind,
            target: match known.has(target) {
                true => RelationTarget::Id(target.to_owned()),
                false => RelationTarget::Text(target.to_owned()),
            },
            since: None,
            until: None,
            note: is_in_words.then(|| label.to_owned()),
            at: 0,
        })
    };
    entry
        .several("relations")
        .into_iter()
        .filter_map(relation)
        .collect()
}

fn links(entry: &Entry<'_>, key: &str) -> Vec<Link> {
    let link = |url: String| {
        let lower = url.to_lowercase();
        let rest = lower
            .strip_prefix("https://")
            .or_else(|| lower.strip_prefix("http://"));
        let is_address = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['/', '?', '#']));
        if !is_address || url.contains(char::is_whitespace) {
            let what = "it is no web address, which begins with https://; it was left out";
            entry.reject(key, &url, what);
            return None;
        }
        Some(Link {
            url,
            sha256: None,
            note: None,
            at: 0,
        })
    };
    entry.several(key).into_iter().filter_map(link).collect()
}
