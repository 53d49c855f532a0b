use anyhow::Result;
use clap::Args;

use super::Format;
use crate::exit::Exit;
use crate::store::StoreArguments;
use crate::{edition, print};

/// Show what is in force, and what is held and why.
#[derive(Args)]
#[command(after_help = "Example: dragoman status --all")]
pub(crate) struct Status {
    #[command(flatten)]
    store: StoreArguments,
    /// All editions that were ever kept, with what was decided on them.
    #[arg(long)]
    all: bool,
    /// How to write them.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Status {
    pub(crate) fn run(self) -> Result<Exit> {
        let mut editions = self.store.open()?.editions()?;
        if !self.all {
            editions.retain(edition::is_current);
        }
        match self.format {
            Format::Json => print::json(&editions)?,
            Format::Text => editions
                .iter()
                .try_for_each(|edition| print::text(&edition::text(edition)))?,
        }
        Ok(Exit::Fine)
    }
}
