use anyhow::Result;
use clap::Args;

use super::Format;
use crate::aggregate::Aggregate;
use crate::exit::Exit;
use crate::store::ReportArguments;
use crate::{audience, due, edition, print, resolution, visible};

/// Show what is in force, and what is held and why.
#[derive(Args)]
#[command(after_help = "Example: dragoman status --all")]
pub(crate) struct Status {
    /// All editions that were ever kept, with what was decided on them.
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    report: ReportArguments,
}

impl Status {
    pub(crate) fn run(self) -> Result<Exit> {
        let aggregate = Aggregate::open(&self.report.store)?;
        let mut editions = aggregate.hub().editions()?;
        if !self.all {
            editions.retain(edition::is_current);
        }
        match self.report.format {
            Format::Json => print::json(&editions)?,
            Format::Text => {
                for edition in &editions {
                    print::text(&edition::text(edition))?;
                }
                for found in aggregate.hub().due(audience::today())? {
                    print::text(&format!(
                        "{}: {}\n  {}",
                        found.list,
                        due::text(&found),
                        due::REMEDY
                    ))?;
                }
                print::text(&format!("together: {}", resolution::text(aggregate.together())))?;
                for (rule, count) in aggregate.count_left_out()? {
                    print::text(&format!(
                        "rule {}: leaves out {count} listings, wholly or in part",
                        visible::line(rule)
                    ))?;
                }
            }
        }
        Ok(Exit::Fine)
    }
}
