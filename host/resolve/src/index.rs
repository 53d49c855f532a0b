//! Which records have which key.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::blocks::{Key, most};

/// A key of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(Rust, packed(4))]
pub(crate) struct Entry {
    key: Key,
    slot: u32,
}

/// What follows from replacing entries.
#[derive(Debug, Default)]
pub(crate) struct Replaced {
    /// Records whose keys are others now.
    pub(crate) changed: Vec<u32>,
    /// Records whose company under some key came to count or ceased to.
    pub(crate) company: Vec<u32>,
    /// Pairs that share a key which came to count, the smaller slot first.
    pub(crate) met: FxHashSet<(u32, u32)>,
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

/// The slots of entries that only one of two lists has, both in order.
fn differing<'a>(one: &'a [Entry], other: &'a [Entry]) -> impl Iterator<Item = u32> + 'a {
    let only = |one: &'a [Entry], other: &'a [Entry]| {
        let missing = one.iter().filter(|entry| other.binary_search(entry).is_err());
        missing.map(|entry| entry.slot)
    };
    only(one, other).chain(only(other, one))
}

/// Where a key begins among entries, or would: soon, when it is near the start.
fn first_at(entries: &[Entry], key: Key) -> usize {
    let mut reach = 1;
    while entries.get(reach).is_some_and(|entry| entry.key < key) {
        reach *= 2;
    }
    let near = &entries[..entries.len().min(reach + 1)];
    near.partition_point(|entry| entry.key < key)
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

    /// Replaces all entries of the records that `touched` names by `coming`, and tells what follows.
    pub(crate) fn replace(&mut self, touched: &[bool], mut coming: Vec<Entry>) -> Replaced {
        coming.par_sort_unstable();
        if self.entries.is_empty() {
            self.entries = coming;
            return Replaced::default();
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
        let before = self.which_count(&keys);
        let changed: Vec<u32> = differing(&going, &coming).collect();
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
        let after = self.which_count(&keys);
        let mut replaced = Replaced {
            changed,
            ..Replaced::default()
        };
        for ((key, before), after) in keys.iter().zip(before).zip(after) {
            if before != after {
                let company: Vec<u32> = self.slots(*key).collect();
                if after {
                    let pairs = company.iter().enumerate().flat_map(|(at, one)| {
                        let others = company[at + 1..].iter();
                        others.map(move |other| (*one, *other))
                    });
                    replaced.met.extend(pairs);
                }
                replaced.company.extend(company);
            }
        }
        replaced
    }

    /// Which of some keys, in order, are few enough that they count.
    fn which_count(&self, keys: &[Key]) -> Vec<bool> {
        let mut rest = &self.entries[..];
        let counts = |key: &Key| {
            rest = &rest[first_at(rest, *key)..];
            let most = most(*key);
            let found = rest.iter().take(most + 1).take_while(|entry| entry.key == *key);
            found.count() <= most
        };
        keys.iter().map(counts).collect()
    }

    /// The pairs that records with these entries are looked at in, each once, the smaller slot first.
    pub(crate) fn pairs_with(&self, mut entries: Vec<Entry>) -> Vec<(u32, u32)> {
        entries.par_sort_unstable();
        let (mut rest, mut pairs) = (&self.entries[..], Vec::new());
        for group in entries.chunk_by(|a, b| a.key == b.key) {
            let (key, most) = (group[0].key, most(group[0].key));
            rest = &rest[first_at(rest, key)..];
            let all = rest.iter().take(most + 1).take_while(|entry| entry.key == key);
            let all = &rest[..all.count()];
            if all.len() > most {
                continue;
            }
            for Entry { slot, .. } in group.iter().copied() {
                let others = all.iter().map(|entry| entry.slot).filter(|other| *other != slot);
                pairs.extend(others.map(|other| (other.min(slot), other.max(slot))));
            }
        }
        pairs.par_sort_unstable();
        pairs.dedup();
        pairs
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
