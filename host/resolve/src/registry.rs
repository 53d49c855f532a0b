//! The records at hand, each in a slot of its own.

use std::cmp::Ordering;

use crate::brief::Brief;
use crate::features::Features;
use crate::key::RecordKey;
use crate::record::Record;
use crate::table::Table;
use crate::vocabulary::{Size, Vocabulary};

/// All records, by slot and by key.
#[derive(Debug, Default)]
pub(crate) struct Registry {
    lists: Vec<(Box<str>, Box<str>)>,
    /// The place of each list among them in the order of issuers and names.
    ranks: Vec<u32>,
    records: Vec<Option<Record>>,
    /// That of each slot; of a slot that is free, of the last record it had.
    briefs: Vec<Brief>,
    free: Vec<u32>,
    /// Those of each list by the ids of their records.
    slots: Vec<Table>,
    pub(crate) vocabulary: Vocabulary,
}

impl Registry {
    /// Puts a record into its slot, which it keeps while it is there.
    pub(crate) fn put(&mut self, key: &RecordKey, features: Features) -> u32 {
        let list = self.list(key).unwrap_or_else(|| {
            self.lists.push((key.issuer.clone(), key.list.clone()));
            self.ranks = ranks(&self.lists);
            self.slots.push(Table::default());
            self.lists.len() as u32 - 1
        });
        let brief = Brief::of(list, &features);
        let record = Record::new(list, &key.id, features, &mut self.vocabulary);
        let known = self.find(list, &key.id);
        let slot = known.or_else(|| self.free.pop()).unwrap_or_else(|| {
            self.records.push(None);
            self.briefs.push(brief);
            self.records.len() as u32 - 1
        });
        self.briefs[slot as usize] = brief;
        self.vocabulary.count(&record.words, true);
        if let Some(before) = self.records[slot as usize].replace(record) {
            self.vocabulary.count(&before.words, false);
        } else {
            self.slots[list as usize].insert(hash(&key.id), slot);
        }
        slot
    }

    /// Takes a record out; the slot it had, if it was there.
    pub(crate) fn remove(&mut self, key: &RecordKey) -> Option<u32> {
        let list = self.list(key)?;
        let slot = self.find(list, &key.id)?;
        self.slots[list as usize].remove(hash(&key.id), slot);
        let record = self.records[slot as usize].take()?;
        self.vocabulary.count(&record.words, false);
        self.free.push(slot);
        Some(slot)
    }

    pub(crate) fn slot(&self, key: &RecordKey) -> Option<u32> {
        self.find(self.list(key)?, &key.id)
    }

    fn find(&self, list: u32, id: &str) -> Option<u32> {
        let is = |slot: u32| self.record(slot).is_some_and(|record| *record.id == *id);
        self.slots[list as usize].find(hash(id), is)
    }

    pub(crate) fn record(&self, slot: u32) -> Option<&Record> {
        self.records.get(slot as usize)?.as_ref()
    }

    /// Notes how rare the words of a record are among so many.
    pub(crate) fn weigh(&mut self, slot: u32, size: Size) {
        if let Some(record) = &mut self.records[slot as usize] {
            record.weigh(&self.vocabulary, size);
        }
    }

    /// Has the processor fetch records that are looked at next. It fetches several at a time if none has to be there before it knows
    /// where the next one is; who looks at one after the other waits for each of them.
    pub(crate) fn fetch(&self, slots: impl Iterator<Item = u32> + Clone) {
        let records = || slots.clone().filter_map(|slot| self.record(slot));
        let heads = records().fold(0, |all, record| all ^ record.consonants);
        std::hint::black_box(heads);
        let pieces = records().fold(0, |all, record| all ^ record.touch());
        std::hint::black_box(pieces);
    }

    /// The same for the briefs of records.
    pub(crate) fn fetch_briefs(&self, slots: impl Iterator<Item = u32>) {
        let lists = slots.fold(0, |all, slot| all ^ self.brief(slot).list());
        std::hint::black_box(lists);
    }

    pub(crate) fn brief(&self, slot: u32) -> &Brief {
        &self.briefs[slot as usize]
    }

    /// How many records there are.
    pub(crate) fn len(&self) -> usize {
        self.slots.iter().map(Table::len).sum()
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

    /// What most records are in order by: those that differ in it are in the order of their keys.
    pub(crate) fn beginning(&self, record: &Record) -> (u32, u64) {
        (self.ranks[record.list as usize], record.id.beginning())
    }

    /// How two records stand by their keys.
    pub(crate) fn order(&self, a: &Record, b: &Record) -> Ordering {
        let rank = |record: &Record| self.ranks[record.list as usize];
        match a.list == b.list {
            true => a.id.cmp(&b.id),
            false => rank(a).cmp(&rank(b)),
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

fn hash(id: &str) -> u32 {
    crate::blocks::text(id) as u32
}

fn ranks(lists: &[(Box<str>, Box<str>)]) -> Vec<u32> {
    let before = |list: &(Box<str>, Box<str>)| lists.iter().filter(|other| *other < list).count() as u32;
    lists.iter().map(before).collect()
}
