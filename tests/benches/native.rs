//! The same translators without a sandbox, in a process of their own that is built as guests are.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::lists::List;
use crate::place;

/// Builds the program with the profile of guests: what differs then is the sandbox, and that more is inlined in guests, where a call
/// costs more.
pub fn build() -> Result<PathBuf> {
    let target = place::root().join("target/benches");
    let mut command = Command::new(env!("CARGO"));
    command
        .current_dir(place::root())
        .args([
            "build",
            "--release",
            "--quiet",
            "-p",
            "bench-native",
            "--target-dir",
        ])
        .arg(&target)
        .args(dragoman_componentize::release_profile(false));
    let status = command.status().context("cargo cannot be started")?;
    if !status.success() {
        bail!("the native translators do not build: cargo ended with {status}");
    }
    Ok(target
        .join("release")
        .join(format!("bench-native{}", std::env::consts::EXE_SUFFIX)))
}

/// A translator over one list, ready to run again and again.
pub struct Native {
    child: Child,
    asking: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Native {
    /// Starts the program over a list.
    pub fn start(program: &Path, list: &List) -> Result<Self> {
        let mut child = Command::new(program)
            .arg(list.module)
            .args(&list.files)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| program.display().to_string())?;
        let asking = child.stdin.take().context("its stdin is a pipe")?;
        let answers = BufReader::new(child.stdout.take().context("its stdout is a pipe")?);
        Ok(Self {
            child,
            asking,
            answers,
        })
    }

    /// One run: what it took, and how many records it gave.
    pub fn run(&mut self) -> Result<(Duration, usize)> {
        self.asking.write_all(b"\n")?;
        let mut answer = String::new();
        self.answers.read_line(&mut answer)?;
        let (taken, records) = answer
            .trim()
            .split_once(' ')
            .context("the native translator failed")?;
        Ok((Duration::from_nanos(taken.parse()?), records.parse()?))
    }

    /// Ends the program.
    pub fn end(mut self) -> Result<()> {
        drop(self.asking);
        self.child.wait()?;
        Ok(())
    }
}
