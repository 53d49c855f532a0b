use std::path::PathBuf;

use dragoman_release::NotADay;

use crate::decision::Undecidable;
use crate::delta::OutOfOrder;

/// The store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum HubError {
    /// The database fails: no rights, or no space.
    #[error("the store fails: {0}; check its path, its rights and the space left")]
    Database(rusqlite::Error),
    /// The store, the files of its log beside it, or the folder that they are in may not be written to.
    #[error(
        "the store may not be written to, which this needs: give the right to write to it, to the files of its log beside it (-wal and \
         -shm behind its name) and to its folder, or do this as an account that has it; who only reads needs none"
    )]
    ReadOnly,
    /// A file of the log beside the store cannot be read.
    #[error("{}: cannot be read, which the store is not without it: {cause}; give the right to read it, as to the store", file.display())]
    Log {
        /// The file.
        file: PathBuf,
        /// Why not.
        cause: std::io::Error,
    },
    /// The store cannot be read as it is without a log beside it that this account may not make, nor be copied.
    #[error(
        "the store has no files of a log beside it (-wal and -shm behind its name), this account may not make them there, and the store \
         cannot be copied to {} to be read: {cause}; let an account that may write to the store and its folder read it once, which \
         makes them, or name a folder with room for a copy of the store with TMPDIR",
        folder.display()
    )]
    Copy {
        /// Where the copy was to be.
        folder: PathBuf,
        /// Why it is not there.
        cause: std::io::Error,
    },
    /// Another process holds the store.
    #[error(
        "another process writes to the store, and did not end while it was waited for; the store does not know which: let the `dragoman` \
         that runs beside this one end (`pgrep -a dragoman` lists them), and do this again; nothing was changed"
    )]
    Busy,
    /// What is stored is not what was written.
    #[error("the store is damaged: {0}; restore it from a copy")]
    Damaged(String),
    /// Numbers of documents cannot be sorted in files beside the store.
    #[error(
        "numbers of documents cannot be sorted beside the store: {0}; check the rights and the space left there"
    )]
    Scratch(std::io::Error),
    /// The database is another program's.
    #[error("it is a database, but no store of dragoman's; name another file as the store")]
    Foreign,
    /// There is no such edition.
    #[error("{list} has no edition {edition}; `dragoman status` lists the editions")]
    NoEdition {
        /// The list.
        list: String,
        /// Its number.
        edition: i64,
    },
    /// A feed of changes cannot follow the edition in force.
    #[error(transparent)]
    OutOfOrder(#[from] OutOfOrder),
    /// It is not known how a record is to be handled, so it is shown to nobody.
    #[error("the store is damaged: {0}; restore it from a copy")]
    Handling(#[from] NotADay),
    /// A decision cannot be taken.
    #[error(transparent)]
    Undecidable(#[from] Undecidable),
    /// Records were removed, but what they said may still stand in the store's files.
    #[error(
        "what was due is removed, but another process reads the store, so that it may still stand in its files; purge again once that \
         has ended"
    )]
    NotOverwritten,
    /// It was written by another version.
    #[error(
        "the store has layout {found}, this version reads {known}; use the version that wrote it, or, where that is the one before, let an \
         account that may write to it open it once"
    )]
    Layout {
        /// Layout of the store.
        found: i64,
        /// Layout that is known.
        known: i64,
    },
}

impl From<rusqlite::Error> for HubError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseCorrupt, DatabaseLocked, NotADatabase, ReadOnly};
        match error.sqlite_error_code() {
            Some(DatabaseCorrupt | NotADatabase) => Self::Damaged(error.to_string()),
            Some(ReadOnly) => Self::ReadOnly,
            Some(DatabaseBusy | DatabaseLocked) => Self::Busy,
            _ => Self::Database(error),
        }
    }
}

impl From<serde_json::Error> for HubError {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}
