//! Holds modules to the operator's trust file and to the digests that are pinned.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use dragoman_model::Digest;
use dragoman_trust::{Policy, Refusal, Signature, Signatures, TrustFile, Verdict};
use jiff::Timestamp;
use serde::Serialize;

use crate::config::{Config, Partner};

/// What modules are held to, at one time for all of them.
pub(crate) struct Trust {
    signatures: Signatures,
    now: Timestamp,
}

/// A module as it was read, and what it is to be.
pub(crate) struct Candidate<'a> {
    /// Where it was read from.
    pub(crate) path: &'a Path,
    /// Its bytes.
    pub(crate) bytes: &'a [u8],
    /// Its signature, where that is named.
    pub(crate) signature: Option<&'a Path>,
    /// For whom it is to speak.
    pub(crate) issuer: &'a str,
    /// The digest that is pinned.
    pub(crate) digest: Option<Digest>,
}

/// A module is refused for its signature or its digest.
#[derive(Debug)]
pub(crate) struct Refused {
    /// Id of the rule.
    pub(crate) rule: &'static str,
    reason: String,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "refused by {}: {}", self.rule, self.reason)
    }
}

impl std::error::Error for Refused {}

/// What came of a module's check.
#[derive(Debug, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub(crate) enum Standing {
    /// It breaks a rule.
    Refused { rule: &'static str, reason: String },
    /// It breaks none.
    #[serde(untagged)]
    Admitted(Verdict),
}

impl Trust {
    /// What the partners of a configuration are held to.
    pub(crate) fn read(config: &Config) -> Result<Self> {
        let named = config.partners.iter().find(|partner| partner.signature.is_some());
        if let (Some(partner), None) = (named, &config.trust) {
            bail!(
                "{} names a signature, and there is no trust file to verify it with; name one with `trust`",
                partner.key()
            );
        }
        Self::new(config.trust.as_deref(), config.require_signature)
    }

    /// Reads the trust file, if there is one. A signature can be required only where it can be verified.
    pub(crate) fn new(file: Option<&Path>, required: bool) -> Result<Self> {
        let signatures = match (file.map(trust_file).transpose()?, required) {
            (None, true) => {
                bail!(
                    "require-signature is set, and there is no trust file to verify with; name one with `trust`"
                )
            }
            (None, false) => Signatures::Unverified,
            (Some(file), true) => Signatures::Required(file),
            (Some(file), false) => Signatures::IfPresent(file),
        };
        Ok(Self {
            signatures,
            now: Timestamp::now(),
        })
    }

    /// Admits the module of a partner, or says why not.
    pub(crate) fn admit(&self, partner: &Partner, bytes: &[u8]) -> Result<Verdict> {
        let candidate = Candidate {
            path: &partner.module,
            bytes,
            signature: partner.signature.as_deref(),
            issuer: &partner.issuer,
            digest: partner.digest,
        };
        match self.standing(&candidate)? {
            Standing::Admitted(verdict) => Ok(verdict),
            Standing::Refused { rule, reason } => {
                Err(Refused { rule, reason }).with_context(|| partner.module.display().to_string())
            }
        }
    }

    /// Checks a module. An error is that of reading its signature.
    pub(crate) fn standing(&self, candidate: &Candidate<'_>) -> Result<Standing> {
        let signature = read_signature(candidate.path, candidate.signature)?;
        if candidate.signature.is_some() && signature.is_none() {
            return Ok(Err(Refusal::Missing).into());
        }
        let policy = Policy {
            issuer: candidate.issuer,
            digest: candidate.digest.map(|digest| *digest.as_bytes()),
            signatures: &self.signatures,
        };
        Ok(policy
            .check(candidate.bytes, signature.as_deref(), self.now)
            .into())
    }
}

impl From<Result<Verdict, Refusal>> for Standing {
    fn from(checked: Result<Verdict, Refusal>) -> Self {
        checked.map_or_else(
            |refusal| Self::Refused {
                rule: refusal.rule(),
                reason: refusal.to_string(),
            },
            Self::Admitted,
        )
    }
}

/// For people, in one line.
impl std::fmt::Display for Standing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused { rule, reason } => write!(f, "refused by {rule}: {reason}"),
            Self::Admitted(Verdict::Unsigned) => f.write_str("none"),
            Self::Admitted(Verdict::Unverified { key }) => {
                write!(f, "by key {key}, not verified: there is no trust file")
            }
            Self::Admitted(Verdict::Verified { key, signed: None }) => write!(f, "verified, by key {key}"),
            Self::Admitted(Verdict::Verified {
                key,
                signed: Some(time),
            }) => {
                write!(f, "verified, by key {key}, at {time} as the signer says")
            }
        }
    }
}

/// `trust.toml` in a folder, if it is there. One that cannot be seen is taken to be there: reading it will say why.
pub(crate) fn found(folder: &Path) -> Option<PathBuf> {
    Some(folder.join("trust.toml")).filter(|path| path.try_exists().unwrap_or(true))
}

/// Where the signature of a module is looked for: beside it.
pub(crate) fn beside(module: &Path) -> PathBuf {
    let mut name = module.as_os_str().to_owned();
    name.push(".minisig");
    name.into()
}

/// The text of a module's signature; `None` if there is no such file. It is read no further than one may be long.
pub(crate) fn read_signature(module: &Path, named: Option<&Path>) -> Result<Option<String>> {
    let path = named.map_or_else(|| beside(module), Path::to_owned);
    let mut bytes = Vec::new();
    let read =
        File::open(&path).and_then(|file| file.take(Signature::MAX_BYTES as u64 + 1).read_to_end(&mut bytes));
    match read {
        // What is not text is no signature either way.
        Ok(_) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("{}: the signature cannot be read", path.display())),
    }
}

/// Reads a trust file.
pub(crate) fn trust_file(path: &Path) -> Result<TrustFile> {
    let text = fs::read_to_string(path).with_context(|| {
        format!(
            "{}: the trust file cannot be read; check the name and the rights",
            path.display()
        )
    })?;
    TrustFile::parse(&text).with_context(|| path.display().to_string())
}
