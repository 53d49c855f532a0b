use anyhow::Result;
use clap::Args;
use dragoman_hub::{Edition, Standing};
use serde::Serialize;

use super::Format;
use crate::aggregate::Aggregate;
use crate::day::DayArguments;
use crate::effect::Counts;
use crate::exit::Exit;
use crate::store::ReportArguments;
use crate::{due, edition, print, resolution, visible};

/// Show what is in force, and what is held and why.
#[derive(Args)]
#[command(after_help = "Example: dragoman status --all")]
pub(crate) struct Status {
    /// All editions that were ever kept, with what was decided on them.
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    day: DayArguments,
    #[command(flatten)]
    report: ReportArguments,
}

/// An edition, and what dates have done to its listings if it is in force.
#[derive(Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    edition: &'a Edition,
    #[serde(skip_serializing_if = "Option::is_none")]
    effects: Option<Counts>,
}

impl Status {
    pub(crate) fn run(self) -> Result<Exit> {
        let aggregate = Aggregate::open_on(&self.report.store, &self.day)?;
        let mut editions = aggregate.hub().editions()?;
        if !self.all {
            editions.retain(edition::is_current);
        }
        let day = self.day.day();
        let mut shown = Vec::new();
        for edition in &editions {
            let effects = match edition.standing {
                Standing::InForce => Some(Counts::of(&aggregate.hub().effects(edition, day)?)),
                _ => None,
            };
            shown.push(Shown { edition, effects });
        }
        match self.report.format {
            Format::Json => print::json(&shown)?,
            Format::Text => {
                for Shown { edition, effects } in &shown {
                    print::text(&edition::text(edition))?;
                    if let Some(effects) = effects.and_then(Counts::text) {
                        print::text(&format!("  on {day}: {effects}"))?;
                    }
                }
                for found in aggregate.hub().due(day)? {
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
