//! The rules, a file for each thing that is looked at.

pub(crate) mod admission;
mod budget;
mod counts;
mod coverage;
mod damage;
mod fields;
mod golden;
mod items;
mod located;
pub(crate) mod manifest;
mod nonsense;
mod parts;
mod privacy;
mod repeat;
pub(crate) mod sampled;

pub use budget::fuel_per_record;
pub use coverage::{Explained, explained};

use crate::rule::Rule;

/// All rules, in the order of reports.
pub static RULES: &[&Rule] = &[
    &admission::ADMISSION,
    &manifest::VALID,
    &parts::EXPECTED,
    &sampled::TRANSLATED,
    &golden::GOLDEN,
    &items::VALID,
    &counts::EXPECTED,
    &counts::DECLARED,
    &counts::END,
    &repeat::REPEATABLE,
    &repeat::READS,
    &damage::CUT,
    &damage::FLIPPED,
    &nonsense::EMPTY,
    &nonsense::FOREIGN,
    &located::TEXT,
    &coverage::EXPLAINED,
    &fields::UNMAPPED,
    &privacy::EXTRA,
    &budget::FUEL,
    &budget::MEMORY,
    &budget::OUTPUT,
    &budget::RATCHET,
];

/// Number of the set of [`RULES`]: raised with every rule that is added, or asks for more than before.
pub const RULE_SET: u32 = 1;

/// The rule with an id.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}
