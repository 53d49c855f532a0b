//! What a rule is.

use serde::{Deserialize, Serialize};

/// How much it matters that a rule is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The module must not be used.
    Error,
    /// Somebody should look at it.
    Warning,
}

impl Severity {
    /// Its name, as in every form of a report.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A rule of conformance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its id, which does not change from version to version.
    pub id: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What must hold, in a sentence.
    pub says: &'static str,
    /// Why it exists.
    pub why: &'static str,
    /// What breaks it.
    pub fails: &'static str,
    /// What keeps it.
    pub passes: &'static str,
}
