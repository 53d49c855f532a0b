//! What the command's exit code says.

use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All is well: 0.
    Fine,
    /// The thing that was examined fell short: 1.
    FellShort,
    /// It could not be done, for usage or for input and output: 2.
    Undone,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Fine => Self::from(0),
            Exit::FellShort => Self::from(1),
            Exit::Undone => Self::from(2),
        }
    }
}
