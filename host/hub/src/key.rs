//! What identifies a list, and an input.

use std::fmt;

use dragoman_model::Digest;
use dragoman_resolve::RecordKey;
use serde::{Deserialize, Serialize};

/// A list: its issuer and its name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ListKey {
    /// Issuer, e.g. `UN`.
    pub issuer: String,
    /// Name, unique for the issuer, e.g. `sc`.
    pub list: String,
}

impl ListKey {
    /// The key of a record of this list.
    pub fn record(&self, id: &str) -> RecordKey {
        RecordKey::new(&self.issuer, &self.list, id)
    }

    /// Whether a record is one of this list.
    pub fn has(&self, record: &RecordKey) -> bool {
        *self.issuer == *record.issuer && *self.list == *record.list
    }
}

impl fmt::Display for ListKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.issuer, self.list)
    }
}

/// Digest of a module and all that it was given: the same key gives the same items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InputKey(pub(crate) Digest);

impl InputKey {
    /// The key of a module's digest with the name and digest of each part, in their order.
    pub fn new<'a>(module: Digest, parts: impl IntoIterator<Item = (&'a str, Digest)>) -> Self {
        let mut text = module.to_string();
        for (name, digest) in parts {
            // A name cannot hold NUL, so no two inputs give the same text.
            text.push_str(&format!("\0{name}\0{digest}"));
        }
        Self(Digest::of(text.as_bytes()))
    }
}
