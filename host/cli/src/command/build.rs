use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;
use dragoman_componentize::{Built, Error, Options, Progress as Step, build};

use crate::exit::Exit;
use crate::progress::Progress;
use crate::{cache, print};

/// Build translators into components: crates in Rust, and folders with `app.py` or `app.js`.
///
/// The standard library for wasm32-unknown-unknown, and the tools for Python and JavaScript, are found or fetched on the way.
#[derive(Args)]
#[command(
    after_help = "Examples: dragoman build .\n          dragoman build guest/modules/un-sc guest/modules/gb-ofsi --out modules"
)]
pub(crate) struct Build {
    /// Folders of translators.
    #[arg(value_name = "FOLDERS", default_value = ".")]
    crates: Vec<PathBuf>,
    /// Folder for the components.
    #[arg(long, value_name = "FOLDER", default_value = "modules")]
    out: PathBuf,
    /// Keep the names of functions for backtraces.
    #[arg(long)]
    debug: bool,
}

impl Build {
    pub(crate) fn run(self) -> Result<Exit> {
        let options = Options {
            debug: self.debug,
            tools: cache::folder().map(|folder| folder.join("tools")),
            ..Options::default()
        };
        for built in components(&self.crates, &self.out, &options)? {
            print::text(&format!(
                "{}: {} bytes, {}",
                built.path.display(),
                built.size,
                built.api
            ))?;
        }
        Ok(Exit::Fine)
    }
}

/// Builds guest crates, and shows what goes on.
pub(super) fn components(crates: &[PathBuf], out: &Path, options: &Options) -> Result<Vec<Built>, Error> {
    let progress = Progress::default();
    let task = progress.task("building");
    let step = |step: Step<'_>| match step {
        Step::Library { doing, .. } => task.announce(&format!("the guests' standard library: {doing}")),
        Step::Tool { package } => task.announce(&format!("installing {package}")),
        Step::Waiting { lock } => task.step(&format!("waiting for {}", lock.display())),
        Step::Compiling { packages } => task.announce(&format!("compiling {}", packages.join(", "))),
        Step::Compiler { line } => task.step(line),
        _ => {}
    };
    build(crates, out, options, &step)
}
