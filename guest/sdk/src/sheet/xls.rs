//! A workbook in the old binary format. What calamine makes of a damaged one is not in this module's hands: it may panic.

use std::io::Cursor;

use calamine::{Reader, XlsError};

use super::faults;
use super::merged::Merged;
use super::row::{self, SheetRow, Value};
use crate::build;
use crate::part::Part;
use crate::schema::{Fault, FaultKind};

/// A workbook in XLS.
pub struct Xls {
    workbook: calamine::Xls<Cursor<Vec<u8>>>,
    part: u32,
}

impl Xls {
    /// Opens a workbook, and reads all its sheets. The format has no checksum: damage inside a text cannot be seen.
    ///
    /// # Errors
    ///
    /// A fault if it is none, is cut off or broken, or has a password.
    pub fn open(bytes: Vec<u8>, part: &Part<'_>) -> Result<Self, Fault> {
        let place = build::bytes(part.index, 0, part.size);
        if !has_all_sectors(&bytes) {
            let message = "the workbook stops before the last of its sectors";
            return Err(faults::truncated(message, place));
        }
        match calamine::Xls::new(Cursor::new(bytes)) {
            Ok(workbook) => Ok(Self {
                workbook,
                part: part.index,
            }),
            Err(XlsError::Password) => Err(faults::fault(
                FaultKind::Other,
                "the workbook has a password",
                "give the list without a password",
                place,
            )),
            Err(error) => Err(faults::malformed(
                format!("the workbook cannot be read: {error}"),
                place,
            )),
        }
    }

    /// The names of its sheets, in their order.
    pub fn sheets(&self) -> Vec<String> {
        self.workbook.sheet_names()
    }

    /// Gives the rows of a sheet that have a cell, one after the other, and the number of the last; none for a sheet that
    /// holds no cells. A formula is read as the value that was saved with it, which cannot be told from any other.
    ///
    /// # Errors
    ///
    /// A fault if the sheet cannot be read, or `take` gives one.
    pub fn read(
        &mut self,
        sheet: &str,
        take: &mut dyn FnMut(&SheetRow<'_>) -> Result<(), Fault>,
    ) -> Result<Option<u32>, Fault> {
        let range = self.workbook.worksheet_range(sheet).map_err(|error| {
            let message = format!("the sheet cannot be read: {error}");
            faults::malformed(message, build::sheet_rows(self.part, sheet, 1, 1))
        })?;
        let Some((above, left)) = range.start() else {
            return Ok(None);
        };
        let mut last = 0;
        for (index, cells) in range.rows().enumerate() {
            let mut row = SheetRow::default();
            row.begin(above + index as u32 + 1);
            for (column, cell) in cells.iter().enumerate() {
                match row::value(cell) {
                    Value::Text(text) if text.is_empty() => {}
                    value => row.put(left + column as u32, value),
                }
            }
            if !row.is_blank() {
                take(&row)?;
                last = row.number;
            }
        }
        Ok(Some(last))
    }

    /// The cells of a sheet that are merged.
    ///
    /// # Errors
    ///
    /// A fault if there is no such sheet.
    pub fn merged(&self, sheet: &str) -> Result<Vec<Merged>, Fault> {
        match self.workbook.merge_cells_by_sheet_name(sheet) {
            Ok(ranges) => Ok(ranges.iter().map(Merged::from).collect()),
            Err(error) => {
                let message = format!("the merged cells of the sheet cannot be read: {error}");
                Err(faults::malformed(
                    message,
                    build::sheet_rows(self.part, sheet, 1, 1),
                ))
            }
        }
    }
}

/// Whether a compound file ends no sooner than its table of sectors says. What is cut off makes calamine panic. The table
/// is looked at as far as its header lists it, which is enough for 7 MB.
fn has_all_sectors(bytes: &[u8]) -> bool {
    const FREE: u32 = u32::MAX;
    const HEADER_LIST: std::ops::Range<usize> = 0x4C..0x200;
    let Some(header) = bytes.get(..0x200) else {
        return false;
    };
    let size = 1_usize << u16::from_le_bytes([header[0x1E], header[0x1F]]).clamp(9, 12);
    let sectors = (bytes.len() / size).saturating_sub(1);
    let numbers = |bytes: &[u8]| -> Vec<u32> {
        let words = bytes.chunks_exact(4);
        words
            .map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
            .collect()
    };
    let tables = numbers(&header[HEADER_LIST]);
    let tables = tables.iter().take_while(|table| **table != FREE);
    for (index, table) in tables.enumerate() {
        let start = (*table as usize).saturating_add(1).saturating_mul(size);
        let Some(table) = bytes.get(start..start.saturating_add(size)) else {
            return false;
        };
        let used = numbers(table).iter().rposition(|next| *next != FREE);
        if used.is_some_and(|last| index * (size / 4) + last >= sectors) {
            return false;
        }
    }
    true
}
