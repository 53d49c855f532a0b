//! Writes finished files: whole or not at all, and not when nothing changed.

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::Error;
use crate::error::io_error;

/// Puts `bytes` at `path`; tells whether that changed anything.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<bool, Error> {
    if fs::read(path).is_ok_and(|standing| standing == bytes) {
        return Ok(false);
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(io_error("create", folder))?;
    let mut file = scratch(folder).map_err(io_error("create a file in", folder))?;
    file.write_all(bytes)
        .and_then(|()| file.as_file().sync_all())
        .map_err(io_error("write", path))?;
    file.persist(path)
        .map_err(|refused| io_error("replace", path)(refused.error))?;
    Ok(true)
}

/// A temporary file that others may read once it is in place, as with any file the user writes.
fn scratch(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".part-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_the_same_bytes_is_left_alone() {
        let folder = tempfile::tempdir().expect("temp");
        let path = folder.path().join("deep/a.wasm");
        assert!(write(&path, b"one").expect("written"));
        let before = fs::metadata(&path)
            .and_then(|data| data.modified())
            .expect("time");
        assert!(!write(&path, b"one").expect("same"));
        assert_eq!(
            fs::metadata(&path)
                .and_then(|data| data.modified())
                .expect("time"),
            before
        );
        assert!(write(&path, b"two").expect("written"));
        assert_eq!(fs::read(&path).expect("read"), b"two");
        assert_eq!(
            fs::read_dir(folder.path().join("deep")).expect("read").count(),
            1,
            "nothing is left over"
        );
    }
}
