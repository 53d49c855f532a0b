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

/// Runs a partner. Whatever goes wrong stays with it.
pub(crate) fn run(
    partner: &Partner,
    trust: &Trust,
    engine: &Engine,
    hub: &Mutex<Hub>,
    task: &Task,
) -> Report {
    let status = attempt(partner, trust, engine, hub, task).unwrap_or_else(|error| {
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

fn attempt(
    partner: &Partner,
    trust: &Trust,
    engine: &Engine,
    hub: &Mutex<Hub>,
    task: &Task,
) -> Result<Status> {
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
    let mut hub = locked(hub)?;
    let acceptance = hub.accept(&draft, &jiff::Timestamp::now().to_string())?;
    let usage = run.usage;
    let (edition, previous) = match acceptance {
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
        Some(previous) => {
            let editions = hub.editions()?;
            let of = |number| {
                editions
                    .iter()
                    .find(|held| held.edition == number)
                    .context("an edition is gone")
            };
            let difference = hub.difference(of(previous)?, of(edition)?)?;
            (
                difference.added.len(),
                difference.removed.len(),
                difference.changed.len(),
            )
        }
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
