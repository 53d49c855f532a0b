//! A cargo for each crate of a workspace, all with the same build folder.

use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use serde::Deserialize;

use super::Options;
use crate::command::cargo;
use crate::progress::Teller;
use crate::workspace::Guest;
use crate::{Error, Progress, StandardLibrary, TARGET, Toolchain, flags, profile};

/// A message of cargo about something it built.
#[derive(Deserialize)]
struct Message {
    reason: String,
    #[serde(default)]
    package_id: String,
    #[serde(default)]
    filenames: Vec<PathBuf>,
}

/// Compiles the guests of one workspace; gives each with its core module.
///
/// Each has a cargo of its own: only there can the library that is made be chosen. A guest is a `cdylib`, and mostly an `rlib`
/// besides, for its tests and for whoever runs it natively; of what is both, cargo leaves out link-time optimisation.
pub(super) fn compile<'a>(
    guests: &[&'a Guest],
    toolchain: &Toolchain,
    library: &StandardLibrary,
    options: &Options,
    progress: Teller<'_>,
) -> Result<Vec<(&'a Guest, PathBuf)>, Error> {
    let Some(first) = guests.first() else {
        return Ok(Vec::new());
    };
    let packages: Vec<String> = guests.iter().map(|guest| guest.name.clone()).collect();
    progress(Progress::Compiling { packages: &packages });
    let flags = flags::encoded(&first.workspace, toolchain, library, options);
    let compiled = |guest: &&'a Guest| Ok((*guest, core_module(guest, &flags, options, progress)?));
    guests.iter().map(compiled).collect()
}

fn core_module(
    guest: &Guest,
    flags: &str,
    options: &Options,
    progress: Teller<'_>,
) -> Result<PathBuf, Error> {
    let mut command = command(guest, options);
    command.env("CARGO_ENCODED_RUSTFLAGS", flags);
    let (succeeded, messages, output) = run(&mut command, progress)?;
    if !succeeded {
        return Err(Error::Compile {
            packages: vec![guest.name.clone()],
            workspace: guest.workspace.clone(),
            output,
        });
    }
    let messages: Vec<Message> = messages
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    module(guest, &messages)
}

fn command(guest: &Guest, options: &Options) -> Command {
    let target = options
        .target_dir
        .clone()
        .unwrap_or_else(|| guest.target.join("guests"));
    let target = std::path::absolute(&target).unwrap_or(target);
    let mut command = cargo(&guest.workspace);
    command.args(["rustc", "--release", "--lib", "--crate-type", "cdylib"]);
    command.args(["--target", TARGET, "-p", &guest.id]);
    command.args(["--message-format", "json-render-diagnostics"]);
    command
        .arg("--target-dir")
        .arg(&target)
        .args(options.network())
        .args(profile::settings(options.debug));
    // A build folder shared by all targets would make this wait for the build it may have been started from.
    command
        .env_remove("CARGO_TARGET_DIR")
        .env("CARGO_BUILD_BUILD_DIR", &target);
    command
        .env("CARGO_TERM_COLOR", "never")
        .env("CARGO_TERM_PROGRESS_WHEN", "never");
    command.arg("--").args(profile::INLINING);
    command
}

/// Runs cargo: its messages and all that it and the compiler wrote, each line of which is also told at once.
fn run(command: &mut Command, progress: Teller<'_>) -> Result<(bool, String, String), Error> {
    let program = command.get_program().to_string_lossy().into_owned();
    let broken = |source| Error::NotStarted {
        program: program.clone(),
        source,
    };
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(broken)?;
    let (messages, output) = listen(&mut child, progress);
    let status = child.wait().map_err(|source| Error::NotStarted {
        program: program.clone(),
        source,
    })?;
    Ok((status.success(), messages, output))
}

fn listen(child: &mut Child, progress: Teller<'_>) -> (String, String) {
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    std::thread::scope(|scope| {
        // Both must be read at once: cargo stops when either pipe is full.
        let messages = scope.spawn(move || {
            let mut bytes = Vec::new();
            // What is missing shows as a module that was not named.
            stdout.map(|mut stdout| stdout.read_to_end(&mut bytes));
            String::from_utf8_lossy(&bytes).into_owned()
        });
        let mut output = String::new();
        for line in stderr
            .into_iter()
            .flat_map(|stderr| BufReader::new(stderr).split(b'\n').map_while(Result::ok))
        {
            let line = String::from_utf8_lossy(&line);
            progress(Progress::Compiler {
                line: line.trim_end_matches('\r'),
            });
            output.push_str(&line);
            output.push('\n');
        }
        (messages.join().unwrap_or_default(), output)
    })
}

fn module(guest: &Guest, messages: &[Message]) -> Result<PathBuf, Error> {
    messages
        .iter()
        .filter(|message| message.reason == "compiler-artifact" && message.package_id == guest.id)
        .flat_map(|message| &message.filenames)
        .find(|path| path.extension().is_some_and(|extension| extension == "wasm"))
        .cloned()
        .ok_or_else(|| Error::NoModule {
            package: guest.name.clone(),
        })
}
