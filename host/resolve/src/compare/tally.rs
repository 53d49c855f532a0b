//! Adding evidence up, with and without keeping what it was.

use serde::{Deserialize, Serialize};

use crate::bits::Bits;

/// What a piece of evidence is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feature {
    /// The two names that agree best.
    Name,
    /// Further names that agree, independent of the first.
    FurtherName,
    /// Dates of birth; of founding or building for what is not born.
    Birth,
    /// Places of birth.
    BirthPlace,
    /// Nationality, flag, country of an address.
    Country,
    /// Addresses.
    Address,
    /// Words of the programmes under which they are listed.
    Topic,
    /// Gender.
    Gender,
    /// Person, organisation, craft.
    Kind,
    /// A reference of an authority, such as the UN's.
    Reference,
    /// A number that is unique in the world.
    UniqueNumber,
    /// A number of a document, a register, a tax office.
    Number,
    /// Telephone, e-mail, web site.
    Contact,
    /// Both stand on one list.
    SameList,
}

/// A piece of evidence: a value of each record, and what their agreement or disagreement weighs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What it is about.
    pub feature: Feature,
    /// What the first record says.
    pub a: String,
    /// What the second says.
    pub b: String,
    /// What it weighs: positive for one subject, negative for two.
    pub weight: Bits,
}

/// Where evidence is added up.
pub(crate) trait Tally {
    /// Adds a piece; `values` are what the two records say, asked for only where they are kept.
    fn add(&mut self, feature: Feature, weight: Bits, values: impl FnOnce() -> (String, String));
}

/// The sum alone.
impl Tally for Bits {
    fn add(&mut self, _: Feature, weight: Bits, _: impl FnOnce() -> (String, String)) {
        *self += weight;
    }
}

impl Tally for Vec<Evidence> {
    fn add(&mut self, feature: Feature, weight: Bits, values: impl FnOnce() -> (String, String)) {
        let (a, b) = values();
        self.push(Evidence {
            feature,
            a,
            b,
            weight,
        });
    }
}
