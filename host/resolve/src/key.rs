//! What identifies a record, and a cluster of them.

use std::fmt;

use dragoman_model::Digest;
use serde::{Deserialize, Serialize};

/// A record: the list it stands on and its id there. The order is by issuer, list and id.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RecordKey {
    /// Issuer of the list, e.g. `UN`.
    pub issuer: Box<str>,
    /// Name of the list, e.g. `sc`.
    pub list: Box<str>,
    /// Id of the record, unique in the list.
    pub id: Box<str>,
}

impl RecordKey {
    /// The key of a record.
    pub fn new(issuer: &str, list: &str, id: &str) -> Self {
        Self {
            issuer: issuer.into(),
            list: list.into(),
            id: id.into(),
        }
    }

    /// Whether another record stands on the same list.
    pub fn same_list(&self, other: &Self) -> bool {
        self.list == other.list && self.issuer == other.issuer
    }
}

impl fmt::Display for RecordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.issuer, self.list, self.id)
    }
}

/// A cluster, named after the smallest key among its members: 16 hexadecimal digits of that key's digest.
///
/// It depends on nothing else, so a cluster keeps its id for as long as that record stays in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClusterId(Box<str>);

impl ClusterId {
    /// The id of the cluster whose smallest member is `key`.
    pub fn named_after(key: &RecordKey) -> Self {
        // No part of a key can hold NUL, so no two keys give the same text.
        let text = format!("{}\0{}\0{}", key.issuer, key.list, key.id);
        let digest = Digest::of(text.as_bytes()).to_string();
        Self(digest[..16].into())
    }
}

impl fmt::Display for ClusterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
