//! Threat actors, intrusion sets and identities as subjects.

mod contacts;
mod names;
mod relations;
mod traits;

use dragoman_guest::build;
use dragoman_guest::schema::{
    Identifier, Interest, InterestBasis, Link, NoticeKind, Remark, Subject, SubjectKind,
};
use dragoman_guest::{About, Notes};

use crate::annotations;
use crate::composition::Composition;
use crate::context::Context;
use crate::object::{Object, ObjectType};
use crate::references::scheme;

/// The subject of an object.
pub(crate) fn of<'l>(context: &Context<'l>, object: &'l Object, notes: &mut Notes) -> Option<Subject> {
    let mut composition = Composition::of(object);
    let kind = kind(context, object, &mut composition);
    let mut subject = build::subject(object.id.as_str(), kind, object.place.clone());
    match kind {
        SubjectKind::Person => subject.person = Some(build::person()),
        SubjectKind::Organization => subject.organization = Some(build::organization()),
        _ => {}
    }
    names::read(context, object, &mut composition, &mut subject, notes);
    traits::read(object, &mut subject);
    contacts::read(context, object, &mut composition, &mut subject, notes);
    references(object, &mut subject);
    let authority = composition.authority(context);
    if object.kind.is_actor() {
        subject.interests.push(interest(object, authority));
    } else {
        subject
            .extra
            .extend(authority.map(|name| ("authority".into(), name)));
    }
    relations::read(context, object, &mut composition, &mut subject, notes);
    for annotation in annotations::of(context, object, &mut composition, notes) {
        subject.remarks.push(Remark {
            note: Some(annotation.kind.into()),
            at: annotation.at,
            ..build::remark(annotation.text)
        });
    }
    subject.extra.extend(object.extra.iter().cloned());
    let composed = composition.finish(context, notes);
    subject.sources = composed.sources;
    subject.marking = composed.marking;
    subject
        .remarks
        .extend(composed.words.into_iter().map(|words| remark(words, "marking")));
    Some(subject)
}

/// What an object states that it is. Only an identity states it, by its class. A threat actor is what the identity is that
/// it is `attributed-to`, for that is its real identity (section 4.17.2). Its `resource_level` says at what level it works
/// (a spy works at that of a government), not what it is. An intrusion set is a set of behaviours.
fn kind<'l>(context: &Context<'l>, object: &'l Object, composition: &mut Composition<'l>) -> SubjectKind {
    let by_class = |identity: &Object| match identity.one("identity_class") {
        Some("individual") => SubjectKind::Person,
        Some("group" | "organization") => SubjectKind::Organization,
        _ => SubjectKind::Other,
    };
    match object.kind {
        ObjectType::Identity => by_class(object),
        ObjectType::ThreatActor => {
            let attributions = context
                .graph
                .from(&object.id)
                .iter()
                .filter(|relation| relation.verb == "attributed-to");
            let identities = attributions
                .filter_map(|relation| context.library.get(relation.target))
                .filter(|found| found.kind == ObjectType::Identity && !found.revoked);
            let kinds: Vec<_> = identities
                .map(|identity| {
                    composition.join(identity);
                    by_class(identity)
                })
                .collect();
            match kinds.first() {
                Some(first) if kinds.iter().all(|kind| kind == first) => *first,
                _ => SubjectKind::Other,
            }
        }
        _ => SubjectKind::Other,
    }
}

/// A threat actor is, by the standard, believed to act with malicious intent, and an intrusion set a set of malicious
/// behaviours: who created the object suspects its subject.
fn interest(object: &Object, authority: Option<String>) -> Interest {
    let types: Vec<_> = match object.kind {
        ObjectType::ThreatActor => object.all("threat_actor_types").collect(),
        _ => Vec::new(),
    };
    Interest {
        basis: InterestBasis::Suspected,
        authority,
        reference: None,
        offence: None,
        category: (!types.is_empty()).then(|| types.join(", ")),
        actions: Vec::new(),
        cautions: Vec::new(),
        note: None,
        at: 0,
    }
}

/// `external_references`: numbers become identifiers, web addresses links; of what has neither, the words are kept.
fn references(object: &Object, subject: &mut Subject) {
    for reference in &object.references {
        let name = reference.source.as_deref();
        let hashes: Vec<_> = reference.other_hashes().collect();
        let hashes = (!hashes.is_empty()).then(|| hashes.join("; "));
        let note = |more: Option<&str>| {
            let words: Vec<_> = [name, reference.description.as_deref(), more]
                .into_iter()
                .flatten()
                .collect();
            (!words.is_empty()).then(|| words.join("; "))
        };
        let address = reference.web_address();
        let odd = reference.url.as_deref().filter(|_| address.is_none());
        if let Some(id) = &reference.id {
            subject.identifiers.push(Identifier {
                note: note(odd),
                ..build::identifier(&scheme(name), id.as_str())
            });
        }
        if let Some(url) = address {
            subject.links.push(Link {
                url: url.into(),
                sha256: reference.sha256(),
                note: note(hashes.as_deref()),
                at: 0,
            });
        } else if (reference.id.is_none() || hashes.is_some())
            && let Some(words) = reference.words()
        {
            subject.remarks.push(remark(words, "external reference"));
        }
    }
}

/// A remark, with the property or the relationship that it comes from as its note.
fn remark(text: impl Into<String>, from: &str) -> Remark {
    Remark {
        note: Some(from.into()),
        ..build::remark(text)
    }
}

/// Says that an object has no name to be a subject by.
pub(crate) fn say_nameless(object: &Object, notes: &mut Notes) {
    object.mark_used();
    notes.case(About {
        kind: NoticeKind::RejectedRecord,
        field: format!("{}/name", object.kind.word()).into(),
        message: "the object has no name; it was left out",
        excerpt: &object.id,
        record: Some(&object.id),
        place: Some(object.place.clone()),
    });
}

/// Says that a value was left out.
fn rejected(object: &Object, property: &str, message: &'static str, excerpt: &str, notes: &mut Notes) {
    notes.sum(About {
        kind: NoticeKind::RejectedValue,
        field: format!("{}/{property}", object.kind.word()).into(),
        message,
        excerpt,
        record: Some(&object.id),
        place: Some(object.place.clone()),
    });
}
