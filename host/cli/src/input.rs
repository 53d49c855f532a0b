//! Reads the files that a command is given.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use dragoman_runtime::{Engine, Feed, Limits, Module};

use crate::cache;

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
    engine()?
        .load(bytes, &Limits::default())
        .with_context(|| format!("{}: refused", path.display()))
}

/// The engine of this process.
pub(crate) fn engine() -> Result<Engine> {
    Ok(Engine::new(cache::compiled().as_deref())?)
}

/// Reads the parts of a feed, in the order given.
pub(crate) fn feed(files: &[PathBuf]) -> Result<Feed> {
    let mut feed = Feed::default();
    for path in files {
        if path.is_dir() {
            bail!(
                "{}: is a directory; name the files of one edition",
                path.display()
            );
        }
        let bytes = fs::read(path).with_context(|| {
            format!(
                "{}: cannot be read; check the name and the rights",
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
