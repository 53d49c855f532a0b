//! Runs one partner's module and keeps what it says.

use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Instant;

use anyhow::{Context, Result, anyhow};
use dragoman_content::Shelf;
use dragoman_hub::{
    Acceptance, DifferenceCounts, DocumentChanges, DraftError, Edition, Hub, HubError, InputKey, Known,
    ListKey, Reason,
};
use dragoman_model::Digest;
use dragoman_runtime::{Engine, LoadError, Usage};
use jiff::Timestamp;
use serde::Serialize;

use crate::config::Partner;
use crate::execution::{Counts, Execution, FeedRead, ModuleRead};
use crate::inputs::{Inputs, NotKept};
use crate::progress::Task;
use crate::receipt::{InputFile, ModuleFile, Receipt};
use crate::trust::Trust;
use crate::{input, rule, visible};

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
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "visible::path_if_any"
    )]
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
        added: u64,
        removed: u64,
        changed: u64,
        /// What changed of documents in bulk, one by one; not said where there are none.
        #[serde(skip_serializing_if = "DocumentChanges::is_none")]
        documents: DocumentChanges,
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
    /// It is kept, and waits for a decision; its last good edition stays in force.
    Held {
        edition: i64,
        /// The edition in force.
        in_force: Option<i64>,
        reasons: Vec<Reason>,
        /// How many records of the edition in force it withdraws, which was taken at once.
        withdrawn: usize,
        /// What was run; none if the input was held before.
        #[serde(flatten, skip_serializing_if = "Option::is_none")]
        ran: Option<Ran>,
    },
    /// It was rejected by an operator; its last good edition stays in force.
    Rejected {
        edition: i64,
        /// The edition in force.
        in_force: Option<i64>,
        /// Who rejected it.
        who: String,
        /// Why.
        why: String,
    },
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

/// What was found and used in a run.
#[derive(Debug, Serialize)]
pub(crate) struct Ran {
    pub(crate) findings: Counts,
    pub(crate) usage: Usage,
}

/// What the runs of all partners share.
pub(crate) struct Shared {
    /// Whose modules are trusted.
    pub(crate) trust: Trust,
    /// Compiles and runs them.
    pub(crate) engine: Engine,
    /// Keeps what they say, one at a time.
    pub(crate) hub: Mutex<Hub>,
    /// Where the numbers of documents are sorted: beside the store.
    pub(crate) scratch: PathBuf,
    /// Where receipts are left.
    pub(crate) receipts: PathBuf,
    /// Where the inputs of editions are kept; none if they are not.
    pub(crate) inputs: Option<Inputs>,
}

/// Runs a partner. Whatever goes wrong stays with it.
pub(crate) fn run(partner: &Partner, shared: &Shared, task: &Task) -> Report {
    let began = Instant::now();
    let mut receipt = None;
    let status = attempt(partner, shared, task, &mut receipt).unwrap_or_else(|error| {
        let message = format!("{error:#}");
        match is_ours(&error) {
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

/// Whether the fault is with the store, not with the partner.
fn is_ours(error: &anyhow::Error) -> bool {
    let of_store = |error: &HubError| !matches!(error, HubError::OutOfOrder(_));
    error.is::<NoReceipt>()
        || error.is::<NotKept>()
        || input::is_without_room(error)
        || error.is::<DraftError>()
        || error.downcast_ref().is_some_and(of_store)
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
    if let Some(status) = unchanged(partner, shared, &list)? {
        return Ok(status);
    }
    let module =
        fs::read(&partner.module).with_context(|| format!("{}: cannot be read", partner.module.display()))?;
    let module = ModuleRead::new(&partner.module, module);
    let admitted = shared.trust.admit(partner, &module.bytes)?;
    let mut shelf = Shelf::new(&shared.scratch);
    let feed = match &shared.inputs {
        Some(inputs) => inputs.take(&partner.inputs, &mut shelf)?,
        None => FeedRead::of(input::feed(&partner.inputs, &mut shelf)?)?,
    };
    let execution = Execution {
        engine: &shared.engine,
        limits: &partner.limits,
        list: &list,
        module: &module,
        feed: &feed,
        scratch: &shared.scratch,
    };
    {
        let hub = locked(&shared.hub)?;
        if let Some(known) = hub.known(&list, execution.key())? {
            return seen(&hub, &list, known);
        }
    }
    let executed = execution.execute(task);
    let module = ModuleFile::new(&module, &admitted)?;
    let inputs = InputFile::of(&partner.inputs, &feed)?;
    let keep_inputs = shared.inputs.is_some();
    let written = Receipt::new(&execution, module, inputs, keep_inputs, &executed, started)?;
    let path = written.keep(&shared.receipts);
    *receipt = Some(path.with_context(|| NoReceipt(shared.receipts.clone()))?);
    // The receipt goes without the path: the same module at another place fails in the same way.
    let product = executed.result.map_err(|error| match error.is::<LoadError>() {
        true => error.context(partner.module.display().to_string()),
        false => error,
    })?;
    task.step("keeping the edition");
    let receipt = serde_json::to_value(&written)?;
    let now = Timestamp::now().to_string();
    let mut hub = locked(&shared.hub)?;
    let accepted: Result<_> = hub.accept_after(&product.draft, &partner.guards, &receipt, &now, || {
        shared.inputs.as_ref().map_or(Ok(()), |inputs| inputs.keep(feed))
    });
    became(&hub, &list, accepted?, product.counts, executed.trace.usage)
}

/// What is said of files that were seen before: they are looked through for that, which takes a third of the time and none of the memory
/// that reading them does. Where anything else is to be said of them, nothing is said here.
fn unchanged(partner: &Partner, shared: &Shared, list: &ListKey) -> Result<Option<Status>> {
    if !locked(&shared.hub)?.has_editions(list)? {
        return Ok(None);
    }
    let Some(key) = admitted(partner, shared).and_then(|module| key(module, &partner.inputs)) else {
        return Ok(None);
    };
    let hub = locked(&shared.hub)?;
    match hub.known(list, key)? {
        Some(known) => seen(&hub, list, known).map(Some),
        None => Ok(None),
    }
}

/// The digest of a partner's module, if that is admitted.
fn admitted(partner: &Partner, shared: &Shared) -> Option<Digest> {
    if shared.trust.asks_no_more_than_digest(partner) {
        let digest = input::digest(&partner.module).ok()??;
        return Some(digest).filter(|digest| partner.digest.is_none_or(|pinned| pinned == *digest));
    }
    let bytes = fs::read(&partner.module).ok()?;
    shared.trust.admit(partner, &bytes).ok()?;
    Some(Digest::of(&bytes))
}

/// What identifies the run of a module over some files; none if they cannot be looked through.
fn key(module: Digest, inputs: &[PathBuf]) -> Option<InputKey> {
    let digest = |path: &PathBuf| Some((input::name(path), input::digest(path).ok()??));
    let parts = inputs.iter().map(digest).collect::<Option<Vec<_>>>()?;
    let parts = parts.iter().map(|(name, digest)| (name.as_str(), *digest));
    Some(InputKey::new(module, parts))
}

/// What is said of an input that was seen before.
fn seen(hub: &Hub, list: &ListKey, known: Known) -> Result<Status> {
    Ok(match known {
        Known::InForce(edition) => Status::Unchanged { edition },
        Known::Held(edition) => Status::Held {
            edition,
            in_force: in_force(hub, list)?,
            reasons: find(hub, edition)?.reasons,
            withdrawn: 0,
            ran: None,
        },
        Known::Rejected(edition) => rejected(hub, list, edition)?,
    })
}

/// What is said of an edition that was rejected.
fn rejected(hub: &Hub, list: &ListKey, edition: i64) -> Result<Status> {
    let mut decisions = find(hub, edition)?.decisions;
    let decision = decisions.pop().context("a rejected edition has no decision")?;
    Ok(Status::Rejected {
        edition,
        in_force: in_force(hub, list)?,
        who: decision.who,
        why: decision.why,
    })
}

/// Says what became of what a run gave.
fn became(
    hub: &Hub,
    list: &ListKey,
    acceptance: Acceptance,
    findings: Counts,
    usage: Usage,
) -> Result<Status> {
    let (edition, previous, documents) = match acceptance {
        Acceptance::Same { edition } => {
            return Ok(Status::Same {
                edition,
                findings,
                usage,
            });
        }
        Acceptance::Held {
            edition,
            in_force,
            reasons,
            withdrawn,
        } => {
            return Ok(Status::Held {
                edition,
                in_force,
                reasons,
                withdrawn,
                ran: Some(Ran { findings, usage }),
            });
        }
        Acceptance::Rejected { edition } => return rejected(hub, list, edition),
        Acceptance::Accepted {
            edition,
            previous,
            documents,
        } => (edition, previous, documents),
    };
    let counts = match previous {
        None => DifferenceCounts {
            added: findings.records as u64,
            documents: DocumentChanges {
                added: findings.documents,
                ..DocumentChanges::default()
            },
            ..DifferenceCounts::default()
        },
        Some(previous) => hub.count_difference(&find(hub, previous)?, &find(hub, edition)?, documents)?,
    };
    Ok(Status::Accepted {
        edition,
        added: counts.added,
        removed: counts.removed,
        changed: counts.changed,
        documents: counts.documents,
        findings,
        usage,
    })
}

/// Number of a list's edition in force.
fn in_force(hub: &Hub, list: &ListKey) -> Result<Option<i64>> {
    let editions = hub.numbers_in_force()?;
    let found = editions.into_iter().find(|(_, its)| its == list);
    Ok(found.map(|(edition, _)| edition))
}

/// An edition that the store has just named.
fn find(hub: &Hub, number: i64) -> Result<Edition> {
    hub.edition(number)?.context("an edition is gone")
}

fn locked(hub: &Mutex<Hub>) -> Result<std::sync::MutexGuard<'_, Hub>> {
    hub.lock()
        .map_err(|_| anyhow!("another partner's run ended in the middle of the store"))
}
