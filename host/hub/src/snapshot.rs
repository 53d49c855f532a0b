//! The store as it is at one moment, for who reads with several statements.

use std::ops::Deref;
use std::time::Duration;

use crate::clusters::Resolution;
use crate::error::HubError;
use crate::hub::{Hub, PATIENCE};

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
            Ok(_) | Err(HubError::Busy) => {}
            Err(error) => return Err(error),
        }
        self.connection.busy_timeout(PATIENCE)?;
        let snapshot = self.snapshot()?;
        let resolution = snapshot.own_clusters()?;
        Ok((snapshot, resolution))
    }
}

#[cfg(test)]
#[path = "snapshot_tests.rs"]
mod tests;
