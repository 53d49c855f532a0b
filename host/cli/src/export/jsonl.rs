//! Whole records, one a line.

use std::io::{BufWriter, Write};

use anyhow::Result;

use super::Records;
use super::manifest::Counts;
use crate::visible;

pub(super) fn write(records: &Records<'_>, out: impl Write) -> Result<Counts> {
    let mut out = BufWriter::new(out);
    let counts = records.each(|record| {
        let line = serde_json::to_string(record)?;
        Ok(writeln!(out, "{}", visible::json(&line))?)
    })?;
    out.flush()?;
    Ok(counts)
}
