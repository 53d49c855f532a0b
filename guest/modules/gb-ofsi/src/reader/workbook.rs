//! The list as an XLSX workbook, read cell by cell: a sheet may claim to be as large as it likes.

use std::borrow::Cow;
use std::io::Cursor;

use calamine::{Cell, DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};
use dragoman_guest::schema::{Fault, NoticeKind};
use dragoman_guest::{About, Notes, build};

use super::archive;
use crate::faults;
use crate::table::{self, Origin, Table};

/// Sheets looked at.
const MAX_SHEETS: usize = 64;

/// Columns looked at; the list has 36.
const MAX_COLUMNS: u32 = 512;

type Workbook = Xlsx<Cursor<Vec<u8>>>;

/// Reads the sheet that holds the list.
///
/// # Errors
///
/// A fault if the workbook cannot be read, or no sheet of it is this list.
pub(crate) fn read(bytes: Vec<u8>, part: u32, notes: &mut Notes) -> Result<Table, Fault> {
    let members = archive::check(&bytes, part)?;
    check_texts(&bytes, &members, part)?;
    let size = bytes.len() as u32;
    let mut workbook: Workbook =
        Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error, part, size))?;
    let names = workbook.sheet_names();
    let mut refusal = None;
    for name in names.iter().take(MAX_SHEETS) {
        match read_sheet(&mut workbook, name, part, notes) {
            Ok(table) => {
                remark_others(&names, name, notes);
                return Ok(table);
            }
            Err(fault) if table::is_foreign(&fault) => refusal = refusal.or(Some(fault)),
            Err(fault) => return Err(fault),
        }
    }
    Err(refusal
        .unwrap_or_else(|| faults::foreign("the workbook has no sheet", build::bytes(part, 0, size), "")))
}

/// Checks that the texts of a workbook, which its cells refer to, are undamaged.
fn check_texts(bytes: &[u8], members: &[archive::Member], part: u32) -> Result<(), Fault> {
    let size = bytes.len() as u32;
    let Some(archive) = archive::with_texts_for_sheets(bytes, members) else {
        return Ok(());
    };
    let mut workbook: Workbook =
        Xlsx::new(Cursor::new(archive)).map_err(|error| unreadable(&error, part, size))?;
    let Some(name) = workbook.sheet_names().into_iter().next() else {
        return Ok(());
    };
    match workbook.worksheet_cells_reader(&name) {
        Err(XlsxError::NotAWorksheet(_)) => Ok(()),
        Err(error) => Err(unreadable(&error, part, size)),
        Ok(_) => Err(faults::malformed(
            "the texts of the workbook are a sheet",
            build::bytes(part, 0, size),
            "",
        )),
    }
}

fn unreadable(error: &XlsxError, part: u32, size: u32) -> Fault {
    let place = build::bytes(part, 0, size);
    match error {
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => faults::foreign(
            format!("the file is an archive, but not a workbook: {error}"),
            place,
            "",
        ),
        _ => faults::malformed(format!("the workbook cannot be read: {error}"), place, ""),
    }
}

fn remark_others(names: &[String], read: &str, notes: &mut Notes) {
    for name in names.iter().filter(|name| *name != read) {
        notes.sum(About {
            kind: NoticeKind::Unmapped,
            field: format!("sheet {name}").into(),
            message: "a sheet beside the list was not read",
            excerpt: "",
            record: None,
            place: None,
        });
    }
}

fn read_sheet(workbook: &mut Workbook, name: &str, part: u32, notes: &mut Notes) -> Result<Table, Fault> {
    let mut table = Table::new(Origin {
        part,
        sheet: Some(name.to_owned()),
    });
    let mut cells = match workbook.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_)) => {
            return Err(faults::foreign(
                "the sheet holds no cells",
                table.origin.row(1),
                "",
            ));
        }
        Err(error) => return Err(broken(&error, &table, 1)),
    };
    let mut row = SheetRow::default();
    while let Some(cell) = cells
        .next_cell()
        .map_err(|error| broken(&error, &table, row.number))?
    {
        if cell.get_position().0 + 1 != row.number {
            row.end(&mut table, notes)?;
            row.begin(cell.get_position().0 + 1, &table)?;
        }
        row.put(cell, &table, notes);
    }
    row.end(&mut table, notes)?;
    // Only at the very end of a member does the archive compare its checksum.
    match cells.next_cell() {
        Err(XlsxError::XmlEof(_)) => table.finished(row.number),
        Err(error) => Err(broken(&error, &table, row.number)),
        Ok(_) => {
            let message = "the sheet goes on behind its end";
            Err(faults::malformed(
                message,
                table.origin.row(row.number.max(1)),
                "",
            ))
        }
    }
}

fn broken(error: &XlsxError, table: &Table, number: u32) -> Fault {
    let number = number.max(1);
    let place = table.origin.row(number);
    match error {
        XlsxError::XmlEof(_) => {
            faults::truncated(format!("the sheet stops in or after row {number}"), place, "")
        }
        _ => faults::malformed(
            format!("the sheet cannot be read in or after row {number}: {error}"),
            place,
            "",
        ),
    }
}

/// The row that is being read.
#[derive(Default)]
struct SheetRow<'a> {
    number: u32,
    cells: Vec<Cow<'a, str>>,
}

impl<'a> SheetRow<'a> {
    fn begin(&mut self, number: u32, table: &Table) -> Result<(), Fault> {
        if number < self.number {
            let message = format!("row {number} follows row {}", self.number);
            return Err(faults::malformed(message, table.origin.row(number), ""));
        }
        self.number = number;
        self.cells.clear();
        Ok(())
    }

    fn put(&mut self, cell: Cell<DataRef<'a>>, table: &Table, notes: &mut Notes) {
        let (_, column) = cell.get_position();
        if column >= MAX_COLUMNS {
            return self.complain(column, "a cell far right of the list was not read", table, notes);
        }
        if let DataRef::Error(_) = cell.get_value() {
            self.complain(
                column,
                "a cell holds an error of the spreadsheet instead of a value",
                table,
                notes,
            );
        }
        let index = column as usize;
        if self.cells.len() <= index {
            self.cells.resize(index + 1, Cow::Borrowed(""));
        }
        self.cells[index] = text(cell.get_value());
    }

    fn complain(&self, column: u32, message: &'static str, table: &Table, notes: &mut Notes) {
        notes.sum(About {
            kind: NoticeKind::RejectedValue,
            field: format!("column {}", column + 1).into(),
            message,
            excerpt: "",
            record: None,
            place: Some(table.origin.row(self.number)),
        });
    }

    fn end(&self, table: &mut Table, notes: &mut Notes) -> Result<(), Fault> {
        if self.number == 0 {
            return Ok(());
        }
        let cells: Vec<&str> = self.cells.iter().map(|cell| &**cell).collect();
        table.take(self.number, &cells, notes)
    }
}

/// A cell as the list would write it in a CSV.
fn text<'a>(value: &DataRef<'a>) -> Cow<'a, str> {
    match value {
        DataRef::SharedString(text) => Cow::Borrowed(text),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Cow::Owned(text.clone())
        }
        DataRef::Int(number) => Cow::Owned(number.to_string()),
        DataRef::Float(number) => Cow::Owned(number.to_string()),
        DataRef::Bool(truth) => Cow::Owned(truth.to_string()),
        DataRef::DateTime(date) => Cow::Owned(day(date)),
        DataRef::Error(_) | DataRef::Empty => Cow::Borrowed(""),
    }
}

/// A spreadsheet's date as the list writes dates; a number that is none stays a number.
fn day(date: &ExcelDateTime) -> String {
    let number = date.as_f64();
    if !date.is_datetime() || !(1.0..2_958_466.0).contains(&number) {
        return number.to_string();
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    format!("{day:02}/{month:02}/{year:04}")
}
