//! Guests in languages that bring an interpreter: the tool that makes components of them comes from the language's own
//! registry, in a fixed version, once for all.

mod sdk;
mod stage;
mod tool;

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::build::{Built, finished};
use crate::command::capture;
use crate::error::io_error;
use crate::progress::Teller;
use crate::{Error, Progress, finish};

pub use sdk::{CONTRACT, Language};

/// What the contract's world is called.
const WORLD: &str = "partner";

/// A folder with a guest in such a language: `app.py` or `app.js`.
#[derive(Debug)]
pub(crate) struct Script {
    language: Language,
    folder: PathBuf,
    name: String,
}

/// The guest in a folder, if it is one of these.
pub(crate) fn script(folder: &Path) -> Option<Script> {
    let folder = std::path::absolute(folder).ok()?;
    let language = match (folder.join("app.py").is_file(), folder.join("app.js").is_file()) {
        (true, _) => Language::Python,
        (_, true) => Language::JavaScript,
        _ => return None,
    };
    // `.` and `..` have no name of their own.
    let folder = folder.canonicalize().ok()?;
    let name = folder.file_name()?.to_string_lossy().into_owned();
    Some(Script {
        language,
        folder,
        name,
    })
}

impl Script {
    /// Looks whether its first file so much as names what the contract calls. A tool would take a guest in JavaScript without it, which
    /// would then trap on every input.
    pub(crate) fn look(&self) -> Result<(), Error> {
        let (file, name, from_elsewhere, what, word) = match self.language {
            Language::Python => ("app.py", "Translator", "import *", "has no class", "python"),
            Language::JavaScript => (
                "app.js",
                "translator",
                "export *",
                "does not export",
                "javascript",
            ),
        };
        let path = self.folder.join(file);
        let content = std::fs::read(&path).map_err(io_error("read", &path))?;
        let content = String::from_utf8_lossy(&content);
        if content.contains(name) || content.contains(from_elsewhere) {
            return Ok(());
        }
        Err(Error::NoGuest {
            folder: self.folder.clone(),
            saw: format!("its {file} {what} `{name}`, which is what the contract calls"),
            remedy: format!("add it, as in the example that `dragoman new NAME --lang {word}` writes"),
        })
    }
}

/// Makes a component of it in `out`. Tools are kept in `tools`.
pub(crate) fn build(script: &Script, out: &Path, tools: &Path, progress: Teller<'_>) -> Result<Built, Error> {
    let tool = match script.language {
        Language::Python => tool::python(tools, progress)?,
        Language::JavaScript => tool::javascript(tools, progress)?,
    };
    progress(Progress::Compiling {
        packages: std::slice::from_ref(&script.name),
    });
    let scratch = tempfile::tempdir().map_err(io_error("create a folder in", &std::env::temp_dir()))?;
    let component = scratch.path().join("app.wasm");
    let staged = scratch.path().join("guest");
    stage::stage(&script.folder, &staged, script.language)?;
    let mut command = tool.command();
    command.current_dir(&staged);
    arguments(script.language, &mut command, &component);
    capture(&mut command).map_err(|failed| Error::Command {
        doing: "making a component".into(),
        folder: script.folder.clone(),
        reason: failed.reason,
        remedy: "correct what it names",
    })?;
    let bytes = std::fs::read(&component).map_err(io_error("read", &component))?;
    let about = |source: Error| Error::Package {
        package: script.name.clone(),
        path: script.folder.clone(),
        source: Box::new(source),
    };
    let bytes = finish(&bytes).map_err(about)?;
    finished(&script.name, "", &bytes, out, progress)
}

fn arguments(language: Language, command: &mut Command, component: &Path) {
    match language {
        Language::Python => command.args([
            "-d",
            "dragoman/wit",
            "-w",
            WORLD,
            "componentize",
            "--stub-wasi",
            "-p",
            ".",
            "app",
            "-o",
        ]),
        Language::JavaScript => command.args([
            "-w",
            "dragoman/wit",
            "-n",
            WORLD,
            "-j",
            "app.js",
            "--sync",
            "--stub-wasi",
            "-o",
        ]),
    };
    command.arg(component);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guest_without_what_the_contract_calls_is_told_so_before_it_is_built() {
        let look = |file: &str, content: &str| {
            let folder = tempfile::tempdir().expect("a temporary folder");
            std::fs::write(folder.path().join(file), content).expect("a file");
            script(folder.path())
                .expect("it is a guest")
                .look()
                .map_err(|error| error.to_string())
        };
        for (file, content) in [
            ("app.py", "class Translator:\n    pass\n"),
            ("app.py", "from other import *\n"),
            ("app.js", "export const translator = {};\n"),
            ("app.js", "export * from './other.js';\n"),
        ] {
            assert_eq!(look(file, content), Ok(()));
        }
        for (file, content, says) in [
            (
                "app.py",
                "class Reader:\n    pass\n",
                "its app.py has no class `Translator`",
            ),
            (
                "app.js",
                "export const reader = {};\n",
                "its app.js does not export `translator`",
            ),
            ("app.js", "", "its app.js does not export `translator`"),
        ] {
            let error = look(file, content).expect_err("it has none");
            assert!(
                error.contains(says) && error.contains("`dragoman new NAME --lang "),
                "{error}"
            );
        }
    }
}
