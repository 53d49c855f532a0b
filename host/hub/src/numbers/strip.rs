//! Takes numbers out of the store.

use std::collections::HashSet;

use rusqlite::{Connection, params};

use super::block::{Packer, named_records};
use super::cursor::Cursor;
use super::kept::{Keeper, KeptNumbers, blocks, data, place};
use crate::error::HubError;

/// Takes the numbers that some records state out of an edition.
pub(crate) fn strip(connection: &Connection, edition: i64, records: &HashSet<u32>) -> Result<(), HubError> {
    for kept in blocks(connection, edition)? {
        let named = named_records(&data(connection, kept.records)?)?;
        if !named.iter().any(|record| records.contains(record)) {
            continue;
        }
        let remove = "DELETE FROM document_block WHERE edition = ?1 AND first = ?2 AND ordinal = ?3";
        connection
            .prepare_cached(remove)?
            .execute(params![edition, kept.first, kept.ordinal])?;
        let ordinal = kept.ordinal;
        let mut left = KeptNumbers::new(connection, vec![kept], records);
        let (mut packer, mut keeper) = (Packer::default(), Keeper::new(connection)?);
        while left.advance()? {
            if let Some(packed) = packer.push(left.stated()) {
                keeper.keep(&packed)?;
            }
        }
        if let Some(packed) = packer.finish() {
            keeper.keep(&packed)?;
        }
        let mut rest = keeper.finish();
        // Where several blocks begin alike, this one keeps its place among them.
        rest.iter_mut().for_each(|block| block.ordinal += ordinal);
        place(connection, edition, &rest)?;
    }
    Ok(())
}
