use std::io;

use anyhow::Result;
use clap::Args;

use crate::aggregate::Aggregate;
use crate::exit::Exit;
use crate::export::{Format, Records};
use crate::store::StoreArguments;

/// Write every record in force to stdout.
///
/// In a table a single quote stands before a cell that begins with = + - or @ (after white space, and in full width), lest a
/// spreadsheet takes it for a formula, and characters that cannot be seen are written as \u{...}. A program that needs the
/// texts as they came reads jsonl.
#[derive(Args)]
#[command(after_help = "Example: dragoman export --format csv > watchlist.csv")]
pub(crate) struct Export {
    #[command(flatten)]
    store: StoreArguments,
    /// How to write them.
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
}

impl Export {
    pub(crate) fn run(self) -> Result<Exit> {
        let aggregate = Aggregate::open(&self.store)?;
        let records = Records::in_force(&aggregate);
        self.format.write(&records, io::stdout().lock())?;
        Ok(Exit::Fine)
    }
}
