use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::exit::Exit;
use crate::print;
use crate::scaffold::{self, Language, Name};

/// Make a folder with a translator that builds at once: of a small table, with samples, golden output and tests.
#[derive(Args)]
#[command(after_help = "Example: dragoman new xx-persons && cd xx-persons && dragoman build .")]
pub(crate) struct New {
    /// Its name, ISSUER-LIST: `xx-persons` is the list `persons` of XX.
    name: Name,
    /// The language.
    #[arg(long, value_enum, default_value_t = Language::Rust)]
    lang: Language,
    /// Where to make the folder. Default here.
    #[arg(long, default_value = ".")]
    into: PathBuf,
}

impl New {
    pub(crate) fn run(self) -> Result<Exit> {
        let folder = self.into.join(self.name.as_str());
        scaffold::begin(self.lang, &self.name, &folder)?;
        print::text(&format!(
            "{} was made; next: cd {0}, dragoman build ., and see README.md there",
            folder.display()
        ))?;
        Ok(Exit::Fine)
    }
}
