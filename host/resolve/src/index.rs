//! Which records have which key.

use rayon::prelude::*;

use crate::blocks::{Bond, Company, Key, most};
use crate::parts::sort;

/// Groups of entries whose records are fetched at a time.
const FETCHED: usize = 8;

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
    pub(crate) fn new(one: u32, other: u32, bond: Bond, promise: Promise) -> Option<Self> {
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
    let last = meetings.iter().max().map_or(0, |meeting| meeting.slots().0);
    // So many bits that the first slots have no more than those of a part.
    let fine = (u32::BITS - last.leading_zeros()).saturating_sub(u8::BITS);
    sort(&mut meetings, |meeting| (meeting.slots().0 >> fine) as u8);
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
    /// Entries that came, in order, but for those that were there; none if there were none at all.
    pub(crate) coming: Vec<Entry>,
    /// Keys that more or fewer share than before, so that they count for something else.
    pub(crate) regrouped: Vec<Regrouped>,
}

/// A key that counts for something else than before.
#[derive(Debug)]
pub(crate) struct Regrouped {
    /// The records that share it, in order.
    pub(crate) slots: Vec<u32>,
    /// Whether it counts for more.
    pub(crate) for_more: bool,
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

    pub(crate) fn key(self) -> Key {
        self.key
    }

    /// What an even part of all entries has in common: keys are hashes.
    pub(crate) fn part(&self) -> u8 {
        (self.key >> (Key::BITS - u8::BITS)) as u8
    }

    pub(crate) fn slot(self) -> u32 {
        self.slot
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

/// Cuts entries into pieces of some size, between keys.
fn pieces(mut entries: &[Entry]) -> Vec<&[Entry]> {
    const SIZE: usize = 1 << 16;
    let mut pieces = Vec::new();
    while let Some(last) = entries.get(SIZE) {
        let more = entries[SIZE..].iter().take_while(|entry| entry.key == last.key);
        let (piece, rest) = entries.split_at(SIZE + more.count());
        pieces.push(piece);
        entries = rest;
    }
    pieces.push(entries);
    pieces
}

/// Takes the entries of a key off the front, and says how many they were.
fn take(entries: &mut &[Entry], key: Key) -> usize {
    let count = entries.iter().take_while(|entry| entry.key == key).count();
    *entries = &entries[count..];
    count
}

/// Takes some entries out of others, both in order.
fn remove(entries: &mut Vec<Entry>, going: &[Entry]) {
    let (mut from, mut to) = (0, 0);
    for entry in going {
        let at = from + soon(&entries[from..], |other| other < entry);
        entries.copy_within(from..at, to);
        (from, to) = (at + 1, to + at - from);
    }
    let end = entries.len();
    entries.copy_within(from..end, to);
    entries.truncate(to + end - from);
}

/// Puts some entries among others, both in order, where none of them is yet.
fn insert(entries: &mut Vec<Entry>, coming: &[Entry]) {
    let mut place = 0;
    let places = coming.iter().map(|entry| {
        place += soon(&entries[place..], |other| other < entry);
        place
    });
    let places: Vec<usize> = places.collect();
    let mut end = entries.len();
    entries.reserve_exact(coming.len());
    entries.extend_from_slice(coming);
    for ((before, entry), at) in coming.iter().enumerate().zip(places).rev() {
        entries.copy_within(at..end, at + before + 1);
        entries[at + before] = *entry;
        end = at;
    }
}

/// How many entries come before a place, which is found soon when it is near the start.
fn soon(entries: &[Entry], is_before: impl Fn(&Entry) -> bool) -> usize {
    let mut reach = 1;
    while entries.get(reach).is_some_and(&is_before) {
        reach *= 2;
    }
    let near = &entries[..entries.len().min(reach + 1)];
    near.partition_point(is_before)
}

impl Index {
    /// The records that share a key, as long as they are so few that it counts.
    pub(crate) fn company(&self, key: Key) -> Vec<u32> {
        let mut slots: Vec<u32> = self.slots(key).take(most(key) + 1).collect();
        if slots.len() > most(key) {
            slots.clear();
        }
        slots
    }

    /// The records that have a key.
    pub(crate) fn slots(&self, key: Key) -> impl Iterator<Item = u32> + '_ {
        let found = self.entries[self.start(key)..].iter();
        found
            .take_while(move |entry| entry.key == key)
            .map(|entry| entry.slot)
    }

    /// Where a key begins, or would. Keys are hashes, so it is near to where their even spread has it.
    fn start(&self, key: Key) -> usize {
        let length = self.entries.len();
        let guess = ((u128::from(key) * length as u128) >> Key::BITS) as usize;
        let is_before = |at: usize| self.entries[at].key < key;
        let (mut low, mut high, mut reach) = (guess, guess, 64);
        while low > 0 && !is_before(low - 1) {
            high = low;
            low = low.saturating_sub(reach);
            reach *= 2;
        }
        while high < length && is_before(high) {
            low = high + 1;
            high = (high + reach).min(length);
            reach *= 2;
        }
        low + self.entries[low..high].partition_point(|entry| entry.key < key)
    }

    /// How surely two records meet that have these keys, which are in order; none if they do not.
    pub(crate) fn bond(&self, one: &[Key], other: &[Key]) -> Option<Bond> {
        let mut other = other.iter().peekable();
        let shared = one.iter().filter(|key| {
            while other.next_if(|before| before < key).is_some() {}
            other.peek() == Some(key)
        });
        let mut bonds = shared.filter_map(|key| {
            let records = self.slots(*key).take(most(*key) + 1).count();
            Company::of(*key, records).bond(*key)
        });
        let first = bonds.next()?;
        Some(if bonds.next().is_some() { Bond::Sure } else { first })
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Replaces entries by others, both in order, and tells what follows.
    pub(crate) fn replace(&mut self, going: &[Entry], coming: Vec<Entry>) -> Replaced {
        if self.entries.is_empty() {
            self.entries = coming;
            return Replaced::default();
        }
        // Most records that change keep most of their keys.
        let (going, coming) = (lacking(going, &coming), lacking(&coming, going));
        let regrouped = self.regrouped(&going, &coming);
        remove(&mut self.entries, &going);
        insert(&mut self.entries, &coming);
        let group = |(key, for_more): (Key, bool)| Regrouped {
            slots: self.slots(key).collect(),
            for_more,
        };
        Replaced {
            regrouped: regrouped.into_iter().map(group).collect(),
            coming,
        }
    }

    #[cfg(test)]
    pub(crate) fn entries(&self) -> impl Iterator<Item = (Key, u32)> + '_ {
        self.entries.iter().map(|entry| (entry.key, entry.slot))
    }

    /// The keys that will count for something else when these entries are gone and those have come, and whether for more.
    fn regrouped(&self, mut going: &[Entry], mut coming: &[Entry]) -> Vec<(Key, bool)> {
        let (mut rest, mut regrouped) = (&self.entries[..], Vec::new());
        let first = |going: &[Entry], coming: &[Entry]| {
            let both = going.first().into_iter().chain(coming.first());
            both.map(|entry| entry.key).min()
        };
        while let Some(key) = first(going, coming) {
            let (less, more) = (take(&mut going, key), take(&mut coming, key));
            rest = &rest[soon(rest, |entry| entry.key < key)..];
            // So many that those which go leave too many.
            let found = rest.iter().take(most(key) + 1 + less);
            let records = found.take_while(|entry| entry.key == key).count();
            let (before, after) = (Company::of(key, records), Company::of(key, records - less + more));
            if before != after {
                regrouped.push((key, after > before));
            }
        }
        regrouped
    }

    /// The pairs that the records which `touched` names are looked at in, each once. The entries are theirs, in order.
    pub(crate) fn pairs_with(
        &self,
        touched: &[bool],
        entries: &[Entry],
        promise: impl Fn(u32, u32, Bond) -> Promise,
    ) -> Vec<Meeting> {
        let (mut rest, mut pairs) = (&self.entries[..], Vec::new());
        for group in entries.chunk_by(|a, b| a.key == b.key) {
            let (key, most) = (group[0].key, most(group[0].key));
            rest = &rest[soon(rest, |entry| entry.key < key)..];
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

    /// All pairs of records that are looked at together, each once. `fetch` is told of whom promises are asked next.
    pub(crate) fn pairs(
        &self,
        promise: impl Fn(u32, u32, Bond) -> Promise + Sync,
        fetch: impl Fn(&[Entry]) + Sync,
    ) -> Vec<Meeting> {
        let of_piece = |piece: &&[Entry]| {
            let groups = piece.chunk_by(|a, b| a.key == b.key).filter_map(|group| {
                let key = group[0].key;
                let bond = Company::of(key, group.len()).bond(key)?;
                (group.len() > 1).then_some((group, bond))
            });
            let groups: Vec<(&[Entry], Bond)> = groups.collect();
            let mut pairs = Vec::new();
            for groups in groups.chunks(FETCHED) {
                groups.iter().for_each(|(group, _)| fetch(group));
                for (group, bond) in groups.iter().copied() {
                    for (position, one) in group.iter().enumerate() {
                        let others = group[position + 1..].iter();
                        pairs.extend(others.filter_map(|two| {
                            Meeting::new(one.slot, two.slot, bond, promise(one.slot, two.slot, bond))
                        }));
                    }
                }
            }
            pairs
        };
        let pieces: Vec<Vec<Meeting>> = pieces(&self.entries).par_iter().map(of_piece).collect();
        let mut pairs = Vec::with_capacity(pieces.iter().map(Vec::len).sum());
        pieces.into_iter().for_each(|piece| pairs.extend(piece));
        distinct(pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(keys: &[u64]) -> Vec<Entry> {
        keys.iter()
            .map(|key| Entry::new(*key << 56, *key as u32))
            .collect()
    }

    #[test]
    fn entries_are_replaced_in_their_places() {
        let mut all = entries(&[1, 3, 5, 7, 9]);
        remove(&mut all, &entries(&[1, 5, 9]));
        assert_eq!(all, entries(&[3, 7]));
        insert(&mut all, &entries(&[2, 4, 5, 9]));
        assert_eq!(all, entries(&[2, 3, 4, 5, 7, 9]));
        insert(&mut all, &entries(&[0]));
        remove(&mut all, &entries(&[9]));
        assert_eq!(all, entries(&[0, 2, 3, 4, 5, 7]));
        remove(&mut all, &entries(&[0, 2, 3, 4, 5, 7]));
        insert(&mut all, &entries(&[8]));
        assert_eq!(all, entries(&[8]));
    }

    #[test]
    fn a_key_is_found_wherever_its_entries_lie() {
        for keys in [vec![], vec![7], vec![0, 0, 1, 200, 200, 255], vec![250; 300]] {
            let index = Index {
                entries: entries(&keys),
            };
            for key in 0..=255 {
                let expected = keys.partition_point(|other| *other < key);
                assert_eq!(index.start(key << 56), expected, "{key} in {keys:?}");
            }
        }
    }
}
