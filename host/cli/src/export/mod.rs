//! Exports. Records go in and bytes come out: `records` says which records, one file a format says how they are written, and
//! `destination` where they go.
//!
//! The same store gives the same bytes: nothing here asks for the time, and records come in the order of their lists and ids.

mod checksum;
mod csv;
mod destination;
mod ftm;
mod jsonl;
mod manifest;
mod records;

use anyhow::Result;
use clap::ValueEnum;
use serde::{Deserialize, Serialize};

pub(crate) use destination::Destination;
pub(crate) use manifest::Manifest;
pub(crate) use records::Records;

use destination::Out;
use manifest::Counts;

/// How records are written.
#[derive(Debug, Clone, Copy, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Format {
    /// Whole records, one a line.
    Jsonl,
    /// The names of subjects, as a table.
    Csv,
    /// Entities of FollowTheMoney, their statements, and what FollowTheMoney cannot say: a folder.
    Ftm,
}

impl Format {
    /// Names of the files of an export in this format; where there is but one, the operator names it.
    fn files(self) -> &'static [&'static str] {
        match self {
            Self::Jsonl => &["records.jsonl"],
            Self::Csv => &["names.csv"],
            Self::Ftm => ftm::FILES,
        }
    }

    /// Writes records in this format, a file for each of [`Format::files`].
    fn write(self, records: &Records<'_>, outs: &mut [Out]) -> Result<Counts> {
        match (self, outs) {
            (Self::Jsonl, [out]) => jsonl::write(records, out),
            (Self::Csv, [out]) => csv::write(records, out),
            (Self::Ftm, [entities, statements, unsaid]) => ftm::write(records, entities, statements, unsaid),
            (format, outs) => unreachable!("{format:?} is not written to {} files", outs.len()),
        }
    }
}
