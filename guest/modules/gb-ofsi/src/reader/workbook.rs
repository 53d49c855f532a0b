//! The list as an XLSX workbook.

use dragoman_guest::part::Part;
use dragoman_guest::schema::{Fault, NoticeKind};
use dragoman_guest::sheet::{SheetRow, Xlsx};
use dragoman_guest::{About, Feed, Notes, build};

use crate::faults;
use crate::table::{self, Origin, Table};

/// Sheets looked at.
const MAX_SHEETS: usize = 64;

/// Reads the sheet that holds the list.
///
/// # Errors
///
/// A fault if the workbook cannot be read, or no sheet of it is this list.
pub(crate) fn read(feed: &Feed<'_>, bytes: Vec<u8>, part: u32, notes: &mut Notes) -> Result<Table, Fault> {
    let size = bytes.len() as u32;
    let workbook = Xlsx::open(bytes, &Part::new(feed, part, faults::GIVE))?;
    let mut workbook = workbook.write_days(|year, month, day| format!("{day:02}/{month:02}/{year:04}"));
    let names = workbook.sheets();
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

fn read_sheet(workbook: &mut Xlsx, name: &str, part: u32, notes: &mut Notes) -> Result<Table, Fault> {
    let sheet = Some(name.to_owned());
    // A workbook does not say beforehand how many rows it has.
    let mut table = Table::new(Origin { part, sheet }, 0);
    let last = workbook.read(name, &mut |row: &SheetRow<'_>| {
        row.say(|| table.origin.row(row.number), notes);
        let cells: Vec<&str> = row.cells.iter().map(|cell| &**cell).collect();
        table.take(row.number, &cells, notes)
    })?;
    match last {
        Some(last) => table.finished(last),
        None => Err(faults::foreign(
            "the sheet holds no cells",
            table.origin.row(1),
            "",
        )),
    }
}
