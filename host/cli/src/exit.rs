//! What the command's exit code says.

use std::process::ExitCode;

use dragoman_runtime::{CompileError, Failure, LoadError};

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

impl Exit {
    /// How a command ended that gave up: a component that is refused or fails fell short, all else was not done.
    pub(crate) fn of(error: &anyhow::Error) -> Self {
        let module_fell_short = match error.downcast_ref() {
            Some(LoadError::Compile(CompileError::NoWorker { .. } | CompileError::NoAnswer { .. })) => false,
            Some(_) => true,
            None => error.is::<Failure>(),
        };
        if module_fell_short {
            Self::FellShort
        } else {
            Self::Undone
        }
    }
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

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::*;

    #[test]
    fn a_module_that_fails_when_it_is_asked_what_it_is_fell_short() {
        let failure = Failure::Trap {
            cause: "unreachable".into(),
            progress: Box::default(),
        };
        assert_eq!(
            Exit::of(&anyhow::Error::new(failure).context("un-sc.wasm")),
            Exit::FellShort
        );
    }

    #[test]
    fn what_the_operator_has_to_mend_was_not_done() {
        let worker = LoadError::Compile(CompileError::NoWorker {
            program: "dragoman".into(),
            source: std::io::ErrorKind::NotFound.into(),
        });
        assert_eq!(Exit::of(&anyhow::Error::new(worker)), Exit::Undone);
        assert_eq!(Exit::of(&anyhow!("no such file")), Exit::Undone);
    }
}
