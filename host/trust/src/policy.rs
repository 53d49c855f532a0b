//! What an operator asks of a partner's module, and of the report of its check, before it is run.

use jiff::Timestamp;
use serde::Serialize;

use crate::public_key::KeyId;
use crate::purpose::Purpose;
use crate::refusal::Refusal;
use crate::signature::Signature;
use crate::trust_file::TrustFile;

/// How signatures are treated.
#[derive(Debug, Clone)]
pub enum Signatures {
    /// There is no trust file: nothing to verify a signature with.
    Unverified,
    /// One that is there is verified, and a wrong one refuses what it is of.
    IfPresent(TrustFile),
    /// What has none is refused as well.
    Required(TrustFile),
}

/// What is asked of one file.
#[derive(Debug, Clone, Copy)]
pub struct Policy<'a> {
    /// For whom it is to speak.
    pub issuer: &'a str,
    /// What it is, which its key must be for.
    pub purpose: Purpose,
    /// The BLAKE3 digest that it must have, if one is pinned.
    pub digest: Option<[u8; 32]>,
    /// How its signature is treated.
    pub signatures: &'a Signatures,
}

/// What is known of a file that is not refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Verdict {
    /// It has no signature.
    Unsigned,
    /// It has a signature, and there is no trust file to verify it with.
    Unverified {
        /// By which key the signature claims to be.
        key: KeyId,
    },
    /// It is signed with a key that its issuer may sign with.
    Verified {
        /// The key.
        key: KeyId,
        /// When it was signed, as the signer says.
        signed: Option<Timestamp>,
    },
}

impl Policy<'_> {
    /// Checks a file as it was read, with the text of its signature file if there is one, at the time `now`.
    ///
    /// What is run, or read as a report, must be these very bytes: read them once.
    ///
    /// # Errors
    ///
    /// A [`Refusal`] for the first rule that is broken.
    pub fn check(&self, file: &[u8], signature: Option<&str>, now: Timestamp) -> Result<Verdict, Refusal> {
        if let Some(pinned) = self.digest.map(blake3::Hash::from_bytes) {
            let found = blake3::hash(file);
            if found != pinned {
                return Err(Refusal::Digest {
                    found: found.to_string(),
                    pinned: pinned.to_string(),
                });
            }
        }
        let Some(signature) = signature else {
            return match self.signatures {
                Signatures::Required(_) => Err(Refusal::Missing),
                Signatures::Unverified | Signatures::IfPresent(_) => Ok(Verdict::Unsigned),
            };
        };
        let signature: Signature = signature.parse()?;
        let key = signature.key();
        match self.signatures {
            Signatures::Unverified => Ok(Verdict::Unverified { key }),
            Signatures::IfPresent(trust) | Signatures::Required(trust) => {
                trust.verify(file, &signature, self.issuer, self.purpose, now)?;
                Ok(Verdict::Verified {
                    key,
                    signed: signature.comment().signed(),
                })
            }
        }
    }
}

#[cfg(test)]
#[path = "policy_tests.rs"]
mod tests;
