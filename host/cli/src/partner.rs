//! Runs one partner's module and keeps what it says.

use std::fs;
use std::sync::Mutex;

use anyhow::{Context, Result, anyhow, bail};
use dragoman_hub::{Acceptance, Draft, Hub, HubError, InputKey, ListKey};
use dragoman_model::Digest;
use dragoman_model::schema::Manifest;
use dragoman_runtime::{Engine, Feed, Outcome, Usage};
use indicatif::HumanBytes;
use serde::Serialize;
use serde_json::json;

use crate::config::Partner;
use crate::progress::Task;
use crate::trust::Trust;
use crate::{date, input, place};

/// What came of one partner.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    /// The list.
    #[serde(flatten)]
    pub(crate) list: ListKey,
    /// What came of it.
    #[serde(flatten)]
    pub(crate) status: Status,
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
        findings: Findings,
        usage: Usage,
    },
    /// The input is another, its meaning the same.
    Same {
        edition: i64,
        findings: Findings,
        usage: Usage,
    },
    /// The input is the same, byte for byte: nothing was run.
    Unchanged { edition: i64 },
    /// It failed; its last good edition stays in force.
    Failed { error: String },
    /// The store failed, which says nothing about the partner; its last good edition stays in force.
    Unkept { error: String },
}

/// How much there is.
#[derive(Debug, Serialize)]
pub(crate) struct Findings {
    pub(crate) records: usize,
    pub(crate) rejections: usize,
    pub(crate) notices: usize,
}

/// What the runs of all partners share.
pub(crate) struct Shared {
    /// Whose modules are trusted.
    pub(crate) trust: Trust,
    /// Compiles and runs them.
    pub(crate) engine: Engine,
    /// Keeps what they say, one at a time.
    pub(crate) hub: Mutex<Hub>,
}

/// Runs a partner. Whatever goes wrong stays with it.
pub(crate) fn run(partner: &Partner, shared: &Shared, task: &Task) -> Report {
    let status = attempt(partner, shared, task).unwrap_or_else(|error| {
        let message = format!("{error:#}");
        match error.is::<HubError>() {
            true => Status::Unkept { error: message },
            false => Status::Failed { error: message },
        }
    });
    Report {
        list: partner.key(),
        status,
    }
}

fn attempt(partner: &Partner, shared: &Shared, task: &Task) -> Result<Status> {
    let Shared { trust, engine, hub } = shared;
    task.step("reading");
    let list = partner.key();
    let module =
        fs::read(&partner.module).with_context(|| format!("{}: cannot be read", partner.module.display()))?;
    // Read once: what was admitted is what is compiled, whatever becomes of the file meanwhile.
    let signature = trust.admit(partner, &module)?;
    let feed = input::feed(&partner.inputs)?;
    let parts = feed.digests();
    let key = InputKey::new(
        Digest::of(&module),
        parts.iter().map(|(name, _, digest)| (name.as_str(), *digest)),
    );
    if let Some(edition) = locked(hub)?.unchanged(&list, key)? {
        return Ok(Status::Unchanged { edition });
    }
    task.step("loading the module");
    let module = engine
        .load(&module, &partner.limits)
        .with_context(|| partner.module.display().to_string())?;
    input::warnings(&module, &partner.module).for_each(|warning| task.warning(&warning));
    let manifest = module
        .describe()
        .map_err(|failure| anyhow!(place::explain(&failure, &feed)))?;
    speaks_for(&manifest, &list)?;
    task.step(&format!("translating {}", HumanBytes(feed.size())));
    let run = module.translate(&feed);
    let outcome = run
        .result
        .map_err(|failure| anyhow!(place::explain(&failure, &feed)))?;
    check(&manifest, &outcome, &feed)?;
    let receipt = json!({
        "module": module.admission().digest,
        "signature": signature,
        "compilation": module.compilation(),
        "module_version": outcome.manifest.module_version,
        "inputs": parts,
        "limits": partner.limits,
        "usage": run.usage,
        "summary": outcome.summary,
    });
    let findings = Findings {
        records: outcome.records.len(),
        rejections: outcome.rejections.len(),
        notices: outcome.notices.len(),
    };
    let published = outcome.summary.edition_label.clone().or(outcome
        .summary
        .published
        .as_ref()
        .map(date::iso));
    let draft = Draft::new(list.clone(), key, outcome.records, receipt)?
        .published(published)
        .findings(outcome.rejections, outcome.notices);
    task.step("keeping the edition");
    keep(&mut *locked(hub)?, &draft, findings, run.usage)
}

/// Keeps a draft, and says what became of it.
fn keep(hub: &mut Hub, draft: &Draft, findings: Findings, usage: Usage) -> Result<Status> {
    let (edition, previous) = match hub.accept(draft, &jiff::Timestamp::now().to_string())? {
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

/// Whether a module speaks for the list that it is configured for. Asked before it is given any input.
fn speaks_for(manifest: &Manifest, list: &ListKey) -> Result<()> {
    if (&manifest.issuer, &manifest.list_name) != (&list.issuer, &list.list) {
        bail!(
            "the module speaks for {}/{}, it is configured for {list}; correct the configuration",
            manifest.issuer,
            manifest.list_name
        );
    }
    Ok(())
}

/// What the host asks of a run beyond the rules for single items.
fn check(manifest: &Manifest, outcome: &Outcome, feed: &Feed) -> Result<()> {
    if outcome.manifest != *manifest {
        bail!("the module says another thing of itself each time it is asked; report it to its authors");
    }
    let names = || {
        feed.parts()
            .iter()
            .map(|part| part.name.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    if !outcome.summary.end_seen && outcome.records.is_empty() {
        bail!(
            "{}: no record, and no end of the list; get the file again",
            names()
        );
    }
    if outcome.records.is_empty() {
        bail!(
            "{}: not one valid record; an empty list is never taken for a delisting of all",
            names()
        );
    }
    Ok(())
}

fn locked(hub: &Mutex<Hub>) -> Result<std::sync::MutexGuard<'_, Hub>> {
    hub.lock()
        .map_err(|_| anyhow!("another partner's run ended in the middle of the store"))
}
