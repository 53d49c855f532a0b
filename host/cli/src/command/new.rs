use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::exit::Exit;
use crate::print;
use crate::scaffold::{self, Beginning, Language, Name};

/// Begin a translator: a folder that builds at once, with a sample, golden output, tests and a script for CI.
///
/// It translates a small table of invented persons; put your own list in its place. Or, with --from-common, it translates the
/// common form, for a partner that has no format of its own: the empty workbook, CSV files and JSON to be filled in come with it. It
/// needs nothing but the language's own tools and package registry.
#[derive(Args)]
#[command(
    after_help = "Examples: dragoman new xx-persons && cd xx-persons && dragoman build .\n          \
                        dragoman new xx-watchlist --from-common"
)]
pub(crate) struct New {
    /// Its name, ISSUER-LIST: `xx-persons` is the list `persons` of XX.
    name: Name,
    /// What it is written in.
    #[arg(long, value_name = "LANGUAGE", value_enum, default_value_t = Language::Rust)]
    lang: Language,
    /// Begin with the common form instead: nothing is to be written but whose list it is.
    #[arg(long, conflicts_with = "lang")]
    from_common: bool,
    /// Folder to make it in. Default here.
    #[arg(long, value_name = "FOLDER")]
    into: Option<PathBuf>,
}

impl New {
    pub(crate) fn run(self) -> Result<Exit> {
        let folder = self.into.unwrap_or_default().join(self.name.as_str());
        let beginning = match self.from_common {
            true => Beginning::Common,
            false => Beginning::Table(self.lang),
        };
        scaffold::begin(beginning, &self.name, &folder)?;
        print::text(&format!(
            "{} was made; next: cd {0}, dragoman build ., and see README.md there",
            folder.display()
        ))?;
        Ok(Exit::Fine)
    }
}
