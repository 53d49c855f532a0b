use anyhow::{Result, bail};
use clap::Args;
use jiff::civil::Date;

use super::Format;
use crate::exit::Exit;
use crate::store::ReportArguments;
use crate::{day, print};

/// Remove for ever the records that may no longer be held: those whose marking says a last day that is past.
///
/// They go from every edition, with what follows from them and what was found wrong in them. `dragoman doctor` says how many there are.
/// The files that they were read from are the operator's to remove.
#[derive(Args)]
#[command(after_help = "Example: dragoman purge --as-of 2030-06-30")]
pub(crate) struct Purge {
    /// The day to go by, no later than today. Default today (UTC).
    #[arg(long, value_name = "yyyy-mm-dd")]
    as_of: Option<Date>,
    #[command(flatten)]
    report: ReportArguments,
}

impl Purge {
    pub(crate) fn run(self) -> Result<Exit> {
        let today = day::today();
        let day = self.as_of.unwrap_or(today);
        if day > today {
            bail!("{day} is yet to come: what may be held until then is not removed before");
        }
        let removed = self.report.store.open()?.purge(day)?;
        match self.report.format {
            Format::Json => print::json(&removed)?,
            Format::Text if removed.is_empty() => print::text("nothing was due")?,
            Format::Text => removed.iter().try_for_each(|due| {
                let (list, records, since) = (&due.list, due.records, &due.since);
                print::text(&format!(
                    "{list}: {records} records removed, the first of them due since {since}"
                ))
            })?,
        }
        Ok(Exit::Fine)
    }
}
