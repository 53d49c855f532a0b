//! The records at hand, each in a slot of its own.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use crate::features::Features;
use crate::key::RecordKey;
use crate::record::Record;
use crate::vocabulary::Vocabulary;

/// All records, by slot and by key.
#[derive(Debug, Default)]
pub(crate) struct Registry {
    lists: Vec<(Box<str>, Box<str>)>,
    records: Vec<Option<Record>>,
    free: Vec<u32>,
    slots: FxHashMap<(u32, Box<str>), u32>,
    pub(crate) vocabulary: Vocabulary,
}

impl Registry {
    /// Puts a record into its slot, which it keeps while it is there.
    pub(crate) fn put(&mut self, key: &RecordKey, features: Features) -> u32 {
        let list = self.list(key).unwrap_or_else(|| {
            self.lists.push((key.issuer.clone(), key.list.clone()));
            self.lists.len() as u32 - 1
        });
        let record = Record::new(list, &key.id, features, &mut self.vocabulary);
        let known = self.slots.get(&(list, key.id.clone())).copied();
        let slot = known.or_else(|| self.free.pop()).unwrap_or_else(|| {
            self.records.push(None);
            self.records.len() as u32 - 1
        });
        self.vocabulary.count(&record.words, true);
        if let Some(before) = self.records[slot as usize].replace(record) {
            self.vocabulary.count(&before.words, false);
        } else {
            self.slots.insert((list, key.id.clone()), slot);
        }
        slot
    }

    /// Takes a record out; the slot it had, if it was there.
    pub(crate) fn remove(&mut self, key: &RecordKey) -> Option<u32> {
        let list = self.list(key)?;
        let slot = self.slots.remove(&(list, key.id.clone()))?;
        let record = self.records[slot as usize].take()?;
        self.vocabulary.count(&record.words, false);
        self.free.push(slot);
        Some(slot)
    }

    pub(crate) fn slot(&self, key: &RecordKey) -> Option<u32> {
        self.slots.get(&(self.list(key)?, key.id.clone())).copied()
    }

    pub(crate) fn record(&self, slot: u32) -> Option<&Record> {
        self.records.get(slot as usize)?.as_ref()
    }

    /// How many records there are.
    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    /// How many slots there are, those that are free included.
    pub(crate) fn capacity(&self) -> usize {
        self.records.len()
    }

    /// The slots that hold a record.
    pub(crate) fn live(&self) -> impl Iterator<Item = u32> + '_ {
        let slots = 0..self.records.len() as u32;
        slots.filter(|slot| self.records[*slot as usize].is_some())
    }

    pub(crate) fn key(&self, record: &Record) -> RecordKey {
        let (issuer, list) = &self.lists[record.list as usize];
        RecordKey::new(issuer, list, &record.id)
    }

    /// How two records stand by their keys.
    pub(crate) fn order(&self, a: &Record, b: &Record) -> Ordering {
        let list = |record: &Record| &self.lists[record.list as usize];
        match a.list == b.list {
            true => a.id.cmp(&b.id),
            false => list(a).cmp(list(b)),
        }
    }

    fn list(&self, key: &RecordKey) -> Option<u32> {
        let lists = self.lists.iter();
        let at = lists
            .enumerate()
            .find(|(_, (issuer, list))| *issuer == key.issuer && *list == key.list);
        at.map(|(at, _)| at as u32)
    }
}
