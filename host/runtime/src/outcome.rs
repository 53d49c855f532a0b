//! How a run ended.

use std::fmt;

use dragoman_model::schema::{ByteRange, Fault, Level, Manifest, Notice, Summary};
use dragoman_model::{ManifestError, Record, Rejection, SummaryError};
use serde::{Deserialize, Serialize};

use crate::feed::FeedError;
use crate::limits::Exceeded;
use crate::usage::Usage;

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

/// A line of a module's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogLine {
    /// How much it matters.
    pub level: Level,
    /// The message.
    pub message: String,
}

/// What a guest was doing when it was stopped: a trap may come without any message.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Progress {
    /// Items that it had emitted. They are void.
    pub items: u64,
    /// The bytes that it read last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_read: Option<ByteRange>,
    /// What it wrote last to the log, even if that was full.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_line: Option<LogLine>,
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.last_read {
            Some(range) => write!(
                f,
                "it had last read bytes {}..{} of part {}",
                range.start, range.end, range.part
            )?,
            None => f.write_str("it had read nothing")?,
        }
        write!(f, ", had emitted {} items", self.items)?;
        match &self.last_line {
            Some(line) => write!(f, ", and had last written to the log: {}", line.message),
            None => f.write_str(", and had written nothing to the log"),
        }
    }
}

/// A part of the input cannot be read any more.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{name}: its copy cannot be read at bytes {start}..{end}: {cause}; look at the disk that it is on, and run it again"
)]
pub struct Unreadable {
    /// The part.
    pub name: String,
    /// Where, in bytes.
    pub start: u64,
    /// Up to where.
    pub end: u64,
    /// What the system says.
    pub cause: String,
}

/// Why a run gives nothing. Whatever was emitted before is void.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The module says that it cannot translate the input.
    #[error("{}", .0.message)]
    Fault(Box<Fault>),
    /// It ran into a limit.
    #[error("the module was stopped: {exceeded}; {progress}")]
    Limit {
        /// Which, and by how much.
        exceeded: Exceeded,
        /// What it was doing.
        progress: Box<Progress>,
    },
    /// It trapped.
    #[error("the module trapped: {cause}; {progress}")]
    Trap {
        /// The trap.
        cause: String,
        /// What it was doing; a panic has written its message and place to the log.
        progress: Box<Progress>,
    },
    /// Its input was there when the run began, and cannot be read any more: that is no fault of the module.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// Its manifest breaks a rule.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// Its summary breaks a rule.
    #[error(transparent)]
    Summary(#[from] SummaryError),
    /// The feed cannot be given to a module.
    #[error(transparent)]
    Feed(#[from] FeedError),
}
