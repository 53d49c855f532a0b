//! Numbers while they are read: sorted in runs, without more than some million of them in memory.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::JoinHandle;

use dragoman_model::{Digest, TakeNumbers, normalise_into};

use super::block::Stated;
use super::cursor::Cursor;
use super::merge::Merged;
use super::shape;
use super::sorted::{IN_MEMORY, Sorted, Sorting};
use crate::error::HubError;

/// Numbers of a run. A number that waits takes 24 bytes, and up to three runs are in memory: one that is filled, one that waits and
/// one that is sorted.
const RUN: usize = 4 << 20;

/// Bytes of shapes and of what is long in numbers beyond which a run ends.
const TAILS: usize = 32 << 20;

/// Bytes of a normal form that are compared at once.
const PREFIX: usize = 16;

/// A draft cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// A value cannot be written as JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// The numbers of documents cannot be sorted: no space, or no rights.
    #[error(transparent)]
    Numbers(#[from] HubError),
}

/// Takes the numbers of documents while they are read, and sorts them in runs. What does not fit into memory goes to files without names
/// in a folder: nothing is left of them, however the program ends.
///
/// Numbers that are stated by records of no valid item are passed over when an edition is made of it. The first fault of the
/// folder is kept, and told when a draft is made.
#[derive(Debug)]
pub struct Spool {
    folder: PathBuf,
    run: Run,
    batches: Vec<Batch>,
    by_id: HashMap<String, u32>,
    sorter: Option<Sorter>,
    normal: String,
    shape: Vec<u8>,
    listed: Vec<u8>,
    limits: Limits,
    is_broken: bool,
}

/// When a run is full, and when packed numbers go to a file.
#[derive(Debug, Clone, Copy)]
struct Limits {
    numbers: usize,
    in_memory: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            numbers: RUN,
            in_memory: IN_MEMORY,
        }
    }
}

/// Documents in bulk.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Batch {
    /// How many numbers.
    pub(crate) numbers: u32,
    /// Digest of the numbers as they came, in their order.
    pub(crate) digest: Digest,
}

/// Numbers that wait to be sorted.
#[derive(Debug, Default)]
struct Run {
    slots: Vec<Slot>,
    tails: Tails,
}

/// A number that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Slot {
    /// The first bytes of the normal form, with zeros behind it: no letter or digit is one.
    prefix: [u64; 2],
    /// What else there is of it, and its shape.
    tail: u32,
    /// The record.
    record: u32,
}

/// What is long in numbers, and their shapes: few in any honest list.
#[derive(Debug)]
struct Tails {
    known: HashMap<Arc<Tail>, u32>,
    all: Vec<Arc<Tail>>,
    last: u32,
    bytes: usize,
}

#[derive(Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Tail {
    rest: Box<[u8]>,
    shape: Box<[u8]>,
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

impl Run {
    /// Sorts the numbers and packs them.
    fn sort(mut self, folder: &Path, in_memory: usize) -> io::Result<Sorted> {
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
        let mut sorting = Sorting::new(folder, in_memory);
        let mut normal = Vec::new();
        for slot in &self.slots {
            let tail = &self.tails.all[order[slot.tail as usize] as usize];
            normal.clear();
            let prefix = slot.prefix.map(u64::to_be_bytes);
            let length = prefix.as_flattened().iter().position(|byte| *byte == 0);
            normal.extend_from_slice(&prefix.as_flattened()[..length.unwrap_or(PREFIX)]);
            normal.extend_from_slice(&tail.rest);
            sorting.push(Stated {
                normal: &normal,
                shape: &tail.shape,
                record: slot.record,
            })?;
        }
        sorting.finish()
    }
}

/// Sorts runs beside whoever fills the next.
#[derive(Debug)]
struct Sorter {
    runs: SyncSender<Run>,
    thread: JoinHandle<io::Result<Vec<Sorted>>>,
}

impl Sorter {
    fn start(folder: PathBuf, in_memory: usize) -> Self {
        let (runs, waiting) = sync_channel::<Run>(1);
        // The first may stay in memory: most lists have one. Of those behind it there may be any number.
        let sort = move || {
            let allowances = std::iter::once(in_memory).chain(std::iter::repeat(0));
            let runs = waiting.into_iter().zip(allowances);
            runs.map(|(run, in_memory)| run.sort(&folder, in_memory))
                .collect()
        };
        Self {
            runs,
            thread: std::thread::spawn(sort),
        }
    }

    fn finish(self) -> Result<Vec<Sorted>, HubError> {
        drop(self.runs);
        let sorted = self.thread.join();
        let sorted = sorted.unwrap_or_else(|_| Err(io::Error::other("sorting numbers ended in the middle")));
        sorted.map_err(HubError::Scratch)
    }
}

impl Spool {
    /// A spool whose files are in `folder`, which is best the store's: there is room for as much there.
    pub fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            run: Run::default(),
            batches: Vec::new(),
            by_id: HashMap::new(),
            sorter: None,
            normal: String::new(),
            shape: Vec::new(),
            listed: Vec::new(),
            limits: Limits::default(),
            is_broken: false,
        }
    }

    /// A place for what a record states, to be named by [`add`](Self::add).
    fn open(&mut self, id: &str) -> u32 {
        let place = self.batches.len() as u32;
        self.batches.push(Batch {
            numbers: 0,
            digest: Digest::of(&[]),
        });
        self.by_id.insert(id.to_owned(), place);
        place
    }

    /// Adds a number that a record states.
    fn add(&mut self, place: u32, written: &str) {
        self.normal.clear();
        self.shape.clear();
        normalise_into(written, &mut self.normal);
        shape::write(&self.normal, written, &mut self.shape);
        let normal = self.normal.as_bytes();
        let mut prefix = [0; PREFIX];
        let (start, rest) = normal.split_at(normal.len().min(PREFIX));
        prefix[..start.len()].copy_from_slice(start);
        let half = |from: usize| u64::from_be_bytes(std::array::from_fn(|byte| prefix[from + byte]));
        self.run.slots.push(Slot {
            prefix: [half(0), half(PREFIX / 2)],
            tail: self.run.tails.find(rest, &self.shape),
            record: place,
        });
        if self.run.slots.len() >= self.limits.numbers || self.run.tails.bytes >= TAILS {
            self.turn();
        }
    }

    /// Gives a run to be sorted.
    fn turn(&mut self) {
        let run = std::mem::take(&mut self.run);
        if self.is_broken {
            return;
        }
        let start = || Sorter::start(self.folder.clone(), self.limits.in_memory);
        let sorter = self.sorter.get_or_insert_with(start);
        // It ends before its time only with a fault, which it tells at the end.
        self.is_broken = sorter.runs.send(run).is_err();
    }

    /// Adds the numbers of single documents that a record states.
    pub(crate) fn state<'a>(&mut self, id: &str, numbers: impl IntoIterator<Item = &'a str>) {
        let mut numbers = numbers.into_iter().peekable();
        if numbers.peek().is_some() {
            let place = self.open(id);
            numbers.for_each(|number| self.add(place, number));
        }
    }

    /// The place of a record that states numbers.
    pub(crate) fn place(&self, id: &str) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    /// What is known of documents in bulk.
    pub(crate) fn batch(&self, id: &str) -> Option<Batch> {
        Some(self.batches[self.place(id)? as usize])
    }

    /// Sorts all numbers, and leaves those out that are stated by a record with none of these ids. Calls `each` with every one that
    /// stays, in their order.
    pub(crate) fn finish(
        mut self,
        is_kept: impl Fn(&str) -> bool,
        mut each: impl FnMut(Stated<'_>),
    ) -> Result<Spooled, HubError> {
        let mut ids = vec![None; self.batches.len()];
        for (id, place) in self.by_id {
            if is_kept(&id) {
                ids[place as usize] = Some(id);
            }
        }
        let mut runs = match self.sorter {
            Some(sorter) => sorter.finish()?,
            None => Vec::new(),
        };
        let last = std::mem::take(&mut self.run);
        if !last.slots.is_empty() {
            let in_memory = if runs.is_empty() { self.limits.in_memory } else { 0 };
            runs.push(last.sort(&self.folder, in_memory).map_err(HubError::Scratch)?);
        }
        let cursors = runs.iter().map(Sorted::numbers).collect::<Result<_, _>>()?;
        let mut merged = Merged::new(cursors);
        let mut sorting = Sorting::new(&self.folder, self.limits.in_memory);
        while merged.advance()? {
            let stated = merged.stated();
            if ids[stated.record as usize].is_some() {
                each(stated);
                sorting.push(stated).map_err(HubError::Scratch)?;
            }
        }
        Ok(Spooled {
            sorted: sorting.finish().map_err(HubError::Scratch)?,
            ids,
        })
    }
}

impl TakeNumbers for Spool {
    fn take(&mut self, id: &str, numbers: Vec<String>) {
        let place = self.open(id);
        self.listed.clear();
        for number in &numbers {
            self.listed
                .extend_from_slice(&(number.len() as u32).to_le_bytes());
            self.listed.extend_from_slice(number.as_bytes());
            self.add(place, number);
        }
        self.batches[place as usize] = Batch {
            numbers: numbers.len() as u32,
            digest: Digest::of(&self.listed),
        };
    }
}

/// The numbers of a draft, sorted.
#[derive(Debug)]
pub(crate) struct Spooled {
    pub(super) sorted: Sorted,
    /// The ids of the records that state them, by their places; none for what is passed over.
    pub(super) ids: Vec<Option<String>>,
}

#[cfg(test)]
#[path = "spool_tests.rs"]
mod tests;
