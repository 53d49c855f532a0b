use anyhow::Result;
use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::exit::Exit;
use crate::print;

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
        // To memory first: it would panic where stdout cannot be written.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command, "dragoman", &mut script);
        print::bytes(&script)?;
        Ok(Exit::Fine)
    }
}
