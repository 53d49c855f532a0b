//! What people decided about pairs.

use serde::{Deserialize, Serialize};

use crate::key::RecordKey;

/// What a person says of two records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// They are about one subject.
    Same,
    /// They are about two.
    Different,
    /// It cannot be told: the pair is not joined by itself, and is asked about last.
    Unsure,
}

/// A decision about two records; of several about one pair the last that was given counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// One record.
    pub a: RecordKey,
    /// The other.
    pub b: RecordKey,
    /// What was decided.
    pub answer: Answer,
    /// By whom.
    pub by: String,
    /// Why.
    pub why: String,
}

impl Decision {
    /// Its pair, the smaller key first.
    pub(crate) fn pair(&self) -> (RecordKey, RecordKey) {
        let (a, b) = (self.a.clone(), self.b.clone());
        if a <= b { (a, b) } else { (b, a) }
    }
}
