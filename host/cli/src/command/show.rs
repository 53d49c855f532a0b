use anyhow::{Result, bail};
use clap::Args;

use super::Format;
use crate::exit::Exit;
use crate::store::{self, StoreArguments};
use crate::{print, record};

/// Show one record in force, with its place in the input.
#[derive(Args)]
#[command(after_help = "Example: dragoman show UN/6908555")]
pub(crate) struct Show {
    /// The record: issuer and id, `ISSUER/ID`.
    record: String,
    #[command(flatten)]
    store: StoreArguments,
    /// How to write it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Show {
    pub(crate) fn run(self) -> Result<Exit> {
        let Some((issuer, id)) = self.record.split_once('/') else {
            bail!("{}: a record is named ISSUER/ID, such as UN/6908555", self.record);
        };
        let hub = self.store.open()?;
        let mut found = Vec::new();
        for edition in store::in_force(&hub, issuer)? {
            if let Some(held) = hub.record(&edition, id)? {
                found.push((held, store::names(&hub, &edition)?));
            }
        }
        if found.is_empty() {
            print::error(&format!("{issuer} has no record {id} in force"));
            return Ok(Exit::FellShort);
        }
        for (held, names) in &found {
            match self.format {
                Format::Json => print::json(held)?,
                Format::Text => print::text(&record::text(held, names)?)?,
            }
        }
        Ok(Exit::Fine)
    }
}
