use anyhow::Result;
use clap::Args;

use crate::exit::Exit;

/// Compile the component on stdin within limits. The host itself calls this.
#[derive(Args)]
pub(crate) struct CompileWorker {
    /// The host's order.
    order: String,
}

impl CompileWorker {
    pub(crate) fn run(self) -> Result<Exit> {
        dragoman_runtime::compile_worker(&self.order)?;
        Ok(Exit::Fine)
    }
}
