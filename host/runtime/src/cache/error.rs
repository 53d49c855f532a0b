//! What goes wrong with the cache: too much to use it, or too little to stop for.

use std::io;
use std::path::PathBuf;

use serde::Serialize;

/// The cache of compiled components cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CacheError {
    /// A folder belongs to somebody else, who could put code into it.
    #[error("{path}: the folder belongs to another user; give a cache folder of your own")]
    Foreign {
        /// The folder.
        path: PathBuf,
    },
    /// Others can write to the folder that holds the key.
    #[error(
        "{path}: others can write to the folder; take that right from them (chmod go-w), or give another"
    )]
    Open {
        /// The folder.
        path: PathBuf,
    },
    /// The key is not a file of 32 bytes that only the operator can read.
    #[error(
        "{path}: this is no key that only you can read (a file of yours, 32 bytes, mode 0600); delete it, a new one is made"
    )]
    Key {
        /// The key's file.
        path: PathBuf,
    },
    /// The system refuses.
    #[error("{path}: {source}; check the rights, or give another cache folder")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Something about the cache that an operator should know. The component was compiled and runs all the same.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case", tag = "warning")]
pub enum CacheWarning {
    /// What is kept was not written by this host, or not for this component.
    #[error(
        "{path}: this is not what the host has written there: it was altered, cut off, renamed or planted; it was not used, \
         but compiled anew and replaced. See who else can write to that folder"
    )]
    NotOurs {
        /// The artefact.
        path: PathBuf,
    },
    /// What is kept does not load, though it is authentic.
    #[error("{path}: the kept component cannot be loaded ({reason}); it was compiled anew and replaced")]
    Unusable {
        /// The artefact.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// What is kept cannot be read.
    #[error("{path}: the kept component cannot be read ({reason}); it was compiled anew. Check the rights")]
    Unreadable {
        /// The artefact.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// What was compiled cannot be kept.
    #[error(
        "{path}: the compiled component cannot be kept ({reason}); the next run compiles it again. Check the rights and the room"
    )]
    NotKept {
        /// The artefact.
        path: PathBuf,
        /// Why.
        reason: String,
    },
}
