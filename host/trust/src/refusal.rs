//! Why a module is refused for what it is signed with, and how to mend it.

use crate::public_key::KeyId;
use crate::signature::NotASignature;

/// Why a module is refused, and how to mend it.
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
         the module"
    )]
    Missing,
    /// The signature's file is none.
    #[error("its signature cannot be read: {0}")]
    Malformed(#[from] NotASignature),
    /// Module, signature or comment was changed.
    #[error(
        "its signature by key {key} does not fit: the module, the signature or its comment was changed after signing; get \
         both files from the issuer again, and do not run this module"
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
        "it is signed with key {key}, which was revoked on {on}{reason}; have the module signed again with a key in force"
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
        "it is signed with key {key}, which was valid until {until}; have the module signed again with a key in force, or \
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
        "it is signed with key {key}, which is bound to {bound} and not to {issuer}; get the module from {issuer}, or bind the \
         key to {issuer} in the trust file"
    )]
    OtherIssuersKey {
        /// The key.
        key: KeyId,
        /// For whom the module is to speak.
        issuer: String,
        /// Whose key it is.
        bound: String,
    },
    /// The signer meant another issuer.
    #[error(
        "its signature is for {named:?} and not for {issuer}; correct the issuer in the configuration, or get the module of \
         {issuer}"
    )]
    SignedForOther {
        /// Whom the signature names.
        named: String,
        /// For whom the module is to speak.
        issuer: String,
    },
}

impl Refusal {
    /// The rule that is broken: stays the same when its words change.
    pub fn rule(&self) -> &'static str {
        match self {
            Self::Digest { .. } => "trust/digest",
            Self::Missing => "trust/signature-missing",
            Self::Malformed(_) => "trust/signature-malformed",
            Self::Wrong { .. } => "trust/signature-wrong",
            Self::UnknownKey { .. } | Self::OtherKey { .. } => "trust/key-unknown",
            Self::RevokedKey { .. } => "trust/key-revoked",
            Self::EarlyKey { .. } => "trust/key-early",
            Self::ExpiredKey { .. } => "trust/key-expired",
            Self::OtherIssuersKey { .. } | Self::SignedForOther { .. } => "trust/issuer",
        }
    }
}
