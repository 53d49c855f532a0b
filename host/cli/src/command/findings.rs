use anyhow::{Result, bail};
use clap::Args;
use dragoman_hub::{Edition, Hub, Standing};
use serde::Serialize;

use super::Format;
use crate::exit::Exit;
use crate::store::{self, ReportArguments};
use crate::{finding, print};

/// Show what was left out, repaired or not understood while an edition was read, with its place. By default the one in force.
#[derive(Args)]
#[command(
    after_help = "Examples: dragoman findings UN/sc --format json\n          dragoman findings UN --held"
)]
pub(crate) struct Findings {
    /// An issuer, or one list of it (`ISSUER/LIST`).
    lists: String,
    /// Of the editions that are held, on which somebody has to decide.
    #[arg(long)]
    held: bool,
    /// Of the edition with this number.
    #[arg(long, value_name = "NUMBER", conflicts_with = "held")]
    edition: Option<i64>,
    #[command(flatten)]
    report: ReportArguments,
}

/// The findings of an edition.
#[derive(Serialize)]
struct Report {
    #[serde(flatten)]
    edition: Edition,
    findings: dragoman_hub::Findings,
}

impl Findings {
    pub(crate) fn run(self) -> Result<Exit> {
        let hub = self.report.store.read()?;
        let mut reports = Vec::new();
        for edition in self.editions(&hub)? {
            let findings = hub.findings(&edition)?;
            if matches!(self.report.format, Format::Text) {
                let names = store::names(&hub, &edition)?;
                let rejections = findings.rejections.iter();
                let lines = rejections.map(|rejection| finding::rejection(rejection, &names));
                let notices = findings.notices.iter();
                let lines = lines.chain(notices.map(|notice| finding::notice(notice, &names)));
                print::text(&format!("{}, edition {}", edition.list, edition.edition))?;
                lines
                    .map(|line| format!("  {line}"))
                    .try_for_each(|line| print::text(&line))?;
            }
            reports.push(Report { edition, findings });
        }
        if matches!(self.report.format, Format::Json) {
            print::json(&reports)?;
        }
        Ok(Exit::Fine)
    }

    /// The editions that are asked for.
    fn editions(&self, hub: &Hub) -> Result<Vec<Edition>> {
        let lists = &self.lists;
        let mut editions = store::editions(hub, lists)?;
        let standing = if self.held {
            Standing::Held
        } else {
            Standing::InForce
        };
        editions.retain(|edition| match self.edition {
            Some(number) => edition.edition == number,
            None => edition.standing == standing,
        });
        match (self.edition, self.held) {
            _ if !editions.is_empty() => Ok(editions),
            (Some(number), _) => {
                bail!("{lists}: there is no edition {number}; `dragoman status --all` shows all")
            }
            (None, true) => bail!("{lists}: no edition is held; `dragoman status` shows the editions"),
            (None, false) => {
                bail!("{lists}: no edition is in force; --held shows what was found in those that are held")
            }
        }
    }
}
