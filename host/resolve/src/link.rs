//! Links between records, and what they rest on.

use serde::{Deserialize, Serialize};

use crate::bits::Bits;
use crate::compare::Evidence;
use crate::decision::Decision;
use crate::key::{ClusterId, RecordKey};
use crate::weights::Weights;

/// What the evidence alone says of two records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// One subject; joined unless a person or the rest of the cluster says otherwise.
    AutoJoined,
    /// A person should look.
    ForReview,
    /// Two subjects, as far as can be told.
    Apart,
}

impl Verdict {
    pub(crate) fn of(total: Bits, weights: &Weights) -> Self {
        if total >= weights.join {
            Self::AutoJoined
        } else if total >= weights.ask {
            Self::ForReview
        } else {
            Self::Apart
        }
    }
}

/// Two records, and all that speaks for and against their being about one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The record with the smaller key.
    pub a: RecordKey,
    /// The other.
    pub b: RecordKey,
    /// What all evidence adds up to.
    pub total: Bits,
    /// What the total says.
    pub verdict: Verdict,
    /// Each piece of evidence.
    pub evidence: Vec<Evidence>,
    /// What a person decided, if one did: it goes before the verdict.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
}

/// Records about one subject, as far as is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cluster {
    /// Its id.
    pub id: ClusterId,
    /// Its records in the order of their keys.
    pub members: Vec<RecordKey>,
}

/// Why a person is asked about a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The evidence does not suffice either way.
    Doubtful,
    /// The two records fit, but the clusters they are in contradict one another: one of the links, or a number, is wrong.
    ClustersContradict,
    /// What people decided about other pairs contradicts it.
    DecisionsContradict,
    /// A person looked and was unsure.
    Unsure,
}

/// A pair that a person should look at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The record with the smaller key.
    pub a: RecordKey,
    /// The other.
    pub b: RecordKey,
    /// The cluster of the first.
    pub cluster_a: ClusterId,
    /// The cluster of the second.
    pub cluster_b: ClusterId,
    /// What all evidence adds up to.
    pub total: Bits,
    /// Why it is asked.
    pub reason: Reason,
    /// Pairs of records that a "same" would bring together, times the odds of that answer: the queue is in this order.
    pub worth: f64,
}
