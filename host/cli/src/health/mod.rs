//! What `doctor` looks at, a file each, and what it finds.

mod engine;
mod inputs;
mod keys;
mod partner;
mod place;

use std::path::Path;

use dragoman_runtime::{CacheState, Limits};
use jiff::Timestamp;
use serde::Serialize;

use crate::config::Config;
use crate::input;
use crate::progress::Task;

/// How much is looked at of what is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// What is in force or held, so that it takes no longer from year to year; and of the store that it can be opened.
    Current,
    /// Every byte.
    All,
}

/// What was looked at, and what is wrong.
#[derive(Debug, Serialize)]
pub(crate) struct Health {
    /// Version of this program.
    pub(crate) dragoman: &'static str,
    /// The engine.
    pub(crate) engine: engine::State,
    /// The cache of compiled components; none where nothing is kept.
    pub(crate) cache: Option<CacheState>,
    /// What partners are held to unless the configuration says otherwise.
    pub(crate) limits: Limits,
    /// What comes of the configuration; none where there is none that can be read.
    pub(crate) configuration: Option<Configuration>,
    /// What is wrong, in the order in which it was met.
    pub(crate) problems: Vec<Problem>,
}

/// What comes of a configuration.
#[derive(Debug, Serialize)]
pub(crate) struct Configuration {
    /// The store, the receipts and the kept inputs.
    pub(crate) places: Vec<place::State>,
    /// The trust file's keys.
    pub(crate) trust: keys::State,
    /// The partners.
    pub(crate) partners: Vec<partner::State>,
}

/// Something that is wrong.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Problem {
    /// What it is about: a file, a partner, a part of the program.
    pub(crate) about: String,
    /// What is wrong.
    pub(crate) finding: String,
    /// What to do; empty where the finding says it.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(crate) remedy: &'static str,
}

impl Problem {
    /// A problem with what to do about it.
    fn new(about: impl ToString, finding: impl ToString, remedy: &'static str) -> Self {
        Self {
            about: about.to_string(),
            finding: finding.to_string(),
            remedy,
        }
    }

    /// A problem whose own words say what to do.
    fn told(about: impl ToString, finding: impl ToString) -> Self {
        Self::new(about, finding, "")
    }
}

/// Looks at everything. Nothing is stored but what compiling leaves in the cache.
pub(crate) fn examine(config: &Path, now: Timestamp, depth: Depth, task: &Task) -> Health {
    let mut problems = Vec::new();
    let engine = input::engine();
    let state = engine::state(now, &mut problems);
    let mut cache = None;
    match &engine {
        Ok(engine) => match engine.cache_state() {
            Some(Ok(state)) => cache = Some(state),
            Some(Err(error)) => problems.push(Problem::new(
                "cache",
                error,
                "check the rights of the cache's folder",
            )),
            None => problems.push(Problem::new(
                "cache",
                "nothing is kept: neither DRAGOMAN_CACHE nor HOME is set, and every run compiles anew",
                "set DRAGOMAN_CACHE to a folder of yours",
            )),
        },
        Err(error) => problems.push(Problem::told("engine", format!("{error:#}"))),
    }
    let configuration = match Config::read(config) {
        Ok(config) => Some(Configuration {
            places: place::states(&config, now, depth, task, &mut problems),
            trust: keys::state(&config, now, &mut problems),
            partners: partner::states(&config, engine.ok().as_ref(), task, &mut problems),
        }),
        Err(error) => {
            problems.push(Problem::told("configuration", format!("{error:#}")));
            None
        }
    };
    Health {
        dragoman: env!("CARGO_PKG_VERSION"),
        engine: state,
        cache,
        limits: Limits::default(),
        configuration,
        problems,
    }
}
