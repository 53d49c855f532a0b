//! The tools, installed where the host keeps what it can make again.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{Failed, capture};
use crate::error::io_error;
use crate::progress::Teller;
use crate::{Error, Progress};

/// From the Python Package Index; Apache-2.0 with LLVM exception, of the Bytecode Alliance.
const COMPONENTIZE_PY: &str = "componentize-py==0.25.1";

/// From the npm registry; Apache-2.0 with LLVM exception.
const COMPONENTIZE_QJS: &str = "componentize-qjs@0.4.5";

/// A tool that is ready to be started.
pub(super) struct Tool {
    program: PathBuf,
    arguments: Vec<String>,
    variable: Option<(&'static str, PathBuf)>,
}

impl Tool {
    /// A command that starts it.
    pub(super) fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        // Of a guest's mistake its own words count; where in the tool it was met hides them.
        command.env("RUST_BACKTRACE", "0");
        if let Some((name, value)) = &self.variable {
            command.env(name, value);
        }
        command
    }
}

/// The tool for Python.
pub(super) fn python(tools: &Path, progress: Teller<'_>) -> Result<Tool, Error> {
    let folder = installed(tools, COMPONENTIZE_PY, progress, |folder| {
        let mut pip = Command::new("python3");
        pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--target",
        ])
        .arg(folder)
        .arg(COMPONENTIZE_PY);
        (pip, "install Python 3 with pip, or correct its registry")
    })?;
    Ok(Tool {
        program: "python3".into(),
        arguments: vec![
            "-c".into(),
            "import componentize_py; componentize_py.script()".into(),
        ],
        variable: Some(("PYTHONPATH", folder)),
    })
}

/// The tool for JavaScript.
pub(super) fn javascript(tools: &Path, progress: Teller<'_>) -> Result<Tool, Error> {
    let folder = installed(tools, COMPONENTIZE_QJS, progress, |folder| {
        let mut npm = Command::new("npm");
        npm.args([
            "install",
            "--silent",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--prefix",
        ])
        .arg(folder)
        .arg(COMPONENTIZE_QJS);
        (npm, "install Node.js with npm, or correct its registry")
    })?;
    Ok(Tool {
        program: folder.join("node_modules/.bin/componentize-qjs"),
        arguments: Vec::new(),
        variable: None,
    })
}

/// The folder of a tool. It gets its name once it is whole: a killed installation is begun anew.
fn installed(
    tools: &Path,
    package: &str,
    progress: Teller<'_>,
    install: impl Fn(&Path) -> (Command, &'static str),
) -> Result<PathBuf, Error> {
    let folder = tools.join(package.replace(['=', '@'], "-"));
    if folder.is_dir() {
        return Ok(folder);
    }
    progress(Progress::Tool { package });
    std::fs::create_dir_all(tools).map_err(io_error("create", tools))?;
    let scratch = tempfile::tempdir_in(tools).map_err(io_error("create a folder in", tools))?;
    let (mut command, remedy) = install(scratch.path());
    capture(&mut command).map_err(|Failed { reason, .. }| Error::Command {
        doing: format!("installing {package}"),
        folder: tools.to_owned(),
        reason,
        remedy,
    })?;
    let scratch = scratch.keep();
    match std::fs::rename(&scratch, &folder) {
        Ok(()) => Ok(folder),
        // Another process was faster.
        Err(_) if folder.is_dir() => {
            drop(std::fs::remove_dir_all(&scratch));
            Ok(folder)
        }
        Err(error) => Err(io_error("rename", &scratch)(error)),
    }
}
