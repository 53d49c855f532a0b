//! How long it takes until a component that was compiled before can run.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use dragoman_runtime::{Engine, Limits};

use crate::place;

/// Times that each step is taken.
const ROUNDS: usize = 200;

/// The figures of one component.
pub struct Figures {
    /// The component.
    pub module: String,
    /// Its size in bytes.
    pub size: usize,
    /// Compiling it, once.
    pub compile: Duration,
    /// Shortest time to admit it and load it from the cache.
    pub load: Duration,
    /// Shortest time to instantiate it and have it say what it is.
    pub start: Duration,
}

/// Measures one component.
pub fn measure(module: &str, components: &Path) -> Result<Figures> {
    let bytes = fs::read(components.join(format!("{module}.wasm")))?;
    let limits = Limits::default();
    let cache = place::scratch("ready")?;
    fs::remove_dir_all(&cache)?;
    let engine = Engine::new(Some(&cache))?;
    let timed = |step: &dyn Fn() -> Result<()>| -> Result<Duration> {
        let start = Instant::now();
        step()?;
        Ok(start.elapsed())
    };
    let load = || engine.load(&bytes, &limits).map(drop).map_err(Into::into);
    let compile = timed(&load)?;
    let loaded = engine.load(&bytes, &limits)?;
    let describe = || loaded.describe().map(drop).map_err(Into::into);
    let mut figures = Figures {
        module: module.to_owned(),
        size: bytes.len(),
        compile,
        load: Duration::MAX,
        start: Duration::MAX,
    };
    for _ in 0..ROUNDS {
        figures.load = figures.load.min(timed(&load)?);
        figures.start = figures.start.min(timed(&describe)?);
    }
    Ok(figures)
}
