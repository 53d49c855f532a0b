//! Exports. Records go in and bytes come out: `records` says which records, one file a format says how they are written.
//!
//! The same store gives the same bytes: nothing here asks for the time, and records come in the order of their lists and ids.

mod csv;
mod jsonl;
mod records;

use std::io::Write;

use anyhow::Result;
use clap::ValueEnum;

pub(crate) use records::Records;

/// How records are written.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// Whole records, one a line.
    Jsonl,
    /// The names of subjects, as a table.
    Csv,
}

impl Format {
    /// Writes records in this format.
    pub(crate) fn write(self, records: &Records<'_>, out: impl Write) -> Result<()> {
        match self {
            Self::Jsonl => jsonl::write(records, out),
            Self::Csv => csv::write(records, out),
        }
    }
}
