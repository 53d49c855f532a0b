//! Records in force that an edition left out as broken: their list still has them.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};

use super::reason::Reason;
use crate::error::HubError;
use crate::kind;

/// Ids that are named.
const NAMED: usize = 5;

/// A record of an edition that another has in no way, be it as withdrawn.
const GONE: &str = "
    SELECT 1 FROM entry WHERE edition = ?1 AND id = ?3 AND kind <> ?4
    AND NOT EXISTS (SELECT 1 FROM entry WHERE edition = ?2 AND id = ?3)";

/// Of the ids that were left out as broken, those that are in force and are gone by that.
pub(super) fn in_force(
    connection: &Connection,
    before: i64,
    edition: i64,
    left_out: &BTreeSet<&str>,
) -> Result<Option<Reason>, HubError> {
    let mut query = connection.prepare(GONE)?;
    let mut gone = Vec::new();
    for id in left_out {
        let found = query.query_row(params![before, edition, id, kind::WITHDRAWAL], |_| Ok(()));
        gone.extend(found.optional()?.map(|()| *id));
    }
    Ok((!gone.is_empty()).then(|| Reason::LeftOut {
        records: gone.len() as u64,
        ids: gone.into_iter().take(NAMED).map(str::to_owned).collect(),
    }))
}
