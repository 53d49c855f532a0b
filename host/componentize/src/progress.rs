//! What goes on during a build.

use std::path::Path;

use crate::Way;

/// One thing that is being done now. The caller decides how, and whether, to show it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Progress<'a> {
    /// A way of getting the standard library is tried; the slow ones only.
    Library {
        /// The way.
        way: Way,
        /// What it does now.
        doing: &'a str,
    },
    /// Another process is making the standard library: this one waits for it.
    Waiting {
        /// The lock that is held.
        lock: &'a Path,
    },
    /// A tool for another language is installed.
    Tool {
        /// The package, with its version.
        package: &'a str,
    },
    /// The crates of one workspace are being compiled.
    Compiling {
        /// Their names.
        packages: &'a [String],
    },
    /// A line that cargo wrote.
    Compiler {
        /// The line, without its end.
        line: &'a str,
    },
    /// A component stands in its place.
    Written {
        /// The package it comes from.
        package: &'a str,
        /// The file.
        path: &'a Path,
        /// Whether its bytes differ from those that stood there before.
        changed: bool,
    },
}

/// Where progress is told.
pub(crate) type Teller<'a> = &'a dyn Fn(Progress<'_>);
