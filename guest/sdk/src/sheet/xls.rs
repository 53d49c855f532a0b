//! A workbook in the old binary format. What calamine makes of a damaged one is not in this module's hands: what it is known to
//! panic at is looked for before.

use std::io::Cursor;

use calamine::{Reader, XlsError};

use super::compound::{Compound, Wrong};
use super::merged::Merged;
use super::row::{self, SheetRow, Value};
use super::shown::xls::Days;
use super::{faults, records, shown};
use crate::build;
use crate::part::Part;
use crate::schema::{Fault, FaultKind, Locator};

/// A workbook in XLS.
pub struct Xls {
    workbook: calamine::Xls<Cursor<Vec<u8>>>,
    part: u32,
    days: Days,
}

impl Xls {
    /// Opens a workbook, and reads all its sheets. The format has no checksum: damage inside a text cannot be seen.
    ///
    /// # Errors
    ///
    /// A fault if it is none, is cut off or broken, or has a password.
    pub fn open(bytes: Vec<u8>, part: &Part<'_>) -> Result<Self, Fault> {
        let place = build::bytes(part.index, 0, part.size);
        let days = look(&bytes, place.clone())?;
        match calamine::Xls::new(Cursor::new(bytes)) {
            Ok(workbook) => Ok(Self {
                workbook,
                part: part.index,
                days,
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
        let index = self.workbook.sheet_names().iter().position(|name| name == sheet);
        let shown = index.and_then(|index| self.days.shown.get(index));
        let mut last = 0;
        for (index, cells) in range.rows().enumerate() {
            let mut row = SheetRow::default();
            let above = above + index as u32;
            row.begin(above + 1);
            for (column, cell) in (left..).zip(cells) {
                let shown = shown.and_then(|cells| cells.get(&(above, column))).copied();
                match row::value(cell, shown, self.days.is_1904) {
                    Value::Text(text) if text.is_empty() => {}
                    value => row.put(column, value),
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

/// Looks for what calamine would panic at, and at what it does not tell.
fn look(bytes: &[u8], place: Locator) -> Result<Days, Fault> {
    let found = Compound::open(bytes).and_then(|file| match file.workbook()? {
        Some(stream) => {
            records::check(&stream)?;
            shown::xls::days(&stream)
        }
        // Calamine says that there is none.
        None => Ok(Days::default()),
    });
    found.map_err(|wrong| match wrong {
        Wrong::Truncated => faults::truncated("the workbook stops before the last of its sectors", place),
        Wrong::Broken(what) => faults::malformed(format!("the workbook is damaged: {what}"), place),
    })
}
