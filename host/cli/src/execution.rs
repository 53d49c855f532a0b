//! One run of a module over a feed, as `run` makes it and `replay` repeats it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, anyhow, bail};
use dragoman_content::Shelf;
use dragoman_hub::{Claims, Draft, Findings, InputKey, ListKey, Spool};
use dragoman_model::Digest;
use dragoman_model::schema::{FeedMode, Manifest, Summary};
use dragoman_runtime::{Compilation, Engine, Failure, Feed, Limits, LogLine, Outcome, Usage};
use indicatif::HumanBytes;
use serde::{Deserialize, Serialize};
use tempfile::TempPath;

use crate::parts::{self, Origin};
use crate::progress::Task;
use crate::{date, input, place};

/// A run to be made.
pub(crate) struct Execution<'a> {
    pub(crate) engine: &'a Engine,
    pub(crate) limits: &'a Limits,
    /// The list that the module must speak for.
    pub(crate) list: &'a ListKey,
    /// The module.
    pub(crate) module: &'a ModuleRead,
    /// Its input, as it was sent.
    pub(crate) feed: &'a FeedRead,
    /// Where that is put which does not fit into memory, what is unpacked and the numbers of documents: a folder with room for as much as the
    /// store.
    pub(crate) scratch: &'a Path,
}

/// A module as it was read, once: what is checked is what is compiled, whatever becomes of the file meanwhile.
pub(crate) struct ModuleRead {
    pub(crate) path: PathBuf,
    pub(crate) bytes: Vec<u8>,
    pub(crate) digest: Digest,
}

/// The files of a feed as they were read, once, packed or not: these are kept, and by their digests an input is known again.
pub(crate) struct FeedRead {
    pub(crate) feed: Feed,
    /// Name, size and digest of each file.
    pub(crate) digests: Vec<(String, u64, Digest)>,
    /// The unfinished file that each was copied to, to be kept; none where it is to be copied yet.
    pub(crate) unfinished: Vec<Option<TempPath>>,
}

/// A run that was made.
pub(crate) struct Executed {
    /// What came of it.
    pub(crate) result: Result<Product>,
    /// What was seen of it, whatever came of it.
    pub(crate) trace: Trace,
}

/// What is seen of a run.
#[derive(Default)]
pub(crate) struct Trace {
    /// How the module came to be loaded; none if it was not.
    pub(crate) compilation: Option<Compilation>,
    /// Where the parts were that the module saw; none where they were the files.
    pub(crate) origins: Vec<Origin>,
    /// What it used.
    pub(crate) usage: Usage,
    /// What it wrote to its log.
    pub(crate) log: Vec<LogLine>,
}

/// What a good run gives.
pub(crate) struct Product {
    pub(crate) manifest: Manifest,
    pub(crate) summary: Summary,
    pub(crate) counts: Counts,
    pub(crate) draft: Draft,
}

/// How much there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Counts {
    /// Records; documents in bulk are one.
    pub(crate) records: usize,
    /// Numbers of documents in bulk.
    #[serde(default, skip_serializing_if = "is_none")]
    pub(crate) documents: u64,
    /// Records that were left out, by the host or by the module.
    pub(crate) rejections: u32,
    /// Other notices of the module.
    pub(crate) notices: u32,
}

/// Whether there are no documents in bulk.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_none(documents: &u64) -> bool {
    *documents == 0
}

impl ModuleRead {
    /// A module that was read from `path`.
    pub(crate) fn new(path: &Path, bytes: Vec<u8>) -> Self {
        Self {
            path: path.to_owned(),
            digest: Digest::of(&bytes),
            bytes,
        }
    }
}

impl FeedRead {
    /// The files of a feed, each with the unfinished file that it was copied to, if there is one.
    pub(crate) fn new(feed: Feed, unfinished: Vec<Option<TempPath>>) -> Result<Self> {
        Ok(Self {
            digests: feed.digests()?,
            feed,
            unfinished,
        })
    }

    /// The files of a feed that nothing was copied of.
    pub(crate) fn of(feed: Feed) -> Result<Self> {
        let unfinished = feed.parts().iter().map(|_| None).collect();
        Self::new(feed, unfinished)
    }
}

impl Execution<'_> {
    /// What identifies it: the same module over the same input.
    pub(crate) fn key(&self) -> InputKey {
        let parts = self.feed.digests.iter();
        let parts = parts.map(|(name, _, digest)| (name.as_str(), *digest));
        InputKey::new(self.module.digest, parts)
    }

    /// Makes it.
    pub(crate) fn execute(&self, task: &Task) -> Executed {
        let mut trace = Trace::default();
        Executed {
            result: self.product(&mut trace, task),
            trace,
        }
    }

    fn product(&self, trace: &mut Trace, task: &Task) -> Result<Product> {
        task.step("loading the module");
        let ModuleRead { path, bytes, .. } = self.module;
        let module = self.engine.load(bytes, self.limits)?;
        input::warnings(&module, path).for_each(|warning| task.warning(&warning));
        trace.compilation = Some(module.compilation().clone());
        let files = &self.feed.feed;
        let described = module.describe();
        let manifest = described.map_err(|failure| anyhow!(place::explain(&failure, files)))?;
        speaks_for(&manifest, self.list)?;
        let mut shelf = Shelf::new(self.scratch);
        let parts = parts::unpacked(files, &manifest.parts, &self.limits.unpack, &mut shelf)?;
        trace.origins.clone_from(&parts.origins);
        let parts = parts.matched(&manifest.parts)?;
        parts
            .remarks
            .iter()
            .for_each(|remark| task.warning(&format!("{}: {remark}", self.list)));
        let feed = &parts.feed;
        task.step(&format!("translating {}", HumanBytes(feed.size())));
        let numbers = Arc::new(Mutex::new(Spool::new(self.scratch)));
        let run = module.translate_giving_numbers_to(feed, Box::new(numbers.clone()));
        (trace.usage, trace.log) = (run.usage, run.log);
        let outcome = run.result.map_err(|failure| match failure {
            Failure::Unreadable(error) => error.into(),
            failure => anyhow!(place::explain(&failure, feed)),
        })?;
        check(&manifest, &outcome, feed)?;
        task.step("sorting the records");
        let numbers = Arc::into_inner(numbers).context("the run goes on after its end")?;
        self.drafted(
            outcome,
            numbers.into_inner().unwrap_or_else(PoisonError::into_inner),
        )
    }

    fn drafted(&self, outcome: Outcome, numbers: Spool) -> Result<Product> {
        let Outcome {
            manifest,
            summary,
            records,
            rejections,
            notices,
        } = outcome;
        let findings = Findings { rejections, notices };
        let claims = Claims {
            mode: manifest.mode,
            expected_counts: manifest.expected_counts.clone(),
            day: summary.published.as_ref().map(date::iso),
            label: summary.edition_label.clone(),
            declared_records: summary.declared_records,
            end_seen: summary.end_seen,
        };
        // Kept with what the feed says of their handling: that may be something else in another edition.
        let records = records.into_iter();
        let records = records.map(|record| record.marked_by(&manifest.default_marking));
        let mut counts = Counts {
            records: records.len(),
            documents: 0,
            rejections: findings.rejected(),
            notices: findings.noticed(),
        };
        let draft = Draft::with_numbers(self.list.clone(), self.key(), records.collect(), numbers)?
            .claims(claims)
            .findings(findings);
        counts.documents = draft.documents();
        Ok(Product {
            manifest,
            summary,
            counts,
            draft,
        })
    }
}

/// Whether a module speaks for the list that it is configured for. Asked before it is given any input.
pub(crate) fn speaks_for(manifest: &Manifest, list: &ListKey) -> Result<()> {
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
    // A day without changes is one.
    if outcome.records.is_empty() && manifest.mode == FeedMode::Snapshot {
        bail!(
            "{}: not one valid record; an empty list is never taken for a delisting of all",
            names()
        );
    }
    Ok(())
}
