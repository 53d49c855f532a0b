//! Which records have which key.

use rayon::prelude::*;

use crate::blocks::{Key, most};

/// A key of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(Rust, packed(4))]
pub(crate) struct Entry {
    key: Key,
    slot: u32,
}

/// All keys of all records, in order.
#[derive(Debug, Default)]
pub(crate) struct Index {
    entries: Vec<Entry>,
}

impl Entry {
    pub(crate) fn new(key: Key, slot: u32) -> Self {
        Self { key, slot }
    }
}

impl Index {
    /// The records that have a key.
    pub(crate) fn slots(&self, key: Key) -> impl ExactSizeIterator<Item = u32> + '_ {
        let start = self.entries.partition_point(|entry| entry.key < key);
        let length = self.entries[start..]
            .iter()
            .take_while(|entry| entry.key == key)
            .count();
        self.entries[start..start + length].iter().map(|entry| entry.slot)
    }

    /// Replaces all entries of the records that `touched` names by `coming`, and returns the records whose company under some key
    /// came to count or ceased to.
    pub(crate) fn replace(&mut self, touched: &[bool], mut coming: Vec<Entry>) -> Vec<u32> {
        coming.par_sort_unstable();
        if self.entries.is_empty() {
            self.entries = coming;
            return Vec::new();
        }
        let is_going = |entry: &Entry| touched.get(entry.slot as usize).is_some_and(|touched| *touched);
        let going: Vec<Entry> = self
            .entries
            .iter()
            .filter(|entry| is_going(entry))
            .copied()
            .collect();
        let mut keys: Vec<Key> = going.iter().chain(&coming).map(|entry| entry.key).collect();
        keys.sort_unstable();
        keys.dedup();
        let before: Vec<bool> = keys.iter().map(|key| self.counts(*key)).collect();
        let mut merged = Vec::with_capacity(self.entries.len() - going.len() + coming.len());
        let mut coming = coming.into_iter().peekable();
        for entry in self.entries.drain(..).filter(|entry| !is_going(entry)) {
            while let Some(first) = coming.next_if(|first| *first < entry) {
                merged.push(first);
            }
            merged.push(entry);
        }
        merged.extend(coming);
        self.entries = merged;
        let crossed = keys
            .iter()
            .zip(before)
            .filter(|(key, before)| self.counts(**key) != *before);
        crossed.flat_map(|(key, _)| self.slots(*key)).collect()
    }

    fn counts(&self, key: Key) -> bool {
        self.slots(key).len() <= most(key)
    }

    /// The records that are looked at together with one that has `keys`.
    pub(crate) fn company(&self, keys: &[Key], mut each: impl FnMut(u32)) {
        for key in keys {
            let slots = self.slots(*key);
            if slots.len() <= most(*key) {
                slots.for_each(&mut each);
            }
        }
    }

    /// All pairs of records that are looked at together, each once, the smaller slot first.
    pub(crate) fn pairs(&self) -> Vec<(u32, u32)> {
        let groups = self.entries.chunk_by(|a, b| a.key == b.key);
        let mut pairs = Vec::new();
        for group in groups.filter(|group| group.len() > 1 && group.len() <= most(group[0].key)) {
            for (position, one) in group.iter().enumerate() {
                // Of one key the slots are in order.
                pairs.extend(group[position + 1..].iter().map(|two| (one.slot, two.slot)));
            }
        }
        pairs.par_sort_unstable();
        pairs.dedup();
        pairs
    }
}
