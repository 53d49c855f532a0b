use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{ArgGroup, Args};
use dragoman_check::Attested;
use dragoman_model::Digest;
use dragoman_trust::{PublicKey, Purpose, Refusal, Signature, Verdict};
use serde::Serialize;

use super::Format;
use crate::exit::Exit;
use crate::trust::{self, Candidate, Standing, Trust};
use crate::{input, print, visible};

/// Verify the signature of a module, or of the report of a check, with a public key or with a trust file and an issuer.
///
/// Nothing of the module is run. A report is signed with a key for checks, and must say of the module that it names that it passed;
/// whether that is the module at hand, `inspect` says of the module.
#[derive(Args)]
#[command(
    group = ArgGroup::new("with").args(["key", "trust"]).required(true),
    after_help = "Example: dragoman verify modules/un-sc.wasm --trust trust.toml --issuer UN --format json"
)]
pub(crate) struct Verify {
    /// The component, or the report that `dragoman check --format json` wrote.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Its signature. Default its name with `.minisig` behind it.
    #[arg(long, value_name = "FILE")]
    signature: Option<PathBuf>,
    /// The signer's public key, or a file that holds it.
    #[arg(long)]
    key: Option<String>,
    /// The file that binds issuers to keys.
    #[arg(long, value_name = "FILE", requires = "issuer")]
    trust: Option<PathBuf>,
    /// For whom it is to speak.
    #[arg(long, requires = "trust")]
    issuer: Option<String>,
    /// How to write it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// What is verified.
#[derive(Clone, Copy)]
struct Signed<'a> {
    bytes: &'a [u8],
    purpose: Purpose,
}

impl<'a> Signed<'a> {
    /// Told by its first byte: what is signed is read only once its signature is known to be right.
    fn new(bytes: &'a [u8]) -> Self {
        let purpose = match bytes.trim_ascii_start() {
            [b'{', ..] => Purpose::Checks,
            _ => Purpose::Modules,
        };
        Self { bytes, purpose }
    }

    /// How it stands under a verdict on its signature, and what a report is about.
    fn judge(self, verdict: Result<Verdict, Refusal>) -> Report {
        let (standing, checked) = match (self.purpose, verdict) {
            (Purpose::Modules, verdict) => (verdict.into(), None),
            (Purpose::Checks, Err(refusal)) => (refused(refusal.rule_of_check(), &refusal), None),
            (Purpose::Checks, Ok(verdict)) => match Attested::parse(self.bytes) {
                Err(error) => (refused("check/malformed", &error), None),
                Ok(report) => match report.speaks_for(&report.module, report.rule_set) {
                    Err(objection) => (refused(objection.rule(), &objection), None),
                    Ok(()) => (Standing::Admitted(verdict), Some(Checked::new(report))),
                },
            },
        };
        Report { standing, checked }
    }
}

fn refused(rule: &'static str, reason: &impl ToString) -> Standing {
    Standing::Refused {
        rule,
        reason: reason.to_string(),
    }
}

/// How a file stands.
#[derive(Serialize)]
struct Report {
    #[serde(flatten)]
    standing: Standing,
    /// What it says, where it is the report of a check.
    #[serde(skip_serializing_if = "Option::is_none")]
    checked: Option<Checked>,
}

/// A check that was passed.
#[derive(Serialize)]
struct Checked {
    /// Digest of the module.
    module: Digest,
    /// Number of the set of rules.
    rule_set: u32,
    /// Version of the kit.
    dragoman: String,
}

impl Checked {
    fn new(report: Attested) -> Self {
        Self {
            module: report.module,
            rule_set: report.rule_set,
            dragoman: report.dragoman,
        }
    }
}

impl Verify {
    pub(crate) fn run(self) -> Result<Exit> {
        let bytes = input::component(&self.file)?;
        let signed = Signed::new(&bytes);
        let verdict = match &self.key {
            Some(key) => self.by_key(signed, &public_key(key)?)?,
            None => self.by_trust(signed)?,
        };
        let report = signed.judge(verdict);
        match self.format {
            Format::Json => print::json(&report)?,
            Format::Text => print::text(&self.text(&report))?,
        }
        Ok(match report.standing {
            Standing::Refused { .. } => Exit::FellShort,
            Standing::Admitted(_) => Exit::Fine,
        })
    }

    fn text(&self, report: &Report) -> String {
        let standing = report.standing.to_string();
        let mut text = format!("{}: {}", self.file.display(), visible::line(&standing));
        if let Some(Checked {
            module,
            rule_set,
            dragoman,
        }) = &report.checked
        {
            let dragoman = visible::line(dragoman);
            text.push_str(&format!(
                "; it says that the module {module} passed, rule set {rule_set} of dragoman {dragoman}"
            ));
        }
        text
    }

    fn by_trust(&self, signed: Signed<'_>) -> Result<Result<Verdict, Refusal>> {
        let candidate = Candidate {
            path: &self.file,
            bytes: signed.bytes,
            signature: self.signature.as_deref(),
            issuer: self.issuer.as_deref().context("--trust goes with --issuer")?,
            digest: None,
        };
        Trust::new(self.trust.as_deref(), true)?.verdict(&candidate, signed.purpose)
    }

    fn by_key(&self, signed: Signed<'_>, key: &PublicKey) -> Result<Result<Verdict, Refusal>> {
        let signature = trust::read_signature(&self.file, self.signature.as_deref())?;
        let verified = |text: String| {
            let signature: Signature = text.parse()?;
            key.verify(signed.bytes, &signature)?;
            Ok(Verdict::Verified {
                key: key.id(),
                signed: signature.comment().signed(),
            })
        };
        Ok(signature.ok_or(Refusal::Missing).and_then(verified))
    }
}

/// A public key, or the one in a file.
fn public_key(given: &str) -> Result<PublicKey> {
    if let Ok(key) = given.parse() {
        return Ok(key);
    }
    let text = fs::read_to_string(Path::new(given))
        .with_context(|| format!("--key {given}: neither a public key nor a file that can be read"))?;
    text.parse().with_context(|| format!("--key {given}"))
}
