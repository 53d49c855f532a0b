//! What belongs to an assessment.

use std::collections::HashSet;

use dragoman_guest::Notes;

use crate::context::Context;
use crate::graph::Relation;
use crate::object::{Object, ObjectType, type_of};

/// The objects and the relationships that an object speaks of.
pub(super) struct Scope<'l> {
    pub(super) object: &'l Object,
    /// What it refers to, relationships apart.
    pub(super) referred: Vec<&'l Object>,
    pub(super) relations: Vec<Relation<'l>>,
}

impl<'l> Scope<'l> {
    /// The scope of an object. Of a campaign and of an incident it is the relationships that lead from it. A report and a
    /// grouping list what they speak of (`object_refs`). An actor may threaten many things in many reports: so
    ///
    /// 1. if a report lists relationships, these count and no others,
    /// 2. else those between two objects that it lists, if they say what is threatened,
    /// 3. else all that lead from an object that it lists.
    pub(super) fn of(context: &Context<'l>, object: &'l Object, notes: &mut Notes) -> Self {
        let mut relations = context.graph.from(&object.id).to_vec();
        let (mut referred, mut listed) = (Vec::<&'l Object>::new(), Vec::new());
        let mut known = HashSet::new();
        let lists = matches!(object.kind, ObjectType::Report | ObjectType::Grouping);
        let refs: Vec<_> = if lists {
            object.all("object_refs").collect()
        } else {
            Vec::new()
        };
        for id in refs.into_iter().filter(|id| known.insert(*id)) {
            let Some(found) = context.follow(object, "object_refs", id, notes) else {
                continue;
            };
            match context.graph.relation(found) {
                Some(relation) => listed.push(relation),
                None => referred.push(found),
            }
        }
        if listed.is_empty() {
            let from = referred
                .iter()
                .flat_map(|found| context.graph.from(&found.id))
                .copied();
            let (inner, outer): (Vec<_>, Vec<_>) = from.partition(|relation| known.contains(relation.target));
            let says_threat = inner.iter().any(threatens);
            listed.extend(inner);
            listed.extend(if says_threat { Vec::new() } else { outer });
        }
        relations.extend(listed);
        Self {
            object,
            referred,
            relations,
        }
    }

    /// The relationships that say what is threatened.
    pub(super) fn threats(&self) -> impl Iterator<Item = &Relation<'l>> {
        self.relations.iter().filter(|relation| threatens(relation))
    }

    /// The relationships of a word.
    pub(super) fn of_verb(&self, verb: &'static str) -> impl Iterator<Item = &Relation<'l>> {
        self.relations
            .iter()
            .filter(move |relation| relation.verb == verb)
    }
}

/// `targets`, and `impacts` of the incident core extension.
fn threatens(relation: &Relation<'_>) -> bool {
    relation.verb == "targets"
        || (relation.verb == "impacts" && type_of(relation.source) == ObjectType::Incident.word())
}
