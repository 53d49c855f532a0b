//! The store, and how an edition gets into it.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use crate::draft::Draft;
use crate::error::HubError;
use crate::key::{InputKey, ListKey};

/// Layout of the tables.
const LAYOUT: i64 = 3;

/// Marks a database as a store of ours: `DRAG` in ASCII.
const APPLICATION: i64 = 0x4452_4147;

/// Bytes of a page. Most records fit into one, which the usual 4,096 bytes are too few for: the store is a tenth smaller
/// and written in half the time.
const PAGE: i64 = 8_192;

// A record's JSON stands in a table with a row number: in one WITHOUT ROWID, every row of more than a quarter of a page
// takes a page of its own besides, and rows in the order of their hashes rewrite the whole table time and again. Entries
// are short, and come in the order of their key.
const TABLES: &str = "
    CREATE TABLE edition (
        number INTEGER PRIMARY KEY,
        issuer TEXT NOT NULL,
        list TEXT NOT NULL,
        hash BLOB NOT NULL,
        published TEXT,
        accepted TEXT NOT NULL,
        receipt TEXT NOT NULL,
        rejected INTEGER NOT NULL,
        noticed INTEGER NOT NULL
    );
    CREATE INDEX edition_of_list ON edition (issuer, list, number);
    CREATE TABLE input (key BLOB NOT NULL, edition INTEGER NOT NULL REFERENCES edition, PRIMARY KEY (key, edition)) WITHOUT ROWID;
    CREATE TABLE content (number INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, json BLOB NOT NULL);
    CREATE TABLE entry (
        edition INTEGER NOT NULL REFERENCES edition,
        id TEXT NOT NULL,
        meaning BLOB NOT NULL,
        content INTEGER NOT NULL REFERENCES content,
        sources BLOB NOT NULL,
        PRIMARY KEY (edition, id)
    ) WITHOUT ROWID;
    CREATE TABLE finding (edition INTEGER NOT NULL REFERENCES edition, kind TEXT NOT NULL, json TEXT NOT NULL);
    CREATE INDEX finding_of_edition ON finding (edition);
";

/// The store of all lists.
pub struct Hub {
    pub(crate) connection: Connection,
}

/// What became of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acceptance {
    /// It is the list's edition in force now.
    Accepted {
        /// Its number.
        edition: i64,
        /// The one before.
        previous: Option<i64>,
    },
    /// It means the same as the edition in force, which stays.
    Same {
        /// Number of the edition in force.
        edition: i64,
    },
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
        connection.busy_timeout(Duration::from_secs(10))?;
        if is_foreign(&connection)? {
            return Err(HubError::Foreign);
        }
        // Takes effect in a new store only.
        connection.pragma_update(None, "page_size", PAGE)?;
        // Readers do not wait for a run; a crash leaves the last whole edition. `synchronous` stays FULL: an edition that was
        // reported as accepted outlives a power failure too. One commit an edition makes that no slower than NORMAL.
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
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

    /// Number of the edition in force, if this input gave it: then there is nothing to run.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn unchanged(&self, list: &ListKey, input: InputKey) -> Result<Option<i64>, HubError> {
        let Some((edition, _)) = in_force(&self.connection, list)? else {
            return Ok(None);
        };
        let known = "SELECT 1 FROM input WHERE key = ?1 AND edition = ?2";
        let known = self
            .connection
            .query_row(known, params![input.0.as_bytes(), edition], |_| Ok(()));
        Ok(known.optional()?.map(|()| edition))
    }

    /// Keeps a draft as the edition in force, in one transaction: all of it or nothing. A draft that means the same as
    /// the edition in force makes no new one. `receipt` says how the run was made, and is kept as it is; `accepted` is the
    /// time, RFC 3339.
    ///
    /// # Errors
    ///
    /// If the store fails; it is as before then.
    pub fn accept(
        &mut self,
        draft: &Draft,
        receipt: &serde_json::Value,
        accepted: &str,
    ) -> Result<Acceptance, HubError> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let before = in_force(&transaction, &draft.list)?;
        let acceptance = match before {
            Some((edition, hash)) if hash == draft.hash.as_bytes() => Acceptance::Same { edition },
            before => {
                let edition = insert(&transaction, draft, receipt, accepted)?;
                Acceptance::Accepted {
                    edition,
                    previous: before.map(|(edition, _)| edition),
                }
            }
        };
        let (Acceptance::Accepted { edition, .. } | Acceptance::Same { edition }) = acceptance;
        let input = "INSERT OR IGNORE INTO input (key, edition) VALUES (?1, ?2)";
        transaction.execute(input, params![draft.input.0.as_bytes(), edition])?;
        transaction.commit()?;
        Ok(acceptance)
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
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", LAYOUT)?;
    }
    Ok(())
}

/// Number and hash of the edition in force.
fn in_force(connection: &Connection, list: &ListKey) -> Result<Option<(i64, Vec<u8>)>, HubError> {
    let query =
        "SELECT number, hash FROM edition WHERE issuer = ?1 AND list = ?2 ORDER BY number DESC LIMIT 1";
    let row = connection.query_row(query, params![list.issuer, list.list], |row| {
        Ok((row.get(0)?, row.get(1)?))
    });
    Ok(row.optional()?)
}

fn insert(
    transaction: &Transaction<'_>,
    draft: &Draft,
    receipt: &serde_json::Value,
    accepted: &str,
) -> Result<i64, HubError> {
    transaction.execute(
        "INSERT INTO edition (issuer, list, hash, published, accepted, receipt, rejected, noticed)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            draft.list.issuer,
            draft.list.list,
            draft.hash.as_bytes(),
            draft.published,
            accepted,
            receipt.to_string(),
            draft.findings.rejected(),
            draft.findings.noticed()
        ],
    )?;
    let edition = transaction.last_insert_rowid();
    let mut content =
        transaction.prepare("INSERT INTO content (hash, json) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?;
    let mut known = transaction.prepare("SELECT number FROM content WHERE hash = ?1")?;
    let mut entry = transaction
        .prepare("INSERT INTO entry (edition, id, meaning, content, sources) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for record in &draft.entries {
        let hash = record.content.as_bytes();
        let content = match content.execute(params![hash, record.json])? {
            0 => known.query_row([hash], |row| row.get(0))?,
            _ => transaction.last_insert_rowid(),
        };
        entry.execute(params![
            edition,
            record.id,
            record.meaning.as_bytes(),
            content,
            record.sources
        ])?;
    }
    let mut finding = transaction.prepare("INSERT INTO finding (edition, kind, json) VALUES (?1, ?2, ?3)")?;
    for rejection in &draft.findings.rejections {
        finding.execute(params![edition, "rejection", serde_json::to_string(rejection)?])?;
    }
    for notice in &draft.findings.notices {
        finding.execute(params![edition, "notice", serde_json::to_string(notice)?])?;
    }
    Ok(edition)
}

#[cfg(test)]
#[path = "hub_tests.rs"]
mod tests;
