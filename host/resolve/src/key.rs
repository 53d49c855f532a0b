//! What identifies a record, and a cluster of them.

use std::fmt;
use std::str::FromStr;

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

/// Not a record's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAKey(String);

impl fmt::Display for NotAKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(text) = self;
        write!(
            f,
            "{text:?} names no record: one is named ISSUER/LIST/ID, such as UN/sc/6908555"
        )
    }
}

impl std::error::Error for NotAKey {}

/// As it is written: `ISSUER/LIST/ID`. An id may hold further slashes; issuers and lists hold none.
impl FromStr for RecordKey {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let mut parts = text.splitn(3, '/');
        match (parts.next(), parts.next(), parts.next()) {
            (Some(issuer), Some(list), Some(id)) if ![issuer, list, id].contains(&"") => {
                Ok(Self::new(issuer, list, id))
            }
            _ => Err(NotAKey(text.to_owned())),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_written() {
        let key = RecordKey::new("UN", "sc", "QDi.001/2 a");
        assert_eq!(key.to_string().parse(), Ok(key));
        for text in ["", "UN", "UN/sc", "UN/sc/", "UN//7", "/sc/7"] {
            assert_eq!(text.parse::<RecordKey>(), Err(NotAKey(text.into())));
        }
    }
}
