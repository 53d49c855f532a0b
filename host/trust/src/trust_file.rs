//! The trust file: whose key is whose.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use jiff::Timestamp;
use serde::Deserialize;

use crate::moment::Moment;
use crate::public_key::{KeyId, PublicKey};
use crate::purpose::Purpose;
use crate::refusal::Refusal;
use crate::signature::Signature;

/// Binds issuers to keys.
///
/// ```toml
/// [[key]]
/// issuer = "UN"                    # or several: ["UN", "EU"]
/// key = "RWRu2X3uI6c3kzD2v77DSHUXGUUwn5bObUqDTDHsPyE5LO8tc63kE6R1"
/// valid-from = "2026-01-01"        # a day in UTC or an instant; without it, always
/// valid-until = "2027-12-31"       # the last day, or the instant at which it ends; without it, for ever
/// # revoked = "2026-11-24"         # refuses whatever the key signed, whenever it did
/// # reason = "the laptop was lost"
/// signs = ["modules"]              # or checks, the reports of the conformance kit; without it, both
/// comment = "signing officer, second floor"
/// ```
///
/// Validity is that of the moment of verifying. A signature that was made while its key was valid ends with its key: when
/// it was made only the signer says, and whoever stole a key says what he likes.
#[derive(Debug, Clone, Default)]
pub struct TrustFile {
    keys: BTreeMap<KeyId, TrustedKey>,
}

/// How a key of a trust file stands.
#[derive(Debug)]
pub struct KeyState {
    /// The key.
    pub key: KeyId,
    /// Whose it is.
    pub issuers: Vec<String>,
    /// What it may sign.
    pub signs: Vec<Purpose>,
    /// The day or instant at which it ends; none for one without an end.
    pub until: Option<String>,
    /// Why it may not be used now.
    pub barred: Option<Refusal>,
}

#[derive(Debug, Clone)]
struct TrustedKey {
    issuers: Vec<String>,
    key: PublicKey,
    signs: Vec<Purpose>,
    from: Option<Moment>,
    until: Option<Moment>,
    revoked: Option<Revocation>,
}

#[derive(Debug, Clone)]
struct Revocation {
    on: Moment,
    reason: Option<String>,
}

/// A trust file cannot be used. None of its keys is, so that no mistake opens a door.
#[derive(Debug, thiserror::Error)]
pub enum TrustFileError {
    /// It cannot be read as what it should be.
    #[error(transparent)]
    Syntax(#[from] toml::de::Error),
    /// A key for nobody.
    #[error("key {0} has no issuer; name one, or several as a list")]
    NoIssuer(KeyId),
    /// A key for nothing.
    #[error("key {0} signs nothing; name \"modules\", \"checks\" or both, or take `signs` away")]
    NoPurpose(KeyId),
    /// It ends before it begins.
    #[error(
        "key {0} is valid until a time before that from which it is; correct `valid-from` or `valid-until`"
    )]
    Reversed(KeyId),
    /// A reason for nothing.
    #[error("key {0} has a `reason` and is not `revoked`; add the date, or take the reason away")]
    IdleReason(KeyId),
    /// Two entries for one number.
    #[error(
        "key {0} has two entries; put all its issuers into one. If they are two keys of one number, the later one was made \
         to be taken for the other: refuse it"
    )]
    Twice(KeyId),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "key")]
    keys: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Written {
    issuer: Issuers,
    key: PublicKey,
    signs: Option<Vec<Purpose>>,
    valid_from: Option<Moment>,
    valid_until: Option<Moment>,
    revoked: Option<Moment>,
    reason: Option<String>,
    /// For those who read the file.
    #[serde(rename = "comment")]
    _comment: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "an issuer such as \"UN\", or a list of issuers")]
enum Issuers {
    One(String),
    Several(Vec<String>),
}

impl TrustFile {
    /// Reads a trust file.
    ///
    /// # Errors
    ///
    /// [`TrustFileError`] at the first entry that is not clear.
    pub fn parse(text: &str) -> Result<Self, TrustFileError> {
        let mut keys = BTreeMap::new();
        for written in toml::from_str::<File>(text)?.keys {
            match keys.entry(written.key.id()) {
                Entry::Vacant(entry) => entry.insert(TrustedKey::try_from(written)?),
                Entry::Occupied(entry) => return Err(TrustFileError::Twice(*entry.key())),
            };
        }
        Ok(Self { keys })
    }

    /// How each of its keys stands at the time `now`.
    pub fn keys(&self, now: Timestamp) -> impl Iterator<Item = KeyState> + '_ {
        self.keys.iter().map(move |(id, trusted)| KeyState {
            key: *id,
            issuers: trusted.issuers.clone(),
            signs: trusted.signs.clone(),
            until: trusted.until.map(|until| until.to_string()),
            barred: trusted.standing(now).err(),
        })
    }

    /// Verifies that a signature covers `data`, by a key with which `issuer` may sign what is for `purpose` at the time `now`.
    ///
    /// # Errors
    ///
    /// A [`Refusal`] of the first of these that is not so: the key is in the file; the signature fits; the key is not
    /// revoked; it is valid; it is bound to the issuer, and for the purpose; the signature names no other issuer.
    pub fn verify(
        &self,
        data: &[u8],
        signature: &Signature,
        issuer: &str,
        purpose: Purpose,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let key = signature.key();
        let trusted = self.keys.get(&key).ok_or(Refusal::UnknownKey { key })?;
        trusted.key.verify(data, signature)?;
        trusted.standing(now)?;
        if !trusted.issuers.iter().any(|bound| bound == issuer) {
            return Err(Refusal::OtherIssuersKey {
                key,
                issuer: issuer.to_owned(),
                bound: trusted.issuers.join(", "),
            });
        }
        if !trusted.signs.contains(&purpose) {
            return Err(Refusal::OtherPurpose { key, purpose });
        }
        match signature.comment().issuers().find(|named| *named != issuer) {
            Some(named) => Err(Refusal::SignedForOther {
                named: named.to_owned(),
                issuer: issuer.to_owned(),
            }),
            None => Ok(()),
        }
    }
}

impl TrustedKey {
    /// Whether it may be used at the time `now`.
    fn standing(&self, now: Timestamp) -> Result<(), Refusal> {
        let key = self.key.id();
        if let Some(revocation) = &self.revoked {
            let reason = revocation.reason.as_ref();
            return Err(Refusal::RevokedKey {
                key,
                on: revocation.on.to_string(),
                reason: reason.map_or(String::new(), |reason| format!(" ({reason})")),
            });
        }
        if let Some(from) = self.from.filter(|from| now < from.start()) {
            return Err(Refusal::EarlyKey {
                key,
                from: from.to_string(),
            });
        }
        match self.until.filter(|until| until.end() <= now) {
            Some(until) => Err(Refusal::ExpiredKey {
                key,
                until: until.to_string(),
            }),
            None => Ok(()),
        }
    }
}

impl TryFrom<Written> for TrustedKey {
    type Error = TrustFileError;
    fn try_from(written: Written) -> Result<Self, TrustFileError> {
        let id = written.key.id();
        let issuers = match written.issuer {
            Issuers::One(issuer) => vec![issuer],
            Issuers::Several(issuers) => issuers,
        };
        if issuers.is_empty() || issuers.iter().any(String::is_empty) {
            return Err(TrustFileError::NoIssuer(id));
        }
        let signs = written.signs.unwrap_or_else(|| Purpose::ALL.into());
        if signs.is_empty() {
            return Err(TrustFileError::NoPurpose(id));
        }
        let reversed = |(from, until): (Moment, Moment)| until.end() <= from.start();
        if written.valid_from.zip(written.valid_until).is_some_and(reversed) {
            return Err(TrustFileError::Reversed(id));
        }
        let revoked = match (written.revoked, written.reason) {
            (None, Some(_)) => return Err(TrustFileError::IdleReason(id)),
            (on, reason) => on.map(|on| Revocation { on, reason }),
        };
        Ok(Self {
            issuers,
            key: written.key,
            signs,
            from: written.valid_from,
            until: written.valid_until,
            revoked,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "RWRu2X3uI6c3kzD2v77DSHUXGUUwn5bObUqDTDHsPyE5LO8tc63kE6R1";

    fn read(entry: &str) -> Result<TrustFile, TrustFileError> {
        TrustFile::parse(&format!("[[key]]\nkey = {KEY:?}\n{entry}"))
    }

    #[test]
    fn an_entry_with_everything_is_read() {
        let entry = "issuer = [\"UN\", \"EU\"]\nvalid-from = 2026-01-01\nvalid-until = \"2027-12-31\"\n\
                     revoked = \"2026-11-24\"\nreason = \"lost\"\nsigns = [\"checks\"]\ncomment = \"second floor\"";
        let file = read(entry).expect("a trust file");
        let key = file.keys.values().next().expect("a key");
        assert_eq!(key.issuers, ["UN", "EU"]);
        assert_eq!(key.signs, [Purpose::Checks]);
        assert!(key.from.is_some() && key.until.is_some() && key.revoked.is_some());
    }

    #[test]
    fn an_empty_file_trusts_nobody() {
        assert!(TrustFile::parse("").expect("a trust file").keys.is_empty());
    }

    #[test]
    fn what_is_not_clear_is_refused_with_its_place() {
        let twice = format!("issuer = \"UN\"\n[[key]]\nissuer = \"US\"\nkey = {KEY:?}");
        for (entry, says) in [
            ("", "missing field `issuer`"),
            ("issuer = 7", "a list of issuers"),
            ("issuer = []", "9337A723EE7DD96E has no issuer"),
            ("issuer = [\"UN\", \"\"]", "has no issuer"),
            ("issuer = \"UN\"\nvalid-until = \"soon\"", "line 4"),
            ("issuer = \"UN\"\nvalid_until = 2026-01-01", "unknown field"),
            (
                "issuer = \"UN\"\nvalid-from = 2026-02-01\nvalid-until = 2026-01-01",
                "before that from which",
            ),
            ("issuer = \"UN\"\nreason = \"lost\"", "is not `revoked`"),
            ("issuer = \"UN\"\nsigns = []", "signs nothing"),
            ("issuer = \"UN\"\nsigns = [\"lists\"]", "unknown variant `lists`"),
            (twice.as_str(), "two entries"),
        ] {
            let error = read(entry).expect_err(entry).to_string();
            assert!(error.contains(says), "{error}");
        }
        let error = TrustFile::parse("[[key]]\nissuer = \"UN\"\nkey = \"RW\"").expect_err("no key");
        assert!(error.to_string().contains("begins with RW"), "{error}");
    }
}
