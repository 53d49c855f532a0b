//! Reads the files that a command is given.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, anyhow, bail};
use dragoman_runtime::{Compiler, Engine, EngineError, Feed, Limits, Module};

use crate::{cache, command, print};

/// Reads a component.
pub(crate) fn component(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| {
        format!(
            "{}: cannot be read; give a component made by `dragoman build`",
            path.display()
        )
    })
}

/// Loads a component.
pub(crate) fn module(path: &Path) -> Result<Module> {
    load(path, &component(path)?)
}

/// Loads a component that was read from `path`.
pub(crate) fn load(path: &Path, bytes: &[u8]) -> Result<Module> {
    let module = engine()?
        .load(bytes, &Limits::default())
        .with_context(|| format!("{}: refused", path.display()))?;
    warnings(&module, path).for_each(|warning| print::warning(&warning));
    Ok(module)
}

/// What an operator should know about how a module was loaded.
pub(crate) fn warnings(module: &Module, path: &Path) -> impl Iterator<Item = String> {
    let warnings = &module.compilation().warnings;
    warnings
        .iter()
        .map(move |warning| format!("{}: {warning}", path.display()))
}

/// The engine of this process. Strangers' components are compiled in another.
pub(crate) fn engine() -> Result<Engine> {
    let program = env::current_exe().context("this program cannot find itself, to compile with it")?;
    let builder = Engine::builder().compiler(Compiler::Worker {
        program,
        arguments: vec![command::COMPILE_WORKER.into()],
    });
    let builder = match cache::folder() {
        Some(folder) => builder.cache(folder),
        None => builder,
    };
    builder.build().map_err(|error| match error {
        EngineError::Cache(_) => anyhow!("{error} (the variable DRAGOMAN_CACHE names the folder)"),
        EngineError::Setup(_) => error.into(),
    })
}

/// Reads the parts of a feed, in the order given.
pub(crate) fn feed(files: &[PathBuf]) -> Result<Feed> {
    let mut feed = Feed::default();
    for path in files {
        if path.is_dir() {
            bail!(
                "{}: is a directory\n  to do: name the files of one edition",
                path.display()
            );
        }
        let bytes = fs::read(path).map_err(|error| {
            anyhow!(
                "{}: cannot be read: {error}\n  to do: check the name and the rights",
                path.display()
            )
        })?;
        let name = path
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        feed = feed.with(&name, bytes);
    }
    Ok(feed)
}
