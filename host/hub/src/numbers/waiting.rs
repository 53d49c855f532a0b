//! Numbers that wait to be sorted.

use std::collections::HashMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::run::{Run, Tail, Writing};

/// Numbers that wait to be sorted.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    slots: Vec<Slot>,
    tails: Tails,
}

/// A number that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Slot {
    /// The [first bytes](super::cursor::key) of the normal form, in two halves.
    start: [u64; 2],
    /// What else there is of it, and its shape.
    tail: u32,
    /// The record.
    record: u32,
}

impl Slot {
    fn key(&self) -> u128 {
        u128::from(self.start[0]) << u64::BITS | u128::from(self.start[1])
    }

    fn rest(&self) -> u64 {
        u64::from(self.tail) << u32::BITS | u64::from(self.record)
    }
}

impl Ord for Slot {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.key(), self.rest()).cmp(&(other.key(), other.rest()))
    }
}

impl PartialOrd for Slot {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }

    /// All that sorting asks; without a branch, which could not be foretold.
    fn lt(&self, other: &Self) -> bool {
        (self.key() < other.key()) | ((self.key() == other.key()) & (self.rest() < other.rest()))
    }
}

/// What is long in numbers, and their shapes: few in any honest list.
#[derive(Debug)]
struct Tails {
    known: HashMap<Arc<Tail>, u32>,
    all: Vec<Arc<Tail>>,
    last: u32,
    bytes: usize,
}

impl Default for Tails {
    fn default() -> Self {
        let none = Arc::new(Tail::default());
        Self {
            known: HashMap::from([(none.clone(), 0)]),
            all: vec![none],
            last: 0,
            bytes: 0,
        }
    }
}

impl Tails {
    fn find(&mut self, rest: &[u8], shape: &[u8]) -> u32 {
        if rest.is_empty() && shape.is_empty() {
            return 0;
        }
        let last = &self.all[self.last as usize];
        if *last.rest == *rest && *last.shape == *shape {
            return self.last;
        }
        let tail = Arc::new(Tail {
            rest: rest.into(),
            shape: shape.into(),
        });
        self.last = match self.known.get(&tail) {
            Some(place) => *place,
            None => {
                let place = self.all.len() as u32;
                self.bytes += rest.len() + shape.len() + 64;
                self.known.insert(tail.clone(), place);
                self.all.push(tail);
                place
            }
        };
        self.last
    }
}

impl Waiting {
    /// Adds a number: its [first bytes](super::cursor::key), the rest of its normal form, its shape, and its record.
    pub(super) fn push(&mut self, key: u128, rest: &[u8], shape: &[u8], record: u32) {
        self.slots.push(Slot {
            start: [(key >> u64::BITS) as u64, key as u64],
            tail: self.tails.find(rest, shape),
            record,
        });
    }

    /// How many numbers wait.
    pub(super) fn numbers(&self) -> usize {
        self.slots.len()
    }

    /// Bytes of what is long in them, and of their shapes.
    pub(super) fn tail_bytes(&self) -> usize {
        self.tails.bytes
    }

    /// Sorts the numbers: into memory, and beyond so many bytes into a file in `folder`.
    pub(super) fn sort(mut self, folder: &Path, in_memory: usize) -> io::Result<Run> {
        // Tails in their order, so that numbers are compared without looking at them.
        let mut order: Vec<u32> = (0..self.tails.all.len() as u32).collect();
        order.sort_by(|a, b| self.tails.all[*a as usize].cmp(&self.tails.all[*b as usize]));
        let mut rank = vec![0; order.len()];
        for (place, tail) in order.iter().enumerate() {
            rank[*tail as usize] = place as u32;
        }
        if order.len() > 1 {
            self.slots
                .iter_mut()
                .for_each(|slot| slot.tail = rank[slot.tail as usize]);
        }
        self.slots.sort_unstable();
        let mut writing = Writing::new(folder, in_memory);
        for slot in &self.slots {
            let tail = &self.tails.all[order[slot.tail as usize] as usize];
            writing.push(slot.key(), tail, slot.record)?;
        }
        writing.finish()
    }
}
