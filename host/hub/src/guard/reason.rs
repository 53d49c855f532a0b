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
        /// How many of those that are missing stand there under another number.
        #[serde(default)]
        renumbered: u64,
    },
    /// Documents in bulk of the edition in force are missing, and were not withdrawn.
    DocumentsLost {
        /// How many.
        lost: u64,
        /// Of how many.
        of: u64,
    },
    /// Records that stand in both editions are about somebody else now: no word of any name is the same.
    Replaced {
        /// How many.
        replaced: u64,
        /// Of how many that stand in both.
        of: u64,
        /// How many of those that they were about stand there under another number.
        #[serde(default)]
        renumbered: u64,
    },
    /// A loss that came in small steps.
    InSteps {
        /// The edition that had what is missing.
        since: i64,
        /// The loss.
        loss: Box<Reason>,
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
    /// Records of the edition in force were left out as broken, and are in it in no other way.
    LeftOut {
        /// How many.
        records: u64,
        /// The ids of some.
        ids: Vec<String>,
    },
    /// The parts of the feed are of several publications.
    Mixed {
        /// What shows it, in the module's words.
        shown_by: String,
    },
    /// It says that it was published on a day that had not come when it was kept.
    NotYetPublished {
        /// The day, as far as it is stated.
        day: String,
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
            Self::RecordsLost { lost, of, renumbered } => {
                write!(
                    f,
                    "{lost} of {of} records ({}) are missing, and were not withdrawn",
                    Share(*lost, *of)
                )?;
                elsewhere(f, *renumbered)
            }
            Self::DocumentsLost { lost, of } => write!(
                f,
                "{lost} of {of} documents in bulk ({}) are missing, and were not withdrawn",
                Share(*lost, *of)
            ),
            Self::Replaced {
                replaced,
                of,
                renumbered,
            } => {
                write!(
                    f,
                    "{replaced} of {of} records that stand in both editions ({}) are about somebody else now: no word of any \
                     name is the same",
                    Share(*replaced, *of)
                )?;
                elsewhere(f, *renumbered)
            }
            Self::InSteps { since, loss } => write!(f, "since edition {since}, in small steps: {loss}"),
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
            Self::LeftOut { records, ids } => {
                let (what, are) = match records {
                    1 => ("record", "was"),
                    _ => ("records", "were"),
                };
                write!(
                    f,
                    "{records} {what} of the edition in force {are} left out as broken, though the list has them: {}",
                    ids.join(", ")
                )?;
                match usize::try_from(*records).is_ok_and(|records| records > ids.len()) {
                    true => f.write_str(" and others"),
                    false => Ok(()),
                }
            }
            Self::Mixed { shown_by } => write!(f, "several publications are mixed: {shown_by}"),
            Self::NotYetPublished { day } => write!(
                f,
                "it says that it was published on {day}, which had not come when it was kept: that is a mistake of the list or its module, or \
                 this machine's clock is slow"
            ),
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

/// How many of those that are missing stand under another number.
fn elsewhere(f: &mut fmt::Formatter<'_>, renumbered: u64) -> fmt::Result {
    match renumbered {
        0 => Ok(()),
        1 => f.write_str("; 1 of them stands there under another number"),
        _ => write!(f, "; {renumbered} of them stand there under other numbers"),
    }
}

impl Reason {
    /// Whether another reason says the same, of how much ever.
    pub(crate) fn is_about_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::FieldLost { field, .. }, Self::FieldLost { field: other, .. }) => field == other,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
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
