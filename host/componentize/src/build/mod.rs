//! Compiles guest crates and writes their components.

use std::path::{Path, PathBuf};

use crate::error::io_error;
use crate::progress::Teller;
use crate::workspace::{Guest, guest};
use crate::{
    Error, LibraryOptions, Progress, StandardLibrary, Toolchain, api_of, component, output, script, tuned,
};

mod compile;

/// How to build.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Keep the names of functions, so that a trap's backtrace can be read. The component grows by a tenth or so.
    pub debug: bool,
    /// Where cargo builds; by default `guests` in the workspace's own target folder, apart from the host's builds.
    pub target_dir: Option<PathBuf>,
    /// Use only crates that are on this machine already.
    pub offline: bool,
    /// Refuse to change the lock file.
    pub locked: bool,
    /// How to come by the standard library.
    pub library: LibraryOptions,
    /// Where tools for other languages are kept; by default `.tools` in the guest's folder.
    pub tools: Option<PathBuf>,
}

impl Options {
    /// Cargo's arguments about the network and the lock file.
    pub(crate) fn network(&self) -> Vec<&'static str> {
        let flags = [("--offline", self.offline), ("--locked", self.locked)];
        flags
            .into_iter()
            .filter_map(|(flag, on)| on.then_some(flag))
            .collect()
    }
}

/// A component that was built.
#[derive(Debug, Clone)]
pub struct Built {
    /// The package's name.
    pub package: String,
    /// The package's version; empty for a guest in Python or JavaScript.
    pub version: String,
    /// The component: `<package>.wasm` in the folder that was asked for.
    pub path: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// The contract it speaks, such as `dragoman:watchlist@1.0.0`.
    pub api: String,
    /// Whether the file's bytes differ from those that stood there before.
    pub changed: bool,
}

/// Builds the guests in the given folders and writes a component for each into `out`: those in Python and JavaScript
/// first, then the crates in the same order. Crates of one workspace are compiled in one build folder.
pub fn build<P: AsRef<Path>>(
    folders: &[P],
    out: &Path,
    options: &Options,
    progress: &dyn Fn(Progress<'_>),
) -> Result<Vec<Built>, Error> {
    let out = std::path::absolute(out).map_err(io_error("find", out))?;
    let (mut scripts, mut crates) = (Vec::new(), Vec::new());
    for folder in folders {
        let folder = folder.as_ref();
        match script::script(folder) {
            Some(script) => {
                script.look()?;
                scripts.push((folder, script));
            }
            None => crates.push(folder),
        }
    }
    // A folder that is none is told before minutes go by over the others.
    let guests = guests(&crates)?;
    let mut built = Vec::new();
    for (folder, script) in scripts {
        let own = || folder.join(".tools");
        let tools = options.tools.clone().unwrap_or_else(own);
        built.push(script::build(&script, &out, &tools, progress)?);
    }
    built.extend(compiled(&guests, &out, options, progress)?);
    Ok(built)
}

fn compiled(
    guests: &[Guest],
    out: &Path,
    options: &Options,
    progress: Teller<'_>,
) -> Result<Vec<Built>, Error> {
    let mut built: Vec<Option<Built>> = guests.iter().map(|_| None).collect();
    for workspace in workspaces(guests) {
        let of_workspace = |guest: &&Guest| guest.workspace == *workspace;
        let members: Vec<&Guest> = guests.iter().filter(of_workspace).collect();
        let toolchain = Toolchain::probe(workspace)?;
        let library = StandardLibrary::find(&toolchain, &options.library, progress)?;
        for (guest, module) in compile::compile(&members, &toolchain, &library, options, progress)? {
            let place = guests.iter().position(|known| known.id == guest.id);
            let slot = place.and_then(|place| built.get_mut(place));
            let done = wrap(guest, &module, out, progress)?;
            slot.map(|slot| slot.replace(done));
        }
    }
    Ok(built.into_iter().flatten().collect())
}

/// The crates, each once, whatever way their folders were written.
fn guests<P: AsRef<Path>>(crates: &[P]) -> Result<Vec<Guest>, Error> {
    let mut guests: Vec<Guest> = Vec::new();
    for folder in crates {
        let found = guest(folder.as_ref())?;
        match guests.iter().find(|known| known.name == found.name) {
            None => guests.push(found),
            Some(known) if known.manifest == found.manifest => {}
            Some(known) => {
                let first = known.manifest.clone();
                return Err(Error::SameName {
                    package: found.name,
                    first,
                    second: found.manifest,
                });
            }
        }
    }
    Ok(guests)
}

fn workspaces(guests: &[Guest]) -> Vec<&PathBuf> {
    let mut workspaces: Vec<&PathBuf> = Vec::new();
    for guest in guests {
        if !workspaces.contains(&&guest.workspace) {
            workspaces.push(&guest.workspace);
        }
    }
    workspaces
}

fn wrap(guest: &Guest, module: &Path, out: &Path, progress: Teller<'_>) -> Result<Built, Error> {
    let about = |source: Error| Error::Package {
        package: guest.name.clone(),
        path: module.to_owned(),
        source: Box::new(source),
    };
    let core = std::fs::read(module).map_err(io_error("read", module))?;
    let bytes = tuned(&core).and_then(|core| component(&core)).map_err(about)?;
    finished(&guest.name, &guest.version, &bytes, out, progress)
}

/// Writes a component under the name of its package.
pub(crate) fn finished(
    package: &str,
    version: &str,
    component: &[u8],
    out: &Path,
    progress: Teller<'_>,
) -> Result<Built, Error> {
    let path = out.join(format!("{package}.wasm"));
    let api = api_of(component)?.ok_or_else(|| Error::Malformed {
        kind: "the component",
        reason: "it does not say which contract it speaks".into(),
        remedy: "report this: a component is given that section when it is made",
    })?;
    let changed = output::write(&path, component)?;
    progress(Progress::Written {
        package,
        path: &path,
        changed,
    });
    Ok(Built {
        package: package.to_owned(),
        version: version.to_owned(),
        path,
        size: component.len() as u64,
        api,
        changed,
    })
}
