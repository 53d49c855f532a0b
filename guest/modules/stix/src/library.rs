//! All objects of an edition, the newest version of each.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use dragoman_guest::schema::NoticeKind;
use dragoman_guest::{About, Notes};

use crate::handling::Handling;
use crate::object::{Object, ObjectType};

/// Objects in the order in which they were met first.
#[derive(Debug, Default)]
pub(crate) struct Library {
    objects: Vec<Object>,
    by_id: HashMap<String, usize>,
    /// `created_by_ref` of all objects, those of which nothing else is read included.
    authors: HashSet<String>,
}

impl Library {
    /// Notes who created an object.
    pub(crate) fn add_author(&mut self, id: &str) {
        if !self.authors.contains(id) {
            self.authors.insert(id.into());
        }
    }

    /// Whether somebody created an object.
    pub(crate) fn is_author(&self, id: &str) -> bool {
        self.authors.contains(id)
    }

    /// Takes in an object. Of several versions (section 3.6 of the standard) the newest counts, by `modified`. Of two
    /// objects that claim to be the same version and say different things, the first counts, and is marked by both.
    pub(crate) fn insert(&mut self, object: Object, notes: &mut Notes) {
        let Some(index) = self.by_id.get(&object.id).copied() else {
            self.by_id.insert(object.id.clone(), self.objects.len());
            return self.objects.push(object);
        };
        let kept = &mut self.objects[index];
        match kept.version().cmp(&object.version()) {
            Ordering::Less => {
                let older = std::mem::replace(kept, object);
                say(&older, NoticeKind::Remark, OLDER, notes);
            }
            Ordering::Greater => say(&object, NoticeKind::Remark, OLDER, notes),
            Ordering::Equal if kept.says_the_same(&object) => {}
            // Seen in examples of OASIS itself: one id for relationships between different objects.
            Ordering::Equal if object.kind == ObjectType::Relationship && ends(kept) != ends(&object) => {
                say(&object, NoticeKind::Repaired, SHARED, notes);
                let among = self.objects.len();
                self.by_id.insert(format!("{}#{among}", object.id), among);
                self.objects.push(object);
            }
            Ordering::Equal => {
                say(&object, NoticeKind::RejectedRecord, CONFLICT, notes);
                kept.markings.extend(object.markings);
                kept.granular.extend(object.granular);
            }
        }
    }

    /// Works out what the markings of all objects come to, once all were read.
    pub(crate) fn seal(&mut self, notes: &mut Notes) {
        let objects = self.objects.iter();
        let handlings: Vec<_> = objects.map(|object| Handling::of(self, object, notes)).collect();
        for (object, handling) in self.objects.iter_mut().zip(handlings) {
            object.handling = handling;
        }
    }

    /// All objects, in the order in which they were met first.
    pub(crate) fn objects(&self) -> impl Iterator<Item = &Object> {
        self.objects.iter()
    }

    /// The object of an id.
    pub(crate) fn get(&self, id: &str) -> Option<&Object> {
        self.by_id.get(id).map(|index| &self.objects[*index])
    }
}

const OLDER: &str = "another version of the object is newer; this one was left out";

const SHARED: &str = "another relationship has the same id, between other objects; both were taken";

const CONFLICT: &str = "another object has the same id and version and says another thing; this one was left out, but its markings apply";

/// What a relationship joins, and how.
pub(crate) fn ends(relationship: &Object) -> (Option<&str>, Option<&str>, Option<&str>) {
    let [from, verb, to] =
        ["source_ref", "relationship_type", "target_ref"].map(|property| relationship.one(property));
    (from, verb, to)
}

fn say(object: &Object, kind: NoticeKind, message: &'static str, notes: &mut Notes) {
    // Of a withdrawn or corrected record a person may want to see the other version: each is said by itself.
    notes.case(About {
        kind,
        field: format!("{}/modified", object.kind.word()).into(),
        message,
        excerpt: object.one("modified").unwrap_or("(no date)"),
        record: Some(&object.id),
        place: Some(object.place.clone()),
    });
}
