//! Records whose last day is past, and how they leave the store.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde::Serialize;
use serde_json::Value;

use crate::error::HubError;
use crate::hub::Hub;
use crate::key::ListKey;
use crate::seal::Sealed;
use crate::{kind, numbers};

/// Records of one list whose last day is past.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Due {
    /// The list.
    #[serde(flatten)]
    pub list: ListKey,
    /// How many, whatever the number of editions they stand in.
    pub records: u32,
    /// The earliest of their last days.
    pub since: String,
}

/// The receipts of all editions, by whether records are being removed that their inputs said.
#[derive(Debug)]
pub struct Traces {
    /// Of the editions whose inputs said something of what is removed, the oldest first.
    pub touched: Vec<Value>,
    /// Of all others, the oldest first.
    pub others: Vec<Value>,
}

const DUE: &str = "
    SELECT issuer, list, count(DISTINCT id), min(last_day) FROM content
    JOIN entry ON entry.content = content.number JOIN edition ON edition.number = entry.edition
    WHERE last_day < ?1 GROUP BY issuer, list ORDER BY issuer, list";

/// What is gone with the records: what was found wrong in them, what follows from them, and that they were withdrawn.
const PURGE: &str = "
    CREATE INDEX entry_of_content ON entry (content);
    CREATE TEMP TABLE touched AS SELECT DISTINCT coalesce(origin, edition) AS edition FROM entry
        WHERE content IN (SELECT number FROM content WHERE last_day < (SELECT day FROM today));
    CREATE TEMP TABLE purged AS SELECT DISTINCT issuer, list, id FROM content
        JOIN entry ON entry.content = content.number JOIN edition ON edition.number = entry.edition
        WHERE last_day < (SELECT day FROM today);
    DELETE FROM entry WHERE content IN (SELECT number FROM content WHERE last_day < (SELECT day FROM today));
    DELETE FROM content WHERE last_day < (SELECT day FROM today);
    DELETE FROM purged WHERE EXISTS (
        SELECT 1 FROM entry JOIN edition ON edition.number = entry.edition
        WHERE edition.issuer = purged.issuer AND edition.list = purged.list AND entry.id = purged.id AND kind <> WITHDRAWAL);
    INSERT INTO touched SELECT coalesce(entry.origin, entry.edition) FROM entry JOIN edition ON edition.number = entry.edition
        JOIN purged USING (issuer, list, id) WHERE kind = WITHDRAWAL;
    DELETE FROM entry WHERE kind = WITHDRAWAL AND EXISTS (
        SELECT 1 FROM purged JOIN edition USING (issuer, list) WHERE edition.number = entry.edition AND purged.id = entry.id);
    INSERT INTO touched SELECT finding.edition FROM finding JOIN edition ON edition.number = finding.edition
        JOIN purged USING (issuer, list)
        WHERE purged.id IN (json_extract(finding.json, '$.record_id'), json_extract(finding.json, '$.id'));
    DELETE FROM finding WHERE EXISTS (
        SELECT 1 FROM purged JOIN edition USING (issuer, list) WHERE edition.number = finding.edition
            AND purged.id IN (json_extract(finding.json, '$.record_id'), json_extract(finding.json, '$.id')));
    DELETE FROM content WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.content = content.number);
    CREATE INDEX document_block_written ON document_block (written);
    CREATE INDEX document_block_records ON document_block (records);
    DELETE FROM document_data WHERE NOT EXISTS (SELECT 1 FROM document_block WHERE written = document_data.number)
        AND NOT EXISTS (SELECT 1 FROM document_block WHERE records = document_data.number);
    DROP INDEX document_block_written;
    DROP INDEX document_block_records;
    DELETE FROM document_record WHERE NOT EXISTS (
        SELECT 1 FROM edition JOIN entry ON entry.edition = edition.number AND entry.id = document_record.id
        WHERE edition.issuer = document_record.issuer AND edition.list = document_record.list);
    DELETE FROM resolution; DELETE FROM member; DELETE FROM link; DELETE FROM question;
    DROP TABLE purged;
    DROP TABLE today;
    DROP INDEX entry_of_content;
";

impl Hub {
    /// Records whose last day is before `today`, in whatever editions, by list. They are no part of a release; they are in the store
    /// until they are [purged](Hub::purge), and weigh in clusters and differences until then.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn due(&self, today: Date) -> Result<Vec<Due>, HubError> {
        due(&self.connection, today)
    }

    /// Removes for ever, in one transaction, all records whose last day is before `today`, from every edition; with them what
    /// was found wrong in them, the clusters, which are computed anew, and the withdrawals of them. Tells what was removed.
    ///
    /// Judgements stay: they name a record by its key. Editions keep their numbers, and the digests of what they once held, so
    /// that the input of the edition in force is not read again; that of an earlier one brings the records back, and they are due at once.
    ///
    /// # Errors
    ///
    /// If the store fails; nothing is removed then. [`HubError::NotOverwritten`] if all is removed, and its bytes may still be read from
    /// the store's files: another process read them for longer than one [waits](Hub::wait).
    pub fn purge(&mut self, today: Date) -> Result<Vec<Due>, HubError> {
        self.purge_after(today, |_| Ok(()))
    }

    /// As [`Hub::purge`], but `before` is called right before what is removed is committed, also where nothing is due: what must be
    /// gone as soon as the records are. Meanwhile nobody else writes to the store.
    ///
    /// # Errors
    ///
    /// As [`Hub::purge`], and if `before` fails. Nothing is removed from the store then, but with [`HubError::NotOverwritten`].
    pub fn purge_after<E: From<HubError>>(
        &mut self,
        today: Date,
        before: impl FnOnce(&Traces) -> Result<(), E>,
    ) -> Result<Vec<Due>, E> {
        // What is removed is overwritten, in the store and in the log beside it.
        let secure = self.connection.pragma_update(None, "secure_delete", true);
        secure.map_err(HubError::from)?;
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(HubError::from)?;
        let removed = due(&transaction, today)?;
        before(&remove(&transaction, &removed, today)?)?;
        transaction.commit().map_err(HubError::from)?;
        // Also where nothing was due: the purge before may have been kept from it.
        let truncate = "PRAGMA wal_checkpoint(TRUNCATE)";
        let is_kept = self.connection.query_row(truncate, [], |row| row.get(0));
        match is_kept.map_err(HubError::from)? {
            true => Err(HubError::NotOverwritten.into()),
            false => Ok(removed),
        }
    }
}

/// Removes what is due, and gives the receipts of all editions.
fn remove(transaction: &Transaction<'_>, removed: &[Due], today: Date) -> Result<Traces, HubError> {
    if removed.is_empty() {
        return Ok(Traces {
            touched: Vec::new(),
            others: receipts(transaction, "true")?,
        });
    }
    let sound = sound(transaction, removed)?;
    transaction.execute("CREATE TEMP TABLE today AS SELECT ?1 AS day", [today.to_string()])?;
    for (edition, records) in states_a_document(transaction)? {
        numbers::strip(transaction, edition, &records)?;
    }
    transaction.execute_batch(&PURGE.replace("WITHDRAWAL", &kind::WITHDRAWAL.to_string()))?;
    for (what, number) in sound {
        what.put(transaction, number)?;
    }
    Sealed::Clusters.put(transaction, 0)?;
    let traces = Traces {
        touched: receipts(transaction, "number IN (SELECT edition FROM touched)")?,
        others: receipts(transaction, "number NOT IN (SELECT edition FROM touched)")?,
    };
    transaction.execute("DROP TABLE touched", [])?;
    Ok(traces)
}

/// The records that are due and state a document, by the editions that they stand in.
fn states_a_document(connection: &Connection) -> Result<BTreeMap<i64, HashSet<u32>>, HubError> {
    let query = "SELECT entry.edition, document_record.number FROM content JOIN entry ON entry.content = content.number
        JOIN edition ON edition.number = entry.edition JOIN document_record USING (issuer, list, id)
        WHERE last_day < (SELECT day FROM today)";
    let mut query = connection.prepare(query)?;
    let mut rows = query.query([])?;
    let mut found: BTreeMap<i64, HashSet<u32>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        found.entry(row.get(0)?).or_default().insert(row.get(1)?);
    }
    Ok(found)
}

/// What is under seals from which records of these lists are being removed, as far as it is as it was sealed: what was damaged before stays
/// so by its seal.
fn sound(connection: &Connection, removed: &[Due]) -> Result<Vec<(Sealed, i64)>, HubError> {
    let mut under = Vec::new();
    for found in removed {
        let editions = editions(connection, &found.list)?;
        under.extend(editions.into_iter().map(|edition| (Sealed::Edition, edition)));
    }
    let records = Sealed::DocumentRecords.all(connection)?;
    under.extend(records.into_iter().map(|last| (Sealed::DocumentRecords, last)));
    let mut sound = Vec::new();
    for (what, number) in under {
        if what.is_as_sealed(connection, number)? {
            sound.push((what, number));
        }
    }
    Ok(sound)
}

/// The numbers of the editions of a list.
fn editions(connection: &Connection, list: &ListKey) -> Result<Vec<i64>, HubError> {
    let mut query = connection.prepare("SELECT number FROM edition WHERE issuer = ?1 AND list = ?2")?;
    let numbers = query.query_map([&list.issuer, &list.list], |row| row.get(0))?;
    Ok(numbers.collect::<Result<_, _>>()?)
}

fn receipts(connection: &Connection, which: &str) -> Result<Vec<Value>, HubError> {
    let mut query = connection.prepare(&format!(
        "SELECT receipt FROM edition WHERE {which} ORDER BY number"
    ))?;
    let mut rows = query.query([])?;
    let mut receipts = Vec::new();
    while let Some(row) = rows.next()? {
        receipts.push(serde_json::from_str(&row.get::<_, String>(0)?)?);
    }
    Ok(receipts)
}

fn due(connection: &Connection, today: Date) -> Result<Vec<Due>, HubError> {
    let today = today.to_string();
    // By an index, and so at once for the usual store, of which nothing is due.
    let any = "SELECT 1 FROM content WHERE last_day < ?1";
    if !connection.prepare(any)?.exists([&today])? {
        return Ok(Vec::new());
    }
    let mut query = connection.prepare(DUE)?;
    let rows = query.query_map([&today], |row| {
        Ok(Due {
            list: ListKey {
                issuer: row.get(0)?,
                list: row.get(1)?,
            },
            records: row.get(2)?,
            since: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
#[path = "retention_tests.rs"]
mod tests;
