//! Why a module, or the report of its check, is refused for what it is signed with, and how to mend it.

use crate::public_key::KeyId;
use crate::purpose::Purpose;
use crate::signature::NotASignature;

/// Why a signed file, or one that should be, is refused, and how to mend it.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// It is not the module that the operator pinned.
    #[error(
        "its digest is {found}, pinned is {pinned}; get the module that was agreed on, or pin the new digest once it was \
         examined"
    )]
    Digest {
        /// What it has, in hexadecimal digits.
        found: String,
        /// What it should have.
        pinned: String,
    },
    /// A signature is required.
    #[error(
        "there is no signature of it, and one is required; ask its issuer for the file ending in .minisig and put it beside \
         it"
    )]
    Missing,
    /// The signature's file is none.
    #[error("its signature cannot be read: {0}")]
    Malformed(#[from] NotASignature),
    /// Module, signature or comment was changed.
    #[error(
        "its signature by key {key} does not fit: the file, the signature or its comment was changed after signing; get both \
         files from the issuer again, and do not use these"
    )]
    Wrong {
        /// By which key it claims to be.
        key: KeyId,
    },
    /// A key that nobody vouches for.
    #[error(
        "it is signed with key {key}, which the trust file does not have; ask the issuer on another way whether the key is \
         theirs, and enter it if it is"
    )]
    UnknownKey {
        /// The key.
        key: KeyId,
    },
    /// Another key than the one it was to be verified with.
    #[error("it is signed with key {key}, and not with key {given}; give the signer's public key")]
    OtherKey {
        /// The key.
        key: KeyId,
        /// The key that was given.
        given: KeyId,
    },
    /// A key was revoked.
    #[error(
        "it is signed with key {key}, which was revoked on {on}{reason}; have it signed again with a key in force"
    )]
    RevokedKey {
        /// The key.
        key: KeyId,
        /// When it was revoked.
        on: String,
        /// Why, in parentheses; may be empty.
        reason: String,
    },
    /// A key that is valid later.
    #[error(
        "it is signed with key {key}, which is valid from {from}; wait for that day, or correct `valid-from` in the trust file"
    )]
    EarlyKey {
        /// The key.
        key: KeyId,
        /// From when it is valid.
        from: String,
    },
    /// A key that is no longer valid.
    #[error(
        "it is signed with key {key}, which was valid until {until}; have it signed again with a key in force, or \
         prolong `valid-until` in the trust file"
    )]
    ExpiredKey {
        /// The key.
        key: KeyId,
        /// Until when it was valid.
        until: String,
    },
    /// The key of another issuer.
    #[error(
        "it is signed with key {key}, which is bound to {bound} and not to {issuer}; get it from {issuer}, or bind the \
         key to {issuer} in the trust file"
    )]
    OtherIssuersKey {
        /// The key.
        key: KeyId,
        /// For whom it is to speak.
        issuer: String,
        /// Whose key it is.
        bound: String,
    },
    /// A key for something else.
    #[error(
        "it is signed with key {key}, which the trust file does not have for {purpose}; have it signed with a key for \
         {purpose}, or add {purpose:?} to what the key `signs`", purpose = .purpose.to_string()
    )]
    OtherPurpose {
        /// The key.
        key: KeyId,
        /// What was signed.
        purpose: Purpose,
    },
    /// The signer meant another issuer.
    #[error(
        "its signature is for {named:?} and not for {issuer}; correct the issuer in the configuration, or get that of \
         {issuer}"
    )]
    SignedForOther {
        /// Whom the signature names.
        named: String,
        /// For whom it is to speak.
        issuer: String,
    },
}

impl Refusal {
    /// The rule that is broken by a module: stays the same when its words change.
    pub fn rule(&self) -> &'static str {
        self.rules().0
    }

    /// The rule that is broken by the report of a check.
    pub fn rule_of_check(&self) -> &'static str {
        self.rules().1
    }

    fn rules(&self) -> (&'static str, &'static str) {
        match self {
            Self::Digest { .. } => ("trust/digest", "check/digest"),
            Self::Missing => ("trust/signature-missing", "check/signature-missing"),
            Self::Malformed(_) => ("trust/signature-malformed", "check/signature-malformed"),
            Self::Wrong { .. } => ("trust/signature-wrong", "check/signature-wrong"),
            Self::UnknownKey { .. } | Self::OtherKey { .. } => ("trust/key-unknown", "check/key-unknown"),
            Self::RevokedKey { .. } => ("trust/key-revoked", "check/key-revoked"),
            Self::EarlyKey { .. } => ("trust/key-early", "check/key-early"),
            Self::ExpiredKey { .. } => ("trust/key-expired", "check/key-expired"),
            Self::OtherPurpose { .. } => ("trust/key-purpose", "check/key-purpose"),
            Self::OtherIssuersKey { .. } | Self::SignedForOther { .. } => ("trust/issuer", "check/issuer"),
        }
    }
}
