//! Runs of the module, of which no more is kept than rules ask for.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use dragoman_model::schema::Summary;
use dragoman_model::{Digest, Hashing, Item, Record, TakeNumbers};
use dragoman_runtime::{Failure, Feed, Module, Outcome, Usage};

/// A run of the module.
pub(crate) struct Translation {
    pub(crate) result: Result<Outcome, Failure>,
    pub(crate) usage: Usage,
    /// The numbers of its documents in bulk, of which its records have none.
    pub(crate) numbers: Numbers,
}

/// Numbers of documents in bulk, by the ids of their records. They are counted and hashed while they come: a list may have a hundred
/// million.
#[derive(Debug, Default)]
pub(crate) struct Numbers(HashMap<String, (usize, Digest)>);

impl TakeNumbers for Numbers {
    fn take(&mut self, id: &str, numbers: Vec<String>) {
        let mut hashing = Hashing::default();
        for number in &numbers {
            // So that two numbers are not taken for one.
            hashing.update(&(number.len() as u64).to_le_bytes());
            hashing.update(number.as_bytes());
        }
        self.0.insert(id.to_owned(), (numbers.len(), hashing.finish()));
    }
}

impl Translation {
    /// Runs the module over a feed.
    pub(crate) fn of(module: &Module, feed: &Feed) -> Self {
        let numbers = Arc::new(Mutex::new(Numbers::default()));
        let run = module.translate_giving_numbers_to(feed, Box::new(numbers.clone()));
        let mut numbers = numbers.lock().unwrap_or_else(PoisonError::into_inner);
        Self {
            result: run.result,
            usage: run.usage,
            numbers: std::mem::take(&mut numbers),
        }
    }
}

impl Numbers {
    /// How many numbers the documents in bulk of this id have.
    pub(crate) fn count(&self, id: &str) -> usize {
        self.0.get(id).map_or(0, |(count, _)| *count)
    }

    /// The digest of a record, its numbers included.
    fn digest(&self, record: &Record) -> Digest {
        let item = record.item();
        let json = serde_json::to_vec(item);
        // As ids are: the types of the schema have keys that are text, and always serialise.
        let digest = Digest::of(&json.expect("an item is JSON"));
        match (item, self.0.get(item.id())) {
            (Item::TravelDocuments(_), Some((_, numbers))) => {
                let mut hashing = Hashing::default();
                hashing.update(digest.as_bytes());
                hashing.update(numbers.as_bytes());
                hashing.finish()
            }
            _ => digest,
        }
    }
}

/// What came of a run, by digests: enough to tell whether the same comes again.
#[derive(Debug, PartialEq)]
pub(crate) struct Print {
    /// The id of each record, and its digest.
    pub(crate) records: Vec<(String, Digest)>,
    pub(crate) summary: Summary,
    pub(crate) notices: Digest,
}

impl Print {
    pub(crate) fn of(outcome: &Outcome, numbers: &Numbers) -> Self {
        let records = outcome.records.iter();
        let notices = serde_json::to_vec(&outcome.notices);
        Self {
            records: records
                .map(|record| (record.item().id().to_owned(), numbers.digest(record)))
                .collect(),
            summary: outcome.summary.clone(),
            notices: Digest::of(&notices.expect("a notice is JSON")),
        }
    }

    /// How many of these records are among those of another run, as they are.
    pub(crate) fn count_in(&self, other: &Self) -> usize {
        let others: HashSet<_> = other.records.iter().collect();
        self.records
            .iter()
            .filter(|record| others.contains(record))
            .count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_numbers_are_others_however_they_are_parted() {
        let print = |numbers: &[&str]| {
            let mut taken = Numbers::default();
            taken.take("a", numbers.iter().map(ToString::to_string).collect());
            taken.0["a"]
        };
        assert_eq!(print(&["12", "3"]), print(&["12", "3"]));
        assert_ne!(print(&["12", "3"]).1, print(&["1", "23"]).1);
        assert_ne!(print(&["12", "3"]).1, print(&["3", "12"]).1);
        assert_eq!(print(&["12", "3"]).0, 2);
    }
}
