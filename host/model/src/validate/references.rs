//! References from one item to another.

use std::collections::HashMap;

use super::Broken;
use crate::schema::{Actor, Node, RelationTarget};
use crate::{Item, ItemKind, Path, Walk};

/// Whether an item may refer to others: most do not.
pub(super) fn are_in(item: &Item) -> bool {
    match item {
        Item::Subject(subject) => !subject.relations.is_empty(),
        Item::TravelDocument(document) => document.holder.is_some(),
        Item::Assessment(assessment) => !assessment.actors.is_empty() || !assessment.subjects.is_empty(),
        Item::TravelDocuments(_) | Item::Withdrawal(_) => false,
    }
}

/// The first reference of an item that leads to no subject.
pub(super) fn dangling(item: &Item, ids: &HashMap<String, ItemKind>) -> Option<Broken> {
    let missing = |field: String, id: &str| match ids.get(id) {
        Some(ItemKind::Subject) => None,
        Some(_) => Some(Broken::new(
            field,
            format!("the item with the id {id:?} is no subject"),
        )),
        None => Some(Broken::new(
            field,
            format!("no item of this edition has the id {id:?}"),
        )),
    };
    match item {
        Item::Subject(subject) => {
            let mut found = None;
            subject
                .relations
                .walk(&Path::default(), &mut |path: &Path<'_>, node: Node<'_>| {
                    if let Node::Relation(relation) = node
                        && let RelationTarget::Id(id) = &relation.target
                        && found.is_none()
                    {
                        found = missing(format!("relations{path}.target"), id);
                    }
                });
            found
        }
        Item::TravelDocument(document) => document
            .holder
            .as_deref()
            .and_then(|id| missing("holder".into(), id)),
        Item::Assessment(assessment) => {
            let actors = assessment
                .actors
                .iter()
                .enumerate()
                .filter_map(|(index, actor)| match actor {
                    Actor::Id(id) => Some((format!("actors[{index}]"), id)),
                    Actor::Text(_) => None,
                });
            let subjects = assessment.subjects.iter().enumerate();
            let subjects = subjects.map(|(index, id)| (format!("subjects[{index}]"), id));
            actors.chain(subjects).find_map(|(field, id)| missing(field, id))
        }
        // A withdrawal names an item of an earlier edition.
        Item::TravelDocuments(_) | Item::Withdrawal(_) => None,
    }
}
