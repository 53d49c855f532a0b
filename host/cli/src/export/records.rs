//! Which records are exported.

use anyhow::Result;

use crate::aggregate::Aggregate;

/// A record as it is exported: what its list says, and what the host says of it.
pub(crate) use crate::aggregate::Known as Record;

/// The records of an export. Every format is written from these alone: who may see less sees less in each of them.
pub(crate) struct Records<'a> {
    aggregate: &'a Aggregate,
}

impl<'a> Records<'a> {
    /// The records of the editions in force.
    pub(crate) fn in_force(aggregate: &'a Aggregate) -> Self {
        Self { aggregate }
    }

    /// Calls `take` with each record, in the order of issuers, of their lists, and of ids.
    ///
    /// Whether a record is exported, and what is added to it, is decided here.
    pub(crate) fn each(&self, take: impl FnMut(&Record) -> Result<()>) -> Result<()> {
        self.aggregate.each(take)
    }
}
