//! Runs one partner's module and keeps what it says.

use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Instant;

use anyhow::{Context, Result, anyhow};
use dragoman_hub::{Acceptance, Hub, HubError, ListKey};
use dragoman_runtime::{Engine, LoadError, Usage};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use crate::config::Partner;
use crate::execution::{Counts, Execution, FeedRead, ModuleRead, Product};
use crate::progress::Task;
use crate::receipt::{InputFile, ModuleFile, Receipt};
use crate::trust::Trust;
use crate::{input, rule};

/// What came of one partner.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    /// The list.
    #[serde(flatten)]
    pub(crate) list: ListKey,
    /// What came of it.
    #[serde(flatten)]
    pub(crate) status: Status,
    /// The receipt of the run; none where nothing was run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) receipt: Option<PathBuf>,
    /// How long it took, from reading the module to keeping the edition, in milliseconds.
    pub(crate) milliseconds: u128,
}

/// What came of one partner.
#[derive(Debug, Serialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub(crate) enum Status {
    /// A new edition is in force.
    Accepted {
        edition: i64,
        added: usize,
        removed: usize,
        changed: usize,
        findings: Counts,
        usage: Usage,
    },
    /// The input is another, its meaning the same.
    Same {
        edition: i64,
        findings: Counts,
        usage: Usage,
    },
    /// The input is the same, byte for byte: nothing was run.
    Unchanged { edition: i64 },
    /// It failed; its last good edition stays in force.
    Failed {
        /// Id of the rule for whose sake the module was refused.
        #[serde(skip_serializing_if = "Option::is_none")]
        rule: Option<String>,
        error: String,
    },
    /// The store failed, which says nothing about the partner; its last good edition stays in force.
    Unkept { error: String },
}

/// What the runs of all partners share.
pub(crate) struct Shared {
    /// Whose modules are trusted.
    pub(crate) trust: Trust,
    /// Compiles and runs them.
    pub(crate) engine: Engine,
    /// Keeps what they say, one at a time.
    pub(crate) hub: Mutex<Hub>,
    /// Where receipts are left.
    pub(crate) receipts: PathBuf,
}

/// Runs a partner. Whatever goes wrong stays with it.
pub(crate) fn run(partner: &Partner, shared: &Shared, task: &Task) -> Report {
    let began = Instant::now();
    let mut receipt = None;
    let status = attempt(partner, shared, task, &mut receipt).unwrap_or_else(|error| {
        let message = format!("{error:#}");
        match error.is::<HubError>() || error.is::<NoReceipt>() {
            true => Status::Unkept { error: message },
            false => Status::Failed {
                rule: rule::of(&error).map(str::to_owned),
                error: message,
            },
        }
    });
    Report {
        list: partner.key(),
        status,
        receipt,
        milliseconds: began.elapsed().as_millis(),
    }
}

/// A receipt cannot be left, and what leaves none is not kept.
#[derive(Debug)]
struct NoReceipt(PathBuf);

impl std::fmt::Display for NoReceipt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}: a receipt cannot be written there; check the rights and the space left",
            self.0.display()
        )
    }
}

fn attempt(partner: &Partner, shared: &Shared, task: &Task, receipt: &mut Option<PathBuf>) -> Result<Status> {
    task.step("reading");
    let started = Timestamp::now();
    let list = partner.key();
    let module =
        fs::read(&partner.module).with_context(|| format!("{}: cannot be read", partner.module.display()))?;
    let module = ModuleRead::new(&partner.module, module);
    let signature = shared.trust.admit(partner, &module.bytes)?;
    let feed = FeedRead::from(input::feed(&partner.inputs)?);
    let execution = Execution {
        engine: &shared.engine,
        limits: &partner.limits,
        list: &list,
        module: &module,
        feed: &feed,
    };
    if let Some(edition) = locked(&shared.hub)?.unchanged(&list, execution.key())? {
        return Ok(Status::Unchanged { edition });
    }
    let executed = execution.execute(task);
    let module = ModuleFile::new(&module, &signature)?;
    let inputs = InputFile::of(&partner.inputs, &feed)?;
    let written = Receipt::new(&execution, module, inputs, &executed, started)?;
    let path = written.keep(&shared.receipts);
    *receipt = Some(path.with_context(|| NoReceipt(shared.receipts.clone()))?);
    // The receipt goes without the path: the same module at another place fails in the same way.
    let product = executed.result.map_err(|error| match error.is::<LoadError>() {
        true => error.context(partner.module.display().to_string()),
        false => error,
    })?;
    task.step("keeping the edition");
    let receipt = serde_json::to_value(&written)?;
    keep(
        &mut *locked(&shared.hub)?,
        &product,
        &receipt,
        executed.trace.usage,
    )
}

/// Keeps what a run gave, and says what became of it.
fn keep(hub: &mut Hub, product: &Product, receipt: &Value, usage: Usage) -> Result<Status> {
    let findings = product.counts;
    let (edition, previous) = match hub.accept(&product.draft, receipt, &Timestamp::now().to_string())? {
        Acceptance::Same { edition } => {
            return Ok(Status::Same {
                edition,
                findings,
                usage,
            });
        }
        Acceptance::Accepted { edition, previous } => (edition, previous),
    };
    let (added, removed, changed) = match previous {
        None => (findings.records, 0, 0),
        Some(previous) => changes(hub, previous, edition)?,
    };
    Ok(Status::Accepted {
        edition,
        added,
        removed,
        changed,
        findings,
        usage,
    })
}

/// How many records were added, removed and changed from one edition to another.
fn changes(hub: &Hub, from: i64, to: i64) -> Result<(usize, usize, usize)> {
    let editions = hub.editions()?;
    let of = |number| {
        let mut editions = editions.iter();
        editions
            .find(|held| held.edition == number)
            .context("an edition is gone")
    };
    let difference = hub.difference(of(from)?, of(to)?)?;
    Ok((
        difference.added.len(),
        difference.removed.len(),
        difference.changed.len(),
    ))
}

fn locked(hub: &Mutex<Hub>) -> Result<std::sync::MutexGuard<'_, Hub>> {
    hub.lock()
        .map_err(|_| anyhow!("another partner's run ended in the middle of the store"))
}
