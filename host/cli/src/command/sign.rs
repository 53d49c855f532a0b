use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use dragoman_trust::{Comment, StoredKey};
use jiff::Timestamp;

use crate::exit::Exit;
use crate::{password, print, trust, whole};

/// Sign a module, or the report of its check: the signature goes to FILE.minisig, in place of an earlier one.
///
/// It is one of minisign, over the whole file. Time, file name and issuer stand in its trusted comment. The key's password
/// is asked for, or taken from DRAGOMAN_KEY_PASSWORD.
#[derive(Args)]
#[command(after_help = "Example: dragoman sign modules/un-sc.wasm --key un-signing.key --issuer UN")]
pub(crate) struct Sign {
    /// The component, or the report that `dragoman check --format json` wrote.
    file: PathBuf,
    /// The secret key, from `dragoman keygen` or `minisign -G`.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// For whom it speaks. A signature that says so is good for no other issuer.
    #[arg(long)]
    issuer: Option<String>,
}

impl Sign {
    pub(crate) fn run(self) -> Result<Exit> {
        let key = self.key.display().to_string();
        let text = fs::read_to_string(&self.key)
            .with_context(|| format!("{key}: cannot be read; check the name and the rights"))?;
        let stored = StoredKey::parse(&text).with_context(|| key.clone())?;
        let file = fs::read(&self.file).with_context(|| {
            format!(
                "{}: cannot be read; check the name and the rights",
                self.file.display()
            )
        })?;
        let name = self.file.file_name().unwrap_or(self.file.as_os_str());
        let name = name.to_string_lossy();
        let comment = Comment::new(&name, self.issuer.as_deref(), Timestamp::now())?;
        let secret = match stored {
            StoredKey::Open(secret) => secret,
            StoredKey::Locked(locked) => locked
                .unlock(&password::known(&key)?)
                .with_context(|| key.clone())?,
        };
        let signature = secret.sign(&file, &comment).context(key)?;
        let path = trust::beside(&self.file);
        whole::write(&path, signature.to_string().as_bytes())?;
        print::text(&path.display().to_string())?;
        Ok(Exit::Fine)
    }
}
