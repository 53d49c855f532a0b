//! What compiling a component may cost. A worker process is held to it; see [`Compiler`](crate::Compiler).

use serde::{Deserialize, Serialize};

/// What compiling a component may cost.
///
/// The largest honest components carry an interpreter: one of Python has 18 MB and takes 4.5 to 9 seconds and 350 MB to
/// compile, one of a translator in Rust a fifth of a second. The defaults leave the former room on a slower machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CompileLimits {
    /// Bytes of address space of the worker, its own program included. Default 1 GiB: nearly three times what a component
    /// with an interpreter takes.
    pub memory_bytes: u64,
    /// Seconds of processor time of the worker, at least 1. Default 60.
    pub cpu_seconds: u64,
    /// Seconds until the worker must have answered. Default 180: as many workers as there are partners may share a core.
    pub wall_seconds: u64,
    /// Bytes of the compiled form. Default 256 MiB: it is some four times the component, of which 64 MiB are admitted.
    pub artefact_bytes: u64,
}

impl Default for CompileLimits {
    fn default() -> Self {
        Self {
            memory_bytes: 1 << 30,
            cpu_seconds: 60,
            wall_seconds: 180,
            artefact_bytes: 256 << 20,
        }
    }
}
