//! What can go wrong: each error names what was attempted, where, and what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::{TARGET, Way};

/// Why a component could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A program that is needed could not be started.
    #[error("cannot start `{program}`: {source}; install the Rust toolchain, or put it on the PATH")]
    NotStarted {
        /// The program.
        program: String,
        /// Why.
        source: io::Error,
    },
    /// A program ended badly, or said what cannot be understood.
    #[error("{doing} in {}: {reason}; {remedy}", folder.display())]
    Command {
        /// What it was to do.
        doing: String,
        /// Where it ran.
        folder: PathBuf,
        /// What went wrong, with all that it said.
        reason: String,
        /// What to do.
        remedy: &'static str,
    },
    /// A folder holds no translator.
    #[error("{} is no translator's folder: {saw}; {remedy}", folder.display())]
    NoGuest {
        /// The folder.
        folder: PathBuf,
        /// What stands there instead.
        saw: String,
        /// What to do.
        remedy: String,
    },
    /// A crate cannot become a component.
    #[error(
        "{package} ({}) is no guest: it has no `cdylib`; add `crate-type = [\"cdylib\", \"rlib\"]` below `[lib]`",
        manifest.display()
    )]
    NotAGuest {
        /// The package.
        package: String,
        /// Its manifest.
        manifest: PathBuf,
    },
    /// Two crates would be written to the same file.
    #[error("two crates are called {package}: {} and {}; rename one, or build them into different folders", first.display(), second.display())]
    SameName {
        /// The name.
        package: String,
        /// One manifest.
        first: PathBuf,
        /// The other.
        second: PathBuf,
    },
    /// No way led to the target's standard library.
    #[error(
        "no standard library for {TARGET} and {rustc}:{}\nrun `rustup target add {TARGET}` where the network allows it, \
         or install the package `rust-src` of exactly this version",
        listed(tried)
    )]
    NoLibrary {
        /// The compiler.
        rustc: String,
        /// Every way that was tried, in order.
        tried: Vec<Tried>,
    },
    /// The compiler refused.
    #[error("cannot compile {} in {} for {TARGET}; cargo says:\n{output}", packages.join(", "), workspace.display())]
    Compile {
        /// The packages.
        packages: Vec<String>,
        /// Their workspace.
        workspace: PathBuf,
        /// All that cargo and the compiler wrote.
        output: String,
    },
    /// Cargo was content, but left nothing behind.
    #[error(
        "cargo built {package} but named no .wasm file; look whether its `[lib]` is a `cdylib` for every target"
    )]
    NoModule {
        /// The package.
        package: String,
    },
    /// A module reaches for something outside of the contract.
    #[error("{kind} imports what no host gives it: {}; {remedy}", imports.join(", "))]
    ForeignImports {
        /// What was looked at.
        kind: &'static str,
        /// The imports that are not the contract's, as `module#name`, in order.
        imports: Vec<String>,
        /// What to do.
        remedy: String,
    },
    /// Nothing in the file says which interface it was built for.
    #[error("{kind} says nothing about the contract it was built for: {reason}; {remedy}")]
    NoContract {
        /// What was looked at.
        kind: &'static str,
        /// What is missing.
        reason: String,
        /// What to do.
        remedy: &'static str,
    },
    /// The bytes are not WebAssembly, or damaged, or do not fit together.
    #[error("{kind} cannot be used: {reason}; {remedy}")]
    Malformed {
        /// What was looked at.
        kind: &'static str,
        /// What is wrong.
        reason: String,
        /// What to do.
        remedy: &'static str,
    },
    /// An error about one file of a build.
    #[error("{package} ({}): {source}", path.display())]
    Package {
        /// The package.
        package: String,
        /// The compiled file.
        path: PathBuf,
        /// What is wrong with it.
        source: Box<Error>,
    },
    /// The file system refused.
    #[error("cannot {doing} {}: {source}; {remedy}", path.display())]
    Io {
        /// What was attempted.
        doing: &'static str,
        /// On which path.
        path: PathBuf,
        /// Why not.
        source: io::Error,
        /// What to do.
        remedy: &'static str,
    },
}

/// One way of getting the standard library that did not work out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// The way.
    pub way: Way,
    /// Why it did not.
    pub reason: String,
}

impl fmt::Display for Tried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.way, self.reason)
    }
}

fn listed(tried: &[Tried]) -> String {
    tried.iter().map(|step| format!("\n  - {step}")).collect()
}

/// Wraps an I/O error with what was attempted and where.
pub(crate) fn io_error<'a>(doing: &'static str, path: &'a Path) -> impl FnOnce(io::Error) -> Error + 'a {
    move |source| Error::Io {
        doing,
        path: path.to_owned(),
        source,
        remedy: "see that the folder exists, that you may write to it, and that the disk is not full",
    }
}
