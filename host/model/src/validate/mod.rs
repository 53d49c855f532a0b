//! Validation: what a guest emits becomes a [`Record`] or a [`Rejection`].

mod codes;
mod manifest;
mod rules;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

pub use manifest::ManifestError;

use crate::schema::{Actor, Locator, Marking, Node, RelationTarget};
use crate::{Item, ItemKind, Path, Walk};

/// An item that keeps every rule of the schema. Only a [`Validator`] makes one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Record(Item);

impl Record {
    /// The item.
    pub fn item(&self) -> &Item {
        &self.0
    }

    /// The item, no longer known to be valid.
    pub fn into_item(self) -> Item {
        self.0
    }
}

/// An item that broke a rule, and was left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rejection {
    /// Its kind.
    pub kind: ItemKind,
    /// Its id as emitted; possibly empty.
    pub id: String,
    /// Path of the value that broke the rule, e.g. `births[0].latest`.
    pub field: String,
    /// The rule, and what was found instead.
    pub message: String,
    /// Where the item stands in the input, if it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Locator>,
}

/// Bounds of the input: the size in bytes of each part.
pub type PartSizes = Vec<u32>;

/// Checks the items of one run. Rules that need one item only are checked at once, the others at the
/// [end](Self::finish).
#[derive(Debug)]
pub struct Validator {
    feed: Marking,
    parts: PartSizes,
    ids: HashSet<String>,
    records: Vec<Record>,
    rejections: Vec<Rejection>,
}

impl Validator {
    /// A validator for items of a feed with this default marking and these sizes of parts.
    pub fn new(feed: Marking, parts: PartSizes) -> Self {
        Self {
            feed,
            parts,
            ids: HashSet::new(),
            records: Vec::new(),
            rejections: Vec::new(),
        }
    }

    /// Takes an item. The first record of an id stands, every further one is rejected.
    pub fn take(&mut self, item: Item) {
        let mut broken = rules::check(&item, &self.feed, &self.parts).err();
        // An id that was seen keeps relations to it from dangling even if its record was rejected.
        if !self.ids.insert(item.id().to_owned()) && broken.is_none() {
            broken = Some(Broken::new(
                "id",
                format!("an id is given once in an edition: {:?} was already", item.id()),
            ));
        }
        match broken {
            None => self.records.push(Record(item)),
            Some(broken) => self.rejections.push(broken.of(&item)),
        }
    }

    /// How many items were taken, the rejected ones included.
    pub fn taken(&self) -> usize {
        self.records.len() + self.rejections.len()
    }

    /// Checks what needs all items (whether every id that is referred to exists), and gives the records in their order
    /// and the rejections.
    pub fn finish(mut self) -> (Vec<Record>, Vec<Rejection>) {
        let mut records = Vec::with_capacity(self.records.len());
        for record in self.records {
            match dangling(&record.0, &self.ids) {
                None => records.push(record),
                Some(broken) => self.rejections.push(broken.of(&record.0)),
            }
        }
        (records, self.rejections)
    }
}

/// A rule that an item broke.
#[derive(Debug)]
struct Broken {
    field: String,
    message: String,
}

impl Broken {
    fn new(field: impl ToString, message: impl Into<String>) -> Self {
        Self {
            field: field.to_string(),
            message: message.into(),
        }
    }

    fn of(self, item: &Item) -> Rejection {
        Rejection {
            kind: item.kind(),
            id: item.id().to_owned(),
            field: self.field,
            message: self.message,
            source: item.sources().first().cloned(),
        }
    }
}

fn dangling(item: &Item, ids: &HashSet<String>) -> Option<Broken> {
    let missing = |field: String, id: &str| {
        (!ids.contains(id)).then(|| Broken::new(field, format!("no item of this edition has the id {id:?}")))
    };
    match item {
        Item::Subject(subject) => {
            let mut found = None;
            subject.relations.walk(&mut Path::default(), &mut |path, node| {
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
