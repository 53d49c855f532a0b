//! The one printer: results go to stdout, everything else to stderr, and nothing that a terminal would obey to either.

use std::io::{self, Write};

use anyhow::Result;
use serde::Serialize;

use crate::visible;

/// Lines of JSON on stdout, one value each.
pub(crate) fn json_lines<T: Serialize>(values: impl IntoIterator<Item = T>) -> Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for value in values {
        writeln!(out, "{}", visible::json(&serde_json::to_string(&value)?))?;
    }
    Ok(out.flush()?)
}

/// One JSON document on stdout, written as it is made: it may be of a hundred million values.
pub(crate) fn json(value: &impl Serialize) -> Result<()> {
    let mut out = visible::Json::new(io::BufWriter::new(io::stdout().lock()));
    serde_json::to_writer_pretty(&mut out, value).map_err(|error| match error.is_io() {
        // So that it is known whether stdout was closed.
        true => anyhow::Error::new(io::Error::from(error)),
        false => error.into(),
    })?;
    writeln!(out)?;
    Ok(out.flush()?)
}

/// Text on stdout.
pub(crate) fn text(text: &str) -> Result<()> {
    Ok(writeln!(io::stdout().lock(), "{}", visible::lines(text))?)
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

/// Whether an error says that nobody reads stdout any more.
pub(crate) fn is_closed(error: &anyhow::Error) -> bool {
    let broken = |cause: &io::Error| cause.kind() == io::ErrorKind::BrokenPipe;
    error.downcast_ref::<io::Error>().is_some_and(broken)
}
