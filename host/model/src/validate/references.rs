//! References from one item to another.

use std::collections::HashMap;

use super::Broken;
use crate::schema::{Actor, RelationTarget};
use crate::{Item, ItemKind};

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
    // Nearly every reference leads to a subject: the name of its field is put together for no other.
    let missing = |id: &str, field: &dyn Fn() -> String| {
        let message = match ids.get(id) {
            Some(ItemKind::Subject) => return None,
            Some(_) => format!("the item with the id {id:?} is no subject"),
            None => format!("no item of this edition has the id {id:?}"),
        };
        Some(Broken::new(field(), message))
    };
    match item {
        Item::Subject(subject) => {
            let mut relations = subject.relations.iter().enumerate();
            relations.find_map(|(index, relation)| match &relation.target {
                RelationTarget::Id(id) => missing(id, &|| format!("relations[{index}].target")),
                RelationTarget::Text(_) => None,
            })
        }
        Item::TravelDocument(document) => document
            .holder
            .as_deref()
            .and_then(|id| missing(id, &|| "holder".into())),
        Item::Assessment(assessment) => {
            let mut actors = assessment.actors.iter().enumerate();
            let actor = actors.find_map(|(index, actor)| match actor {
                Actor::Id(id) => missing(id, &|| format!("actors[{index}]")),
                Actor::Text(_) => None,
            });
            let mut subjects = assessment.subjects.iter().enumerate();
            actor.or_else(|| subjects.find_map(|(index, id)| missing(id, &|| format!("subjects[{index}]"))))
        }
        // A withdrawal names an item of an earlier edition.
        Item::TravelDocuments(_) | Item::Withdrawal(_) => None,
    }
}
