//! Which records are exported.

use anyhow::Result;
use dragoman_hub::{Edition, Hub};

use super::manifest::Counts;
use crate::aggregate::Aggregate;

/// A record as it is exported: what its list says, and what the host says of it.
pub(crate) use crate::aggregate::Known as Record;

/// The records of an export. Every format is written from these alone: who may see less sees less in each of them.
pub(crate) struct Records<'a> {
    aggregate: &'a Aggregate,
    party: Option<String>,
}

impl<'a> Records<'a> {
    /// The records in force, as far as they may be seen.
    pub(crate) fn of(aggregate: &'a Aggregate) -> Self {
        Self {
            aggregate,
            party: None,
        }
    }

    /// Says for whom they are; none for the operator.
    pub(crate) fn released_to(self, party: Option<String>) -> Self {
        Self { party, ..self }
    }

    /// For whom they are; none for the operator.
    pub(super) fn party(&self) -> Option<&str> {
        self.party.as_deref()
    }

    /// The editions that the records are of, in the order of issuers and of their lists.
    pub(super) fn editions(&self) -> &[Edition] {
        self.aggregate.in_force()
    }

    /// The store.
    pub(super) fn hub(&self) -> &Hub {
        self.aggregate.hub()
    }

    /// Calls `take` with each record, in the order of issuers, of their lists, and of ids. Tells how many there were.
    ///
    /// Whether a record is exported, and what is added to it, is decided here.
    pub(super) fn each(&self, mut take: impl FnMut(&Record) -> Result<()>) -> Result<Counts> {
        let lists = self.editions().iter().map(|edition| (edition.list.clone(), 0));
        let mut counts: Counts = lists.collect();
        self.aggregate.each(|record| {
            *counts.entry(record.held.list.clone()).or_default() += 1;
            take(record)
        })?;
        Ok(counts)
    }
}

#[cfg(test)]
#[path = "records_tests.rs"]
mod tests;
