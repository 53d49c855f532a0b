//! Where.

use std::collections::HashSet;

use dragoman_guest::schema::Place;

use super::scope::Scope;
use crate::composition::Composition;
use crate::context::Context;
use crate::graph::Relation;
use crate::object::{Object, ObjectType};
use crate::places;

/// The place of an assessment: the location that its object is `located-at`, else one that is threatened, else that of
/// what is threatened, else one that it refers to and that is not merely where an actor is or comes from. The names of
/// further ones come beside it.
pub(super) fn of<'l>(
    context: &Context<'l>,
    scope: &Scope<'l>,
    composition: &mut Composition<'l>,
) -> (Option<Place>, Vec<String>) {
    let mut candidates: Vec<(&'l Object, Option<Relation<'l>>)> = Vec::new();
    let mut add = |relation: &Relation<'l>| {
        candidates.extend(location(context, relation.target).map(|location| (location, Some(*relation))));
    };
    let own = |relation: &&Relation<'l>| relation.source == scope.object.id;
    scope.of_verb("located-at").filter(own).for_each(&mut add);
    scope.threats().for_each(&mut add);
    let targets: Vec<_> = scope.threats().map(|threat| threat.target).collect();
    let mut known = HashSet::new();
    for target in targets.into_iter().filter(|target| known.insert(*target)) {
        let relations = context.graph.from(target).iter();
        relations
            .filter(|relation| relation.verb == "located-at")
            .for_each(&mut add);
    }
    let referred = scope.referred.iter().copied();
    let referred =
        referred.filter(|found| found.kind == ObjectType::Location && !is_of_actor(context, found));
    candidates.extend(referred.map(|location| (location, None)));
    let (mut place, mut others) = (None::<Place>, Vec::new());
    let (mut known, mut named) = (HashSet::new(), HashSet::new());
    for (location, relation) in candidates
        .into_iter()
        .filter(|(location, _)| known.insert(&location.id))
    {
        let at = composition.join(location);
        if let Some(relation) = relation {
            composition.join(relation.object);
        }
        if place.is_none() {
            place = Some(places::place(location, at));
        } else if let Some(name) = location.name()
            && named.insert(name)
        {
            others.push(name.to_owned());
        }
    }
    (place, others)
}

fn location<'l>(context: &Context<'l>, id: &str) -> Option<&'l Object> {
    let found = context.library.get(id)?;
    (found.kind == ObjectType::Location && !found.revoked).then_some(found)
}

/// Whether a location is where a subject, a method or a campaign is or comes from.
fn is_of_actor(context: &Context<'_>, location: &Object) -> bool {
    context.graph.to(&location.id).iter().any(|relation| {
        let source = context.library.get(relation.source);
        let is_threat = source.is_some_and(|source| context.is_subject(source) || source.kind.is_method());
        relation.verb == "originates-from" || (relation.verb == "located-at" && is_threat)
    })
}
