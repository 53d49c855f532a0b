//! The store as it is at one moment, for who reads with several statements.

use std::ops::Deref;
use std::path::Path;
use std::time::Duration;

use crate::clusters::Resolution;
use crate::error::HubError;
use crate::hub::{Hub, PATIENCE};
use crate::reading;

/// How long who reads waits to keep clusters for others: who writes meanwhile may do so for minutes.
const MEANWHILE: Duration = Duration::from_millis(500);

/// The store as it was when this was made, whatever other processes write to it, or remove from it, meanwhile. It is one read
/// transaction, so that nothing is written through it; it keeps nobody from writing, but while it lives the log beside the store
/// grows with what is written, and what is purged stands in the store's files still ([`HubError::NotOverwritten`]).
pub struct Snapshot(Hub);

impl Deref for Snapshot {
    type Target = Hub;

    fn deref(&self) -> &Hub {
        &self.0
    }
}

impl Snapshot {
    /// The store at `path` as it is now. Its clusters are those of the last [`Hub::resolve`], which may be of other editions.
    ///
    /// The right to read the store, and the files of its log beside it, is enough. Where these are missing, and may not be made, a copy
    /// of the store in the folder for temporary files (`TMPDIR`) is read, which has no name there.
    ///
    /// # Errors
    ///
    /// If there is no such file, it cannot be read, is no store, or is of another layout; [`HubError::Copy`] if it cannot be copied where
    /// it must be.
    pub fn open(path: &Path) -> Result<Self, HubError> {
        reading::open(path)?.snapshot()
    }

    /// The store at `path` as it is now, with the clusters of just that. Where they were not up to date they are kept for all who come
    /// after, unless another process writes to the store or this one may not: then they are the snapshot's alone.
    ///
    /// # Errors
    ///
    /// As [`Snapshot::open`].
    pub fn open_resolved(path: &Path) -> Result<(Self, Resolution), HubError> {
        let snapshot = Self::open(path)?;
        if let Some(known) = snapshot.known_clusters()? {
            return Ok((snapshot, known));
        }
        // Who writes must not find it reading.
        drop(snapshot);
        match Hub::open(path) {
            Ok(hub) => hub.resolved(),
            Err(HubError::ReadOnly) => Self::open(path)?.with_own_clusters(),
            Err(error) => Err(error),
        }
    }

    /// With clusters of its own where the store's are not up to date with it.
    fn with_own_clusters(self) -> Result<(Self, Resolution), HubError> {
        let resolution = self.own_clusters()?;
        Ok((self, resolution))
    }
}

impl Hub {
    /// The store as it is now. Its clusters are those of the last [`Hub::resolve`], which may be of other editions.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn snapshot(self) -> Result<Snapshot, HubError> {
        // Clusters of its own stay in memory: what is purged meanwhile is in no file but the store's.
        self.connection.pragma_update(None, "temp_store", "MEMORY")?;
        // The transaction is of the moment of its first read. It ends with the connection.
        self.connection.execute_batch("BEGIN DEFERRED")?;
        self.connection
            .query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        Ok(Snapshot(self))
    }

    /// The store as it is now, with the clusters of just that. Where they were not up to date they are kept for all who come after, unless
    /// another process writes to the store: then they are the snapshot's alone.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn resolved(mut self) -> Result<(Snapshot, Resolution), HubError> {
        self.connection.busy_timeout(MEANWHILE)?;
        match self.resolve() {
            Ok(_) | Err(HubError::Busy | HubError::ReadOnly) => {}
            Err(error) => return Err(error),
        }
        self.connection.busy_timeout(PATIENCE)?;
        self.snapshot()?.with_own_clusters()
    }
}

#[cfg(test)]
#[path = "snapshot_tests.rs"]
mod tests;
