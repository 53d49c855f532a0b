//! An edition before it is kept: all that can be computed without the store.

use std::collections::{BTreeSet, HashMap};

use dragoman_model::schema::FeedMode;
use dragoman_model::{Digest, Item, ItemKind, Record, TakeNumbers};
use rayon::prelude::*;

use crate::claims::Claims;
use crate::key::{InputKey, ListKey};
use crate::numbers::{DraftError, Spool, Spooled};
use crate::read::Findings;

/// What a run gave, ready to be kept. Making one hashes every record, and needs no store.
#[derive(Debug)]
pub struct Draft {
    pub(crate) list: ListKey,
    pub(crate) input: InputKey,
    pub(crate) claims: Claims,
    pub(crate) findings: Findings,
    pub(crate) entries: Vec<Entry>,
    /// The numbers of the documents that they name.
    pub(crate) numbers: Spooled,
    pub(crate) hash: Digest,
}

/// One record of it.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) kind: ItemKind,
    /// Its links are no part of the meaning, but new ones must be kept.
    links: Option<Digest>,
    pub(crate) meaning: Digest,
    pub(crate) content: Digest,
    pub(crate) json: Vec<u8>,
    pub(crate) sources: Vec<u8>,
    /// Of documents in bulk, how many numbers.
    pub(crate) numbers: u32,
    /// The last day on which it may be held, `yyyy-mm-dd`.
    pub(crate) last_day: Option<String>,
}

impl Draft {
    /// A draft of an edition of `list`, read from the input `input`.
    ///
    /// # Errors
    ///
    /// As [`Draft::with_numbers`].
    pub fn new(list: ListKey, input: InputKey, records: Vec<Record>) -> Result<Self, DraftError> {
        Self::with_numbers(list, input, records, Spool::new(&std::env::temp_dir()))
    }

    /// As [`Draft::new`], where `numbers` took the numbers of documents in bulk while they were read.
    ///
    /// # Errors
    ///
    /// [`DraftError`]: numbers cannot be sorted, or a value cannot be written as JSON.
    pub fn with_numbers(
        list: ListKey,
        input: InputKey,
        records: Vec<Record>,
        mut numbers: Spool,
    ) -> Result<Self, DraftError> {
        let mut items: Vec<Item> = records.into_iter().map(Record::into_item).collect();
        items.iter_mut().for_each(|item| spool(item, &mut numbers));
        let entries = items.into_par_iter().map(|item| entry(item, &numbers));
        let mut entries = entries.collect::<Result<Vec<_>, _>>()?;
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        let mut documents = Documents::of(&entries, &numbers);
        let is_kept = |id: &str| {
            entries
                .binary_search_by(|entry| entry.id.as_str().cmp(id))
                .is_ok()
        };
        let numbers = numbers.finish(is_kept, |stated| documents.take(stated.normal, stated.record))?;
        let hash = edition_hash(&entries, documents);
        Ok(Self {
            list,
            input,
            claims: Claims::default(),
            findings: Findings::default(),
            entries,
            numbers,
            hash,
        })
    }

    /// With what the list and the module say of it. Without, it is a whole list that says nothing of itself.
    pub fn claims(mut self, claims: Claims) -> Self {
        self.claims = claims;
        self
    }

    /// With what was rejected by the host, and what the module could not carry over.
    pub fn findings(mut self, findings: Findings) -> Self {
        self.findings = findings;
        self
    }

    /// Whether it holds changes to the edition before it.
    pub(crate) fn is_delta(&self) -> bool {
        self.claims.mode == FeedMode::Delta
    }

    /// How many records came, those included that were left out; of documents in bulk each is one.
    pub(crate) fn came(&self) -> u64 {
        let records = self.entries.iter().map(|entry| match entry.kind {
            ItemKind::Withdrawal => 0,
            ItemKind::TravelDocuments => u64::from(entry.numbers),
            _ => 1,
        });
        records.sum::<u64>() + u64::from(self.findings.rejected())
    }

    /// How many numbers its documents in bulk have.
    pub fn documents(&self) -> u64 {
        self.entries.iter().map(|entry| u64::from(entry.numbers)).sum()
    }

    /// Digest of all that the run gave: every record as it was emitted and where it stands, every rejection and notice.
    /// Unlike by what an edition is compared, the same run over the same input gives no other.
    ///
    /// # Errors
    ///
    /// Fails only where a value cannot be written as JSON.
    pub fn output(&self) -> Result<Digest, serde_json::Error> {
        let mut bytes = Vec::with_capacity(self.entries.len() * 96);
        let mut append = |text: &[u8]| {
            bytes.extend_from_slice(&(text.len() as u64).to_le_bytes());
            bytes.extend_from_slice(text);
        };
        append(&(self.entries.len() as u64).to_le_bytes());
        for entry in &self.entries {
            append(entry.id.as_bytes());
            append(entry.content.as_bytes());
            append(&entry.sources);
        }
        append(&serde_json::to_vec(&self.findings)?);
        Ok(Digest::of(&bytes))
    }
}

/// Takes the numbers of an item's documents, those of documents in bulk out of it.
fn spool(item: &mut Item, numbers: &mut Spool) {
    match item {
        Item::TravelDocuments(batch) if !batch.numbers.is_empty() => {
            numbers.take(&batch.id, std::mem::take(&mut batch.numbers));
        }
        Item::TravelDocument(document) => numbers.state(&document.id, document.document.number.as_deref()),
        Item::Subject(subject) => {
            let documents = subject.documents.iter();
            numbers.state(
                &subject.id,
                documents.filter_map(|document| document.number.as_deref()),
            );
        }
        _ => {}
    }
}

fn entry(mut item: Item, numbers: &Spool) -> Result<Entry, serde_json::Error> {
    let sources = serde_json::to_vec(&item.take_sources())?;
    let json = item.to_json();
    let (id, kind) = (item.id().to_owned(), item.kind());
    let batch = match kind {
        ItemKind::TravelDocuments => numbers.batch(&id),
        _ => None,
    };
    let content = match batch {
        // Two with other numbers are two, though these stand elsewhere.
        Some(batch) => Digest::of(&[&json, &batch.digest.as_bytes()[..]].concat()),
        None => Digest::of(&json),
    };
    Ok(Entry {
        kind,
        links: item.links(),
        last_day: item.marking().retain_until.clone(),
        meaning: match kind {
            // What is said of each of them, whatever batch it came in.
            ItemKind::TravelDocuments => item.with_id(String::new()).into_meaning(),
            _ => item.into_meaning(),
        },
        id,
        content,
        json,
        sources,
        numbers: batch.map_or(0, |batch| batch.numbers),
    })
}

/// What an edition says of documents in bulk, whatever the batches in which they came and wherever these stand.
struct Documents {
    /// What is said of the numbers of a batch, by its place in the spool; nothing of what is no batch.
    said: Vec<Option<u32>>,
    /// Digest of all before these bytes.
    digest: Digest,
    bytes: Vec<u8>,
    last: Vec<u8>,
    /// What is said of the last number: each once, in order.
    sayings: Vec<u32>,
}

impl Documents {
    /// Bytes that are digested at once.
    const BYTES: usize = 1 << 20;

    fn of(entries: &[Entry], numbers: &Spool) -> Self {
        let bulk = || {
            entries
                .iter()
                .filter(|entry| entry.kind == ItemKind::TravelDocuments)
        };
        let meanings: BTreeSet<Digest> = bulk().map(|entry| entry.meaning).collect();
        let rank: HashMap<Digest, u32> = meanings.iter().copied().zip(0..).collect();
        let mut said = vec![None; numbers.places()];
        for entry in bulk() {
            if let Some(place) = numbers.place(&entry.id) {
                said[place as usize] = Some(rank[&entry.meaning]);
            }
        }
        Self {
            said,
            digest: Digest::of(&[]),
            bytes: meanings.iter().flat_map(|meaning| *meaning.as_bytes()).collect(),
            last: Vec::new(),
            sayings: Vec::new(),
        }
    }

    /// Takes the next number and the place of the record that states it.
    fn take(&mut self, normal: &[u8], record: u32) {
        let Some(saying) = self.said[record as usize] else {
            return;
        };
        if normal != self.last {
            self.turn();
            self.last.extend_from_slice(normal);
        }
        if let Err(place) = self.sayings.binary_search(&saying) {
            self.sayings.insert(place, saying);
        }
    }

    /// Goes on to another number.
    fn turn(&mut self) {
        if !self.sayings.is_empty() {
            self.bytes
                .extend_from_slice(&(self.last.len() as u32).to_le_bytes());
            self.bytes.append(&mut self.last);
            self.bytes
                .extend_from_slice(&(self.sayings.len() as u32).to_le_bytes());
            self.bytes
                .extend(self.sayings.drain(..).flat_map(u32::to_le_bytes));
        }
        if self.bytes.len() >= Self::BYTES {
            self.digest();
        }
    }

    fn digest(&mut self) {
        self.bytes.extend_from_slice(self.digest.as_bytes());
        self.digest = Digest::of(&self.bytes);
        self.bytes.clear();
    }

    /// Digest of all of it; none where there are no such documents.
    fn finish(mut self) -> Option<Digest> {
        if !self.said.iter().any(Option::is_some) {
            return None;
        }
        self.turn();
        self.digest();
        Some(self.digest)
    }
}

/// The same records in any order, wherever they stand, are the same edition. Other links make another edition, in which
/// no record has changed. So are the same documents in bulk, in whatever batches they come.
fn edition_hash(sorted: &[Entry], documents: Documents) -> Digest {
    let mut bytes = Vec::with_capacity(sorted.len() * 64);
    for entry in sorted
        .iter()
        .filter(|entry| entry.kind != ItemKind::TravelDocuments)
    {
        bytes.extend_from_slice(&(entry.id.len() as u64).to_le_bytes());
        bytes.extend_from_slice(entry.id.as_bytes());
        bytes.extend_from_slice(entry.meaning.as_bytes());
        bytes.push(u8::from(entry.links.is_some()));
        if let Some(links) = entry.links {
            bytes.extend_from_slice(links.as_bytes());
        }
    }
    if let Some(documents) = documents.finish() {
        bytes.extend_from_slice(documents.as_bytes());
    }
    Digest::of(&bytes)
}
