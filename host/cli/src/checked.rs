//! Holds modules to the reports of their checks.

use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::Result;
use dragoman_check::Attested;
use dragoman_model::Digest;
use dragoman_trust::{Policy, Purpose, Refusal, Signatures, Verdict};
use jiff::Timestamp;
use serde::Serialize;

use crate::{input, trust};

const MISSING: &str = "it is not there, and a check's report is required; ask the module's issuer for it and for the file \
                       ending in .minisig, or make them with `dragoman check --format json` and `dragoman sign`";

const NOT_THERE: &str = "it is named, and is not there; check the name, or name none, and the file beside the module is looked for";

/// Bytes that a report may have: 16 MiB, some thousand times what one has.
const MAX_BYTES: u64 = 16 << 20;

/// What the report of a check must be.
pub(crate) struct Asked<'a> {
    /// Whether there must be one.
    pub(crate) required: bool,
    /// Whether it was named: one that was must be there as well.
    pub(crate) named: bool,
    /// Where it is; beside it is its signature.
    pub(crate) report: &'a Path,
    /// For whom the module is to speak.
    pub(crate) issuer: &'a str,
    /// How its signature is treated.
    pub(crate) signatures: &'a Signatures,
    /// The least set of rules that will do.
    pub(crate) rule_set: u32,
}

/// How the report of a module's check stands.
#[derive(Debug, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub(crate) enum Checked {
    /// There is none, and none is required or named.
    None,
    /// It says that the module keeps the rules.
    Passed {
        /// Number of its set of rules.
        rule_set: u32,
        /// Version of the kit.
        dragoman: String,
        /// What is known of its signature.
        signature: Verdict,
    },
    /// It does not speak for the module.
    Refused { rule: &'static str, reason: String },
}

/// Where the report of a module's check is looked for: beside it.
pub(crate) fn beside(module: &Path) -> PathBuf {
    input::beside(module, ".check.json")
}

impl Asked<'_> {
    /// Reads the report of a module's check, if there is one, and says how it stands at the time `now`.
    ///
    /// # Errors
    ///
    /// If a file is there and cannot be read.
    pub(crate) fn of(&self, module: &[u8], now: Timestamp) -> Result<Checked> {
        let Some(report) = input::found(self.report, MAX_BYTES, "the check's report")? else {
            return Ok(match (self.required, self.named) {
                (true, _) => self.refused("check/missing", MISSING),
                (false, true) => self.refused("check/missing", NOT_THERE),
                (false, false) => Checked::None,
            });
        };
        if report.len() as u64 > MAX_BYTES {
            return Ok(self.refused(
                "check/malformed",
                "it has more than 16 MiB, which no report has; get it again",
            ));
        }
        let signature = trust::read_signature(self.report, None)?;
        let policy = Policy {
            issuer: self.issuer,
            purpose: Purpose::Checks,
            digest: None,
            signatures: self.signatures,
        };
        let signature = match policy.check(&report, signature.as_deref(), now) {
            Ok(Verdict::Unsigned) if self.required => Err(Refusal::Missing),
            checked => checked,
        };
        // Only what is signed as it should be is read.
        let signature = match signature {
            Ok(signature) => signature,
            Err(refusal) => return Ok(self.refused(refusal.rule_of_check(), refusal)),
        };
        let attested = match Attested::parse(&report) {
            Ok(attested) => attested,
            Err(error) => return Ok(self.refused("check/malformed", error)),
        };
        Ok(match attested.speaks_for(&Digest::of(module), self.rule_set) {
            Ok(()) => Checked::Passed {
                rule_set: attested.rule_set,
                dragoman: attested.dragoman,
                signature,
            },
            Err(objection) => self.refused(objection.rule(), objection),
        })
    }

    fn refused(&self, rule: &'static str, reason: impl fmt::Display) -> Checked {
        Checked::Refused {
            rule,
            reason: format!("{}: {reason}", self.report.display()),
        }
    }
}

/// For people, in one line.
impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("none"),
            Self::Passed {
                rule_set,
                dragoman,
                signature,
            } => write!(
                f,
                "passed, rule set {rule_set} of dragoman {dragoman}; signature: {}",
                trust::shown(signature)
            ),
            Self::Refused { rule, reason } => write!(f, "refused by {rule}: {reason}"),
        }
    }
}
