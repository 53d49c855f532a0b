//! Why an edition is held.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why an edition is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// Records of the edition in force are missing, and were not withdrawn.
    RecordsLost {
        /// How many.
        lost: u64,
        /// Of how many.
        of: u64,
    },
    /// Values of a field are missing from records that stand in both editions, or stand there with a note only.
    FieldLost {
        /// Path of the field, e.g. `births` or `documents.number`.
        field: String,
        /// How many values.
        lost: u64,
        /// Of how many.
        of: u64,
        /// From how many records.
        records: u64,
    },
    /// There is less than the module expects of an honest edition.
    TooFew {
        /// What is counted.
        what: String,
        /// How many there are.
        found: u64,
        /// How many are expected.
        at_least: u32,
    },
    /// There is more than the module expects of an honest edition.
    TooMany {
        /// What is counted.
        what: String,
        /// How many there are.
        found: u64,
        /// How many are expected.
        at_most: u32,
    },
    /// The list says that it has another number of records.
    Miscounted {
        /// What it says.
        declared: u32,
        /// How many came, those that were left out included.
        found: u64,
    },
    /// The end of the list was not seen: it may be cut off.
    EndNotSeen {
        /// Why it should have been.
        because: EndExpected,
    },
}

/// Why the end of a list should have been seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndExpected {
    /// An earlier edition had one: the latest that did.
    EarlierEdition(i64),
    /// The list says that it has more records than came.
    MoreDeclared,
    /// The configuration requires it.
    Required,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RecordsLost { lost, of } => write!(
                f,
                "{lost} of {of} records ({}) are missing, and were not withdrawn",
                Share(*lost, *of)
            ),
            Self::FieldLost {
                field,
                lost,
                of,
                records,
            } => write!(
                f,
                "{lost} of {of} values of `{field}` ({}) are missing or qualified in {records} records that stand in both editions",
                Share(*lost, *of)
            ),
            Self::TooFew {
                what,
                found,
                at_least,
            } => {
                write!(f, "{found} {what}, the module expects at least {at_least}")
            }
            Self::TooMany { what, found, at_most } => {
                write!(f, "{found} {what}, the module expects at most {at_most}")
            }
            Self::Miscounted { declared, found } => {
                write!(f, "the list says that it has {declared} records, {found} came")
            }
            Self::EndNotSeen { because } => {
                f.write_str("the end of the list was not seen, it may be cut off: ")?;
                match because {
                    EndExpected::EarlierEdition(edition) => write!(f, "edition {edition} had one"),
                    EndExpected::MoreDeclared => f.write_str("it says that it has more records"),
                    EndExpected::Required => f.write_str("the configuration requires it"),
                }
            }
        }
    }
}

/// A part of a whole in percent, with a decimal.
struct Share(u64, u64);

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1} %", self.0 as f64 * 100.0 / self.1 as f64)
    }
}
