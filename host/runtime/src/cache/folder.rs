//! Makes sure of who can write to a folder.

use std::fs;
use std::path::Path;

use super::error::CacheError;

/// The folder that the operator names. It may hold other things, and be open for reading.
#[cfg(unix)]
pub(super) fn root(folder: &Path) -> Result<(), CacheError> {
    use std::os::unix::fs::PermissionsExt;

    let mode = owned(folder)?.permissions().mode();
    if mode & 0o022 != 0 {
        return Err(CacheError::Open {
            path: folder.to_owned(),
        });
    }
    Ok(())
}

/// A folder that is the operator's alone: mode 0700.
#[cfg(unix)]
pub(super) fn private(folder: &Path) -> Result<(), CacheError> {
    use std::os::unix::fs::PermissionsExt;

    owned(folder)?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(|error| io(folder, error))
}

/// A folder of this user, made where it is missing.
#[cfg(unix)]
fn owned(folder: &Path) -> Result<fs::Metadata, CacheError> {
    use std::os::unix::fs::{DirBuilderExt, MetadataExt};

    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|error| io(folder, error))?;
    let metadata = fs::metadata(folder).map_err(|error| io(folder, error))?;
    // Its owner could open a folder to others again behind our back.
    if metadata.uid() != rustix::process::geteuid().as_raw() {
        return Err(CacheError::Foreign {
            path: folder.to_owned(),
        });
    }
    Ok(metadata)
}

#[cfg(not(unix))]
pub(super) fn root(folder: &Path) -> Result<(), CacheError> {
    fs::create_dir_all(folder).map_err(|error| io(folder, error))
}

#[cfg(not(unix))]
pub(super) use root as private;

fn io(path: &Path, source: std::io::Error) -> CacheError {
    CacheError::Io {
        path: path.to_owned(),
        source,
    }
}
