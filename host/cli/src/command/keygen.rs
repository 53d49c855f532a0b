use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use dragoman_trust::NewKey;

use crate::exit::Exit;
use crate::{input, password, print};

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
        write(&secret, &key.secret_file(), 0o600)?;
        write(&public, &key.public().file(), 0o644)?;
        print::note(&format!(
            "{}: keep it secret; give {} to the operators on a way they trust",
            secret.display(),
            public.display()
        ));
        print::text(&key.public().to_string())?;
        Ok(Exit::Fine)
    }
}

/// Writes a file that must not be there, with these rights from its first moment on.
fn write(path: &Path, content: &str, mode: u32) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    #[cfg(not(unix))]
    let _ = mode;
    options
        .open(path)
        .and_then(|mut file| file.write_all(content.as_bytes()))
        .with_context(|| format!("{}: cannot be written", path.display()))
}
