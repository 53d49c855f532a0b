//! The compiler's flags: what the sandbox can do, and no trace of this machine.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::workspace::{Package, dependencies};
use crate::{Options, StandardLibrary, Toolchain};

/// Everything the compiler is told besides the profile, in the form of `CARGO_ENCODED_RUSTFLAGS`.
pub(crate) fn encoded(
    workspace: &Path,
    toolchain: &Toolchain,
    library: &StandardLibrary,
    options: &Options,
) -> String {
    let mut flags = vec![
        "-Ctarget-feature=+simd128,+bulk-memory".to_owned(),
        // Which compiler made it is worth keeping; it says nothing about the machine.
        "-Clink-arg=--keep-section=producers".to_owned(),
    ];
    flags.extend(
        library
            .sysroot
            .iter()
            .map(|sysroot| format!("--sysroot={}", sysroot.display())),
    );
    for (from, to) in remaps(workspace, toolchain, options) {
        flags.push(format!("--remap-path-prefix={}={to}", from.display()));
    }
    flags.join("\u{1f}")
}

/// Folders of this machine and what is to stand for them. The compiler takes the last that fits, so the more special
/// ones come later.
fn remaps(workspace: &Path, toolchain: &Toolchain, options: &Options) -> Vec<(PathBuf, String)> {
    let mut remaps = Vec::new();
    let home = cargo_home();
    remaps.extend(home.iter().map(|home| (home.clone(), "/cargo".to_owned())));
    match dependencies(workspace, options) {
        Ok(packages) => remaps.extend(
            packages
                .iter()
                .filter_map(|package| of_package(package, workspace)),
        ),
        // The build itself will say what is wrong; the registry's folders are at their usual place.
        Err(_) => remaps.extend(home.iter().flat_map(|home| registries(home))),
    }
    remaps.push((
        toolchain.sysroot.join("lib/rustlib/src/rust"),
        toolchain.source_prefix(),
    ));
    remaps.push((workspace.to_owned(), "/guest".to_owned()));
    let mut seen = Vec::new();
    remaps.retain(|(from, _)| {
        !seen.contains(from) && {
            seen.push(from.clone());
            true
        }
    });
    remaps
}

/// A registry's folder carries the name of the mirror it came from: all of them become the same.
fn of_package(package: &Package, workspace: &Path) -> Option<(PathBuf, String)> {
    let folder = package.manifest_path.parent()?;
    match package.source.as_deref() {
        Some(source) if source.starts_with("git+") => {
            Some((folder.to_owned(), format!("/git/{}", package.name)))
        }
        Some(_) => Some((folder.parent()?.to_owned(), "/registry".to_owned())),
        None if folder.starts_with(workspace) => None,
        None => Some((folder.to_owned(), format!("/crates/{}", package.name))),
    }
}

fn registries(home: &Path) -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir(home.join("registry/src"))
        .into_iter()
        .flatten()
        .flatten();
    entries
        .map(|entry| (entry.path(), "/registry".to_owned()))
        .collect()
}

fn cargo_home() -> Option<PathBuf> {
    let home = || env::home_dir().map(|home| home.join(".cargo"));
    env::var_os("CARGO_HOME")
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
        .or_else(home)
}
