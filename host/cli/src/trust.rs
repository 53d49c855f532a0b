//! Holds modules to the operator's trust file, to the digests that are pinned, and to the checks that are required.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use dragoman_check::RULE_SET;
use dragoman_model::Digest;
use dragoman_trust::{Policy, Purpose, Refusal, Signature, Signatures, TrustFile, Verdict};
use jiff::Timestamp;
use serde::Serialize;

use crate::checked::{self, Asked, Checked};
use crate::config::{Config, Partner};
use crate::input;

/// What modules are held to, at one time for all of them.
pub(crate) struct Trust {
    signatures: Signatures,
    /// Whether all partners must have passed a check, unless it is said otherwise of one.
    require_check: bool,
    /// The least set of rules that a check must be of.
    check_rules: u32,
    now: Timestamp,
}

/// What is known of a module that was admitted.
#[derive(Debug)]
pub(crate) struct Admitted {
    /// Of its signature.
    pub(crate) signature: Verdict,
    /// Of its check; none where none is required.
    pub(crate) check: Option<Checked>,
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

/// A module is refused for its signature, its digest or its check.
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
        let mut partners = config.partners.iter();
        let checked = partners.find(|partner| partner.requires_check(config.require_check));
        if let (Some(partner), None) = (checked, &config.trust) {
            bail!(
                "{} requires a check, and there is no trust file to verify its report with; name one with `trust`",
                partner.key()
            );
        }
        Ok(Self {
            require_check: config.require_check,
            check_rules: config.check_rules,
            ..Self::new(config.trust.as_deref(), config.require_signature)?
        })
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
            require_check: false,
            check_rules: RULE_SET,
            now: Timestamp::now(),
        })
    }

    /// Admits the module of a partner, or says why not.
    pub(crate) fn admit(&self, partner: &Partner, bytes: &[u8]) -> Result<Admitted> {
        let candidate = Candidate {
            path: &partner.module,
            bytes,
            signature: partner.signature.as_deref(),
            issuer: &partner.issuer,
            digest: partner.digest,
        };
        let refused = |rule, reason| {
            Err(Refused { rule, reason }).with_context(|| partner.module.display().to_string())
        };
        let signature = match self.standing(&candidate)? {
            Standing::Admitted(verdict) => verdict,
            Standing::Refused { rule, reason } => return refused(rule, reason),
        };
        if !partner.requires_check(self.require_check) {
            return Ok(Admitted {
                signature,
                check: None,
            });
        }
        match self.checked(&candidate, partner.check.as_deref(), true)? {
            Checked::Refused { rule, reason } => refused(rule, reason),
            check => Ok(Admitted {
                signature,
                check: Some(check),
            }),
        }
    }

    /// Whether nothing is asked of a partner's module but its digest, if that is pinned: it has no signature, and none is required, nor a
    /// check.
    pub(crate) fn asks_no_more_than_digest(&self, partner: &Partner) -> bool {
        let is_signed = || beside(&partner.module).try_exists().unwrap_or(true);
        let is_required = matches!(self.signatures, Signatures::Required(_)) || partner.signature.is_some();
        !is_required && !partner.requires_check(self.require_check) && !is_signed()
    }

    /// Looks at the report of a module's check, which is beside it unless it is named.
    pub(crate) fn checked(
        &self,
        candidate: &Candidate<'_>,
        report: Option<&Path>,
        required: bool,
    ) -> Result<Checked> {
        let asked = Asked {
            required,
            named: report.is_some(),
            report: &report.map_or_else(|| checked::beside(candidate.path), Path::to_owned),
            issuer: candidate.issuer,
            signatures: &self.signatures,
            rule_set: self.check_rules,
        };
        asked.of(candidate.bytes, self.now)
    }

    /// Checks a module. An error is that of reading its signature.
    pub(crate) fn standing(&self, candidate: &Candidate<'_>) -> Result<Standing> {
        Ok(self.verdict(candidate, Purpose::Modules)?.into())
    }

    /// Checks what is signed for a purpose. The outer error is that of reading its signature.
    pub(crate) fn verdict(
        &self,
        candidate: &Candidate<'_>,
        purpose: Purpose,
    ) -> Result<Result<Verdict, Refusal>> {
        let signature = read_signature(candidate.path, candidate.signature)?;
        if candidate.signature.is_some() && signature.is_none() {
            return Ok(Err(Refusal::Missing));
        }
        let policy = Policy {
            issuer: candidate.issuer,
            purpose,
            digest: candidate.digest.map(|digest| *digest.as_bytes()),
            signatures: &self.signatures,
        };
        Ok(policy.check(candidate.bytes, signature.as_deref(), self.now))
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
            Self::Admitted(verdict) => f.write_str(&shown(verdict)),
        }
    }
}

/// What is known of a signature, for people.
pub(crate) fn shown(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Unsigned => "none".into(),
        Verdict::Unverified { key } => format!("by key {key}, not verified: there is no trust file"),
        Verdict::Verified { key, signed: None } => format!("verified, by key {key}"),
        Verdict::Verified {
            key,
            signed: Some(time),
        } => format!("verified, by key {key}, at {time} as the signer says"),
    }
}

/// `trust.toml` in a folder, if it is there. One that cannot be seen is taken to be there: reading it will say why.
pub(crate) fn found(folder: &Path) -> Option<PathBuf> {
    Some(folder.join("trust.toml")).filter(|path| path.try_exists().unwrap_or(true))
}

/// Where the signature of a file is looked for: beside it.
pub(crate) fn beside(file: &Path) -> PathBuf {
    input::beside(file, ".minisig")
}

/// The text of a file's signature; `None` if there is no such file. It is read no further than one may be long.
pub(crate) fn read_signature(file: &Path, named: Option<&Path>) -> Result<Option<String>> {
    let path = named.map_or_else(|| beside(file), Path::to_owned);
    let bytes = input::found(&path, Signature::MAX_BYTES as u64, "the signature")?;
    // What is not text is no signature either way.
    Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
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
