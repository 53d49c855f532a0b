//! Which records are exported.

use anyhow::Result;
use dragoman_hub::{Edition, Held, Hub};
use serde::Serialize;

/// A record as it is exported: what its list says, and what the host says of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Record {
    /// The record as it is held.
    #[serde(flatten)]
    pub(crate) held: Held,
}

/// The records of an export. Every format is written from these alone: who may see less sees less in each of them.
pub(crate) struct Records<'a> {
    hub: &'a Hub,
    editions: Vec<Edition>,
}

impl<'a> Records<'a> {
    /// The records of the editions in force.
    pub(crate) fn in_force(hub: &'a Hub) -> Result<Self> {
        Ok(Self {
            hub,
            editions: hub.in_force()?,
        })
    }

    /// Calls `take` with each record, in the order of issuers, of their lists, and of ids.
    ///
    /// Whether a record is exported, and what is added to it, is decided here.
    pub(crate) fn each(&self, mut take: impl FnMut(&Record) -> Result<()>) -> Result<()> {
        for edition in &self.editions {
            self.hub
                .records::<anyhow::Error>(edition, |held| take(&Record { held }))?;
        }
        Ok(())
    }
}
