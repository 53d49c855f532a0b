//! Why a component was not compiled.

use std::io;
use std::path::PathBuf;

/// Why a component was not compiled.
#[derive(Debug, thiserror::Error)]
pub enum CompileError {
    /// The compiler refuses it.
    #[error("it does not compile: {0}; build it again for the features that this host supports")]
    Invalid(String),
    /// It takes too much memory.
    #[error(
        "compiling it takes more than {allowed} bytes of memory (limit `compile.memory_bytes`); \
         split its functions or drop what it does not use, or raise the limit if you trust its author"
    )]
    Memory {
        /// Bytes of address space that the worker had.
        allowed: u64,
    },
    /// It takes too much processor time.
    #[error(
        "compiling it takes more than {allowed} s of processor time (limit `compile.cpu_seconds`); \
         split its functions or drop what it does not use, or raise the limit if you trust its author"
    )]
    CpuTime {
        /// Seconds that the worker had.
        allowed: u64,
    },
    /// It takes too long.
    #[error(
        "compiling it takes longer than {allowed} s (limit `compile.wall_seconds`); \
         try again when the machine is less busy, or raise the limit if you trust its author"
    )]
    WallTime {
        /// Seconds that the worker had.
        allowed: u64,
    },
    /// Its compiled form is too large.
    #[error(
        "its compiled form has more than {allowed} bytes (limit `compile.artefact_bytes`); \
         drop what it does not use, or raise the limit if you trust its author"
    )]
    Artefact {
        /// Bytes it may have.
        allowed: u64,
    },
    /// The system has killed the worker.
    #[error(
        "the process that compiles it was killed by signal {signal}{said}; if the machine had memory to spare, the \
         component makes the compiler crash: do not use it, and report it to its author"
    )]
    Killed {
        /// The signal's number.
        signal: i32,
        /// What the worker said last, with what it takes to follow the sentence.
        said: String,
    },
    /// The worker has ended without an answer.
    #[error(
        "the process that compiles it ended with {status} and no answer{said}; check that {program} is this program, unchanged \
         since it was started"
    )]
    NoAnswer {
        /// What was started.
        program: PathBuf,
        /// How it ended.
        status: std::process::ExitStatus,
        /// What the worker said last, with what it takes to follow the sentence.
        said: String,
    },
    /// The worker cannot be started.
    #[error(
        "the process that compiles components cannot be started: {program}: {source}; check that the program is still there \
         and that another process may be started"
    )]
    NoWorker {
        /// What was to be started.
        program: PathBuf,
        /// Why not.
        source: io::Error,
    },
}
