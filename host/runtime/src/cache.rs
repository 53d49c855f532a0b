//! The cache of compiled components.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use dragoman_model::Digest;
use wasmtime::component::Component;

/// A folder of compiled components that only the operator can write, keyed by the component's content and the engine.
#[derive(Debug, Clone)]
pub(crate) struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// Opens the cache in a folder, which is made where it is missing.
    pub(crate) fn open(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        own(folder)?;
        Ok(Self {
            folder: folder.to_owned(),
        })
    }

    /// The compiled form of a component, if it is there and fits the engine.
    pub(crate) fn get(&self, engine: &wasmtime::Engine, digest: Digest) -> Option<Component> {
        let path = self.path(engine, digest);
        if !path.exists() {
            return None;
        }
        // SAFETY: the file must be what `Component::serialize` wrote. It lies in a folder that, as `open` made sure,
        // nobody but this user can write to; it got its name only after it was written whole (`put`); and wasmtime
        // itself refuses what another version or configuration of it wrote. Partners never supply compiled code.
        unsafe { Component::deserialize_file(engine, &path) }.ok()
    }

    /// Keeps the compiled form of a component.
    pub(crate) fn put(&self, component: &Component, digest: Digest) -> io::Result<()> {
        let bytes = component.serialize().map_err(io::Error::other)?;
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(&bytes)?;
        file.persist(self.path(component.engine(), digest))?;
        Ok(())
    }

    fn path(&self, engine: &wasmtime::Engine, digest: Digest) -> PathBuf {
        let mut hasher = DefaultHasher::new();
        engine.precompile_compatibility_hash().hash(&mut hasher);
        self.folder
            .join(format!("{digest}-{:016x}.cwasm", hasher.finish()))
    }
}

/// Makes sure that nobody else can put code into the folder.
#[cfg(unix)]
fn own(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    // A folder of another user could be opened to others again behind our back.
    let ours = tempfile::NamedTempFile::new_in(folder)?
        .as_file()
        .metadata()?
        .uid();
    if fs::metadata(folder)?.uid() != ours {
        let message = format!(
            "{} belongs to another user; give a cache folder of your own",
            folder.display()
        );
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, message));
    }
    Ok(())
}

#[cfg(not(unix))]
fn own(_: &Path) -> io::Result<()> {
    Ok(())
}
