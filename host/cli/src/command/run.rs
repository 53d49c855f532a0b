use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, bail};
use clap::Args;
use dragoman_hub::Resolution;
use rayon::prelude::*;

use super::Format;
use crate::config::Config;
use crate::exit::Exit;
use crate::partner::{self, Report, Shared, Status};
use crate::progress::Progress;
use crate::trust::Trust;
use crate::{documents, input, print, resolution, store, visible};

/// Run the partners' modules over their lists, and keep what they say as editions.
///
/// One that fails leaves the others, and its own last good edition, untouched.
#[derive(Args)]
#[command(after_help = "Example: dragoman run --only UN,GB --format json")]
pub(crate) struct Run {
    /// Who is asked, and where the answers are kept.
    #[arg(long, value_name = "FILE", default_value = "dragoman.toml")]
    config: PathBuf,
    /// Only these issuers.
    #[arg(long, value_name = "ISSUERS", value_delimiter = ',')]
    only: Vec<String>,
    /// How to write what came of it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Run {
    pub(crate) fn run(self) -> Result<Exit> {
        let Ran { reports, together } = ran(&self.config, &self.only)?;
        match self.format {
            Format::Json => {
                print::json(&reports)?;
                together?;
            }
            Format::Text => {
                reports.iter().try_for_each(|report| print::text(&line(report)))?;
                let together = together?;
                if together.records > 0 {
                    print::text(&format!("together: {}", resolution::text(together)))?;
                }
            }
        }
        Ok(exit(&reports))
    }
}

/// What the exit code says of all of them: the worst.
pub(super) fn exit(reports: &[Report]) -> Exit {
    let any = |is: fn(&Status) -> bool| reports.iter().any(|report| is(&report.status));
    if any(|status| matches!(status, Status::Unkept { .. })) {
        Exit::Undone
    } else if any(is_short) {
        Exit::FellShort
    } else {
        Exit::Fine
    }
}

/// Whether a partner's last good edition stays in force because what it gave now is not good.
fn is_short(status: &Status) -> bool {
    matches!(
        status,
        Status::Held { .. } | Status::Rejected { .. } | Status::Failed { .. }
    )
}

/// What came of a run.
pub(super) struct Ran {
    pub(super) reports: Vec<Report>,
    /// What the lists in force say together. That it cannot be found out undoes nothing of what is reported.
    pub(super) together: Result<Resolution>,
}

/// Runs the partners of a configuration side by side, and then finds out which of all records are of one subject.
pub(super) fn ran(config: &Path, only: &[String]) -> Result<Ran> {
    let config = Config::read(config)?;
    if let Some(unknown) = only
        .iter()
        .find(|issuer| config.partners.iter().all(|partner| partner.issuer != **issuer))
    {
        bail!("--only {unknown}: no partner of the configuration has this issuer");
    }
    let chosen = |issuer: &String| only.is_empty() || only.contains(issuer);
    let partners: Vec<_> = config
        .partners
        .iter()
        .filter(|partner| chosen(&partner.issuer))
        .collect();
    let progress = Progress::default();
    let shared = Shared {
        trust: Trust::read(&config)?,
        engine: input::engine()?,
        hub: Mutex::new(store::open_telling(&config.store, progress.teller())?),
        scratch: store::folder(&config.store),
        receipts: config.receipts.clone(),
        inputs: config.keep_inputs.then(|| config.inputs()),
    };
    let reports = partners.par_iter().map(|partner| {
        let task = progress.task(&partner.key().to_string());
        partner::run(partner, &shared, &task)
    });
    let reports = reports.collect();
    // A partner's run that panicked has left nothing half done: an edition is one transaction.
    let mut hub = shared.hub.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(Ran {
        reports,
        together: hub
            .resolve()
            .context("what the partners said is kept; which records are of one subject cannot be found out"),
    })
}

/// A report for people.
pub(super) fn line(report: &Report) -> String {
    let list = &report.list;
    match &report.status {
        Status::Accepted {
            edition,
            added,
            removed,
            changed,
            documents,
            findings,
            ..
        } => format!(
            "{list}: accepted as edition {edition}: {} records, {added} added, {removed} removed, {changed} changed{}; \
             {} rejected, {} notices",
            findings.records,
            documents::changes(findings.documents, documents),
            findings.rejections,
            findings.notices
        ),
        Status::Same {
            edition, findings, ..
        } => {
            format!(
                "{list}: another input, the same meaning as edition {edition}: {} records",
                findings.records
            )
        }
        Status::Unchanged { edition } => format!("{list}: unchanged, edition {edition}"),
        Status::Held {
            edition,
            in_force,
            reasons,
            withdrawn,
            ran,
        } => {
            let still = if ran.is_some() { "held" } else { "still held" };
            let mut text = format!("{list}: {still} as edition {edition}, {}", stays(*in_force));
            if *withdrawn > 0 {
                text.push_str(&format!("; {withdrawn} records were withdrawn at once"));
            }
            for reason in reasons {
                text.push_str(&format!("\n  {}", visible::line(&reason.to_string())));
            }
            text.push_str(&format!(
                "\n  to see what it would change: dragoman diff {list} --held; to decide: dragoman approve or reject {list}"
            ));
            text
        }
        Status::Rejected {
            edition,
            in_force,
            who,
            why,
        } => format!(
            "{list}: rejected before as edition {edition}, by {}: {}; {}",
            visible::line(who),
            visible::line(why),
            stays(*in_force)
        ),
        Status::Failed { error, .. } => match &report.receipt {
            Some(receipt) => format!(
                "{list}: failed: {error}\n  to repeat it: dragoman replay {}",
                receipt.display()
            ),
            None => format!("{list}: failed: {error}"),
        },
        Status::Unkept { error } => format!("{list}: not kept: {error}"),
    }
}

/// What is in force where an edition is not.
fn stays(in_force: Option<i64>) -> String {
    in_force.map_or("nothing is in force".into(), |edition| {
        format!("edition {edition} stays in force")
    })
}
