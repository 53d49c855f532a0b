//! Takes numbers out of the store.

use std::collections::HashSet;

use rusqlite::{Connection, params};

use super::block::{MOST, named_records};
use super::kept::{Kept, KeptNumbers, data, packed};
use super::placed::{blocks, place};
use crate::error::HubError;

/// Takes the numbers that some records state out of an edition.
pub(crate) fn strip(connection: &Connection, edition: i64, records: &HashSet<u32>) -> Result<(), HubError> {
    let all = blocks(connection, edition)?;
    let mut touched = HashSet::new();
    for (index, block) in all.iter().enumerate() {
        let named = named_records(&data(connection, block.records)?)?;
        if named.iter().any(|record| records.contains(record)) {
            touched.insert(index);
        }
    }
    if touched.is_empty() {
        return Ok(());
    }
    // A number that is stated so often that one block does not hold it goes on in the next. What is left of such blocks is packed
    // anew from the first to the last; others begin with numbers of their own, and each stays what it is without the others.
    let left = match all.iter().any(|block| block.numbers >= MOST) {
        true => packed(connection, KeptNumbers::new(connection, all, records))?,
        false => stripped(connection, all, &touched, records)?,
    };
    connection
        .prepare_cached("DELETE FROM document_block WHERE edition = ?1")?
        .execute(params![edition])?;
    place(connection, edition, &left)
}

/// Blocks of which none begins with the last number of another, without what some records state. Those that are not touched are
/// kept as they are.
fn stripped(
    connection: &Connection,
    all: Vec<Kept>,
    touched: &HashSet<usize>,
    records: &HashSet<u32>,
) -> Result<Vec<Kept>, HubError> {
    let mut left = Vec::with_capacity(all.len());
    for (index, block) in all.into_iter().enumerate() {
        match touched.contains(&index) {
            true => left.extend(packed(
                connection,
                KeptNumbers::new(connection, vec![block], records),
            )?),
            false => left.push(block),
        }
    }
    Ok(left)
}
