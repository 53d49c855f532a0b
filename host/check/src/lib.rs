//! The conformance kit: whether a partner's component does what a host relies on.
//!
//! A module is admitted as a host would, runs over samples, over damaged copies of them, and over what is no list at all.
//! Each [`Rule`] has an id that does not change, and every [`Finding`] says which rule, where, and what to do. The kit
//! knows the runtime; it knows no files: who calls it reads the samples.

mod attested;
mod examine;
mod finding;
mod junit;
mod located;
mod report;
mod rule;
mod rules;
mod sample;
mod sarif;
mod text;
mod translation;

pub use attested::{Attested, NotAReport, Objection};
pub use examine::examine;
pub use finding::Finding;
pub use report::{Report, RuleReport, SampleReport, Status};
pub use rule::{Rule, Severity};
pub use rules::{Explained, RULE_SET, RULES, explained, find, fuel_per_record};
pub use sample::{Golden, Ratchet, Sample};
