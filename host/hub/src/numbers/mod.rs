//! The numbers of the documents that an edition names, kept so that a hundred million of them take little room and one of them is
//! found at once: those of documents in bulk, of single travel documents, and of subjects' identity documents.
//!
//! Every number is kept in the form in which numbers are compared ([`NormalNumber`](dragoman_model::NormalNumber)), with what makes
//! of that the number as it is written (its [shape](shape)), and with the record that states it. The numbers of an edition are
//! sorted and cut into [blocks](block) of a thousand or so. Where a block ends depends on the numbers alone, not on how many come before it: so a
//! number that comes or goes changes its own block, and all others are those of the edition before. The two parts of a block, what is
//! written and which records state it, are kept once each, however many editions have them.
//!
//! What is read goes through a [spool](spool) first, which sorts it in [runs](run) on the disk: no more than some million numbers are
//! in memory. One thread takes numbers in while another sorts; then one merges the runs while another packs what they have.

mod block;
mod chunk;
mod compare;
mod cursor;
mod kept;
mod lookup;
mod materialise;
mod merge;
mod placed;
mod run;
mod sequence;
mod shape;
mod sorted;
mod spool;
mod strip;
mod varint;
mod waiting;

#[cfg(test)]
mod tests;

pub use compare::{Change as DocumentChanged, DocumentChange, DocumentChanges};
pub use lookup::NumberStated;
pub use spool::{DraftError, Spool};

pub(crate) use compare::lost;
pub(crate) use kept::{Kept, inherit, keep, look_at_part, records_of};
pub(crate) use materialise::Window;
pub(crate) use placed::{look_at_blocks, place};
pub(crate) use spool::Spooled;
pub(crate) use strip::strip;
