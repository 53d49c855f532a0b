//! The rows of one sheet, kept in one text.

use super::row::SheetRow;
use crate::build;

/// Rows in which a header is looked for.
const PREAMBLE: usize = 20;

/// A row that is kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept {
    /// Its number, as a spreadsheet counts.
    pub(super) number: u32,
    /// Its first cell among all that are kept, and the one behind its last.
    cells: (usize, usize),
}

/// The rows of a sheet that are not blank.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) rows: Vec<Kept>,
    cells: Vec<(u32, u32)>,
    text: String,
}

/// How a row fits the columns asked for.
pub(super) enum Fit {
    /// The row at this index has all of them.
    Header(usize),
    /// The row at this index has most of them, but lacks some.
    Lacking(usize, Vec<&'static str>),
    /// No row has most of them.
    None,
}

impl Grid {
    /// Keeps a row, the white space of its cells folded, unless it is blank.
    pub(super) fn keep(&mut self, row: &SheetRow<'_>) {
        let (first, length) = (self.cells.len(), self.text.len());
        for cell in &row.cells {
            let start = self.text.len();
            build::fold_into(&mut self.text, cell);
            self.cells.push((start as u32, self.text.len() as u32));
        }
        if self.text.len() == length {
            return self.cells.truncate(first);
        }
        self.rows.push(Kept {
            number: row.number,
            cells: (first, self.cells.len()),
        });
    }

    /// The text of a cell; empty if it is blank.
    pub(super) fn cell(&self, row: Kept, column: usize) -> &str {
        let cells = &self.cells[row.cells.0..row.cells.1];
        cells
            .get(column)
            .map_or("", |(start, end)| &self.text[*start as usize..*end as usize])
    }

    /// The texts of a row's cells.
    pub(super) fn cells(&self, row: Kept) -> impl Iterator<Item = &str> {
        (0..row.cells.1 - row.cells.0).map(move |column| self.cell(row, column))
    }

    /// Looks for the header: the row among the first that has the columns.
    pub(super) fn find_header(&self, columns: &[&'static str]) -> Fit {
        let mut fit = Fit::None;
        for (index, row) in self.rows.iter().take(PREAMBLE).enumerate() {
            let has = |column: &&&str| self.cells(*row).any(|cell| is_same(cell, column));
            let missing: Vec<_> = columns.iter().filter(|column| !has(column)).copied().collect();
            if missing.is_empty() {
                return Fit::Header(index);
            }
            if missing.len() * 2 < columns.len() && matches!(fit, Fit::None) {
                fit = Fit::Lacking(index, missing);
            }
        }
        fit
    }
}

/// Whether two names of columns are the same: without letter case.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    // Most names are ASCII, of which the first comparison says all; it is made for every cell.
    let is_ascii = one.is_ascii() && other.is_ascii();
    one.eq_ignore_ascii_case(other) || (!is_ascii && one.to_lowercase() == other.to_lowercase())
}
