use std::collections::HashSet;

use anyhow::{Context, Result, bail};
use clap::Args;
use dragoman_hub::{Due, ListKey, Traces};
use jiff::civil::Date;
use serde::Serialize;

use super::Format;
use crate::exit::Exit;
use crate::inputs::Inputs;
use crate::receipt::MadeOf;
use crate::store::ReportArguments;
use crate::{day, print};

/// Remove for ever the records that may no longer be held: those whose marking says a last day that is past.
///
/// They go from every edition, with what follows from them and what was found wrong in them. `dragoman doctor` says how many there are.
/// The kept inputs of the editions that had them are removed as well, whole: `source` shows nothing of these editions any more.
/// The files that partners sent are the operator's to remove.
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
        let (config, mut hub) = self.report.store.open_with_config()?;
        let inputs = config.inputs();
        let mut purged = Vec::new();
        let due: Result<_> = hub.purge_after(day, |traces| {
            purged = purge(&inputs, traces, today).with_context(|| {
                "the kept inputs cannot be removed, and nothing was removed from the store; check the rights of their folder"
            })?;
            Ok(())
        });
        let removed: Vec<_> = due?.into_iter().map(|due| Removed::new(due, &purged)).collect();
        match self.report.format {
            Format::Json => print::json(&removed)?,
            Format::Text if removed.is_empty() => print::text("nothing was due")?,
            Format::Text => removed
                .iter()
                .try_for_each(|removed| print::text(&removed.text()))?,
        }
        Ok(Exit::Fine)
    }
}

/// What was removed of a list.
#[derive(Serialize)]
struct Removed {
    #[serde(flatten)]
    due: Due,
    /// How many kept inputs.
    inputs: usize,
}

impl Removed {
    fn new(due: Due, purged: &[ListKey]) -> Self {
        Self {
            inputs: purged.iter().filter(|list| **list == due.list).count(),
            due,
        }
    }

    fn text(&self) -> String {
        let Due { list, records, since } = &self.due;
        let text = format!("{list}: {records} records removed, the first of them due since {since}");
        match self.inputs {
            0 => text,
            1 => format!("{text}; 1 kept input of the editions that had them was removed whole"),
            count => format!("{text}; {count} kept inputs of the editions that had them were removed whole"),
        }
    }
}

/// Removes the inputs of the editions that had what is removed, and what no edition is read from. Gives the list of each of the former.
fn purge(inputs: &Inputs, traces: &Traces, today: Date) -> Result<Vec<ListKey>> {
    let mut purged = Vec::new();
    let mut known = HashSet::new();
    for receipt in &traces.touched {
        let made_of = MadeOf::parse(receipt)?;
        for input in &made_of.inputs {
            if inputs.purge(input.digest, &today.to_string())? {
                purged.extend(made_of.list.clone());
            }
        }
    }
    for receipt in &traces.others {
        known.extend(MadeOf::parse(receipt)?.inputs.iter().map(|input| input.digest));
    }
    inputs.sweep(&known)?;
    Ok(purged)
}
