//! The targets of an edition, joined with the programmes and places that they refer to.

use std::collections::{HashMap, HashSet};

use dragoman_guest::ids::Ids;
use dragoman_guest::schema::{Locator, NoticeKind, RelationTarget, Subject};
use dragoman_guest::xml::Element;
use dragoman_guest::{About, Notes, Sink};

use crate::map::{self, Reference, Referred};
use crate::programme::{self, Programme, Site};

/// What was met so far.
#[derive(Debug, Default)]
pub(crate) struct Edition {
    programmes: HashMap<String, Programme>,
    sites: HashMap<String, Site>,
    ids: Ids,
    listed: HashSet<String>,
    /// Subjects that refer to what was not met yet.
    waiting: Vec<(Subject, Vec<Reference>)>,
}

impl Edition {
    /// Whether any target was met.
    pub(crate) fn has_targets(&self) -> bool {
        !self.listed.is_empty()
    }

    /// Takes a record. A target is given at once if all that it refers to was met.
    pub(crate) fn take(&mut self, record: Element<'_>, notes: &mut Notes, out: &mut Sink<'_>) {
        match record.name() {
            "sanctions-program" => self.programmes.extend(programme::programmes(record)),
            "place" => self.sites.extend(programme::site(record)),
            _ => {
                let Some((mut subject, mut references)) = map::subject(record, &mut self.ids, notes) else {
                    return;
                };
                self.listed.insert(subject.id.clone());
                references.retain(|reference| !self.join(&mut subject, reference));
                match references.is_empty() {
                    true => give(subject, out),
                    false => self.waiting.push((subject, references)),
                }
            }
        }
    }

    /// Gives those that waited. What is not in the file is said.
    pub(crate) fn end(mut self, notes: &mut Notes, out: &mut Sink<'_>) {
        for (mut subject, references) in std::mem::take(&mut self.waiting) {
            for reference in references {
                if !self.join(&mut subject, &reference) {
                    map::without(&mut subject, &reference);
                    say_dangling(&subject, &reference, notes);
                }
            }
            give(subject, out);
        }
    }

    /// Joins what a reference means, if it was met.
    fn join(&self, subject: &mut Subject, reference: &Reference) -> bool {
        match reference.to {
            Referred::Address(index) | Referred::BirthPlace(index) => {
                let Some(site) = self.sites.get(&reference.id) else {
                    return false;
                };
                let at = source(subject, &site.source);
                let places = match reference.to {
                    Referred::Address(_) => &mut subject.addresses,
                    _ => &mut subject.birth_places,
                };
                if let Some(place) = places.get_mut(index) {
                    map::at_site(place, site, at);
                }
            }
            Referred::Programme(index) => {
                let Some(programme) = self.programmes.get(&reference.id) else {
                    return false;
                };
                source(subject, &programme.source);
                if let Some(designation) = subject.designations.get_mut(index) {
                    map::under_programme(designation, programme);
                }
            }
            Referred::Target(index) => {
                if !self.listed.contains(&reference.id) {
                    return false;
                }
                if let Some(relation) = subject.relations.get_mut(index) {
                    relation.target = RelationTarget::Id(reference.id.clone());
                }
            }
        }
        true
    }
}

/// Gives a subject, without places that say nothing.
fn give(mut subject: Subject, out: &mut Sink<'_>) {
    subject.addresses.retain(map::says_anything);
    subject.birth_places.retain(map::says_anything);
    out.subject(subject);
}

/// The index of a source of a subject, which is added if it is new.
fn source(subject: &mut Subject, place: &Locator) -> u32 {
    let known = subject.sources.iter().position(|known| known == place);
    let index = known.unwrap_or_else(|| {
        subject.sources.push(place.clone());
        subject.sources.len() - 1
    });
    index as u32
}

fn say_dangling(subject: &Subject, reference: &Reference, notes: &mut Notes) {
    let (field, message) = match reference.to {
        Referred::Address(_) => (
            "target/address@place-id",
            "the place is not in the file; what the address itself says was kept",
        ),
        Referred::BirthPlace(_) => (
            "target/place-of-birth@place-id",
            "the place is not in the file; its id was kept",
        ),
        Referred::Programme(_) => (
            "target/sanctions-set-id",
            "the programme is not in the file; its id was kept",
        ),
        Referred::Target(_) => (
            "target/relation@target-id",
            "the target of the relation is not in the file; its id was kept",
        ),
    };
    notes.sum(About {
        kind: NoticeKind::Remark,
        field: field.into(),
        message,
        excerpt: &reference.id,
        record: Some(&subject.id),
        place: subject.sources.first().cloned(),
    });
}
