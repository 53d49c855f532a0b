//! The objects that a record is made of: where it stands, and how it is handled, follow from all of them.

use std::collections::HashMap;

use dragoman_guest::schema::{Locator, Marking, NoticeKind};
use dragoman_guest::{About, Notes};

use crate::context::Context;
use crate::handling::Handling;
use crate::object::Object;

/// The objects that a record is made of, its own first.
pub(crate) struct Composition<'l> {
    objects: Vec<&'l Object>,
    indices: HashMap<*const Object, u32>,
    handling: Handling,
    tightened_by: Option<&'l Object>,
    /// The first that bears no level. What the record says of it is handled no looser than it would be alone. A relationship
    /// is no exception: that two things belong together may be what is not for everybody.
    unmarked: Option<&'l Object>,
}

/// What follows from the objects of a record.
pub(crate) struct Composed {
    pub(crate) sources: Vec<Locator>,
    pub(crate) marking: Marking,
    /// Statements and caveats.
    pub(crate) words: Vec<String>,
}

impl<'l> Composition<'l> {
    /// A record of an object.
    pub(crate) fn of(object: &'l Object) -> Self {
        Self {
            objects: vec![object],
            indices: HashMap::from([(std::ptr::from_ref(object), 0)]),
            handling: object.handling.clone(),
            tightened_by: None,
            unmarked: object.handling.level.is_none().then_some(object),
        }
    }

    /// Takes in an object of which the record says something, and gives its index among the sources.
    pub(crate) fn join(&mut self, object: &'l Object) -> u32 {
        let next = self.objects.len() as u32;
        let index = *self.indices.entry(std::ptr::from_ref(object)).or_insert(next);
        if index == next {
            self.objects.push(object);
            if self.handling.join(&object.handling) {
                self.tightened_by = Some(object);
            }
            if object.handling.level.is_none() {
                self.unmarked.get_or_insert(object);
            }
        }
        index
    }

    /// Whether the record says something of an object.
    pub(crate) fn has(&self, object: &Object) -> bool {
        self.indices.contains_key(&std::ptr::from_ref(object))
    }

    /// Who created the record's object (`created_by_ref`): the name, or the id where no bundle has the identity.
    pub(crate) fn authority(&mut self, context: &Context<'l>) -> Option<String> {
        let id = self.objects[0].one("created_by_ref")?;
        let Some(author) = context.library.get(id) else {
            return Some(id.into());
        };
        self.join(author);
        Some(author.name().unwrap_or(id).into())
    }

    /// Ends the record.
    pub(crate) fn finish(self, context: &Context<'_>, notes: &mut Notes) -> Composed {
        let own = self.objects[0];
        if let Some(other) = self.tightened_by {
            notes.case(About {
                kind: NoticeKind::Remark,
                field: format!("{}/object_marking_refs", own.kind.word()).into(),
                message: "an object that the record is made of is marked more strictly; the record is handled as that one",
                excerpt: &other.id,
                record: Some(&own.id),
                place: Some(other.place.clone()),
            });
        }
        let of_marked = self.handling.marking(true, &context.unmarked, &context.feed);
        let marking = self
            .handling
            .marking(self.unmarked.is_none(), &context.unmarked, &context.feed);
        if let Some(unmarked) = self.unmarked {
            let is_own = std::ptr::eq(unmarked, own);
            if is_own || marking != of_marked {
                notes.sum(About {
                    kind: NoticeKind::Remark,
                    field: format!("{}/object_marking_refs", own.kind.word()).into(),
                    message: match is_own {
                        true => "no marking with a level; the record is handled as the module handles what bears none",
                        false => "an object that the record is made of bears no marking with a level; the record is handled no looser than the module handles what bears none",
                    },
                    excerpt: if is_own { "" } else { &unmarked.id },
                    record: Some(&own.id),
                    place: Some(unmarked.place.clone()),
                });
            }
        }
        self.objects.iter().for_each(|object| object.mark_used());
        Composed {
            sources: self.objects.iter().map(|object| object.place.clone()).collect(),
            marking,
            words: self.handling.words,
        }
    }
}
