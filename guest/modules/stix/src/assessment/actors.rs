//! Who may act, and how.

use std::collections::HashSet;

use dragoman_guest::Notes;
use dragoman_guest::schema::Actor;

use super::scope::Scope;
use crate::composition::Composition;
use crate::context::Context;
use crate::graph::Relation;
use crate::object::{Object, ObjectType, type_of};

/// Who an assessment concerns.
#[derive(Default)]
pub(super) struct Acting<'l> {
    pub(super) actors: Vec<Actor>,
    /// Ids of subjects, the actors included.
    pub(super) subjects: Vec<String>,
    acting: HashSet<&'l str>,
    concerned: HashSet<&'l str>,
}

/// The actors of a scope: threat actors and intrusion sets that it refers to, that threaten something in it, or that
/// something in it is `attributed-to`. To whom a threat actor itself is attributed is who it really is, and so no further
/// actor, but a subject that the assessment concerns, as are all subjects that it refers to.
pub(super) fn of<'l>(
    context: &Context<'l>,
    scope: &Scope<'l>,
    composition: &mut Composition<'l>,
    notes: &mut Notes,
) -> Acting<'l> {
    let mut acting = Acting::default();
    let referred: Vec<_> = scope
        .referred
        .iter()
        .filter(|found| found.kind.is_actor())
        .copied()
        .collect();
    let threatening = scope
        .threats()
        .filter_map(|relation| context.library.get(relation.source));
    let threatening: Vec<_> = threatening
        .filter(|source| source.kind.is_actor() && !source.revoked)
        .collect();
    for actor in referred.into_iter().chain(threatening) {
        acting.add_actor(context, actor, composition);
    }
    for relation in scope.of_verb("attributed-to") {
        let Some(target) = context.follow(relation.object, "target_ref", relation.target, notes) else {
            relation.object.mark_used();
            continue;
        };
        composition.join(relation.object);
        match type_of(relation.source) == ObjectType::ThreatActor.word() {
            true => acting.add_subject(context, target),
            false => acting.add_actor(context, target, composition),
        }
    }
    for found in &scope.referred {
        acting.add_subject(context, found);
    }
    acting
}

impl<'l> Acting<'l> {
    fn add_actor(&mut self, context: &Context<'l>, object: &'l Object, composition: &mut Composition<'l>) {
        let actor = match (context.is_subject(object), object.name()) {
            (true, _) => Actor::Id(object.id.clone()),
            (false, Some(name)) => {
                composition.join(object);
                Actor::Text(name.into())
            }
            (false, None) => return,
        };
        if self.acting.insert(&object.id) {
            self.actors.push(actor);
        }
        self.add_subject(context, object);
    }

    fn add_subject(&mut self, context: &Context<'_>, object: &'l Object) {
        if context.is_subject(object) && self.concerned.insert(&object.id) {
            self.subjects.push(object.id.clone());
        }
    }
}

/// How: the names of the attack patterns, tools and malware that a scope refers to, says to be used, or says to threaten
/// something, each with its numbers in catalogues.
pub(super) fn methods<'l>(
    context: &Context<'l>,
    scope: &Scope<'l>,
    composition: &mut Composition<'l>,
    notes: &mut Notes,
) -> Vec<String> {
    let mut found: Vec<(&'l Object, Option<&Relation<'l>>)> =
        scope.referred.iter().map(|found| (*found, None)).collect();
    for relation in scope.threats() {
        let source = context
            .library
            .get(relation.source)
            .filter(|source| !source.revoked);
        found.extend(source.map(|source| (source, Some(relation))));
    }
    for relation in scope.of_verb("uses") {
        match context.follow(relation.object, "target_ref", relation.target, notes) {
            Some(target) => found.push((target, Some(relation))),
            None => relation.object.mark_used(),
        }
    }
    let (mut methods, mut known) = (Vec::new(), HashSet::new());
    for (object, relation) in found.into_iter().filter(|(object, _)| object.kind.is_method()) {
        let Some(name) = object.name() else { continue };
        composition.join(object);
        if let Some(relation) = relation {
            composition.join(relation.object);
        }
        let numbers: Vec<_> = object
            .references
            .iter()
            .filter_map(|reference| reference.id.as_deref())
            .collect();
        let method = match numbers.is_empty() {
            true => name.to_owned(),
            false => format!("{name} ({})", numbers.join(", ")),
        };
        if known.insert(method.clone()) {
            methods.push(method);
        }
    }
    methods
}
