//! Opens a store for who only reads it, and may have no right to do anything else.
//!
//! A store has a log beside it (`-wal`) with an index (`-shm`), by which those who read and those who write at the same time keep out of
//! each other's way. Who writes leaves both there when it ends. Who may only read them reads by them, also while others write
//! (<https://sqlite.org/wal.html#read_only_databases>). Where they are missing and cannot be made, nothing would tell a reader of a writer
//! that begins meanwhile, nor the writer of the reader: to take the store for immutable would then be to read pages of two moments. A
//! copy of the store is read there, once it is known to be of one moment.

use std::ffi::OsString;
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::error::HubError;
use crate::hub::Hub;

/// How often a store is looked at anew that changes while it is copied: who changes it leaves a log to read by.
const TIMES: usize = 3;

/// Opens a store, which must be there, to be read.
pub(crate) fn open(path: &Path) -> Result<Hub, HubError> {
    for _ in 0..TIMES {
        let log = [companion(path, "-wal"), companion(path, "-shm")];
        let opened = if log.iter().all(|file| file.exists()) {
            by_its_log(path, &log)
        } else {
            with_a_log(path)
        };
        match opened {
            Err(HubError::ReadOnly) => {}
            opened => return opened,
        }
        if let Some(hub) = copied(path)? {
            return Ok(hub);
        }
    }
    Err(HubError::Busy)
}

/// A file beside the store.
fn companion(path: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(end);
    name.into()
}

/// Reads by the log that is there. [`HubError::ReadOnly`] if it is not there any more.
fn by_its_log(path: &Path, log: &[PathBuf]) -> Result<Hub, HubError> {
    for file in log {
        match File::open(file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(HubError::ReadOnly),
            opened => opened.map_err(|cause| HubError::Log {
                file: file.clone(),
                cause,
            })?,
        };
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    match Hub::made(Connection::open_with_flags(path, flags)?) {
        Err(HubError::Database(error)) if error.sqlite_error_code() == Some(ErrorCode::CannotOpen) => {
            Err(HubError::ReadOnly)
        }
        // It is being made, is an empty file, or is of an earlier layout, which who may write brings up to this one.
        Err(HubError::Layout { found, known }) if found < known => with_a_log(path),
        opened => opened,
    }
}

/// Makes the log beside a store that is there, for whoever comes after as well, and reads by it.
fn with_a_log(path: &Path) -> Result<Hub, HubError> {
    Hub::open_as(
        path,
        OpenFlags::default().difference(OpenFlags::SQLITE_OPEN_CREATE),
    )
}

/// Reads a copy of a store that nobody has open; none if somebody has, or had while it was copied.
fn copied(path: &Path) -> Result<Option<Hub>, HubError> {
    let folder = std::env::temp_dir();
    let told = |cause| HubError::Copy {
        folder: folder.clone(),
        cause,
    };
    let log = companion(path, "-wal");
    let before = [stamp(path), stamp(&log)];
    if companion(path, "-shm").exists() {
        return Ok(None);
    }
    let place = tempfile::tempdir_in(&folder).map_err(told)?;
    let copy = place.path().join("store");
    copy_file(path, &copy).map_err(told)?;
    if log.exists() {
        copy_file(&log, &companion(&copy, "-wal")).map_err(told)?;
    }
    if companion(path, "-shm").exists() || before != [stamp(path), stamp(&log)] {
        return Ok(None);
    }
    let connection = Connection::open(&copy)?;
    // Nobody else has the copy: its log needs no index in a file, and its files no names.
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    let hub = Hub::made(connection)?;
    place.close().map_err(told)?;
    Ok(Some(hub))
}

/// Copies what a file holds, but not its rights.
fn copy_file(from: &Path, to: &Path) -> io::Result<()> {
    io::copy(&mut File::open(from)?, &mut File::create_new(to)?).map(drop)
}

/// What is no more the same once somebody has written to a file; none if there is none.
fn stamp(path: &Path) -> Option<(u64, Option<SystemTime>)> {
    let of = |file: Metadata| (file.len(), file.modified().ok());
    fs::metadata(path).ok().map(of)
}

#[cfg(test)]
#[path = "reading_tests.rs"]
mod tests;
