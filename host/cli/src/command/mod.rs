//! The subcommands, one file each.

mod build;
mod completions;
mod inspect;
mod translate;

use anyhow::Result;
use clap::Subcommand;

use crate::exit::Exit;

/// What to do.
#[derive(Subcommand)]
pub(crate) enum Command {
    Translate(translate::Translate),
    Inspect(inspect::Inspect),
    Build(build::Build),
    Completions(completions::Completions),
}

impl Command {
    pub(crate) fn run(self) -> Result<Exit> {
        match self {
            Self::Translate(command) => command.run(),
            Self::Inspect(command) => command.run(),
            Self::Build(command) => command.run(),
            Self::Completions(command) => command.run(),
        }
    }
}
