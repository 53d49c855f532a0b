//! What may be unpacked of a partner's files before its component sees them.

use serde::{Deserialize, Serialize};

use super::Allowance;

/// What may be unpacked of the files of one edition. Whoever unpacks is held to it; this library takes its input unpacked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct UnpackLimits {
    /// Bytes of all that is unpacked, by the bytes of the packed files. Default 16 MiB and 100 a byte, at most 2 GiB: published
    /// lists shrink to a thirtieth at most, in XML of which most is tags.
    pub unpacked_bytes: Allowance,
    /// Files and folders in one archive. Default 10,000: a page or a record each.
    pub members: usize,
}

impl Default for UnpackLimits {
    fn default() -> Self {
        Self {
            unpacked_bytes: Allowance {
                base: 16 << 20,
                per_byte: 100,
                most: 2 << 30,
            },
            members: 10_000,
        }
    }
}
