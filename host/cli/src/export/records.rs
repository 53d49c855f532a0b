//! Which records are exported.

use anyhow::Result;
use dragoman_hub::{Edition, Held, Hub};
use dragoman_release::Party;

use super::manifest::Counts;
use crate::aggregate::Aggregate;

/// A record as it is exported: what its list says, and what the host says of it.
pub(crate) use crate::aggregate::Known as Record;

/// The records of an export. Every format is written from these alone: who may see less sees less in each of them.
pub(crate) struct Records<'a> {
    aggregate: &'a Aggregate,
}

impl<'a> Records<'a> {
    /// The records in force, as far as they may be seen.
    pub(crate) fn of(aggregate: &'a Aggregate) -> Self {
        Self { aggregate }
    }

    /// For whom they are; none for the operator.
    pub(super) fn party(&self) -> Option<&str> {
        self.aggregate.party().map(Party::code)
    }

    /// The editions that the records are of, in the order of issuers and of their lists.
    pub(super) fn editions(&self) -> &[Edition] {
        self.aggregate.in_force()
    }

    /// The store.
    pub(super) fn hub(&self) -> &Hub {
        self.aggregate.hub()
    }

    /// Calls `take` with each record as its list has it, in the order of [`Records::each`]; documents in bulk have no numbers.
    pub(super) fn each_header(&self, take: impl FnMut(Held) -> Result<()>) -> Result<()> {
        self.aggregate.each_header(take)
    }

    /// Calls `take` with each record, in the order of issuers, of their lists, and of ids; it says whether it wrote the record. Tells
    /// how many it wrote.
    ///
    /// Whether a record may be exported, and what is added to it, is decided here.
    pub(super) fn each(&self, mut take: impl FnMut(&Record) -> Result<bool>) -> Result<Counts> {
        let lists = self.editions().iter().map(|edition| (edition.list.clone(), 0));
        let mut counts: Counts = lists.collect();
        self.aggregate.each(|record| {
            *counts.entry(record.held.list.clone()).or_default() += u64::from(take(record)?);
            Ok(())
        })?;
        Ok(counts)
    }
}

#[cfg(test)]
#[path = "records_tests.rs"]
mod tests;
