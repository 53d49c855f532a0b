//! Compiles components: in a worker process with caps, or in this one.

mod error;
mod order;
mod process;
#[cfg(all(test, unix))]
mod tests;
mod worker;

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Instant;

use serde::Serialize;

use crate::artefact::Artefact;
use crate::frozen::Frozen;
use crate::limits::CompileLimits;

pub use error::CompileError;
pub use worker::{WorkerError, compile_worker};

/// Where components are compiled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Compiler {
    /// In this process, on all its cores. The default, for programs that embed the runtime and trust their components.
    ///
    /// Of the limits only `artefact_bytes` holds: a component that is made to be costly takes what memory and time the
    /// process can have, and takes the process with it.
    #[default]
    InProcess,
    /// In a process of its own for each component, which is held to all [`CompileLimits`] and killed beyond them.
    Worker {
        /// The program: usually the one that runs, which must be built with the same version of this library.
        program: PathBuf,
        /// What it is called with. One more argument follows, to be handed to [`compile_worker`].
        arguments: Vec<OsString>,
    },
}

/// What compiling took.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CompileCost {
    /// Seconds until it was done.
    pub wall_seconds: f64,
    /// Of a worker: seconds of processor time.
    pub cpu_seconds: Option<f64>,
    /// Of a worker: most bytes in memory at once. None where the system does not say.
    pub peak_memory_bytes: Option<u64>,
    /// Of a worker: most bytes of address space, which is what the limit counts. None where the system does not say.
    pub peak_address_bytes: Option<u64>,
    /// Bytes of the compiled form.
    pub artefact_bytes: u64,
}

impl Compiler {
    /// Compiles a component for an engine that meters or does not.
    pub(crate) fn compile(
        &self,
        engine: &wasmtime::Engine,
        metered: bool,
        component: &[u8],
        limits: &CompileLimits,
    ) -> Result<(Artefact, CompileCost), CompileError> {
        let started = Instant::now();
        let (bytes, spent) = match self {
            Self::InProcess => {
                let invalid = |error: wasmtime::Error| CompileError::Invalid(format!("{error:#}"));
                let bytes = engine.precompile_component(component).map_err(invalid)?;
                (bytes, order::Spent::default())
            }
            Self::Worker { program, arguments } => {
                let order = order::Order {
                    limits: limits.clone(),
                    metered,
                };
                process::compile(program, arguments, &order, component)?
            }
        };
        let artefact_bytes = bytes.len() as u64;
        if artefact_bytes > limits.artefact_bytes {
            return Err(CompileError::Artefact {
                allowed: limits.artefact_bytes,
            });
        }
        let cost = CompileCost {
            wall_seconds: started.elapsed().as_secs_f64(),
            cpu_seconds: spent.cpu_seconds,
            peak_memory_bytes: spent.peak_memory_bytes,
            peak_address_bytes: spent.peak_address_bytes,
            artefact_bytes,
        };
        Ok((Artefact::vouched(Frozen::Memory(bytes)), cost))
    }
}
