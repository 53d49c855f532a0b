//! Whole records, one a line.

use std::io::{BufWriter, Write};

use anyhow::Result;

use super::Records;
use crate::visible;

pub(super) fn write(records: &Records<'_>, out: impl Write) -> Result<()> {
    let mut out = BufWriter::new(out);
    records.each(|record| {
        let line = serde_json::to_string(record)?;
        Ok(writeln!(out, "{}", visible::json(&line))?)
    })?;
    Ok(out.flush()?)
}
