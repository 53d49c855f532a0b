//! Looks whether anything in the store is not as it was written.

use std::collections::BTreeSet;
use std::fmt;

use dragoman_model::Digest;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, params_from_iter};
use serde::Deserialize;

use crate::error::HubError;
use crate::hub::Hub;
use crate::numbers;
use crate::seal::Sealed;

/// Something in the store that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage(String);

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<HubError> for Damage {
    fn from(error: HubError) -> Self {
        match error {
            HubError::Damaged(what) => Self(what),
            other => Self(other.to_string()),
        }
    }
}

/// Faults of the file's structure that are told, and records that are named, at most.
const MOST: usize = 20;

impl Hub {
    /// What in the store is not as it was written; nothing if all is. Every row of every edition is read, which takes as long as the
    /// store is large. What keeps something from being read is told as damage of it, and the rest is looked at all the same.
    pub fn damages(&self) -> Vec<Damage> {
        let connection = &self.connection;
        let looks = [structure, schema, contents, parts_of_blocks, blocks, seals];
        let mut damages = Vec::new();
        for look in looks {
            if let Err(error) = look(connection, &mut damages) {
                damages.push(error.into());
            }
        }
        damages
    }
}

/// Pages, indexes and constraints, as SQLite finds them.
fn structure(connection: &Connection, damages: &mut Vec<Damage>) -> Result<(), HubError> {
    let mut query = connection.prepare(&format!("PRAGMA integrity_check({MOST})"))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let found: String = row.get(0)?;
        if found != "ok" {
            damages.push(Damage(found));
        }
    }
    Ok(())
}

/// Tables, views and triggers, which say what rows mean.
fn schema(connection: &Connection, damages: &mut Vec<Damage>) -> Result<(), HubError> {
    let schema = |connection: &Connection| -> Result<BTreeSet<[Option<String>; 4]>, HubError> {
        let query = "SELECT type, name, tbl_name, sql FROM sqlite_schema";
        let mut query = connection.prepare(query)?;
        let rows = query.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?;
        Ok(rows.collect::<Result<_, _>>()?)
    };
    if schema(connection)? != schema(&Hub::in_memory()?.connection)? {
        damages.push(Damage("its tables are not those that were made".into()));
    }
    Ok(())
}

/// What records say.
fn contents(connection: &Connection, damages: &mut Vec<Damage>) -> Result<(), HubError> {
    #[derive(Deserialize)]
    struct Kind {
        item: String,
    }
    let mut altered = Vec::new();
    let mut query = connection.prepare("SELECT number, hash, json FROM content")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        // As another type they could not be read, though the bytes are the same.
        let (ValueRef::Blob(hash), ValueRef::Blob(json)) = (row.get_ref(1)?, row.get_ref(2)?) else {
            altered.push(row.get::<_, i64>(0)?);
            continue;
        };
        let is_whole = hash == Digest::of(json).as_bytes();
        // The digest of documents in bulk is of their numbers as well. What they say is sealed with the editions that have them.
        let is_bulk =
            || serde_json::from_slice::<Kind>(json).is_ok_and(|kind| kind.item == "travel_documents");
        if !is_whole && !is_bulk() {
            altered.push(row.get::<_, i64>(0)?);
        }
    }
    if altered.is_empty() {
        return Ok(());
    }
    let more = altered.len().saturating_sub(MOST);
    altered.truncate(MOST);
    let marks = vec!["?"; altered.len()].join(", ");
    let named = format!(
        "SELECT DISTINCT issuer, list, id FROM entry JOIN edition ON edition.number = entry.edition WHERE content IN ({marks})"
    );
    damages.push(Damage(format!(
        "{} records do not say what was written",
        altered.len() + more
    )));
    let mut query = connection.prepare(&named)?;
    let mut rows = query.query(params_from_iter(&altered))?;
    while let Some(row) = rows.next()? {
        let [issuer, list, id]: [String; 3] = [row.get(0)?, row.get(1)?, row.get(2)?];
        damages.push(Damage(format!(
            "the record {issuer}/{list}/{id} does not say what was written"
        )));
    }
    Ok(())
}

/// The parts of blocks of documents.
fn parts_of_blocks(connection: &Connection, damages: &mut Vec<Damage>) -> Result<(), HubError> {
    let parts = "SELECT number FROM document_data";
    each(connection, parts, numbers::look_at_part, damages)
}

/// Which blocks an edition has.
fn blocks(connection: &Connection, damages: &mut Vec<Damage>) -> Result<(), HubError> {
    let editions = "SELECT number FROM edition UNION SELECT edition FROM document_block";
    each(connection, editions, numbers::look_at_blocks, damages)
}

/// Looks at each of what a query names by its number.
fn each(
    connection: &Connection,
    named: &str,
    look: fn(&Connection, i64) -> Result<(), HubError>,
    damages: &mut Vec<Damage>,
) -> Result<(), HubError> {
    let mut query = connection.prepare(named)?;
    for number in query.query_map([], |row| row.get::<_, i64>(0))? {
        if let Err(error) = look(connection, number?) {
            damages.push(error.into());
        }
    }
    Ok(())
}

/// All that is sealed.
fn seals(connection: &Connection, damages: &mut Vec<Damage>) -> Result<(), HubError> {
    for what in Sealed::ALL {
        for number in what.all(connection)? {
            match what.is_as_sealed(connection, number) {
                Ok(true) => {}
                Ok(false) => damages.push(Damage(told(what, number))),
                Err(error) => {
                    let error = Damage::from(error);
                    damages.push(Damage(format!("{}: {error}", told(what, number))));
                }
            }
        }
    }
    Ok(())
}

/// That something under a seal is not as it was written.
fn told(what: Sealed, number: i64) -> String {
    match what {
        Sealed::Edition => format!(
            "edition {number} is not as it was kept: which records it has, where they stand, its findings or its receipt"
        ),
        Sealed::Inputs => format!("which inputs gave edition {number} is not as it was kept"),
        Sealed::Decision => format!("decision {number} is not as it was taken"),
        Sealed::Judgement => format!("judgement {number} is not as it was given"),
        Sealed::DocumentRecords => {
            format!("of which records documents are, up to number {number}, is not as it was kept")
        }
        Sealed::Clusters => "the clusters are not those that were made".to_owned(),
    }
}

#[cfg(test)]
#[path = "damage_tests.rs"]
mod tests;
