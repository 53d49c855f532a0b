use anyhow::Result;
use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::exit::Exit;

/// Write completions for a shell to stdout.
#[derive(Args)]
#[command(
    after_help = "Example: dragoman completions bash > ~/.local/share/bash-completion/completions/dragoman"
)]
pub(crate) struct Completions {
    /// Which shell.
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self) -> Result<Exit> {
        let mut command = crate::Arguments::command();
        clap_complete::generate(self.shell, &mut command, "dragoman", &mut std::io::stdout());
        Ok(Exit::Fine)
    }
}
