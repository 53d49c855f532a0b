use dragoman_release::NotADay;

use crate::decision::Undecidable;
use crate::delta::OutOfOrder;

/// The store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum HubError {
    /// The database fails: no rights, or no space.
    #[error("the store fails: {0}; check its path, its rights and the space left")]
    Database(rusqlite::Error),
    /// The store, or the folder that it is in, may not be written to.
    #[error(
        "the store may not be written to, which who reads it needs as well, for the log beside it; give the right to write to it and to \
         its folder, or read a copy"
    )]
    ReadOnly,
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
    #[error("the store has layout {found}, this version reads {known}; use the version that wrote it")]
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
