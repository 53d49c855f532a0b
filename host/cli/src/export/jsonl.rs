//! Whole records, one a line.

use std::io::{BufWriter, Write};

use anyhow::Result;

use super::manifest::Counts;
use super::{Records, line};

pub(super) fn write(records: &Records<'_>, out: impl Write) -> Result<Counts> {
    let mut out = BufWriter::new(out);
    let counts = records.each(|record| {
        line(&mut out, record)?;
        Ok(true)
    })?;
    out.flush()?;
    Ok(counts)
}
