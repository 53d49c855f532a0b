//! What documents in bulk one edition names and another does not.
//!
//! Documents are compared one by one, not by the batches in which they come: a list that is read in pieces of some thousand rows has
//! other pieces as soon as a row comes before them. A document is what its issuer, its kind and the normal form of its number say
//! that it is; what is said of it is all else that its record says, but for the record's id and place.

use std::collections::{HashMap, HashSet};

use dragoman_model::Item;
use dragoman_model::schema::{DocumentKind, TravelDocuments};
use rusqlite::{Connection, params};
use serde::Serialize;

use super::block::{Block, MOST, named_records};
use super::kept::{Kept, data, read};
use super::placed::blocks;
use crate::edition::{Edition, number_of};
use crate::error::HubError;
use crate::hub::Hub;
use crate::kind;
use crate::read::stored;

/// How many documents in bulk changed from one edition to another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct DocumentChanges {
    /// Documents of the earlier edition.
    pub of: u64,
    /// Documents of the later edition only.
    pub added: u64,
    /// Documents of the earlier edition only.
    pub removed: u64,
    /// Documents of both of which they do not say the same.
    pub changed: u64,
}

impl DocumentChanges {
    /// Whether there are documents in bulk in either edition.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// A document in bulk that changed from one edition to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentChange {
    /// What changed.
    pub change: Change,
    /// The number in its normal form.
    pub number: String,
    /// Kind of the document.
    pub kind: DocumentKind,
    /// Its issuer, if it is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
}

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It is in the later edition only.
    Added,
    /// It is in the earlier edition only.
    Removed,
    /// It is in both, which do not say the same of it.
    Changed,
}

impl Hub {
    /// What documents in bulk changed from one edition to another, or from none. Calls `each` with every one that did, in the order of normal forms.
    /// Parts that both editions have in common are not read.
    ///
    /// # Errors
    ///
    /// If the store fails, or `each` does.
    pub fn changed_documents<'a, E: From<HubError>>(
        &self,
        from: impl Into<Option<&'a Edition>>,
        to: &Edition,
        each: impl FnMut(DocumentChange) -> Result<(), E>,
    ) -> Result<DocumentChanges, E> {
        let from = number_of(from.into());
        compare(&self.connection, from, to.edition, &HashSet::new(), each)
    }
}

/// What documents an edition lost, and of how many: those that were withdrawn with their records are of neither. `withdrawn` are the
/// records that were.
pub(crate) fn lost(
    connection: &Connection,
    from: i64,
    to: i64,
    withdrawn: &HashSet<u32>,
) -> Result<DocumentChanges, HubError> {
    compare(connection, from, to, withdrawn, |_| Ok(()))
}

/// As [`Hub::changed_documents`], without the documents of some records of the earlier edition.
pub(crate) fn compare<E: From<HubError>>(
    connection: &Connection,
    from: i64,
    to: i64,
    without: &HashSet<u32>,
    mut each: impl FnMut(DocumentChange) -> Result<(), E>,
) -> Result<DocumentChanges, E> {
    let mut sayings = Sayings::default();
    let mut old = Side::new(connection, from, &mut sayings)?;
    let mut new = Side::new(connection, to, &mut sayings)?;
    old.leave_out(without);
    let mut changes = DocumentChanges::default();
    if old.said.is_empty() && new.said.is_empty() {
        return Ok(changes);
    }
    let (mut normal, mut before, mut after) = (Vec::new(), Vec::new(), Vec::new());
    loop {
        while let Some(distinct) = same(connection, &mut old, &mut new)? {
            changes.of += u64::from(distinct);
        }
        old.settle()?;
        new.settle()?;
        normal.clear();
        normal.extend_from_slice(match (old.normal(), new.normal()) {
            (None, None) => break,
            (Some(normal), None) | (None, Some(normal)) => normal,
            (Some(a), Some(b)) => a.min(b),
        });
        old.take(&normal, &mut before)?;
        new.take(&normal, &mut after)?;
        // Nearly all that is read: numbers of a block in which another came or went.
        if before.len() == 1 && before == after {
            changes.of += 1;
            continue;
        }
        for document in documents(&before, &after) {
            let of = |side: &[Said]| -> Vec<u32> {
                let of_it = side.iter().filter(|said| said.document == document);
                of_it.map(|said| said.saying).collect()
            };
            let (before, after) = (of(&before), of(&after));
            changes.of += u64::from(!before.is_empty());
            let (change, count) = match (before.is_empty(), after.is_empty()) {
                (true, _) => (Change::Added, &mut changes.added),
                (_, true) => (Change::Removed, &mut changes.removed),
                _ if before != after => (Change::Changed, &mut changes.changed),
                _ => continue,
            };
            *count += 1;
            let (kind, issuer) = sayings.documents[document as usize].clone();
            let number = String::from_utf8_lossy(&normal).into_owned();
            each(DocumentChange {
                change,
                number,
                kind,
                issuer,
            })?;
        }
    }
    Ok(changes)
}

/// Passes over a block that both sides have, and of which they say the same: gives how many documents it has.
fn same(connection: &Connection, old: &mut Side<'_>, new: &mut Side<'_>) -> Result<Option<u32>, HubError> {
    let all_say = (old.all_say, new.all_say);
    let (Some(a), Some(b)) = (old.next_block(), new.next_block()) else {
        return Ok(None);
    };
    // One of so many may share its last number with the next.
    if a.written != b.written || a.numbers >= MOST {
        return Ok(None);
    }
    let (before, after) = match all_say {
        (Some(_), Some(_)) => all_say,
        _ => {
            let (a, b) = (data(connection, a.records)?, data(connection, b.records)?);
            (old.one_saying(&a)?, new.one_saying(&b)?)
        }
    };
    if before.is_none() || before != after {
        return Ok(None);
    }
    new.blocks.next();
    Ok(old.blocks.next().map(|block| block.distinct))
}

/// The documents that are named on either side.
fn documents(before: &[Said], after: &[Said]) -> Vec<u32> {
    let mut documents: Vec<u32> = before.iter().chain(after).map(|said| said.document).collect();
    documents.sort_unstable();
    documents.dedup();
    documents
}

/// What records say, each once.
#[derive(Default)]
struct Sayings {
    known: HashMap<Vec<u8>, Said>,
    documents: Vec<(DocumentKind, Option<String>)>,
}

/// What a record says of each of its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    /// What is a document of a number: kind and issuer.
    document: u32,
    /// All that is said of it.
    saying: u32,
}

impl Sayings {
    fn of(&mut self, meaning: Vec<u8>, json: &[u8]) -> Result<Said, HubError> {
        if let Some(said) = self.known.get(&meaning) {
            return Ok(*said);
        }
        let Item::TravelDocuments(TravelDocuments { kind, issuer, .. }) = stored(json)? else {
            return Err(HubError::Damaged("documents in bulk are something else".into()));
        };
        let document = (kind, issuer);
        let place = self.documents.iter().position(|known| *known == document);
        let place = place.unwrap_or_else(|| {
            self.documents.push(document);
            self.documents.len() - 1
        });
        let said = Said {
            document: place as u32,
            saying: self.known.len() as u32,
        };
        self.known.insert(meaning, said);
        Ok(said)
    }
}

/// One of two editions that are compared.
struct Side<'c> {
    connection: &'c Connection,
    /// What the records of documents in bulk say.
    said: HashMap<u32, Said>,
    /// What all records that state a number say alike; none if they do not, or if any of them are of no documents in bulk.
    all_say: Option<Said>,
    blocks: std::iter::Peekable<std::vec::IntoIter<Kept>>,
    block: Option<Block>,
    /// What each record says that the block names.
    said_in_block: Vec<Option<Said>>,
    /// What is said of the number on which the block stands, if it stands on one.
    on: Option<Said>,
}

impl<'c> Side<'c> {
    fn new(connection: &'c Connection, edition: i64, sayings: &mut Sayings) -> Result<Self, HubError> {
        let query = "SELECT document_record.number, meaning, json FROM entry JOIN edition ON edition.number = entry.edition
            JOIN document_record USING (issuer, list, id) JOIN content ON content.number = entry.content
            WHERE edition = ?1 AND kind = ?2";
        let mut query = connection.prepare_cached(query)?;
        let mut rows = query.query(params![edition, kind::BULK])?;
        let mut said = HashMap::new();
        while let Some(row) = rows.next()? {
            let json: Vec<u8> = row.get(2)?;
            said.insert(row.get(0)?, sayings.of(row.get(1)?, &json)?);
        }
        let blocks = match said.is_empty() {
            true => Vec::new(),
            false => blocks(connection, edition)?,
        };
        let others = "SELECT 1 FROM entry JOIN edition ON edition.number = entry.edition
            JOIN document_record USING (issuer, list, id) WHERE edition = ?1 AND kind <> ?2";
        let has_others = connection
            .prepare_cached(others)?
            .exists(params![edition, kind::BULK])?;
        Ok(Self {
            connection,
            all_say: one(said.values().copied().map(Some)).filter(|_| !has_others),
            said,
            blocks: blocks.into_iter().peekable(),
            block: None,
            said_in_block: Vec::new(),
            on: None,
        })
    }

    /// Leaves out what some records state.
    fn leave_out(&mut self, without: &HashSet<u32>) {
        let all = self.said.len();
        self.said.retain(|record, _| !without.contains(record));
        if self.said.len() < all {
            self.all_say = None;
        }
    }

    /// The next block, if the one before is read to its end.
    fn next_block(&mut self) -> Option<&Kept> {
        match self.on {
            Some(_) => None,
            None => self.blocks.peek(),
        }
    }

    /// What all records of a block say alike; none if they do not.
    fn one_saying(&self, records: &[u8]) -> Result<Option<Said>, HubError> {
        let named = named_records(records)?;
        Ok(one(named.iter().map(|record| self.said.get(record).copied())))
    }

    /// Goes to the next number of documents in bulk, if it does not stand on one. Stays before a block, which may be passed over.
    fn settle(&mut self) -> Result<(), HubError> {
        while self.on.is_none() {
            match self.blocks.next() {
                Some(next) => {
                    let block = read(self.connection, &next)?;
                    let said = block.named().iter().map(|record| self.said.get(record).copied());
                    self.said_in_block.clear();
                    self.said_in_block.extend(said);
                    self.block = Some(block);
                    self.step()?;
                }
                None => return Ok(()),
            }
        }
        Ok(())
    }

    /// Goes on within the block.
    fn step(&mut self) -> Result<(), HubError> {
        self.on = None;
        if let Some(block) = &mut self.block {
            while self.on.is_none() && block.advance()? {
                self.on = self.said_in_block[block.which_named()];
            }
        }
        if self.on.is_none() {
            self.block = None;
        }
        Ok(())
    }

    /// The normal form on which it stands.
    fn normal(&self) -> Option<&[u8]> {
        let block = self.block.as_ref().filter(|_| self.on.is_some())?;
        Some(block.stated().normal)
    }

    /// Takes what is said of the documents of a normal form, each once, and goes on behind them.
    fn take(&mut self, normal: &[u8], sayings: &mut Vec<Said>) -> Result<(), HubError> {
        sayings.clear();
        while self.normal() == Some(normal) {
            sayings.extend(self.on);
            self.step()?;
            // A number that fills whole blocks goes on in the next.
            if self.on.is_none() && self.blocks.peek().is_some_and(|next| next.start == normal) {
                self.settle()?;
            }
        }
        sayings.sort_unstable();
        sayings.dedup();
        Ok(())
    }
}

/// What is said alike by all; none if it is not, or nothing is said by one of them, or there are none.
fn one(mut said: impl Iterator<Item = Option<Said>>) -> Option<Said> {
    let first = said.next().flatten();
    first.filter(|first| said.all(|said| said == Some(*first)))
}
