//! Which identities are subjects of a watchlist.
//!
//! An identity (section 4.5 of the standard) can be anybody: who wrote a report, who is threatened, who stands behind an
//! actor. A watchlist is of those who threaten, so that a victim must never become a subject: it would be stopped at a
//! border in the place of who attacks it. The rules:
//!
//! 1. It is a subject, whatever its class, if something says that it acts: an `attributed-to` leads to it, which of a threat
//!    actor means that it is the actor's real identity, or it is `part-of` or `member-of` an actor.
//! 2. Otherwise it is none if it is threatened (`targets`, `impersonates`, `impacts`, `compromises` lead to it), created any
//!    object (`created_by_ref`), saw an actor (`where_sighted_refs`), or is somebody's point of contact (`contact-for`).
//! 3. Otherwise it is one if its class is `individual`, `group` or `organization`: then the bundles name it for itself. A
//!    `class`, a `system`, an `unknown`, and what has no class or one of another word, is none.

use std::collections::HashSet;

use crate::graph::Graph;
use crate::library::Library;
use crate::object::{Object, ObjectType, type_of};

/// Relationships that lead to who is threatened.
const THREATENS: [&str; 4] = ["targets", "impersonates", "impacts", "compromises"];

/// Relationships that join somebody to an actor.
const BELONGS: [&str; 2] = ["part-of", "member-of"];

/// What the bundles say of identities.
#[derive(Debug, Default)]
pub(crate) struct Roles<'l> {
    acting: HashSet<&'l str>,
    apart: HashSet<&'l str>,
}

impl<'l> Roles<'l> {
    /// The roles of all identities.
    pub(crate) fn of(library: &'l Library, graph: &Graph<'l>) -> Self {
        let mut roles = Self::default();
        for object in library.objects().filter(|object| !object.revoked) {
            if object.kind == ObjectType::Sighting {
                roles.apart.extend(object.all("where_sighted_refs"));
            }
            let Some(relation) = graph.relation(object) else {
                continue;
            };
            let leads_to_actor = ObjectType::of(type_of(relation.target)).is_some_and(ObjectType::is_actor);
            if relation.verb == "attributed-to" {
                roles.acting.insert(relation.target);
            } else if THREATENS.contains(&relation.verb) {
                roles.apart.insert(relation.target);
            } else if relation.verb == "contact-for" {
                roles.apart.insert(relation.source);
            } else if BELONGS.contains(&relation.verb) && leads_to_actor {
                roles.acting.insert(relation.source);
            }
        }
        let identities = library.objects().filter(|object| library.is_author(&object.id));
        roles.apart.extend(identities.map(|object| object.id.as_str()));
        roles
    }

    /// Whether an identity is a subject.
    pub(crate) fn is_subject(&self, identity: &Object) -> bool {
        let id = identity.id.as_str();
        self.acting.contains(id) || (!self.apart.contains(id) && is_somebody(identity))
    }
}

/// Whether an identity is one person or one body.
pub(crate) fn is_somebody(identity: &Object) -> bool {
    matches!(
        identity.one("identity_class"),
        Some("individual" | "group" | "organization")
    )
}
