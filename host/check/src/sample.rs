//! Editions to try a module with.

use std::collections::BTreeMap;

use dragoman_runtime::Feed;
use serde::{Deserialize, Serialize};

/// An edition, and what should come of it.
#[derive(Debug, Clone)]
pub struct Sample {
    /// What it is called in reports: its folder.
    pub name: String,
    /// Its files.
    pub feed: Feed,
    /// What should come of it; none if nobody has said so.
    pub golden: Option<Golden>,
}

/// What should come of a sample: a record a line, as `dragoman translate` writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Golden(pub String);

/// What the samples cost when somebody last looked, by their names.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ratchet {
    /// Growth that is allowed, as a share: 0.1 is a tenth.
    pub allowed: f64,
    /// Units of fuel for a record.
    pub fuel_per_record: BTreeMap<String, f64>,
}
