//! Runs a partner's component over its feed: admit, compile, instantiate, translate, within limits.
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use dragoman_runtime::{Engine, Feed, Limits};
//!
//! let engine = Engine::new(None)?;
//! let module = engine.load(&std::fs::read("un_sc.wasm")?, &Limits::default())?;
//! let feed = Feed::default().with("consolidated.xml", std::fs::read("consolidated.xml")?);
//! let run = module.translate(&feed);
//! for record in run.result?.records {
//!     println!("{}", record.item().id());
//! }
//! # Ok(())
//! # }
//! ```
//!
//! It knows wasmtime; it knows no files but its own cache, and no store.

mod admit;
mod artefact;
mod cache;
mod code;
mod compile;
mod config;
mod engine;
mod features;
mod feed;
mod frozen;
#[cfg(target_os = "linux")]
mod held;
mod host;
mod limits;
mod metering;
mod module;
mod outcome;
mod pages;
mod session;
mod text;
mod usage;

pub use admit::{Admission, Cap, Container, Refusal};
pub use cache::{CacheError, CacheState, CacheWarning};
pub use compile::{CompileCost, CompileError, Compiler, WorkerError, compile_worker};
pub use dragoman_content::Content;
pub use engine::{Engine, EngineBuilder, EngineError, LoadError};
pub use feed::{Feed, FeedError, PART_CAP, Part};
pub use limits::{
    AdmissionLimits, Allowance, CompileLimits, Exceeded, Limit, Limits, RunLimits, STACK_BYTES, UnpackLimits,
};
pub use module::{Compilation, Module, Source};
pub use outcome::{Failure, LogLine, Outcome, Progress, Run, Unreadable};
pub use usage::Usage;
