//! Validation: what a guest emits becomes a [`Record`] or a [`Rejection`].

mod codes;
mod date;
mod locator;
mod manifest;
mod references;
mod rules;
mod summary;
mod value;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

pub use codes::is_country;
pub(crate) use date::{first_day, last_day};
pub use manifest::ManifestError;
pub use summary::SummaryError;

use crate::schema::{Locator, Marking};
use crate::{Item, ItemKind};

/// An item that keeps every rule of the schema. Only a [`Validator`] makes one. Documents in bulk have no numbers where it
/// [gave them away](Validator::giving_numbers_to).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Record(Item);

impl Record {
    /// The item.
    pub fn item(&self) -> &Item {
        &self.0
    }

    /// The record with the marking that it has in its feed: what its own leaves to the feed, the feed's default says.
    pub fn marked_by(mut self, feed: &Marking) -> Self {
        let own = self.0.marking_mut();
        *own = Marking {
            tlp: own.tlp.max(feed.tlp),
            releasable_to: match &own.releasable_to[..] {
                // A list of its own is part of its feed's.
                [] => feed.releasable_to.clone(),
                _ => std::mem::take(&mut own.releasable_to),
            },
            originator_controlled: own.originator_controlled || feed.originator_controlled,
            // A day in ISO 8601: the earlier is the smaller.
            retain_until: own
                .retain_until
                .take()
                .into_iter()
                .chain(feed.retain_until.clone())
                .min(),
        };
        self
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

/// Takes the numbers of documents in bulk while they come, so that a list of a hundred million is nowhere in memory.
pub trait TakeNumbers: Send {
    /// Takes the numbers of the documents in bulk of this id, which keep every rule that one item can be checked against by itself.
    /// Called once for an id. The item may still be rejected at the end; its numbers are void then.
    fn take(&mut self, id: &str, numbers: Vec<String>);
}

/// For whoever wants it back afterwards.
impl<T: TakeNumbers> TakeNumbers for Arc<Mutex<T>> {
    fn take(&mut self, id: &str, numbers: Vec<String>) {
        self.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take(id, numbers);
    }
}

/// Checks the items of one run. Rules that need one item only are checked at once, the others at the
/// [end](Self::finish).
pub struct Validator {
    feed: Marking,
    parts: PartSizes,
    ids: HashMap<String, ItemKind>,
    records: Vec<Record>,
    /// Whether each record stands behind the one before it, so that none is cut in two.
    in_order: bool,
    /// The records that refer to others, by their index.
    referring: Vec<usize>,
    rejections: Vec<Rejection>,
    numbers: Option<Box<dyn TakeNumbers>>,
}

impl Validator {
    /// A validator for items of a feed with this default marking and these sizes of parts.
    pub fn new(feed: Marking, parts: PartSizes) -> Self {
        Self {
            feed,
            parts,
            ids: HashMap::new(),
            records: Vec::new(),
            in_order: true,
            referring: Vec::new(),
            rejections: Vec::new(),
            numbers: None,
        }
    }

    /// Gives the numbers of documents in bulk to `numbers` as soon as they are taken. Their records have none then.
    pub fn giving_numbers_to(mut self, numbers: Box<dyn TakeNumbers>) -> Self {
        self.numbers = Some(numbers);
        self
    }

    /// Takes an item. The first record of an id stands, every further one is rejected.
    pub fn take(&mut self, item: Item) {
        self.take_all([item]);
    }

    /// [Takes](Self::take) items in their order.
    #[inline]
    pub fn take_all(&mut self, items: impl IntoIterator<Item = Item>) {
        // To where they stay, all at once: an item is large, and hardly any is rejected.
        let first = self.records.len();
        self.records.extend(items.into_iter().map(Record));
        let mut kept = first;
        for index in first..self.records.len() {
            if self.keeps(kept, index) {
                if index != kept {
                    self.records.swap(kept, index);
                }
                kept += 1;
            }
        }
        self.records.truncate(kept);
    }

    /// Whether a record breaks no rule; it is rejected if it does. It will stand behind the first `kept`.
    fn keeps(&mut self, kept: usize, index: usize) -> bool {
        let (before, rest) = self.records.split_at_mut(kept);
        let Record(item) = &mut rest[index - kept];
        let mut broken = rules::check(item, &self.feed, &self.parts).err();
        // An id that was seen keeps relations to it from dangling even if its record was rejected.
        match self.ids.entry(item.id().to_owned()) {
            Entry::Vacant(free) => {
                free.insert(item.kind());
            }
            Entry::Occupied(_) => {
                let again = || {
                    let message = format!("an id is given once in an edition: {:?} was already", item.id());
                    Broken::new("id", message)
                };
                broken = Some(broken.unwrap_or_else(again));
            }
        }
        if let Some(broken) = broken {
            self.rejections.push(broken.of(item));
            return false;
        }
        if let Some(Record(before)) = before.last() {
            self.in_order &= locator::follows(&before.sources()[0], &item.sources()[0]);
        }
        if references::are_in(item) {
            self.referring.push(kept);
        }
        if let (Item::TravelDocuments(batch), Some(taker)) = (item, &mut self.numbers) {
            taker.take(&batch.id, std::mem::take(&mut batch.numbers));
        }
        true
    }

    /// How many items were taken, the rejected ones included.
    pub fn taken(&self) -> usize {
        self.records.len() + self.rejections.len()
    }

    /// Checks what needs all items (whether every id that is referred to is a subject's, and no record is cut in two by
    /// another), and gives the records in their order and the rejections.
    pub fn finish(mut self) -> (Vec<Record>, Vec<Rejection>) {
        let mut broken = self.cut();
        for index in &self.referring {
            if let Entry::Vacant(free) = broken.entry(*index)
                && let Some(dangling) = references::dangling(&self.records[*index].0, &self.ids)
            {
                free.insert(dangling);
            }
        }
        // Records are large, and mostly none is broken: they stay where they are.
        if broken.is_empty() {
            return (self.records, self.rejections);
        }
        let mut records = Vec::with_capacity(self.records.len());
        for (index, record) in self.records.into_iter().enumerate() {
            match broken.remove(&index) {
                None => records.push(record),
                Some(broken) => self.rejections.push(broken.of(&record.0)),
            }
        }
        (records, self.rejections)
    }

    /// The records that are cut in two by another, by their index.
    fn cut(&self) -> HashMap<usize, Broken> {
        if self.in_order {
            return HashMap::new();
        }
        let places: Vec<_> = self.records.iter().map(|record| &record.0.sources()[0]).collect();
        let crossed = locator::crossing(&places).into_iter();
        let cut = crossed.map(|(index, other)| {
            let other = self.records[other].0.id();
            let message = format!("the place overlaps that of {other:?} in part: one of the two is wrong");
            (index, Broken::new("sources[0]", message))
        });
        cut.collect()
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

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
