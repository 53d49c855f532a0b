//! Numbers while they are read: sorted in runs, without more than some million of them in memory.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::JoinHandle;

use dragoman_model::{Digest, TakeNumbers, normalise_into};

use super::block::Stated;
use super::chunk;
use super::cursor::{Cursor, PREFIX, key};
use super::merge::Merged;
use super::run::Run;
use super::shape;
use super::sorted::{IN_MEMORY, Sorted, Sorting};
use super::waiting::Waiting;
use crate::error::HubError;

/// Numbers of a run. A number that waits takes 24 bytes, and up to three runs are in memory: one that is filled, one that waits and
/// one that is sorted.
const RUN: usize = 4 << 20;

/// Bytes of shapes and of what is long in numbers beyond which a run ends.
const TAILS: usize = 32 << 20;

/// Chunks of merged numbers that wait to be packed.
const CHUNKS: usize = 8;

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
    run: Waiting,
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

/// Sorts runs beside whoever fills the next.
#[derive(Debug)]
struct Sorter {
    runs: SyncSender<Waiting>,
    thread: JoinHandle<io::Result<Vec<Run>>>,
}

impl Sorter {
    fn start(folder: PathBuf, in_memory: usize) -> Self {
        let (runs, waiting) = sync_channel::<Waiting>(1);
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

    fn finish(self) -> Result<Vec<Run>, HubError> {
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
            run: Waiting::default(),
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
        let rest = &normal[normal.len().min(PREFIX)..];
        self.run.push(key(normal), rest, &self.shape, place);
        if self.run.numbers() >= self.limits.numbers || self.run.tail_bytes() >= TAILS {
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

    /// How many records state numbers.
    pub(crate) fn places(&self) -> usize {
        self.batches.len()
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
        if last.numbers() > 0 {
            let in_memory = if runs.is_empty() { self.limits.in_memory } else { 0 };
            runs.push(last.sort(&self.folder, in_memory).map_err(HubError::Scratch)?);
        }
        let is_passed_over: Vec<bool> = ids.iter().map(Option::is_none).collect();
        let mut sorting = Sorting::new(&self.folder, self.limits.in_memory);
        merged(&runs, |stated| {
            if is_passed_over[stated.record as usize] {
                return Ok(());
            }
            each(stated);
            sorting.push(stated).map_err(HubError::Scratch)
        })?;
        Ok(Spooled {
            sorted: sorting.finish().map_err(HubError::Scratch)?,
            ids,
        })
    }
}

/// Calls `each` with the numbers of all runs, in their order. What is merged is merged beside whoever takes it.
fn merged(runs: &[Run], mut each: impl FnMut(Stated<'_>) -> Result<(), HubError>) -> Result<(), HubError> {
    let mut cursors = runs.iter().map(Run::numbers).collect::<Result<Vec<_>, _>>()?;
    if let [only] = &mut cursors[..] {
        while only.advance()? {
            each(only.stated())?;
        }
        return Ok(());
    }
    std::thread::scope(|scope| {
        let (chunks, waiting) = sync_channel(CHUNKS);
        let merging = scope.spawn(move || chunk::send(Merged::new(cursors), &chunks));
        for chunk in waiting {
            chunk.numbers().try_for_each(&mut each)?;
        }
        let ended = || HubError::Scratch(io::Error::other("merging numbers ended in the middle"));
        merging.join().unwrap_or_else(|_| Err(ended()))
    })
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
