use anyhow::Result;
use clap::Args;
use dragoman_hub::Edition;

use super::Format;
use crate::exit::Exit;
use crate::store::StoreArguments;
use crate::{print, visible};

/// Show the editions that are held.
#[derive(Args)]
#[command(after_help = "Example: dragoman status --all")]
pub(crate) struct Status {
    #[command(flatten)]
    store: StoreArguments,
    /// All editions, not only those in force.
    #[arg(long)]
    all: bool,
    /// How to write them.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Status {
    pub(crate) fn run(self) -> Result<Exit> {
        let hub = self.store.open()?;
        let editions = if self.all {
            hub.editions()?
        } else {
            hub.in_force()?
        };
        match self.format {
            Format::Json => print::json(&editions)?,
            Format::Text => editions
                .iter()
                .try_for_each(|edition| print::text(&line(edition)))?,
        }
        Ok(Exit::Fine)
    }
}

fn line(edition: &Edition) -> String {
    let published = visible::line(edition.published.as_deref().unwrap_or("at an unstated time"));
    format!(
        "{}: edition {}, published {published}, accepted {}: {} records, {} rejected, {} notices",
        edition.list, edition.edition, edition.accepted, edition.records, edition.rejections, edition.notices
    )
}
