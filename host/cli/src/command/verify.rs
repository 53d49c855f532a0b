use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{ArgGroup, Args};
use dragoman_trust::{PublicKey, Refusal, Signature, Verdict};

use super::Format;
use crate::exit::Exit;
use crate::trust::{self, Candidate, Standing, Trust};
use crate::{input, print, visible};

/// Verify the signature of a module, with a public key or with a trust file and an issuer.
///
/// Nothing of the module is run.
#[derive(Args)]
#[command(
    group = ArgGroup::new("with").args(["key", "trust"]).required(true),
    after_help = "Example: dragoman verify modules/un-sc.wasm --trust trust.toml --issuer UN --format json"
)]
pub(crate) struct Verify {
    /// The component.
    module: PathBuf,
    /// Its signature. Default its name with `.minisig` behind it.
    #[arg(long, value_name = "FILE")]
    signature: Option<PathBuf>,
    /// The signer's public key, or a file that holds it.
    #[arg(long)]
    key: Option<String>,
    /// The file that binds issuers to keys.
    #[arg(long, value_name = "FILE", requires = "issuer")]
    trust: Option<PathBuf>,
    /// For whom the module is to speak.
    #[arg(long, requires = "trust")]
    issuer: Option<String>,
    /// How to write it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Verify {
    pub(crate) fn run(self) -> Result<Exit> {
        let bytes = input::component(&self.module)?;
        let standing = match &self.key {
            Some(key) => self.by_key(&bytes, &public_key(key)?)?,
            None => self.by_trust(&bytes)?,
        };
        match self.format {
            Format::Json => print::json(&standing)?,
            Format::Text => print::text(&format!(
                "{}: {}",
                self.module.display(),
                visible::line(&standing.to_string())
            ))?,
        }
        Ok(match standing {
            Standing::Refused { .. } => Exit::FellShort,
            Standing::Admitted(_) => Exit::Fine,
        })
    }

    fn by_trust(&self, bytes: &[u8]) -> Result<Standing> {
        Trust::new(self.trust.as_deref(), true)?.standing(&Candidate {
            path: &self.module,
            bytes,
            signature: self.signature.as_deref(),
            issuer: self.issuer.as_deref().context("--trust goes with --issuer")?,
            digest: None,
        })
    }

    fn by_key(&self, bytes: &[u8], key: &PublicKey) -> Result<Standing> {
        let signature = trust::read_signature(&self.module, self.signature.as_deref())?;
        let verified = |text: String| {
            let signature: Signature = text.parse()?;
            key.verify(bytes, &signature)?;
            Ok(Verdict::Verified {
                key: key.id(),
                signed: signature.comment().signed(),
            })
        };
        Ok(signature.ok_or(Refusal::Missing).and_then(verified).into())
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
