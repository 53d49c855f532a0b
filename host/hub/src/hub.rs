//! The store.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, FileControl, MAIN_DB, OpenFlags, Transaction, TransactionBehavior};

use crate::clusters;
use crate::error::HubError;
use crate::layout::{LAYOUT, TABLES, UNSEALED};
use crate::seal::{self, SEALS};

/// Marks a database as a store of ours: `DRAG` in ASCII.
const APPLICATION: i64 = 0x4452_4147;

/// Bytes of a page. Most records fit into one, which the usual 4,096 bytes are too few for: the store is a tenth smaller
/// and written in half the time.
const PAGE: i64 = 8_192;

/// Kibibytes of pages that are kept in memory: the indexes of all lists there are.
const CACHE: i64 = 16 << 10;

/// Bytes to which the log beside the store is cut.
const LOG: i64 = 64 << 20;

/// How long one waits for another process that writes.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// The store of all lists.
pub struct Hub {
    pub(crate) connection: Connection,
}

impl Hub {
    /// Opens the store for who writes to it, and makes it where it is missing. Who only reads it opens a [`Snapshot`](crate::Snapshot).
    ///
    /// # Errors
    ///
    /// If the file cannot be read or written, is no store (it is left as it is then), or was written by a later version.
    /// [`HubError::ReadOnly`] if only the right to write to it, or to its folder, is missing; nothing is left beside it then.
    pub fn open(path: &Path) -> Result<Self, HubError> {
        Self::open_as(path, OpenFlags::default())
    }

    /// Opens the store for who writes to it, as these flags say.
    pub(crate) fn open_as(path: &Path, flags: OpenFlags) -> Result<Self, HubError> {
        let connection = Connection::open_with_flags(path, flags)?;
        // What cannot be written to is opened to be read: the log that is then made beside it would be closed to who may write to it.
        if connection.is_readonly(MAIN_DB)? {
            return Err(HubError::ReadOnly);
        }
        // The log and its index stay when the last one closes the store: who may not write there reads by them.
        connection.file_control(Some(MAIN_DB), FileControl::PersistWal(&mut 1))?;
        Self::set_up(connection).map_err(|error| match error {
            // The store is there: it is the log that could not be made.
            HubError::Database(error) if error.sqlite_error_code() == Some(ErrorCode::CannotOpen) => {
                HubError::ReadOnly
            }
            other => other,
        })
    }

    /// A store that is gone when it is dropped.
    ///
    /// # Errors
    ///
    /// As [`Hub::open`].
    pub fn in_memory() -> Result<Self, HubError> {
        Self::set_up(Connection::open_in_memory()?)
    }

    fn set_up(mut connection: Connection) -> Result<Self, HubError> {
        connection.busy_timeout(PATIENCE)?;
        if is_foreign(&connection)? {
            return Err(HubError::Foreign);
        }
        // Takes effect in a new store only.
        connection.pragma_update(None, "page_size", PAGE)?;
        // Readers do not wait for a run; a crash leaves the last whole edition. `synchronous` stays FULL: an edition that was
        // reported as accepted outlives a power failure too. One commit an edition makes that no slower than NORMAL.
        connection.pragma_update(None, "journal_mode", "WAL")?;
        // An edition of a hundred million documents leaves a log of hundreds of megabytes; it is cut once it was written over.
        connection.pragma_update(None, "journal_size_limit", LOG)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        // A store that has its tables is opened without a lock: who reads need not wait for who writes.
        if [0, UNSEALED].contains(&number(&connection, "user_version")?) {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            make_tables(&transaction)?;
            transaction.commit()?;
        }
        Self::of_this_layout(connection)
    }

    /// A store that has its tables, opened by somebody else; nothing is written to it.
    pub(crate) fn made(connection: Connection) -> Result<Self, HubError> {
        connection.busy_timeout(PATIENCE)?;
        if is_foreign(&connection)? {
            return Err(HubError::Foreign);
        }
        Self::of_this_layout(connection)
    }

    fn of_this_layout(connection: Connection) -> Result<Self, HubError> {
        // Indexes in the order of digests are written to all over: pages of them that do not fit are written time and again.
        connection.pragma_update(None, "cache_size", -CACHE)?;
        match number(&connection, "user_version")? {
            LAYOUT => Ok(Self { connection }),
            found => Err(HubError::Layout { found, known: LAYOUT }),
        }
    }
}

/// A number in the database's header.
fn number(connection: &Connection, pragma: &str) -> Result<i64, HubError> {
    Ok(connection.pragma_query_value(None, pragma, |row| row.get(0))?)
}

/// Whether a database has tables, and does not say that they are ours.
fn is_foreign(connection: &Connection) -> Result<bool, HubError> {
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(tables > 0 && number(connection, "application_id")? != APPLICATION)
}

/// Makes the tables that are missing, if no other process has made them since they were missed.
fn make_tables(transaction: &Transaction<'_>) -> Result<(), HubError> {
    let found = number(transaction, "user_version")?;
    if found == 0 {
        transaction.execute_batch(TABLES)?;
        transaction.execute_batch(clusters::JUDGEMENTS)?;
        transaction.execute_batch(clusters::CLUSTERS)?;
        transaction.pragma_update(None, "application_id", APPLICATION)?;
    }
    if [0, UNSEALED].contains(&found) {
        transaction.execute_batch(SEALS)?;
        seal::seal_all(transaction)?;
        transaction.pragma_update(None, "user_version", LAYOUT)?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "hub_tests.rs"]
mod tests;
