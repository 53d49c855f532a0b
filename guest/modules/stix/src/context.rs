//! What every record is made with.

use dragoman_guest::schema::{Marking, NoticeKind};
use dragoman_guest::{About, Notes};

use crate::graph::Graph;
use crate::library::Library;
use crate::object::{Object, ObjectType, type_of};
use crate::roles::Roles;

/// All objects, and what is known of them together.
pub(crate) struct Context<'l> {
    pub(crate) library: &'l Library,
    pub(crate) graph: Graph<'l>,
    /// How records are handled of whose objects one bears no level.
    pub(crate) unmarked: Marking,
    /// What no record may be looser than.
    pub(crate) feed: Marking,
    roles: Roles<'l>,
}

impl<'l> Context<'l> {
    /// The context of a library.
    pub(crate) fn new(library: &'l Library, unmarked: Marking, feed: Marking, notes: &mut Notes) -> Self {
        let graph = Graph::of(library, notes);
        let roles = Roles::of(library, &graph);
        Self {
            library,
            graph,
            unmarked,
            feed,
            roles,
        }
    }

    /// Whether a subject is made of an object.
    pub(crate) fn is_subject(&self, object: &Object) -> bool {
        self.names_subject(object) && object.name().is_some()
    }

    /// Whether an object would be a subject if it had a name: nothing may lead to it as to one.
    pub(crate) fn is_nameless_subject(&self, object: &Object) -> bool {
        self.names_subject(object) && object.name().is_none()
    }

    fn names_subject(&self, object: &Object) -> bool {
        let is_one = match object.kind {
            ObjectType::Identity => self.roles.is_subject(object),
            kind => kind.is_actor(),
        };
        is_one && !object.revoked
    }

    /// The object that a property of another leads to. What is revoked, or in none of the bundles, is said.
    pub(crate) fn follow(
        &self,
        from: &Object,
        property: &str,
        id: &str,
        notes: &mut Notes,
    ) -> Option<&'l Object> {
        let message = match self.library.get(id) {
            Some(object) if !object.revoked => return Some(object),
            Some(_) => "it leads to an object that was revoked; it was left out",
            // Objects of types without a place are counted by type.
            None if ObjectType::of(type_of(id)).is_none() => return None,
            None => "it leads to an object that is in none of the bundles; it was left out",
        };
        notes.sum(About {
            kind: NoticeKind::RejectedValue,
            field: format!("{}/{property}", from.kind.word()).into(),
            message,
            excerpt: id,
            record: Some(&from.id),
            place: Some(from.place.clone()),
        });
        None
    }
}
