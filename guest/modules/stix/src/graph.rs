//! What leads from one object to another.

use std::collections::HashMap;

use dragoman_guest::schema::NoticeKind;
use dragoman_guest::{About, Notes};

use crate::library::Library;
use crate::object::{Object, ObjectType};

/// A relationship (section 5.1 of the standard) that is not revoked.
#[derive(Clone, Copy)]
pub(crate) struct Relation<'l> {
    pub(crate) object: &'l Object,
    pub(crate) source: &'l str,
    /// `relationship_type`: `targets`, `attributed-to` …
    pub(crate) verb: &'l str,
    pub(crate) target: &'l str,
}

impl Relation<'_> {
    /// The relationship's word, with what its creator says about it.
    pub(crate) fn note(&self) -> String {
        match self.words() {
            Some(words) => format!("{}; {words}", self.verb),
            None => self.verb.to_owned(),
        }
    }

    /// What its creator says about it: in words, when it holds, and how sure that is.
    pub(crate) fn words(&self) -> Option<String> {
        let one = |property: &str| self.object.one(property);
        let words: Vec<_> = [
            one("description").map(str::to_owned),
            one("start_time").map(|time| format!("since {time}")),
            one("stop_time").map(|time| format!("until {time}")),
            one("confidence").map(|number| format!("confidence {number}")),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!words.is_empty()).then(|| words.join("; "))
    }
}

/// The relationships by what they join, and the annotations by what they are about.
pub(crate) struct Graph<'l> {
    from: HashMap<&'l str, Vec<Relation<'l>>>,
    to: HashMap<&'l str, Vec<Relation<'l>>>,
    about: HashMap<&'l str, Vec<&'l Object>>,
}

impl<'l> Graph<'l> {
    /// The graph of a library. Revoked relationships and annotations are said and left out.
    pub(crate) fn of(library: &'l Library, notes: &mut Notes) -> Self {
        let mut graph = Self {
            from: HashMap::new(),
            to: HashMap::new(),
            about: HashMap::new(),
        };
        for object in library.objects() {
            let subjects = match object.kind {
                ObjectType::Note | ObjectType::Opinion => "object_refs",
                ObjectType::Sighting => "sighting_of_ref",
                ObjectType::LanguageContent => "object_ref",
                ObjectType::Relationship => "",
                _ => continue,
            };
            if object.revoked {
                left_out(
                    object,
                    NoticeKind::Remark,
                    "it was revoked; it was left out",
                    notes,
                );
            } else if object.kind != ObjectType::Relationship {
                for id in object.all(subjects) {
                    graph.about.entry(id).or_default().push(object);
                }
            } else if let Some(relation) = relation(object) {
                graph.from.entry(relation.source).or_default().push(relation);
                graph.to.entry(relation.target).or_default().push(relation);
            } else {
                let message = "the relationship does not say what it joins, and how; it was left out";
                left_out(object, NoticeKind::RejectedRecord, message, notes);
            }
        }
        graph
    }

    /// The relationships of which an object is the source.
    pub(crate) fn from(&self, id: &str) -> &[Relation<'l>] {
        self.from.get(id).map_or(&[], Vec::as_slice)
    }

    /// The relationships of which an object is the target.
    pub(crate) fn to(&self, id: &str) -> &[Relation<'l>] {
        self.to.get(id).map_or(&[], Vec::as_slice)
    }

    /// The notes, opinions, sightings and translations of an object.
    pub(crate) fn about(&self, id: &str) -> &[&'l Object] {
        self.about.get(id).map_or(&[], Vec::as_slice)
    }

    /// The relation that a relationship object is; none if it is none that counts.
    pub(crate) fn relation(&self, object: &'l Object) -> Option<Relation<'l>> {
        (object.kind == ObjectType::Relationship && !object.revoked)
            .then(|| relation(object))
            .flatten()
    }
}

fn relation(object: &Object) -> Option<Relation<'_>> {
    Some(Relation {
        object,
        source: object.one("source_ref")?,
        verb: object.one("relationship_type")?,
        target: object.one("target_ref")?,
    })
}

fn left_out(object: &Object, kind: NoticeKind, message: &'static str, notes: &mut Notes) {
    object.mark_used();
    notes.sum(About {
        kind,
        field: object.kind.word().into(),
        message,
        excerpt: &object.id,
        record: None,
        place: Some(object.place.clone()),
    });
}
