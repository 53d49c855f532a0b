//! The store.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::clusters;
use crate::error::HubError;
use crate::layout::{LAYOUT, TABLES};

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
    /// Opens the store, and makes it where it is missing.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or written, is no store (it is left as it is then), or was written by a later version.
    pub fn open(path: &Path) -> Result<Self, HubError> {
        Self::set_up(Connection::open(path)?)
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
        // Indexes in the order of digests are written to all over: pages of them that do not fit are written time and again.
        connection.pragma_update(None, "cache_size", -CACHE)?;
        // A store that has its tables is opened without a lock: who reads need not wait for who writes.
        if number(&connection, "user_version")? == 0 {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            make_tables(&transaction)?;
            transaction.commit()?;
        }
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

/// Makes the tables, if no other process has made them since they were missed.
fn make_tables(transaction: &Transaction<'_>) -> Result<(), HubError> {
    if number(transaction, "user_version")? == 0 {
        transaction.execute_batch(TABLES)?;
        transaction.execute_batch(clusters::JUDGEMENTS)?;
        transaction.execute_batch(clusters::CLUSTERS)?;
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", LAYOUT)?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "hub_tests.rs"]
mod tests;
