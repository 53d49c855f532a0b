//! What the contract has no field for.

use std::collections::HashSet;

use dragoman_guest::Notes;

use super::event;
use super::scope::Scope;
use crate::annotations;
use crate::composition::Composition;
use crate::context::Context;
use crate::object::{ObjectType, type_of};

/// Keys and values for all that a scope says beside the fields of an assessment.
pub(super) fn of<'l>(
    context: &Context<'l>,
    scope: &Scope<'l>,
    other_events: &[String],
    composition: &mut Composition<'l>,
    notes: &mut Notes,
) -> Vec<(String, String)> {
    let object = scope.object;
    let mut extra: Vec<(String, String)> = vec![("type".into(), object.kind.word().into())];
    let mut add = |key: &str, text: &str| extra.push((key.into(), text.into()));
    // `created_by_ref`.
    if let Some(name) = composition.authority(context) {
        add("authority", &name);
    }
    other_events.iter().for_each(|name| add("event", name));
    // A label that names the event does not stand for the object's name, which is kept beside it.
    let is_labelled = object.all("labels").any(|label| event::named(label).is_some());
    if is_labelled && let Some(name) = object.one("name") {
        add("name", name);
    }
    let own: &[&str] = match object.kind {
        ObjectType::Report => &["report_types", "published"],
        ObjectType::Grouping => &["context"],
        ObjectType::Campaign => &["aliases", "objective"],
        _ => &[],
    };
    for property in own.iter().chain(&["confidence", "lang", "created", "modified"]) {
        object.all(property).for_each(|text| add(property, text));
    }
    let labels = object.all("labels").filter(|label| event::named(label).is_none());
    labels.for_each(|label| add("label", label));
    let references = object.references.iter().filter_map(|reference| reference.words());
    references.for_each(|words| add("external_reference", &words));
    referred(context, scope, composition, &mut add);
    relations(context, scope, composition, notes, &mut add);
    words(context, scope, composition, &mut add);
    for annotation in annotations::of(context, object, composition, notes) {
        add(annotation.kind, &annotation.text);
    }
    for (translation, _) in annotations::translations(context, object, composition, notes) {
        add(
            &format!("{} ({})", translation.property, translation.language),
            &translation.text,
        );
    }
    extra.extend(object.extra.iter().cloned());
    extra
}

/// What a report refers to that is no target, no method, no place and no subject: by its type and name.
fn referred<'l>(
    context: &Context<'l>,
    scope: &Scope<'l>,
    composition: &mut Composition<'l>,
    add: &mut impl FnMut(&str, &str),
) {
    let targets: HashSet<_> = scope.threats().map(|relation| relation.target).collect();
    for found in &scope.referred {
        let is_said = targets.contains(found.id.as_str())
            || found.kind.is_method()
            || found.kind == ObjectType::Location
            || context.is_subject(found);
        if !is_said && let Some(name) = found.name() {
            composition.join(found);
            add(found.kind.word(), name);
        }
    }
}

/// What relationships say beside what they join, of those that the assessment is made of: when they hold, how sure that
/// is, and words.
fn words<'l>(
    context: &Context<'l>,
    scope: &Scope<'l>,
    composition: &Composition<'l>,
    add: &mut impl FnMut(&str, &str),
) {
    for relation in scope
        .relations
        .iter()
        .filter(|relation| composition.has(relation.object))
    {
        let Some(words) = relation.words() else { continue };
        // The name of what is no part of the assessment may be for fewer eyes than it.
        let target = context
            .library
            .get(relation.target)
            .filter(|target| composition.has(target));
        let name = target.and_then(|target| target.name()).unwrap_or(relation.target);
        add(relation.verb, &format!("{name}: {words}"));
    }
}

/// Relationships that lead from the object and that no field says.
fn relations<'l>(
    context: &Context<'l>,
    scope: &Scope<'l>,
    composition: &mut Composition<'l>,
    notes: &mut Notes,
    add: &mut impl FnMut(&str, &str),
) {
    let own = scope
        .relations
        .iter()
        .filter(|relation| relation.source == scope.object.id);
    for relation in own {
        let is_vulnerability = type_of(relation.target) == ObjectType::Vulnerability.word();
        let is_method = ObjectType::of(type_of(relation.target)).is_some_and(ObjectType::is_method);
        let is_said = match relation.verb {
            "attributed-to" => true,
            "targets" | "impacts" => !is_vulnerability,
            "uses" => is_method,
            "located-at" => type_of(relation.target) == ObjectType::Location.word(),
            _ => false,
        };
        if is_said {
            continue;
        }
        let Some(target) = context.follow(relation.object, "target_ref", relation.target, notes) else {
            relation.object.mark_used();
            continue;
        };
        if let Some(name) = target.name() {
            composition.join(relation.object);
            composition.join(target);
            add(relation.verb, name);
        }
    }
}
