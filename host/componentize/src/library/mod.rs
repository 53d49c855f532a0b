//! The target's standard library: found, fetched or built.

mod apt;
mod cache;
mod rustup;
mod source;

use std::fmt;
use std::path::{Path, PathBuf};

use crate::error::Tried;
use crate::progress::Teller;
use crate::toolchain::holds_std;
use crate::{Error, Toolchain};
use cache::Cache;

/// A way of getting the target's standard library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The toolchain has it.
    Toolchain,
    /// It was built before, into our own cache.
    Cache,
    /// `rustup target add`.
    Rustup,
    /// Built from the toolchain's `rust-src` component.
    Component,
    /// Built from the distribution's `rust-src` package of exactly the compiler's version.
    Distribution,
}

impl Way {
    /// Every way, the cheapest first.
    pub const ALL: [Way; 5] = [
        Way::Toolchain,
        Way::Cache,
        Way::Rustup,
        Way::Component,
        Way::Distribution,
    ];
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Way::Toolchain => "the toolchain's own",
            Way::Cache => "built here before",
            Way::Rustup => "rustup target add",
            Way::Component => "build from the rust-src component",
            Way::Distribution => "build from the distribution's rust-src package",
        })
    }
}

/// How to look for the standard library.
#[derive(Debug, Clone)]
pub struct LibraryOptions {
    /// The ways to try, in order.
    pub ways: Vec<Way>,
    /// Where what is built is kept; by default `$DRAGOMAN_CACHE`, `$XDG_CACHE_HOME/dragoman` or `~/.cache/dragoman`.
    pub cache: Option<PathBuf>,
}

impl Default for LibraryOptions {
    fn default() -> Self {
        LibraryOptions {
            ways: Way::ALL.to_vec(),
            cache: None,
        }
    }
}

/// The target's standard library, ready for use.
#[derive(Debug, Clone)]
pub struct StandardLibrary {
    /// How it was come by.
    pub way: Way,
    /// The folder to give the compiler as `--sysroot`; none when the toolchain has the library itself.
    pub sysroot: Option<PathBuf>,
    /// What was tried in vain before.
    pub tried: Vec<Tried>,
}

impl StandardLibrary {
    /// Finds the library, or makes it. Processes that do so at the same time wait for one another.
    pub fn find(
        toolchain: &Toolchain,
        options: &LibraryOptions,
        progress: Teller<'_>,
    ) -> Result<StandardLibrary, Error> {
        let mut search = Search {
            toolchain,
            progress,
            cache: Cache::new(toolchain, options.cache.as_deref()),
        };
        let mut tried = Vec::new();
        for &way in &options.ways {
            match search.attempt(way) {
                Ok(sysroot) => return Ok(StandardLibrary { way, sysroot, tried }),
                Err(reason) => tried.push(Tried { way, reason }),
            }
        }
        Err(Error::NoLibrary {
            rustc: toolchain.to_string(),
            tried,
        })
    }
}

/// One search through the ways.
struct Search<'a> {
    toolchain: &'a Toolchain,
    progress: Teller<'a>,
    cache: Result<Cache, String>,
}

impl Search<'_> {
    fn attempt(&mut self, way: Way) -> Result<Option<PathBuf>, String> {
        match way {
            Way::Toolchain => self.present(),
            Way::Cache => self.cache()?.present().map(Some),
            Way::Rustup => rustup::add_target(self.toolchain, self.progress).and_then(|()| self.present()),
            Way::Component => self.built(way, |_| component_source(self.toolchain)),
            Way::Distribution => self.built(way, |scratch| {
                apt::rust_src(self.toolchain, scratch, self.progress)
            }),
        }
    }

    fn present(&self) -> Result<Option<PathBuf>, String> {
        let libraries = &self.toolchain.target_libraries;
        if holds_std(libraries) {
            Ok(None)
        } else {
            Err(format!("no libstd in {}", libraries.display()))
        }
    }

    fn cache(&self) -> Result<&Cache, String> {
        self.cache.as_ref().map_err(Clone::clone)
    }

    /// Builds the library from the source that `fetch` gives, unless another process has meanwhile.
    fn built(
        &self,
        way: Way,
        fetch: impl FnOnce(&Path) -> Result<PathBuf, String>,
    ) -> Result<Option<PathBuf>, String> {
        let sysroot = self.cache()?.make(self.progress, |scratch| {
            let source = fetch(scratch)?;
            source::build(self.toolchain, &source, scratch, way, self.progress)
        })?;
        Ok(Some(sysroot))
    }
}

/// The standard library's source in the toolchain itself.
fn component_source(toolchain: &Toolchain) -> Result<PathBuf, String> {
    let library = toolchain.sysroot.join("lib/rustlib/src/rust/library");
    if library.join("std/Cargo.toml").is_file() {
        Ok(library)
    } else {
        Err(format!("no {}", library.display()))
    }
}
