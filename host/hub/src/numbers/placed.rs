//! Which blocks an edition has, and of which numbers each of them is.
//!
//! The blocks of an edition follow one another without a gap, from the empty normal form on to no end, and each says where it ends: so
//! there is one for every number, and a number that stands in none of them is in no record. An edition without numbers has an
//! empty one. What is said of a block is sealed with a digest. A row that is damaged or gone, or that is not found because the
//! tree above it is damaged, is missed, and never taken for the word that a document is not known.

use dragoman_model::Digest;
use rusqlite::{Connection, Params, Row, params};

use super::block::{MOST, Packed};
use super::kept::{Keeper, Kept};
use crate::error::HubError;

/// A block in its place in an edition.
struct Placed {
    edition: i64,
    kept: Kept,
    /// How many blocks before it start with the same normal form: one that is stated without end fills several.
    ordinal: u32,
    /// Where the next one starts; none for the last.
    until: Option<Vec<u8>>,
}

impl Placed {
    /// The start of a digest of all that is said of it.
    fn seal(&self) -> i64 {
        let Kept {
            start,
            numbers,
            distinct,
            written,
            records,
        } = &self.kept;
        let mut bytes = Vec::with_capacity(96);
        for number in [self.edition, *written, *records] {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        for number in [self.ordinal, *numbers, *distinct, start.len() as u32] {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        bytes.extend_from_slice(start);
        match &self.until {
            Some(until) => {
                bytes.push(1);
                bytes.extend_from_slice(until);
            }
            None => bytes.push(0),
        }
        let digest = Digest::of(&bytes);
        i64::from_le_bytes(std::array::from_fn(|byte| digest.as_bytes()[byte]))
    }

    /// Whether the next one starts where this one ends.
    fn is_before(&self, next: &Self) -> bool {
        let ordinal = match next.kept.start == self.kept.start {
            true => self.ordinal + 1,
            false => 0,
        };
        self.until.as_ref() == Some(&next.kept.start) && next.ordinal == ordinal
    }

    /// Reads a row, and looks at its seal.
    fn read(edition: i64, row: &Row<'_>) -> Result<Self, HubError> {
        let placed = Self {
            edition,
            kept: Kept {
                start: row.get(0)?,
                numbers: row.get(3)?,
                distinct: row.get(4)?,
                written: row.get(5)?,
                records: row.get(6)?,
            },
            ordinal: row.get(1)?,
            until: row.get(2)?,
        };
        match placed.seal() == row.get::<_, i64>(7)? {
            true => Ok(placed),
            false => Err(damaged(edition, &placed.kept.start)),
        }
    }
}

fn damaged(edition: i64, normal: &[u8]) -> HubError {
    let normal = String::from_utf8_lossy(normal);
    HubError::Damaged(format!(
        "it is not known any more where the numbers of documents of edition {edition} are, about {normal:?}"
    ))
}

/// Says that an edition has these blocks.
pub(crate) fn place(connection: &Connection, edition: i64, kept: &[Kept]) -> Result<(), HubError> {
    if kept.is_empty() {
        let mut keeper = Keeper::new(connection)?;
        keeper.keep(&Packed::empty())?;
        return place(connection, edition, &keeper.finish());
    }
    let insert = "INSERT INTO document_block
        (edition, start, ordinal, until, numbers, distinct_numbers, written, records, seal)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let mut insert = connection.prepare_cached(insert)?;
    let mut ordinal = 0;
    for (index, block) in kept.iter().enumerate() {
        let start = match index {
            // Before the first number there is none.
            0 => Vec::new(),
            _ => block.start.clone(),
        };
        let until = kept.get(index + 1).map(|next| next.start.clone());
        let next = match &until {
            Some(until) if *until == start => ordinal + 1,
            _ => 0,
        };
        let kept = Kept {
            start,
            ..block.clone()
        };
        let placed = Placed {
            edition,
            kept,
            ordinal: std::mem::replace(&mut ordinal, next),
            until,
        };
        let Kept {
            start,
            numbers,
            distinct,
            written,
            records,
        } = &placed.kept;
        insert.execute(params![
            edition,
            start,
            placed.ordinal,
            placed.until,
            numbers,
            distinct,
            written,
            records,
            placed.seal()
        ])?;
    }
    Ok(())
}

/// The blocks of an edition, in their order.
pub(super) fn blocks(connection: &Connection, edition: i64) -> Result<Vec<Kept>, HubError> {
    let placed = select(
        connection,
        edition,
        "TRUE ORDER BY start, ordinal",
        params![edition],
    )?;
    let is_first = |first: &Placed| first.kept.start.is_empty() && first.ordinal == 0;
    let gap = placed.windows(2).find(|pair| !pair[0].is_before(&pair[1]));
    match (gap, placed.first(), placed.last()) {
        (None, Some(first), Some(last)) if is_first(first) && last.until.is_none() => {
            Ok(placed.into_iter().map(|placed| placed.kept).collect())
        }
        (gap, ..) => Err(damaged(edition, gap.map_or(&[], |gap| &gap[0].kept.start))),
    }
}

/// Looks whether an edition has the blocks that it was given.
pub(crate) fn look_at_blocks(connection: &Connection, edition: i64) -> Result<(), HubError> {
    blocks(connection, edition).map(drop)
}

/// The blocks of an edition in which a normal form may stand: mostly one.
pub(super) fn blocks_with(
    connection: &Connection,
    edition: i64,
    normal: &[u8],
) -> Result<Vec<Kept>, HubError> {
    let before = "start < ?2 ORDER BY start DESC, ordinal DESC LIMIT 1";
    let mut placed = select(connection, edition, before, params![edition, normal])?;
    let is_at_end = |last: &Placed| last.until.as_deref() == Some(normal);
    if placed.last().is_some_and(is_at_end) {
        let from_it = "start = ?2 ORDER BY ordinal";
        placed.append(&mut select(
            connection,
            edition,
            from_it,
            params![edition, normal],
        )?);
    }
    let is_whole = placed.windows(2).all(|pair| pair[0].is_before(&pair[1]));
    let is_within = |last: &Placed| last.until.as_deref().is_none_or(|until| normal < until);
    if !is_whole || !placed.last().is_some_and(is_within) {
        return Err(damaged(edition, normal));
    }
    // Where one starts with it, it stands in the one before only if that was full.
    let is_asked = |placed: &Placed| !is_at_end(placed) || placed.kept.numbers >= MOST;
    let asked = placed.into_iter().filter(is_asked);
    Ok(asked.map(|placed| placed.kept).collect())
}

fn select(
    connection: &Connection,
    edition: i64,
    which: &str,
    parameters: impl Params,
) -> Result<Vec<Placed>, HubError> {
    let query = format!(
        "SELECT start, ordinal, until, numbers, distinct_numbers, written, records, seal FROM document_block
        WHERE edition = ?1 AND {which}"
    );
    let mut query = connection.prepare_cached(&query)?;
    let mut rows = query.query(parameters)?;
    let mut placed = Vec::new();
    while let Some(row) = rows.next()? {
        placed.push(Placed::read(edition, row)?);
    }
    Ok(placed)
}

#[cfg(test)]
#[path = "placed_tests.rs"]
mod tests;
