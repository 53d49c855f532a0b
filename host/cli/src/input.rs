//! Reads the files that a command is given.

use std::env;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use dragoman_content::{Shelf, TakeError};
use dragoman_model::Digest;
use dragoman_runtime::{Compiler, Engine, EngineError, Feed, Limits, Module, Unreadable};
use dragoman_unpack::{Trouble, UnpackError};

use crate::{cache, command, intake, print};

/// Reads a component.
pub(crate) fn component(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| {
        format!(
            "{}: cannot be read; give a component made by `dragoman build`",
            path.display()
        )
    })
}

/// Where what goes with a file is looked for: beside it, under its name with `ending` behind it.
pub(crate) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// The content of a file, `what` it is for people; `None` if there is no such file. It is read no further than one byte beyond `most`.
pub(crate) fn found(path: &Path, most: u64, what: &str) -> Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    match File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes)) {
        Ok(_) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("{}: {what} cannot be read", path.display())),
    }
}

/// Loads a component.
pub(crate) fn module(path: &Path) -> Result<Module> {
    load(path, &component(path)?)
}

/// Loads a component that was read from `path`.
pub(crate) fn load(path: &Path, bytes: &[u8]) -> Result<Module> {
    let module = engine()?
        .load(bytes, &Limits::default())
        .with_context(|| format!("{}: refused", path.display()))?;
    warnings(&module, path).for_each(|warning| print::warning(&warning));
    Ok(module)
}

/// What an operator should know about how a module was loaded.
pub(crate) fn warnings(module: &Module, path: &Path) -> impl Iterator<Item = String> {
    let warnings = &module.compilation().warnings;
    warnings
        .iter()
        .map(move |warning| format!("{}: {warning}", path.display()))
}

/// The engine of this process. Strangers' components are compiled in another.
pub(crate) fn engine() -> Result<Engine> {
    let program = env::current_exe().context("this program cannot find itself, to compile with it")?;
    let builder = Engine::builder().compiler(Compiler::Worker {
        program,
        arguments: vec![command::COMPILE_WORKER.into()],
    });
    let builder = match cache::folder() {
        Some(folder) => builder.cache(folder),
        None => builder,
    };
    builder.build().map_err(|error| match error {
        EngineError::Cache(_) => anyhow!("{error} (the variable DRAGOMAN_CACHE names the folder)"),
        EngineError::Setup(_) => error.into(),
    })
}

/// The name of a part.
pub(crate) fn name(path: &Path) -> String {
    path.file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// The digest of a file, of which little is in memory at a time; `None` of what can be read but once.
pub(crate) fn digest(path: &Path) -> io::Result<Option<Digest>> {
    let file = File::open(path)?;
    match file.metadata()?.is_file() {
        true => Digest::of_all(file).map(Some),
        false => Ok(None),
    }
}

/// A place for files that are taken for a while.
pub(crate) fn shelf() -> Shelf {
    Shelf::new(env::temp_dir())
}

/// Whether what was read, or unpacked, could not be put aside, or could not be had from there: that is not for its partner to mend.
pub(crate) fn is_without_room(error: &anyhow::Error) -> bool {
    let of_packed =
        |error: &UnpackError| matches!(error.trouble, Trouble::NoRoom(_) | Trouble::Unreadable(_));
    error.is::<TakeError>() || error.is::<Unreadable>() || error.downcast_ref().is_some_and(of_packed)
}

/// Takes the files of a feed, in the order given.
pub(crate) fn feed(files: &[PathBuf], shelf: &mut Shelf) -> Result<Feed> {
    files.iter().try_fold(Feed::default(), |feed, path| {
        let content = intake::take(path, |from| shelf.take(from))?;
        Ok(feed.with(&name(path), content))
    })
}
