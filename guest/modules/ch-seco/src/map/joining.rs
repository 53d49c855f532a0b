//! What a target says by reference: places, programmes, other targets.

use dragoman_guest::build;
use dragoman_guest::schema::{Designation, LegalBasis, Place, RelationTarget, Subject};

use crate::programme::{Programme, Site};

/// A reference of a subject to something that stands apart.
#[derive(Debug)]
pub(crate) struct Reference {
    /// To what, and for which value of the subject.
    pub(crate) to: Referred,
    /// Its id.
    pub(crate) id: String,
}

/// What a reference is for: an index into the subject's values.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Referred {
    /// The place of an address.
    Address(usize),
    /// A place of birth.
    BirthPlace(usize),
    /// The programme of a designation.
    Programme(usize),
    /// The other end of a relation.
    Target(usize),
}

/// Adds a place to what an address says itself, which goes before it.
pub(crate) fn at_site(place: &mut Place, site: &Site, at: u32) {
    // Without words of its own all of it stands at the place.
    if !says_anything(place) {
        place.at = at;
    }
    place.city = place.city.take().or_else(|| site.location.clone());
    place.region = place.region.take().or_else(|| site.area.clone());
    let has_country = place.country.is_some() || place.raw.is_some();
    if !has_country {
        place.country.clone_from(&site.country.code);
        if place.country.is_none() && site.country.words.is_some() {
            let words = [
                &place.street,
                &place.postcode,
                &place.city,
                &place.region,
                &site.country.words,
            ];
            place.raw = build::joined(words.map(Option::as_deref), ", ");
        }
    }
    place.note = build::joined([place.note.as_deref(), site.note.as_deref()], "; ");
}

/// Puts a designation under its programme.
pub(crate) fn under_programme(designation: &mut Designation, programme: &Programme) {
    designation.programme = programme.key.clone().or_else(|| programme.name.clone());
    if let Some(instrument) = &programme.name {
        designation.legal_bases.push(LegalBasis {
            instrument: instrument.clone(),
            article: programme.set.clone(),
        });
    }
    let set = programme.set.clone().filter(|_| programme.name.is_none());
    let origin = programme
        .origin
        .as_ref()
        .map(|origin| format!("origin: {origin}"));
    let own = [designation.note.as_deref(), set.as_deref(), origin.as_deref()];
    designation.note = build::joined(own, "; ");
}

/// Keeps the id of what is not in the file.
pub(crate) fn without(subject: &mut Subject, reference: &Reference) {
    let id = &reference.id;
    match reference.to {
        Referred::Address(index) => note_place(subject.addresses.get_mut(index), id),
        Referred::BirthPlace(index) => note_place(subject.birth_places.get_mut(index), id),
        Referred::Programme(index) => {
            if let Some(designation) = subject.designations.get_mut(index) {
                let set = format!("sanctions set {id}, which is not in the file");
                designation.note = build::joined([designation.note.as_deref(), Some(&set)], "; ");
            }
        }
        Referred::Target(index) => {
            if let Some(relation) = subject.relations.get_mut(index) {
                relation.target = RelationTarget::Text(format!("target {id}, which is not in the file"));
            }
        }
    }
}

fn note_place(place: Option<&mut Place>, id: &str) {
    if let Some(place) = place {
        let missing = format!("place {id}, which is not in the file");
        // A place must say something.
        if !says_anything(place) {
            place.raw = Some(missing);
            return;
        }
        place.note = build::joined([place.note.as_deref(), Some(&missing)], "; ");
    }
}

/// Whether a place says anything but what is noted of it.
pub(crate) fn says_anything(place: &Place) -> bool {
    let fields = [
        &place.raw,
        &place.street,
        &place.city,
        &place.region,
        &place.postcode,
        &place.country,
    ];
    fields.iter().any(|field| field.is_some())
}
