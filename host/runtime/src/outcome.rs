//! How a run ended.

use dragoman_model::schema::{Fault, Level, Manifest, Notice, Summary};
use dragoman_model::{ManifestError, Record, Rejection};
use serde::Serialize;

use crate::feed::FeedError;
use crate::limits::Limit;

/// A run: what came of it, and what it used.
#[derive(Debug)]
pub struct Run {
    /// What came of it.
    pub result: Result<Outcome, Failure>,
    /// What it used.
    pub usage: Usage,
    /// What it wrote to the log.
    pub log: Vec<LogLine>,
}

/// What a good run gives.
#[derive(Debug)]
pub struct Outcome {
    /// What the module says of itself.
    pub manifest: Manifest,
    /// What the module says of the run.
    pub summary: Summary,
    /// The items that keep every rule, in the order they were emitted.
    pub records: Vec<Record>,
    /// The items that broke a rule.
    pub rejections: Vec<Rejection>,
    /// What the module could not carry over.
    pub notices: Vec<Notice>,
}

/// What a run used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Usage {
    /// Units of fuel; 0 where it was not metered.
    pub fuel: u64,
    /// Most bytes of linear memory.
    pub memory_bytes: usize,
    /// Items emitted.
    pub items: u64,
    /// Bytes of text in them.
    pub emitted_bytes: u64,
    /// Bytes of log that were dropped.
    pub log_dropped: usize,
}

/// A line of a module's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LogLine {
    /// How much it matters.
    pub level: Level,
    /// The message.
    pub message: String,
}

/// Why a run gives nothing.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The module says that it cannot translate the input.
    #[error("{}", .0.message)]
    Fault(Box<Fault>),
    /// It ran into a limit.
    #[error("the module was stopped: {0}")]
    Limit(Limit),
    /// It trapped.
    #[error("the module trapped: {message}")]
    Trap {
        /// What it said last, or else the trap.
        message: String,
    },
    /// Its manifest breaks a rule.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// The feed cannot be given to a module.
    #[error(transparent)]
    Feed(#[from] FeedError),
}
