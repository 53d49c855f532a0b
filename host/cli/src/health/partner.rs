//! The partners of a configuration: whether each could run.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use dragoman_hub::Guards;
use dragoman_runtime::Engine;
use serde::Serialize;
use serde_json::Value;

use super::Problem;
use crate::checked::Checked;
use crate::config::{Config, Partner};
use crate::progress::Task;
use crate::trust::Trust;
use crate::{execution, input, limits};

/// A partner.
#[derive(Debug, Serialize)]
pub(crate) struct State {
    /// Its list, `ISSUER/LIST`.
    pub(crate) list: String,
    /// Version of its module, as that says; none if it was not loaded.
    pub(crate) module_version: Option<String>,
    /// How its check stands; none where none is required, or it is refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) check: Option<Checked>,
    /// Limits that are not the defaults, by their names.
    pub(crate) overrides: Vec<(String, Value)>,
    /// When an edition of it is held.
    pub(crate) guards: Guards,
}

/// The partners, each of whose modules is admitted, loaded, and asked what it is.
pub(super) fn states(
    config: &Config,
    engine: Option<&Engine>,
    task: &Task,
    problems: &mut Vec<Problem>,
) -> Vec<State> {
    if config.partners.is_empty() {
        problems.push(Problem::new(
            "configuration",
            "it names no partner",
            "add a [[partner]] with issuer, list, module and inputs",
        ));
    }
    let trust = Trust::read(config)
        .map_err(|error| problems.push(Problem::told("trust", format!("{error:#}"))))
        .ok();
    let mut seen = HashSet::new();
    let mut states = Vec::new();
    for partner in &config.partners {
        let list = partner.key();
        if !seen.insert(list.clone()) {
            problems.push(Problem::new(
                &list,
                "two partners have this issuer and list: each run of one would replace the edition of the other",
                "give them different lists, or put the inputs of both into one",
            ));
        }
        inputs(partner, problems);
        task.step(&format!("loading the module of {list}"));
        let version = engine
            .zip(trust.as_ref())
            .map(|(engine, trust)| version(partner, engine, trust, task));
        let version = version.and_then(|version| {
            version
                .map_err(|error| problems.push(Problem::told(&list, format!("{error:#}"))))
                .ok()
        });
        let (version, check) = version.unzip();
        states.push(State {
            list: list.to_string(),
            module_version: version,
            check: check.flatten(),
            overrides: limits::overrides(&partner.limits),
            guards: partner.guards.clone(),
        });
    }
    states
}

/// What a run of it would meet before it reads the input: the module's version, and its check.
fn version(
    partner: &Partner,
    engine: &Engine,
    trust: &Trust,
    task: &Task,
) -> Result<(String, Option<Checked>)> {
    let path = &partner.module;
    let bytes = input::component(path)?;
    let admitted = trust.admit(partner, &bytes)?;
    let module = engine
        .load(&bytes, &partner.limits)
        .with_context(|| path.display().to_string())?;
    input::warnings(&module, path).for_each(|warning| task.warning(&warning));
    let manifest = module.describe().with_context(|| path.display().to_string())?;
    execution::speaks_for(&manifest, &partner.key())?;
    Ok((manifest.module_version, admitted.check))
}

fn inputs(partner: &Partner, problems: &mut Vec<Problem>) {
    let mut problem = |finding: String, remedy| problems.push(Problem::new(partner.key(), finding, remedy));
    if partner.inputs.is_empty() {
        problem(
            "it has no inputs".into(),
            "name the files of an edition with `inputs`",
        );
    }
    let mut seen = HashSet::new();
    for path in &partner.inputs {
        if !seen.insert(path) {
            problem(
                format!("{}: is named twice", path.display()),
                "name each input once",
            );
        }
        if let Some(finding) = unreadable(path) {
            problem(
                format!("{}: {finding}", path.display()),
                "fetch the list, or correct the path and the rights",
            );
        }
    }
}

/// What keeps a file from being read.
fn unreadable(path: &Path) -> Option<String> {
    match fs::File::open(path).and_then(|file| file.metadata()) {
        Ok(metadata) if metadata.is_dir() => Some("is a directory, not a file".into()),
        Ok(metadata) if metadata.len() == 0 => Some("is empty".into()),
        Ok(_) => None,
        Err(error) => Some(error.to_string()),
    }
}
