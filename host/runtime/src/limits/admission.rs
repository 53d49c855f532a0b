//! What a component may be. All of it is known before any of its code is compiled.

use serde::{Deserialize, Serialize};

/// What a component may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AdmissionLimits {
    /// Bytes of a component. Default 64 MiB: a Python guest carries its interpreter and has 18 MB.
    pub module_bytes: usize,
}

impl Default for AdmissionLimits {
    fn default() -> Self {
        Self {
            module_bytes: 64 << 20,
        }
    }
}
