//! What a key may sign.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a key may sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Modules.
    Modules,
    /// Reports of the conformance kit.
    Checks,
}

impl Purpose {
    /// All there are: what a key may sign of which nothing is said.
    pub(crate) const ALL: [Self; 2] = [Self::Modules, Self::Checks];
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Modules => "modules",
            Self::Checks => "checks",
        })
    }
}
