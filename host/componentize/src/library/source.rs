//! Builds the standard library from its source.

use std::fs;
use std::path::{Path, PathBuf};

use super::Way;
use super::cache::said;
use crate::command::{capture, cargo};
use crate::progress::Teller;
use crate::{Progress, TARGET, Toolchain};

/// The package that pulls the library in. The source's own workspace is not used: it wants the crates of its tests,
/// which neither `rust-src` nor a distribution carries, and its folder may be read-only.
const DRIVER: &str = "dragoman-sysroot";

/// Crates that the library's dependencies name from the registry and that stand in its own source.
const PATCHED: [&str; 3] = [
    "rustc-std-workspace-core",
    "rustc-std-workspace-alloc",
    "rustc-std-workspace-std",
];

/// Builds the library in `scratch` and gives the folder with its files.
pub(super) fn build(
    toolchain: &Toolchain,
    library: &Path,
    scratch: &Path,
    way: Way,
    progress: Teller<'_>,
) -> Result<PathBuf, String> {
    progress(Progress::Library {
        way,
        doing: "compiling the standard library",
    });
    let driver = driver(library, scratch)?;
    let target = scratch.join("target");
    let mut command = cargo(&driver);
    command
        .args(["build", "--release", "--target", TARGET, "--target-dir"])
        .arg(&target);
    let vendor = library.join("vendor");
    if vendor.is_dir() {
        command.arg("--offline");
        command.args(["--config", "source.crates-io.replace-with=\"vendored-library\""]);
        command
            .arg("--config")
            .arg(format!("source.vendored-library.directory={}", quoted(&vendor)));
    }
    command
        .env("CARGO_ENCODED_RUSTFLAGS", flags(toolchain, library))
        .env_remove("CARGO_TARGET_DIR")
        .env("CARGO_BUILD_BUILD_DIR", &target);
    // The library uses what only its own compiler may; the version is exactly that compiler's.
    command.env("RUSTC_BOOTSTRAP", "1");
    capture(&mut command).map_err(|failed| failed.reason)?;
    collect(
        &target.join(TARGET).join("release/deps"),
        &scratch.join("libraries"),
    )
}

fn flags(toolchain: &Toolchain, library: &Path) -> String {
    let source = library.parent().unwrap_or(library);
    [
        "-Zforce-unstable-if-unmarked".to_owned(),
        "-Cembed-bitcode=yes".to_owned(),
        "-Cpanic=abort".to_owned(),
        format!(
            "--remap-path-prefix={}={}",
            source.display(),
            toolchain.source_prefix()
        ),
    ]
    .join("\u{1f}")
}

fn driver(library: &Path, scratch: &Path) -> Result<PathBuf, String> {
    let folder = scratch.join("driver");
    let sources = folder.join("src");
    fs::create_dir_all(&sources).map_err(|error| said("create", &sources, &error))?;
    let write =
        |path: PathBuf, text: &str| fs::write(&path, text).map_err(|error| said("write", &path, &error));
    write(sources.join("lib.rs"), "")?;
    write(folder.join("Cargo.toml"), &manifest(library))?;
    let lock = library.join("Cargo.lock");
    // The library's own lock file pins its crates; without it cargo chooses, so it is better than none.
    let locked = fs::read_to_string(&lock).map_err(|error| said("read", &lock, &error))?;
    write(folder.join("Cargo.lock"), &locked)?;
    Ok(folder)
}

fn manifest(library: &Path) -> String {
    let mut text = format!(
        "[package]\nname = \"{DRIVER}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n\
         [dependencies]\nstd = {{ path = {}, features = [\"panic-unwind\"] }}\n\
         [profile.release.package.compiler_builtins]\ncodegen-units = 10000\n[patch.crates-io]\n",
        quoted(&library.join("std")),
    );
    for name in PATCHED {
        text.push_str(&format!(
            "{name} = {{ path = {} }}\n",
            quoted(&library.join(name))
        ));
    }
    text
}

/// A path as a TOML string.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Moves the finished libraries, and nothing else that cargo makes, to a folder of their own.
fn collect(built: &Path, place: &Path) -> Result<PathBuf, String> {
    fs::create_dir_all(place).map_err(|error| said("create", place, &error))?;
    let entries = fs::read_dir(built).map_err(|error| said("read", built, &error))?;
    let driver = format!("lib{}", DRIVER.replace('-', "_"));
    for entry in entries {
        let entry = entry.map_err(|error| said("read", built, &error))?;
        let name = entry.file_name();
        let shown = name.to_string_lossy();
        if shown.ends_with(".rlib") && !shown.starts_with(&driver) {
            fs::rename(entry.path(), place.join(&name))
                .map_err(|error| said("move", &entry.path(), &error))?;
        }
    }
    Ok(place.to_owned())
}
