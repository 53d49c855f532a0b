//! A list of invented passports.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::Result;

/// Rows of the next day that are others than today's, one in so many.
const CHANGED: u32 = 20_000;

/// So many passports, in no order.
#[derive(Clone, Copy)]
pub struct List {
    pub rows: u32,
    is_changed: bool,
}

impl List {
    /// A list of so many rows, at most two thousand million.
    pub fn of(rows: u32) -> Self {
        Self {
            rows,
            is_changed: false,
        }
    }

    /// The list of the next day: some rows are gone and as many are new, so that nearly every row stands elsewhere.
    pub fn changed(self) -> Self {
        Self {
            is_changed: true,
            ..self
        }
    }

    /// Rows that are gone on the next day, and that are new.
    pub fn changes(&self) -> u32 {
        self.rows / CHANGED + 1
    }

    /// Series and number of each row. No two are the same: they are the steps of a generator that comes by every number of 31 bits once.
    pub fn numbers(self) -> impl Iterator<Item = (u32, u32)> {
        let is_changed = self.is_changed;
        let mut state = 20_260_101_u32;
        let all = std::iter::repeat_with(move || {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345) & 0x7fff_ffff;
            (1_000 + state / 1_000_000, state % 1_000_000)
        });
        // Of the next day every so manieth row is passed over; as many follow at the end.
        let is_gone = move |index: usize| is_changed && index % CHANGED as usize == CHANGED as usize / 2;
        let kept = all.enumerate().filter(move |(index, _)| !is_gone(*index));
        kept.map(|(_, number)| number).take(self.rows as usize)
    }

    /// Writes the list as the ministry does.
    pub fn write(self, path: &Path) -> Result<()> {
        let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
        out.write_all(b"PASSP_SERIES,PASSP_NUMBER\n")?;
        for (series, number) in self.numbers() {
            writeln!(out, "{series:04},{number:06}")?;
        }
        Ok(out.flush()?)
    }
}
