//! Reports, groupings, campaigns and incidents as assessments.
//!
//! STIX has no property for how likely an attack is, nor for how bad it would be: both stay empty. The `criticality` of the
//! incident core extension is kept among the extras, for its scale is of harm to networks, and OASIS gives five
//! translations of it that contradict each other.

mod actors;
mod confidence;
mod event;
mod extras;
mod place;
mod scope;
mod targets;
mod window;

use dragoman_guest::Notes;
use dragoman_guest::schema::Assessment;

use crate::composition::Composition;
use crate::context::Context;
use crate::object::Object;
use scope::Scope;

/// The assessment of an object; none, with a notice, if it does not say of what event it is or what is threatened.
pub(crate) fn of<'l>(context: &Context<'l>, object: &'l Object, notes: &mut Notes) -> Option<Assessment> {
    let event = event::of(object, notes);
    let scope = Scope::of(context, object, notes);
    let mut composition = Composition::of(object);
    let targets = targets::of(context, &scope, &mut composition, notes);
    let (Some(event), false) = (&event, targets.is_empty()) else {
        object.mark_used();
        targets::say_missing(object, event.is_some(), &scope, notes);
        return None;
    };
    let acting = actors::of(context, &scope, &mut composition, notes);
    let (place, further_places) = place::of(context, &scope, &mut composition);
    let window = window::of(object, &scope, &mut composition, notes);
    let methods = actors::methods(context, &scope, &mut composition, notes);
    let confidence = confidence::of(object, notes);
    let mut extra = extras::of(context, &scope, &event.others, &mut composition, notes);
    extra.extend(further_places.into_iter().map(|name| ("place".into(), name)));
    extra.extend(window.note.map(|words| ("window".into(), words)));
    let composed = composition.finish(context, notes);
    extra.extend(composed.words.into_iter().map(|words| ("marking".into(), words)));
    Some(Assessment {
        id: object.id.clone(),
        sources: composed.sources,
        marking: composed.marking,
        event: event.name.clone(),
        targets,
        actors: acting.actors,
        method: (!methods.is_empty()).then(|| methods.join("; ")),
        likelihood: None,
        severity: None,
        confidence,
        window_from: window.from,
        window_to: window.to,
        place,
        narrative: object.one("description").map(Into::into),
        subjects: acting.subjects,
        extra,
    })
}
