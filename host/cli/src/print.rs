//! The one printer: results go to stdout, everything else to stderr, and nothing that a terminal would obey to either.
//!
//! A reader that has seen enough, such as `head`, is no failure: what it does not read is not written, and what the command found out
//! stands.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Result;
use serde::Serialize;

use crate::visible;

/// Whether it was found that nobody reads stdout any more.
static IS_UNREAD: AtomicBool = AtomicBool::new(false);

/// Lines of JSON on stdout, one value each.
pub(crate) fn json_lines<T: Serialize>(values: impl IntoIterator<Item = T>) -> Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for value in values {
        let line = serde_json::to_string(&value)?;
        read(writeln!(out, "{}", visible::json(&line)))?;
        if is_unread() {
            return Ok(());
        }
    }
    read(out.flush())
}

/// One JSON document on stdout, written as it is made: it may be of a hundred million values.
pub(crate) fn json(value: &impl Serialize) -> Result<()> {
    let mut out = visible::Json::new(io::BufWriter::new(io::stdout().lock()));
    match serde_json::to_writer_pretty(&mut out, value) {
        Ok(()) => read(writeln!(out).and_then(|()| out.flush())),
        Err(error) if error.is_io() => read(Err(error.into())),
        Err(error) => Err(error.into()),
    }
}

/// Text on stdout.
pub(crate) fn text(text: &str) -> Result<()> {
    read(writeln!(io::stdout().lock(), "{}", visible::lines(text)))
}

/// The program's own bytes on stdout, as they are.
pub(crate) fn bytes(bytes: &[u8]) -> Result<()> {
    read(io::stdout().lock().write_all(bytes))
}

/// Whether nobody reads stdout any more.
pub(crate) fn is_unread() -> bool {
    IS_UNREAD.load(Ordering::Relaxed)
}

/// What became of writing to stdout, where it is no failure that nobody reads it.
fn read(written: io::Result<()>) -> Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            IS_UNREAD.store(true, Ordering::Relaxed);
            Ok(())
        }
        written => Ok(written.map_err(told)?),
    }
}

/// Stdout for an export, which ends with an error where it cannot be written.
pub(crate) struct Stdout;

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        io::stdout().write(bytes).map_err(told)
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stdout().flush().map_err(told)
    }
}

/// An error that says where it was met.
fn told(error: io::Error) -> io::Error {
    io::Error::new(
        error.kind(),
        format!("standard output cannot be written: {error}"),
    )
}

/// A line on stderr. That nobody reads it is no reason to fail.
pub(crate) fn note(line: &str) {
    drop(writeln!(io::stderr().lock(), "{}", visible::lines(line)));
}

/// An error on stderr.
pub(crate) fn error(message: &str) {
    note(&format!("error: {message}"));
}

/// Something on stderr that is wrong and stops nothing.
pub(crate) fn warning(message: &str) {
    note(&format!("warning: {message}"));
}

/// Whether an error says that nobody reads what is written.
pub(crate) fn is_closed(error: &anyhow::Error) -> bool {
    let broken = |cause: &io::Error| cause.kind() == io::ErrorKind::BrokenPipe;
    error.downcast_ref::<io::Error>().is_some_and(broken)
}
