//! Says which records of which lists are about the same subject: across lists and within one, with the evidence for and against.
//!
//! Pure: no store, no files, no clock. Records and people's decisions go in; links with their evidence, clusters, and a queue of
//! what people should look at come out. The same records and decisions give the same, whatever the order they came in, and
//! however many steps they came in.
//!
//! 1. [`Features`] keep of each subject what can be compared.
//! 2. Records that share a key (an identifier, two sounds of a name, a sound and a year of birth …) meet, if not too many share it. Those
//!    that share only one key, and not with few, are compared only where facts besides their names speak for them.
//! 3. Each such pair is compared; [`Weights`] say what each agreement and disagreement weighs, in [`Bits`].
//! 4. Pairs with enough evidence become clusters, the strongest first, unless members of the two clusters contradict one
//!    another; what people decided goes before.
//!
//! How common a word is depends on all records. It is counted in powers of four: what crosses such a step touches all records that have the
//! word, and they are compared anew. That, and nothing kept from earlier than the last state, is why a step at a time gives what
//! starting afresh gives; `again` says what a step looks at and why that is enough. Blocks and words are rebuilt from the features when a process starts: that is a small part of the whole.

mod again;
mod bits;
mod blocks;
mod brief;
mod cluster;
mod compare;
mod decision;
#[cfg(test)]
mod decision_tests;
mod features;
#[cfg(test)]
mod fixtures;
mod identifier;
mod index;
#[cfg(test)]
mod judgement_tests;
mod key;
mod link;
mod name;
mod parts;
mod record;
mod registry;
mod resolver;
mod review;
mod sought;
mod span;
mod spelling;
#[cfg(test)]
mod steps_tests;
mod table;
mod topic;
mod vocabulary;
mod weights;

pub use bits::Bits;
pub use compare::{Evidence, Feature};
pub use decision::{Answer, Decision};
pub use features::{Features, MOST_NAMES};
pub use key::{ClusterId, NotAKey, RecordKey};
pub use link::{Cluster, Link, Question, Reason, Verdict};
pub use resolver::{Effort, Resolver};
pub use sought::{Fit, Sought};
pub use weights::Weights;

/// Version of this crate: what an earlier one made of the same records may differ.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
