//! A translation: native, in the sandbox with all limits on, and in the sandbox without metering. Times are those of the
//! thread on its processor, so that what else the machine does counts little.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use dragoman_runtime::{Engine, Feed, Limits, Module, Usage};
use rustix::time::{ClockId, clock_gettime};

use crate::feed;
use crate::lists::{List, size};
use crate::native::Native;

/// Rounds that are measured at most. Each runs all ways in turn, so that what else the machine does hits all of them.
const ROUNDS: usize = 20;

/// Rounds that are measured in any case.
const FEWEST: usize = 7;

/// After this no further round is begun.
const PATIENCE: Duration = Duration::from_secs(10);

/// The figures of one list.
pub struct Figures {
    /// What the list is called.
    pub label: &'static str,
    /// Bytes read.
    pub bytes: u64,
    /// Records given.
    pub records: usize,
    /// Shortest time of the native translator: items made and handed over, not checked.
    pub native: Duration,
    /// Shortest time in the sandbox: started, translated, lifted and checked.
    pub sandbox: Duration,
    /// The same without fuel.
    pub unmetered: Duration,
    /// Units of fuel.
    pub fuel: u64,
    /// Most bytes of the guest's memory.
    pub memory: usize,
}

/// Measures one list.
pub fn measure(list: &List, components: &Path, native: &Path) -> Result<Figures> {
    let bytes = fs::read(components.join(format!("{}.wasm", list.module)))?;
    let metered = Engine::new(None)?.load(&bytes, &Limits::default())?;
    let unmetered = Engine::unmetered()?.load(&bytes, &Limits::default())?;
    let feed = feed::of(&list.files)?;
    let mut program = Native::start(native, list)?;
    let mut figures = Figures {
        label: list.label,
        bytes: size(&list.files)?,
        records: 0,
        native: Duration::MAX,
        sandbox: Duration::MAX,
        unmetered: Duration::MAX,
        fuel: 0,
        memory: 0,
    };
    let start = Instant::now();
    for round in 0..ROUNDS {
        if round >= FEWEST && start.elapsed() > PATIENCE {
            break;
        }
        let (taken, emitted) = program.run()?;
        figures.native = figures.native.min(taken);
        let (taken, run) = sandboxed(&metered, &feed, emitted)?;
        figures.sandbox = figures.sandbox.min(taken);
        figures.records = emitted;
        (figures.fuel, figures.memory) = (run.fuel, run.memory_bytes);
        figures.unmetered = figures.unmetered.min(sandboxed(&unmetered, &feed, emitted)?.0);
    }
    program.end()?;
    Ok(figures)
}

fn sandboxed(module: &Module, feed: &Feed, emitted: usize) -> Result<(Duration, Usage)> {
    let start = clock_gettime(ClockId::ThreadCPUTime);
    let run = module.translate(feed);
    let taken = Duration::try_from(clock_gettime(ClockId::ThreadCPUTime) - start)?;
    let outcome = run.result?;
    let given = outcome.records.len() + outcome.rejections.len();
    if given != emitted {
        bail!("the sandbox gave {given} records, the native translator {emitted}");
    }
    Ok((taken, run.usage))
}
