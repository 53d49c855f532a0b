//! What is threatened.

use std::collections::HashSet;

use dragoman_guest::schema::{NoticeKind, Target, TargetKind};
use dragoman_guest::{About, Notes};

use super::scope::Scope;
use crate::composition::Composition;
use crate::context::Context;
use crate::object::{Object, ObjectType};

/// What the `targets` relationships of a scope lead to. A vulnerability is a way in, and nothing that is threatened.
pub(super) fn of<'l>(
    context: &Context<'l>,
    scope: &Scope<'l>,
    composition: &mut Composition<'l>,
    notes: &mut Notes,
) -> Vec<Target> {
    let (mut targets, mut known) = (Vec::new(), HashSet::new());
    for relation in scope.threats() {
        let Some(found) = context.follow(relation.object, "target_ref", relation.target, notes) else {
            relation.object.mark_used();
            continue;
        };
        let Some(target) = target(found) else { continue };
        composition.join(relation.object);
        composition.join(found);
        if known.insert((target.kind as u8, target.text.clone())) {
            targets.push(target);
        }
    }
    targets
}

/// An object as a target. Its kind is what it states: the word of its class, or that it is infrastructure. A location need
/// not be that of the event, and an individual need not be a leader: these are `other`, with their words.
fn target(found: &Object) -> Option<Target> {
    let name = found.name()?;
    let class = match found.kind {
        ObjectType::Identity => found.one("identity_class"),
        ObjectType::Infrastructure => Some("infrastructure"),
        ObjectType::Location => Some("location"),
        _ => return None,
    };
    // The vocabulary of classes is open: partners may use the contract's own words.
    let kind = match class {
        Some("leader") => TargetKind::Leader,
        Some("delegation") => TargetKind::Delegation,
        Some("venue") => TargetKind::Venue,
        Some("public") => TargetKind::Public,
        Some("infrastructure") => TargetKind::Infrastructure,
        _ => TargetKind::Other,
    };
    let text = match class.filter(|_| kind == TargetKind::Other) {
        Some(class) => format!("{name} ({class})"),
        None => name.to_owned(),
    };
    Some(Target {
        kind,
        text: Some(text),
    })
}

/// Says why an object is no assessment.
pub(super) fn say_missing(object: &Object, has_event: bool, scope: &Scope<'_>, notes: &mut Notes) {
    let (property, message) = match (has_event, scope.threats().next()) {
        (false, _) => (
            "name",
            "neither a label `event:…` nor a name says what it is about; the record was left out",
        ),
        (true, None) => (
            "targets",
            "no `targets` relationship of it, or of what it refers to, says what is threatened; the record was left out",
        ),
        (true, Some(_)) => (
            "targets",
            "what its `targets` relationships lead to is in none of the bundles, was revoked, or is nothing that can be \
             threatened; the record was left out",
        ),
    };
    notes.case(About {
        kind: NoticeKind::RejectedRecord,
        field: format!("{}/{property}", object.kind.word()).into(),
        message,
        excerpt: object.one("name").unwrap_or_default(),
        record: Some(&object.id),
        place: Some(object.place.clone()),
    });
}
