use std::cmp::Reverse;
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;

use anyhow::{Context, Result, bail};
use clap::Args;
use dragoman_hub::Resolution;

use super::Format;
use crate::config::{Config, Partner};
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
pub(super) fn ran(path: &Path, only: &[String]) -> Result<Ran> {
    let config = Config::read(path)?;
    if let Some(list) = config.twice() {
        bail!(
            "{}: {list} is named twice; a list has one [[partner]], whose `inputs` are all files of its newest edition",
            path.display()
        );
    }
    if config.partners.is_empty() {
        print::warning(&format!(
            "{}: it names no [[partner]], so that nothing is run",
            path.display()
        ));
    }
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
    let reports = side_by_side(&partners, |partner| {
        let task = progress.task(&partner.key().to_string());
        partner::run(partner, &shared, &task)
    });
    // A partner's run that panicked has left nothing half done: an edition is one transaction.
    let mut hub = shared.hub.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(Ran {
        reports,
        together: hub
            .resolve()
            .context("what the partners said is kept; which records are of one subject cannot be found out"),
    })
}

/// Runs partners, one on each core, and one more for when another waits for the disk. Those come first that are likely to take longest, so
/// that none of them is left for the end. Reports are in the order of the partners.
///
/// Not on the threads that records are sorted on: one that waits there for others would take up another partner meanwhile, and wait for the
/// store that it holds itself.
fn side_by_side(partners: &[&Partner], run: impl Fn(&Partner) -> Report + Sync) -> Vec<Report> {
    let mut order: Vec<usize> = (0..partners.len()).collect();
    order.sort_by_cached_key(|at| Reverse(length(partners[*at])));
    let reports: Vec<OnceLock<Report>> = partners.iter().map(|_| OnceLock::new()).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(at) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
            reports[*at].get_or_init(|| run(partners[*at]));
        }
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        for _ in 0..partners.len().min(cores + 1) {
            scope.spawn(work);
        }
    });
    let reports = reports.into_iter().map(OnceLock::into_inner);
    reports
        .map(|report| report.expect("every partner is run"))
        .collect()
}

/// About how long a partner takes, in no unit: the larger a module is the more it does with a byte, from a reader of text to an interpreter.
fn length(partner: &Partner) -> u128 {
    // What cannot be read is soon done with.
    let size = |path: &PathBuf| fs::metadata(path).map_or(0, |file| u128::from(file.len()));
    size(&partner.module) * partner.inputs.iter().map(size).sum::<u128>()
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
