use anyhow::Result;
use clap::Args;

use super::Format;
use crate::aggregate::Aggregate;
use crate::audience::AudienceArguments;
use crate::exit::Exit;
use crate::print;
use crate::store::ReportArguments;
use crate::threats::{Assessed, Event};

/// Show what partners assess of an event: by target and time at risk, with what they agree on and what they do not kept apart.
///
/// Assessments of one target whose times meet stand together. Of each of their fields is said what is assessed, and by whom: it is agreed
/// where two partners or more say the same and none says otherwise. Without --event the events that anything is assessed of are listed.
#[derive(Args)]
#[command(
    after_help = "Examples: dragoman threats\n          dragoman threats --event \"Example Summit\" --release-to FR"
)]
pub(crate) struct Threats {
    /// The event, as partners name it; capitals and white space make no difference.
    #[arg(long)]
    event: Option<String>,
    #[command(flatten)]
    report: ReportArguments,
    #[command(flatten)]
    audience: AudienceArguments,
}

impl Threats {
    pub(crate) fn run(self) -> Result<Exit> {
        let aggregate = Aggregate::open_for(&self.report.store, &self.audience)?;
        let assessed = Assessed::all(&aggregate)?;
        let today = self.audience.day();
        let Some(name) = &self.event else {
            let events = assessed.events();
            match self.report.format {
                Format::Json => print::json(&events)?,
                Format::Text => {
                    let mut lines = events.iter().map(|event| event.line());
                    lines.try_for_each(|line| print::text(&line))?;
                }
            }
            return Ok(Exit::Fine);
        };
        let Some(event) = Event::new(assessed, name) else {
            print::error(&format!(
                "{name}: nothing is assessed of an event of that name; without --event all events are listed"
            ));
            return Ok(Exit::FellShort);
        };
        match self.report.format {
            Format::Json => print::json(&event)?,
            Format::Text => print::text(&event.text(today)?)?,
        }
        Ok(Exit::Fine)
    }
}
