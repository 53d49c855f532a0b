//! Two tables for those who analyse: the records, and every value of them in a row of its own.
//!
//! `records` has each record once, with what it is found by in columns and the whole of it as JSON, the line that jsonl has.
//! `values` has a row for each leaf of that JSON but for what names the record, which is in every row: a query needs no JSON.

mod leaves;
mod table;

use std::io::Write;

use anyhow::Result;
use serde_json::{Map, Value};

use super::Records;
use super::manifest::Counts;
use super::records::Record;
use crate::visible;
use leaves::Leaf;
use table::{Cell, Table, text};

/// Names of the files.
pub(super) const FILES: &[&str] = &["records.parquet", "values.parquet"];

/// The columns of the records. `status` is the one that they are exported with, `left_out` or `expired` where that overrules the one
/// that the list states.
const RECORDS: &str = "message records {
    required binary issuer (string);
    required binary list (string);
    optional int64 edition;
    required binary cluster (string);
    required binary id (string);
    required binary item (string);
    optional binary kind (string);
    optional binary status (string);
    optional binary stated_status (string);
    required binary record (json);
}";

/// The columns of the values. The record's `status` is among them, so that nobody takes for active what is not. `path` is where the
/// value stands (`names[2].full`), `field` the same without numbers (`names.full`), `index` the first of these (2). `type` is JSON's
/// word for what `value` is the text of; an empty list or record has none. `raw` and `note` are what stands beside the value under
/// these names, `locator` is the place in the input that says it, as JSON.
const VALUES: &str = "message values {
    required binary issuer (string);
    required binary list (string);
    optional int64 edition;
    required binary cluster (string);
    required binary id (string);
    optional binary status (string);
    required binary path (string);
    required binary field (string);
    optional int64 index;
    required binary type (string);
    optional binary value (string);
    optional binary raw (string);
    optional binary note (string);
    optional binary locator (json);
}";

/// Fields of a record that name it.
const KEYS: [&str; 5] = ["issuer", "list", "edition", "cluster", "id"];

pub(super) fn write(
    records: &Records<'_>,
    records_out: impl Write + Send,
    values_out: impl Write + Send,
) -> Result<Counts> {
    let mut tables = Tables::new(records_out, values_out)?;
    let counts = records.each(|record| {
        tables.put(record)?;
        Ok(true)
    })?;
    tables.end()?;
    Ok(counts)
}

/// The two tables.
struct Tables<R: Write + Send, V: Write + Send> {
    records: Table<R>,
    values: Table<V>,
}

impl<R: Write + Send, V: Write + Send> Tables<R, V> {
    fn new(records: R, values: V) -> Result<Self> {
        Ok(Self {
            records: Table::new(records, RECORDS)?,
            values: Table::new(values, VALUES)?,
        })
    }

    fn put(&mut self, record: &Record) -> Result<()> {
        let json: Map<String, Value> = serde_json::from_value(serde_json::to_value(record)?)?;
        let line = serde_json::to_string(&json)?;
        let (key, locators) = (key(record), locators(record)?);
        self.records.row(record_row(&key, &json, &visible::json(&line)))?;
        // What a record says, without what names it.
        let values = json.iter().filter(|(name, _)| !KEYS.contains(&name.as_str()));
        leaves::each(values, &mut |leaf| {
            self.values.row(value_row(&key, &json, &leaf, &locators))
        })
    }

    fn end(self) -> Result<()> {
        self.records.end()?;
        self.values.end()
    }
}

/// What every row of a record begins with.
type Key = [Cell; KEYS.len()];

fn key(record: &Record) -> Key {
    let held = &record.held;
    [
        text(&held.list.issuer),
        text(&held.list.list),
        held.edition.map_or(Cell::Empty, Cell::Number),
        text(record.cluster.to_string()),
        text(held.item.id()),
    ]
}

fn record_row(key: &Key, json: &Map<String, Value>, line: &str) -> [Cell; 10] {
    let [issuer, list, edition, cluster, id] = key.clone();
    let [item, kind, status, stated] =
        ["item", "kind", "status", "stated_status"].map(|name| word(json, name));
    [
        issuer,
        list,
        edition,
        cluster,
        id,
        item,
        kind,
        status,
        stated,
        text(line),
    ]
}

fn value_row(key: &Key, json: &Map<String, Value>, leaf: &Leaf<'_>, locators: &[Cell]) -> [Cell; 14] {
    let [issuer, list, edition, cluster, id] = key.clone();
    let around = leaf.around;
    // A release has no places.
    let locator = around.at.and_then(|at| locators.get(usize::try_from(at).ok()?));
    [
        issuer,
        list,
        edition,
        cluster,
        id,
        word(json, "status"),
        text(leaf.path),
        text(leaf.field),
        leaf.index.map_or(Cell::Empty, |index| Cell::Number(index as i64)),
        text(leaf.kind()),
        leaf.text().map_or(Cell::Empty, text),
        around.raw.map_or(Cell::Empty, text),
        around.note.map_or(Cell::Empty, text),
        locator.cloned().unwrap_or(Cell::Empty),
    ]
}

/// A field of the whole record.
fn word(json: &Map<String, Value>, name: &str) -> Cell {
    json.get(name).and_then(Value::as_str).map_or(Cell::Empty, text)
}

/// The places of a record, as JSON.
fn locators(record: &Record) -> Result<Vec<Cell>> {
    let sources = record.held.sources.iter();
    sources
        .map(|source| Ok(text(visible::json(&serde_json::to_string(source)?))))
        .collect()
}

#[cfg(test)]
mod tests;
