//! Relationships from and to a subject.

use dragoman_guest::schema::{NoticeKind, Place, Relation, RelationKind, RelationTarget, Remark, Subject};
use dragoman_guest::{About, Notes, build};

use crate::composition::Composition;
use crate::context::Context;
use crate::graph;
use crate::object::{Object, ObjectType};
use crate::{places, timestamp};

/// Relationships to another subject become relations, to a location addresses; others are remarks that name what they
/// lead to. A relation is said where the standard says it: by its source.
pub(super) fn read<'l>(
    context: &Context<'l>,
    object: &'l Object,
    composition: &mut Composition<'l>,
    subject: &mut Subject,
    notes: &mut Notes,
) {
    for relation in context.graph.from(&object.id) {
        if relation.target == object.id {
            itself(relation, notes);
            continue;
        }
        let Some(target) = context.follow(relation.object, "target_ref", relation.target, notes) else {
            relation.object.mark_used();
            continue;
        };
        let at = composition.join(relation.object);
        if context.is_subject(target) {
            subject.relations.push(of(relation, at));
            continue;
        }
        let Some(name) = target.name() else { continue };
        composition.join(target);
        match target.kind {
            // Section 3.7: it is there, or comes from there. What it targets is no address of it.
            ObjectType::Location if ["located-at", "originates-from"].contains(&relation.verb) => {
                let place = places::place(target, at);
                let note: Vec<_> = [Some(relation.note()), place.note]
                    .into_iter()
                    .flatten()
                    .collect();
                subject.addresses.push(Place {
                    note: Some(note.join("; ")),
                    ..place
                });
            }
            kind => subject.remarks.push(Remark {
                note: Some(format!("{} ({})", relation.note(), kind.word())),
                at,
                ..build::remark(name)
            }),
        }
    }
    for relation in context.graph.to(&object.id) {
        // What is said by another record is not said again.
        let source = context
            .library
            .get(relation.source)
            .filter(|source| !source.revoked);
        let Some(source) =
            source.filter(|source| !source.kind.is_assessment() && !context.is_subject(source))
        else {
            continue;
        };
        let Some(name) = source.name() else { continue };
        let at = composition.join(relation.object);
        composition.join(source);
        subject.remarks.push(Remark {
            note: Some(format!("source of: {} ({})", relation.note(), source.kind.word())),
            at,
            ..build::remark(name)
        });
    }
}

fn of(relation: &graph::Relation<'_>, at: u32) -> Relation {
    let kind = match relation.verb {
        // Section 3.7: an association of a kind that the standard has no word for.
        "related-to" => RelationKind::Associate,
        "part-of" | "member-of" => RelationKind::MemberOf,
        "owns" => RelationKind::OwnerOf,
        "controls" => RelationKind::Controls,
        // `attributed-to`, `derived-from`, `duplicate-of`, and words of the producer's own: the note says which.
        _ => RelationKind::Other,
    };
    let time = |property: &str| {
        relation
            .object
            .one(property)
            .map(|time| timestamp::claim(time, at))
    };
    Relation {
        kind,
        target: RelationTarget::Id(relation.target.into()),
        since: time("start_time"),
        until: time("stop_time"),
        note: Some(relation.note()),
        at,
    }
}

fn itself(relation: &graph::Relation<'_>, notes: &mut Notes) {
    relation.object.mark_used();
    notes.sum(About {
        kind: NoticeKind::RejectedValue,
        field: "relationship/target_ref".into(),
        message: "the relationship leads from an object to itself; it was left out",
        excerpt: relation.verb,
        record: Some(relation.source),
        place: Some(relation.object.place.clone()),
    });
}
