use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;
use dragoman_trust::NewKey;

use crate::exit::Exit;
use crate::{input, password, print, whole};

/// Make a key pair to sign modules with: NAME.key, which stays secret, and NAME.pub, which goes to the operators.
///
/// The files are those of minisign. The password is asked for, or taken from DRAGOMAN_KEY_PASSWORD. The public key is
/// written to stdout as well.
#[derive(Args)]
#[command(after_help = "Example: dragoman keygen un-signing")]
pub(crate) struct Keygen {
    /// What the files are called, without their endings.
    #[arg(default_value = "dragoman")]
    name: PathBuf,
    /// Write the secret key without a password: whoever reads the file can sign.
    #[arg(long)]
    no_password: bool,
}

impl Keygen {
    pub(crate) fn run(self) -> Result<Exit> {
        let (secret, public) = (
            input::beside(&self.name, ".key"),
            input::beside(&self.name, ".pub"),
        );
        for path in [&secret, &public] {
            if path.symlink_metadata().is_ok() {
                bail!(
                    "{}: is there already and is left alone; give another name",
                    path.display()
                );
            }
        }
        let password = (!self.no_password).then(password::new).transpose()?;
        let key = NewKey::generate(password.as_deref())?;
        whole::create(&secret, key.secret_file().as_bytes(), 0o600)?;
        whole::create(&public, key.public().file().as_bytes(), 0o644)?;
        print::note(&format!(
            "{}: keep it secret; give {} to the operators on a way they trust",
            secret.display(),
            public.display()
        ));
        print::text(&key.public().to_string())?;
        Ok(Exit::Fine)
    }
}
