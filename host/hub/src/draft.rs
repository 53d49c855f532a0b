//! An edition before it is kept: all that can be computed without the store.

use dragoman_model::schema::FeedMode;
use dragoman_model::{Digest, ItemKind, Record};

use rayon::prelude::*;

use crate::claims::Claims;
use crate::key::{InputKey, ListKey};
use crate::read::Findings;

/// What a run gave, ready to be kept. Making one hashes every record, and needs no store.
#[derive(Debug)]
pub struct Draft {
    pub(crate) list: ListKey,
    pub(crate) input: InputKey,
    pub(crate) claims: Claims,
    pub(crate) findings: Findings,
    pub(crate) entries: Vec<Entry>,
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
    /// The last day on which it may be held, `yyyy-mm-dd`.
    pub(crate) last_day: Option<String>,
}

impl Draft {
    /// A draft of an edition of `list`, read from the input `input`.
    ///
    /// # Errors
    ///
    /// Fails only where a value cannot be written as JSON.
    pub fn new(list: ListKey, input: InputKey, records: Vec<Record>) -> Result<Self, serde_json::Error> {
        let mut entries = records
            .into_par_iter()
            .map(entry)
            .collect::<Result<Vec<_>, _>>()?;
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        let hash = edition_hash(&entries);
        Ok(Self {
            list,
            input,
            claims: Claims::default(),
            findings: Findings::default(),
            entries,
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

    /// How many records came, those included that were left out.
    pub(crate) fn came(&self) -> u64 {
        let records = self
            .entries
            .iter()
            .filter(|entry| entry.kind != ItemKind::Withdrawal);
        records.count() as u64 + u64::from(self.findings.rejected())
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

fn entry(record: Record) -> Result<Entry, serde_json::Error> {
    let mut item = record.into_item();
    let sources = serde_json::to_vec(&item.take_sources())?;
    let json = item.to_json();
    Ok(Entry {
        id: item.id().to_owned(),
        kind: item.kind(),
        links: item.links(),
        last_day: item.marking().retain_until.clone(),
        meaning: item.into_meaning(),
        content: Digest::of(&json),
        json,
        sources,
    })
}

/// The same records in any order, wherever they stand, are the same edition. Other links make another edition, in which
/// no record has changed.
fn edition_hash(sorted: &[Entry]) -> Digest {
    let mut bytes = Vec::with_capacity(sorted.len() * 64);
    for entry in sorted {
        bytes.extend_from_slice(&(entry.id.len() as u64).to_le_bytes());
        bytes.extend_from_slice(entry.id.as_bytes());
        bytes.extend_from_slice(entry.meaning.as_bytes());
        bytes.push(u8::from(entry.links.is_some()));
        if let Some(links) = entry.links {
            bytes.extend_from_slice(links.as_bytes());
        }
    }
    Digest::of(&bytes)
}
