use anyhow::Result;
use clap::Args;
use dragoman_hub::Edition;
use serde::Serialize;

use super::Format;
use crate::exit::Exit;
use crate::store::{self, ReportArguments};
use crate::{finding, print};

/// Show what was left out, repaired or not understood while the edition in force was read, with its place.
#[derive(Args)]
#[command(after_help = "Example: dragoman findings UN/sc --format json")]
pub(crate) struct Findings {
    /// An issuer, or one list of it (`ISSUER/LIST`).
    lists: String,
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
        for edition in store::in_force(&hub, &self.lists)? {
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
}
