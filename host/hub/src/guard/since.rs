//! With which earlier edition one is compared beside the edition in force: many small losses are a great one.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, params};

use super::Candidate;
use super::ahead::moment;
use crate::error::HubError;

/// The first edition that came into force within so many days, but none before the last one that an operator approved: what that
/// one dropped was looked at. None if that is the edition in force.
///
/// Where the clock was set back, editions are of a later time than now: they count as if they came just now.
pub(super) fn since(
    connection: &Connection,
    candidate: &Candidate<'_>,
    in_force: i64,
    days: u16,
) -> Result<Option<i64>, HubError> {
    if days == 0 {
        return Ok(None);
    }
    let now = moment(candidate.kept)?;
    // Before the beginning of time all editions came within the days.
    let first = now.checked_sub(SignedDuration::from_hours(24 * i64::from(days)));
    let first = first.unwrap_or(Timestamp::MIN);
    let list = candidate.list;
    let approved = "SELECT coalesce(max(number), 0) FROM accepted WHERE issuer = ?1 AND list = ?2 AND held IS NOT NULL AND number < ?3";
    let approved: i64 = connection.query_row(
        approved,
        params![list.issuer, list.list, candidate.edition],
        |row| row.get(0),
    )?;
    let query = "SELECT number, coalesce((SELECT decided FROM verdict WHERE edition = accepted.number), kept) FROM accepted
        WHERE issuer = ?1 AND list = ?2 AND number >= ?3 AND number < ?4 ORDER BY number";
    let mut query = connection.prepare(query)?;
    let mut rows = query.query(params![list.issuer, list.list, approved, in_force])?;
    while let Some(row) = rows.next()? {
        let (number, came): (i64, String) = (row.get(0)?, row.get(1)?);
        if moment(&came)? >= first {
            return Ok(Some(number));
        }
    }
    Ok(None)
}
