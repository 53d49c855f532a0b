//! Exports. Records go in and bytes come out: `records` says which records, one file a format says how they are written, and
//! `destination` where they go.
//!
//! The same store gives the same bytes: nothing here asks for the time, and records come in the order of their lists and ids.

mod changes;
mod checksum;
mod csv;
mod destination;
mod ftm;
mod jsonl;
mod manifest;
mod parquet;
mod records;

use std::io::Write;

use anyhow::Result;
use clap::ValueEnum;
use serde::{Deserialize, Serialize};

pub(crate) use changes::Earlier;
pub(crate) use destination::Destination;
pub(crate) use manifest::Manifest;
pub(crate) use records::Records;

use crate::visible;
use destination::Out;
use manifest::Counts;

/// How records are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Format {
    /// Whole records, one a line.
    Jsonl,
    /// The names of subjects, as a table.
    Csv,
    /// Entities of FollowTheMoney, their statements, and what FollowTheMoney cannot say: a folder.
    Ftm,
    /// Records, and every value of them in a row of its own, as tables for analysis: a folder.
    Parquet,
    /// What changed since an earlier export.
    #[value(skip)]
    Changes,
}

/// What is written: records in a format, or what changed among them.
#[derive(Clone, Copy)]
pub(crate) enum Writing<'a> {
    /// The records.
    Records(Format),
    /// What changed since these.
    Changes(&'a Earlier),
}

impl Writing<'_> {
    fn format(self) -> Format {
        match self {
            Self::Records(format) => format,
            Self::Changes(_) => Format::Changes,
        }
    }

    /// Names of the files of an export; where there is but one, the operator names it.
    fn files(self) -> &'static [&'static str] {
        match self.format() {
            Format::Jsonl => &["records.jsonl"],
            Format::Csv => &["names.csv"],
            Format::Ftm => ftm::FILES,
            Format::Parquet => parquet::FILES,
            Format::Changes => &["changes.jsonl"],
        }
    }

    /// Writes records, a file for each of [`Writing::files`].
    fn write(self, records: &Records<'_>, outs: &mut [Out]) -> Result<Counts> {
        match (self, outs) {
            (Self::Records(Format::Jsonl), [out]) => jsonl::write(records, out),
            (Self::Records(Format::Csv), [out]) => csv::write(records, out),
            (Self::Records(Format::Ftm), [entities, statements, unsaid]) => {
                ftm::write(records, entities, statements, unsaid)
            }
            (Self::Records(Format::Parquet), [of_records, of_values]) => {
                parquet::write(records, of_records, of_values)
            }
            (Self::Changes(earlier), [out]) => changes::write(records, earlier, out),
            (writing, outs) => unreachable!("{:?} is not written to {} files", writing.format(), outs.len()),
        }
    }
}

/// Writes a value as a line of JSON.
fn line(out: &mut impl Write, value: &impl Serialize) -> Result<()> {
    Ok(writeln!(
        out,
        "{}",
        visible::json(&serde_json::to_string(value)?)
    )?)
}

/// A word of a vocabulary as JSON writes it.
fn word(value: &impl Serialize) -> Result<String> {
    Ok(serde_json::from_value(serde_json::to_value(value)?)?)
}
