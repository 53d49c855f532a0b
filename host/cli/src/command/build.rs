use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use dragoman_componentize::{Options, Progress, build};

use crate::exit::Exit;
use crate::print;

/// Build guest crates into components.
///
/// The standard library for wasm32-unknown-unknown is found or made on the way.
#[derive(Args)]
#[command(after_help = "Example: dragoman build guest/modules/un-sc --out modules")]
pub(crate) struct Build {
    /// Folders of guest crates.
    #[arg(default_value = ".")]
    crates: Vec<PathBuf>,
    /// Folder for the components.
    #[arg(long, default_value = "modules")]
    out: PathBuf,
    /// Keep the names of functions for backtraces.
    #[arg(long)]
    debug: bool,
}

impl Build {
    pub(crate) fn run(self) -> Result<Exit> {
        let options = Options {
            debug: self.debug,
            ..Options::default()
        };
        let progress = |progress: Progress<'_>| match progress {
            Progress::Library { way, doing } => {
                print::progress(&format!("standard library ({way:?}): {doing}"))
            }
            Progress::Waiting { lock } => print::progress(&format!("waiting for {}", lock.display())),
            Progress::Compiling { packages } => {
                print::progress(&format!("compiling {}", packages.join(", ")))
            }
            Progress::Compiler { line } => print::progress(line),
            _ => {}
        };
        for built in build(&self.crates, &self.out, &options, &progress)? {
            print::text(&format!(
                "{}\t{} bytes\t{}",
                built.path.display(),
                built.size,
                built.api
            ))?;
        }
        Ok(Exit::Fine)
    }
}
