//! The numbers of an edition in the store.

use std::collections::HashSet;

use dragoman_model::Digest;
use rusqlite::{CachedStatement, Connection, OptionalExtension, params};

use super::block::{Block, Packed, Packer, Stated, Stating, Written, named_records, renamed};
use super::cursor::Cursor;
use super::merge::Merged;
use super::placed::{blocks, place};
use super::spool::Spooled;
use crate::error::HubError;
use crate::key::ListKey;

/// A block in the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    /// The first normal form; in the store, of an edition's first block the empty one.
    pub(super) start: Vec<u8>,
    /// How many numbers.
    pub(super) numbers: u32,
    /// How many normal forms.
    pub(super) distinct: u32,
    /// Row of what is written.
    pub(super) written: i64,
    /// Row of the records that state it.
    pub(super) records: i64,
}

/// Keeps the blocks of a draft, without saying yet what edition has them.
pub(crate) fn keep(
    connection: &Connection,
    list: &ListKey,
    spooled: &Spooled,
) -> Result<Vec<Kept>, HubError> {
    let mut names = Vec::with_capacity(spooled.ids.len());
    for id in &spooled.ids {
        names.push(match id {
            Some(id) => name(connection, list, id)?,
            None => 0,
        });
    }
    let mut keeper = Keeper::new(connection)?;
    spooled.sorted.blocks(|mut packed| {
        packed.records = renamed(&packed.records, |place| names[place as usize])?;
        keeper.keep(&packed)
    })?;
    Ok(keeper.kept)
}

/// The number by which a record is named in blocks, for ever.
fn name(connection: &Connection, list: &ListKey, id: &str) -> Result<u32, HubError> {
    let insert = "INSERT INTO document_record (issuer, list, id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
    let new = connection
        .prepare_cached(insert)?
        .execute(params![list.issuer, list.list, id])?;
    match new {
        0 => {
            let known = find(connection, list, id)?;
            known.ok_or_else(|| HubError::Damaged("a record of documents has no number".into()))
        }
        _ => u32::try_from(connection.last_insert_rowid())
            .map_err(|_| HubError::Damaged("there are too many records of documents".into())),
    }
}

/// The number by which a record is named in blocks, if it ever stated a document.
pub(super) fn find(connection: &Connection, list: &ListKey, id: &str) -> Result<Option<u32>, HubError> {
    let query = "SELECT number FROM document_record WHERE issuer = ?1 AND list = ?2 AND id = ?3";
    let mut query = connection.prepare_cached(query)?;
    Ok(query
        .query_row(params![list.issuer, list.list, id], |row| row.get(0))
        .optional()?)
}

/// The numbers by which records are named in blocks: of those among these ids that ever stated a document.
pub(crate) fn records_of<'a>(
    connection: &Connection,
    list: &ListKey,
    ids: impl IntoIterator<Item = &'a str>,
) -> Result<HashSet<u32>, HubError> {
    let mut records = HashSet::new();
    for id in ids {
        records.extend(find(connection, list, id)?);
    }
    Ok(records)
}

/// Writes blocks.
pub(super) struct Keeper<'c> {
    insert: CachedStatement<'c>,
    known: CachedStatement<'c>,
    connection: &'c Connection,
    kept: Vec<Kept>,
}

impl<'c> Keeper<'c> {
    pub(super) fn new(connection: &'c Connection) -> Result<Self, HubError> {
        let insert = "INSERT INTO document_data (hash, data) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        Ok(Self {
            insert: connection.prepare_cached(insert)?,
            known: connection.prepare_cached("SELECT number FROM document_data WHERE hash = ?1")?,
            connection,
            kept: Vec::new(),
        })
    }

    fn data(&mut self, data: &[u8]) -> Result<i64, HubError> {
        let hash = Digest::of(data);
        Ok(match self.insert.execute(params![hash.as_bytes(), data])? {
            0 => self.known.query_row([hash.as_bytes()], |row| row.get(0))?,
            _ => self.connection.last_insert_rowid(),
        })
    }

    pub(super) fn keep(&mut self, packed: &Packed) -> Result<(), HubError> {
        let (written, records) = (self.data(&packed.written)?, self.data(&packed.records)?);
        self.kept.push(Kept {
            start: packed.first.clone(),
            numbers: packed.numbers,
            distinct: packed.distinct,
            written,
            records,
        });
        Ok(())
    }

    /// The blocks that were kept.
    pub(super) fn finish(self) -> Vec<Kept> {
        self.kept
    }
}

/// Gives an edition the numbers of another but for those of some records, and these blocks besides.
pub(crate) fn inherit(
    connection: &Connection,
    from: i64,
    to: i64,
    without: &HashSet<u32>,
    kept: Vec<Kept>,
) -> Result<(), HubError> {
    let base = blocks(connection, from)?;
    let mut is_touched = !kept.is_empty();
    for block in &base {
        let named = named_records(&data(connection, block.records)?)?;
        is_touched = is_touched || named.iter().any(|record| without.contains(record));
        if is_touched {
            break;
        }
    }
    if !is_touched {
        return place(connection, to, &base);
    }
    let none = HashSet::new();
    let old = KeptNumbers::new(connection, base, without);
    let new = KeptNumbers::new(connection, kept, &none);
    place(connection, to, &packed(connection, Merged::new(vec![old, new]))?)
}

/// Packs numbers into blocks, and writes these.
pub(super) fn packed(connection: &Connection, mut numbers: impl Cursor) -> Result<Vec<Kept>, HubError> {
    let (mut packer, mut keeper) = (Packer::default(), Keeper::new(connection)?);
    while numbers.advance()? {
        if let Some(packed) = packer.push(numbers.stated()) {
            keeper.keep(&packed)?;
        }
    }
    if let Some(packed) = packer.finish() {
        keeper.keep(&packed)?;
    }
    Ok(keeper.finish())
}

/// One of the two parts of a block, as it was written.
pub(super) fn data(connection: &Connection, number: i64) -> Result<Vec<u8>, HubError> {
    let mut query = connection.prepare_cached("SELECT hash, data FROM document_data WHERE number = ?1")?;
    let row = query.query_row([number], |row| Ok((row.get::<_, [u8; 32]>(0)?, row.get(1)?)));
    let (hash, data): (_, Vec<u8>) = row
        .optional()?
        .ok_or_else(|| HubError::Damaged(format!("part {number} of the numbers of documents is missing")))?;
    match *Digest::of(&data).as_bytes() == hash {
        true => Ok(data),
        false => Err(HubError::Damaged(format!(
            "part {number} of the numbers of documents is not as it was written"
        ))),
    }
}

/// Looks whether one of the two parts of a block is as it was written.
pub(crate) fn look_at_part(connection: &Connection, number: i64) -> Result<(), HubError> {
    data(connection, number).map(drop)
}

/// What is written in a block.
pub(super) fn written(connection: &Connection, block: &Kept) -> Result<Written, HubError> {
    let written = Written::new(data(connection, block.written)?)?;
    let is_it = (block.start.is_empty() || block.start == written.normal())
        && block.numbers as usize == written.numbers();
    match is_it {
        true => Ok(written),
        false => Err(HubError::Damaged(format!(
            "where the numbers of documents from {:?} on are to be, there are others",
            String::from_utf8_lossy(&block.start)
        ))),
    }
}

/// Which records state the numbers of a block.
pub(super) fn stating(connection: &Connection, block: &Kept) -> Result<Stating, HubError> {
    Stating::new(&data(connection, block.records)?, block.numbers as usize)
}

/// Begins to read a block.
pub(super) fn read(connection: &Connection, block: &Kept) -> Result<Block, HubError> {
    Ok(Block::new(
        written(connection, block)?,
        stating(connection, block)?,
    ))
}

/// Numbers of blocks one by one, but for those that some records state.
pub(super) struct KeptNumbers<'a> {
    connection: &'a Connection,
    blocks: std::vec::IntoIter<Kept>,
    without: &'a HashSet<u32>,
    block: Option<Block>,
}

impl<'a> KeptNumbers<'a> {
    pub(super) fn new(connection: &'a Connection, blocks: Vec<Kept>, without: &'a HashSet<u32>) -> Self {
        Self {
            connection,
            blocks: blocks.into_iter(),
            without,
            block: None,
        }
    }
}

impl Cursor for KeptNumbers<'_> {
    fn advance(&mut self) -> Result<bool, HubError> {
        loop {
            if let Some(block) = &mut self.block {
                while block.advance()? {
                    if !self.without.contains(&block.stated().record) {
                        return Ok(true);
                    }
                }
            }
            let Some(next) = self.blocks.next() else {
                return Ok(false);
            };
            self.block = Some(read(self.connection, &next)?);
        }
    }

    fn stated(&self) -> Stated<'_> {
        self.block
            .as_ref()
            .expect("a cursor that was advanced stands on a number")
            .stated()
    }
}
