//! A workbook in XLSX, read cell by cell: a sheet may claim to be as large as it likes.

use std::collections::HashMap;
use std::io::Cursor;
use std::rc::Rc;

use calamine::{DataRef, Reader, XlsxError};

use super::merged::Merged;
use super::row::{self, SheetRow};
use super::{archive, faults, shown};
use crate::build;
use crate::part::Part;
use crate::schema::{Fault, FaultKind};

type Workbook = calamine::Xlsx<Cursor<Packed>>;

/// The archive, which is there once however many read it.
#[derive(Clone)]
struct Packed(Rc<Vec<u8>>);

impl AsRef<[u8]> for Packed {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// A workbook in XLSX.
pub struct Xlsx {
    workbook: Workbook,
    packed: Packed,
    /// Whether any cells may be merged, once that was asked for.
    may_have_merged: Option<bool>,
    part: u32,
    write_day: fn(u16, u8, u8) -> String,
    /// The cells that do not show all of a day, by sheet.
    shown: HashMap<String, shown::Cells>,
}

impl Xlsx {
    /// Opens a workbook, after its archive was found whole, undamaged and of a bearable size.
    ///
    /// # Errors
    ///
    /// A fault if it is none, is cut off or damaged, or would unpack to too much.
    pub fn open(bytes: Vec<u8>, part: &Part<'_>) -> Result<Self, Fault> {
        archive::check(&bytes, part.index)?;
        archive::check_texts(&bytes).map_err(|error| unreadable(&error.into(), part))?;
        let shown = shown::xlsx::cells(&bytes);
        let packed = Packed(Rc::new(bytes));
        let workbook =
            Workbook::new(Cursor::new(packed.clone())).map_err(|error| unreadable(&error, part))?;
        Ok(Self {
            workbook,
            packed,
            may_have_merged: None,
            part: part.index,
            write_day: row::iso_day,
            shown,
        })
    }

    /// The names of its sheets, in their order.
    pub fn sheets(&self) -> Vec<String> {
        self.workbook.sheet_names()
    }

    /// Writes days as a list does, from year, month and day, instead of `yyyy-mm-dd`. What the cell does not show is 0.
    pub fn write_days(mut self, write: fn(u16, u8, u8) -> String) -> Self {
        self.write_day = write;
        self
    }

    /// Gives the rows of a sheet that have a cell, one after the other, and the number of the last; none for what holds no
    /// cells at all, such as a chart. A formula is read as the value that was saved with it, and said.
    ///
    /// # Errors
    ///
    /// A fault if the sheet is cut off or damaged, or `take` gives one.
    pub fn read(
        &mut self,
        sheet: &str,
        take: &mut dyn FnMut(&SheetRow<'_>) -> Result<(), Fault>,
    ) -> Result<Option<u32>, Fault> {
        let (part, write_day) = (self.part, self.write_day);
        let shown = self.shown.get(sheet);
        let place = |number: u32| build::sheet_rows(part, sheet, number.max(1), number.max(1));
        let broken = |error: &XlsxError, number: u32| match error {
            XlsxError::XmlEof(_) => {
                faults::truncated(format!("the sheet stops in or after row {number}"), place(number))
            }
            _ => {
                let message = format!("the sheet cannot be read in or after row {number}: {error}");
                faults::malformed(message, place(number))
            }
        };
        let mut cells = match self.workbook.worksheet_cells_reader(sheet) {
            Ok(cells) => cells,
            Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
            Err(error) => return Err(broken(&error, 1)),
        };
        let mut row = SheetRow::default();
        while let Some(cell) = cells
            .next_cell_with_formula_metadata()
            .map_err(|error| broken(&error, row.number.max(1)))?
        {
            let (above, column) = cell.pos;
            if above + 1 != row.number {
                end(&row, take)?;
                if above + 1 < row.number {
                    let message = format!("row {} follows row {}", above + 1, row.number);
                    return Err(faults::malformed(message, place(above + 1)));
                }
                row.begin(above + 1);
            }
            if cell.formula.is_some() {
                row.put_formula(column, cell.value != DataRef::Empty);
            }
            let shown = shown.and_then(|cells| cells.get(&cell.pos)).copied();
            row.put(column, row::value_ref(&cell.value, shown, write_day));
        }
        end(&row, take)?;
        // Only at the very end of a member does the archive compare its checksum.
        match cells.next_cell_with_formula_metadata() {
            Err(XlsxError::XmlEof(_)) => Ok(Some(row.number)),
            Err(error) => Err(broken(&error, row.number.max(1))),
            Ok(_) => Err(faults::malformed(
                "the sheet goes on behind its end",
                place(row.number),
            )),
        }
    }

    /// The cells of a sheet that are merged. The sheet is read once more for it if there are any in the workbook.
    ///
    /// # Errors
    ///
    /// A fault if the sheet is cut off or damaged.
    pub fn merged(&mut self, sheet: &str) -> Result<Vec<Merged>, Fault> {
        let packed = &self.packed;
        let may_have_merged = self
            .may_have_merged
            .get_or_insert_with(|| archive::may_have_merged(packed.as_ref()));
        if !*may_have_merged && self.workbook.sheet_names().iter().any(|name| name == sheet) {
            return Ok(Vec::new());
        }
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

fn end(row: &SheetRow<'_>, take: &mut dyn FnMut(&SheetRow<'_>) -> Result<(), Fault>) -> Result<(), Fault> {
    match row.number {
        0 => Ok(()),
        _ => take(row),
    }
}

fn unreadable(error: &XlsxError, part: &Part<'_>) -> Fault {
    let place = build::bytes(part.index, 0, part.size);
    match error {
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => {
            let message = format!("the file is an archive, but not a workbook: {error}");
            faults::fault(FaultKind::Foreign, message, part.give(), place)
        }
        _ => faults::malformed(format!("the workbook cannot be read: {error}"), place),
    }
}
