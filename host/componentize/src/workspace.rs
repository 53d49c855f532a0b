//! What cargo knows about a guest's folder.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::build::Options;
use crate::command::{capture, cargo};
use crate::error::io_error;
use crate::missing::missing;
use crate::{Error, TARGET};

/// A guest crate: where it stands and how cargo calls it.
#[derive(Debug, Clone)]
pub(crate) struct Guest {
    /// The package's name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its id, as cargo's messages give it.
    pub id: String,
    /// Its manifest.
    pub manifest: PathBuf,
    /// The folder of its workspace.
    pub workspace: PathBuf,
    /// Where that workspace's own builds go.
    pub target: PathBuf,
}

/// What `cargo metadata` says.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    workspace_root: PathBuf,
    target_directory: PathBuf,
}

/// One package of it.
#[derive(Deserialize)]
pub(crate) struct Package {
    /// The package's name.
    pub name: String,
    version: String,
    id: String,
    /// Its manifest.
    pub manifest_path: PathBuf,
    /// Where it comes from; none for a folder on this machine.
    pub source: Option<String>,
    targets: Vec<Target>,
}

/// One target of a package.
#[derive(Deserialize)]
struct Target {
    crate_types: Vec<String>,
}

/// Finds the crate in a folder.
pub(crate) fn guest(folder: &Path) -> Result<Guest, Error> {
    let manifest = folder.join("Cargo.toml");
    if !manifest.is_file() {
        return Err(missing(folder));
    }
    let manifest = fs::canonicalize(&manifest).map_err(io_error("find", &manifest))?;
    let metadata = metadata(manifest.parent().unwrap_or(folder), &["--no-deps"])?;
    let members: Vec<String> = metadata
        .packages
        .iter()
        .map(|package| package.name.clone())
        .collect();
    let package = metadata
        .packages
        .into_iter()
        .find(|package| fs::canonicalize(&package.manifest_path).is_ok_and(|path| path == manifest))
        .ok_or_else(|| Error::NoGuest {
            folder: folder.to_owned(),
            saw: format!(
                "its Cargo.toml is that of a workspace, with the crates {}",
                members.join(", ")
            ),
            remedy: "name the folder of one of these".into(),
        })?;
    if !package
        .targets
        .iter()
        .any(|target| target.crate_types.iter().any(|kind| kind == "cdylib"))
    {
        return Err(Error::NotAGuest {
            package: package.name,
            manifest,
        });
    }
    Ok(Guest {
        name: package.name,
        version: package.version,
        id: package.id,
        manifest,
        workspace: metadata.workspace_root,
        target: metadata.target_directory,
    })
}

/// Every package that the workspace's crates depend on, when cargo can tell. Cargo may have to fetch them, which the
/// build would do next.
pub(crate) fn dependencies(workspace: &Path, options: &Options) -> Result<Vec<Package>, Error> {
    let mut arguments = vec!["--filter-platform", TARGET];
    arguments.extend(options.network());
    Ok(metadata(workspace, &arguments)?.packages)
}

fn metadata(folder: &Path, arguments: &[&str]) -> Result<Metadata, Error> {
    let refused = |reason: String| Error::Command {
        doing: "reading the crate's metadata".to_owned(),
        folder: folder.to_owned(),
        reason,
        remedy: "see that `cargo metadata` works there, and correct the manifest it complains about",
    };
    let mut command = cargo(folder);
    command
        .args(["metadata", "--format-version", "1"])
        .args(arguments);
    let text = capture(&mut command).map_err(|failed| refused(failed.reason))?;
    serde_json::from_str(&text).map_err(|error| refused(format!("cargo's answer cannot be read: {error}")))
}
