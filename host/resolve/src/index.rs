//! Which records have which key.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::blocks::{Bond, Company, Key, most};

/// A key of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(Rust, packed(4))]
pub(crate) struct Entry {
    key: Key,
    slot: u32,
}

/// How much may speak for two records besides their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Promise {
    /// Too little, however surely they meet.
    Nothing,
    /// Too little, unless they meet under another key as well.
    Little,
    /// Enough, if their names agree.
    Enough,
}

/// Two records that are looked at together. There are as many as fit into memory, so they are small: the first 30 bits are the smaller slot,
/// the next 30 the greater, the last two how surely they meet, and the one before whether that promises little.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Meeting(u64);

impl Meeting {
    const SLOT: u64 = (1 << 30) - 1;
    const LITTLE: u64 = 4;
    const BOND: u64 = 3;

    /// None if it is to no purpose.
    fn new(one: u32, other: u32, bond: Bond, promise: Promise) -> Option<Self> {
        let little = match promise {
            Promise::Nothing => return None,
            Promise::Little => Self::LITTLE,
            Promise::Enough => 0,
        };
        let slots = u64::from(one.min(other)) << 34 | u64::from(one.max(other)) << 4;
        Some(Self(slots | little | bond as u64))
    }

    /// The slots, the smaller first.
    pub(crate) fn slots(self) -> (u32, u32) {
        ((self.0 >> 34) as u32, (self.0 >> 4 & Self::SLOT) as u32)
    }

    pub(crate) fn bond(self) -> Bond {
        match self.0 & Self::BOND {
            0 => Bond::Sure,
            1 => Bond::Names,
            _ => Bond::Word,
        }
    }
}

/// Each pair once: who meets under two keys meets surely.
fn distinct(mut meetings: Vec<Meeting>) -> Vec<Meeting> {
    meetings.par_sort_unstable();
    meetings.dedup_by(|later, first| {
        let again = later.slots() == first.slots();
        if again {
            first.0 &= !(Meeting::BOND | Meeting::LITTLE);
        }
        again
    });
    meetings.retain(|meeting| meeting.0 & Meeting::LITTLE == 0);
    meetings
}

/// What follows from replacing entries.
#[derive(Debug, Default)]
pub(crate) struct Replaced {
    /// Records whose keys are others now.
    pub(crate) changed: Vec<u32>,
    /// Records whose company under some key became another.
    pub(crate) company: Vec<u32>,
    /// Pairs that share a key which fewer share now, so that it counts for more; the smaller slot first.
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

/// The entries of one list that another lacks, both in order.
fn lacking(one: &[Entry], other: &[Entry]) -> Vec<Entry> {
    let mut other = other.iter().peekable();
    let mut one = one.to_vec();
    one.retain(|entry| {
        while other.next_if(|before| *before < entry).is_some() {}
        other.peek() != Some(&entry)
    });
    one
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
        // Most records that are touched have the keys that they had.
        let (going, coming) = (lacking(&going, &coming), lacking(&coming, &going));
        let both = || going.iter().chain(&coming);
        let changed: Vec<u32> = both().map(|entry| entry.slot).collect();
        let mut keys: Vec<Key> = both().map(|entry| entry.key).collect();
        keys.sort_unstable();
        keys.dedup();
        let before = self.companies(&keys);
        let mut merged = Vec::with_capacity(self.entries.len() - going.len() + coming.len());
        let (mut going, mut coming) = (going.into_iter().peekable(), coming.into_iter().peekable());
        for entry in self.entries.drain(..) {
            while let Some(first) = coming.next_if(|first| *first < entry) {
                merged.push(first);
            }
            if going.next_if_eq(&entry).is_none() {
                merged.push(entry);
            }
        }
        merged.extend(coming);
        self.entries = merged;
        let after = self.companies(&keys);
        let mut replaced = Replaced {
            changed,
            ..Replaced::default()
        };
        for ((key, before), after) in keys.iter().zip(before).zip(after) {
            if before != after {
                let company: Vec<u32> = self.slots(*key).collect();
                if after > before {
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

    /// How many share some keys, which are in order.
    fn companies(&self, keys: &[Key]) -> Vec<Company> {
        let mut rest = &self.entries[..];
        let company = |key: &Key| {
            rest = &rest[first_at(rest, *key)..];
            let found = rest.iter().take(most(*key) + 1);
            Company::of(*key, found.take_while(|entry| entry.key == *key).count())
        };
        keys.iter().map(company).collect()
    }

    /// The pairs that the records which `touched` names are looked at in, each once. The entries are theirs.
    pub(crate) fn pairs_with(
        &self,
        touched: &[bool],
        mut entries: Vec<Entry>,
        promise: impl Fn(u32, u32, Bond) -> Promise,
    ) -> Vec<Meeting> {
        entries.par_sort_unstable();
        let (mut rest, mut pairs) = (&self.entries[..], Vec::new());
        for group in entries.chunk_by(|a, b| a.key == b.key) {
            let (key, most) = (group[0].key, most(group[0].key));
            rest = &rest[first_at(rest, key)..];
            let all = rest.iter().take(most + 1).take_while(|entry| entry.key == key);
            let all = &rest[..all.count()];
            let Some(bond) = Company::of(key, all.len()).bond(key) else {
                continue;
            };
            for Entry { slot, .. } in group.iter().copied() {
                // Of two that were touched the first meets the other.
                let others = all.iter().map(|entry| entry.slot);
                let others = others.filter(|other| *other > slot || !touched[*other as usize]);
                pairs.extend(
                    others.filter_map(|other| Meeting::new(slot, other, bond, promise(slot, other, bond))),
                );
            }
        }
        distinct(pairs)
    }

    /// All pairs of records that are looked at together, each once.
    pub(crate) fn pairs(&self, promise: impl Fn(u32, u32, Bond) -> Promise) -> Vec<Meeting> {
        let mut pairs = Vec::new();
        for group in self.entries.chunk_by(|a, b| a.key == b.key) {
            let key = group[0].key;
            let Some(bond) = Company::of(key, group.len()).bond(key) else {
                continue;
            };
            for (position, one) in group.iter().enumerate() {
                let others = group[position + 1..].iter();
                pairs.extend(others.filter_map(|two| {
                    Meeting::new(one.slot, two.slot, bond, promise(one.slot, two.slot, bond))
                }));
            }
        }
        distinct(pairs)
    }
}
