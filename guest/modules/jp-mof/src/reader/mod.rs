//! From the workbook, or the table, to sheets: what each holds, told by its header.

mod register;
mod sheet;

use dragoman_guest::part::Part;
use dragoman_guest::schema::{Fault, NoticeKind};
use dragoman_guest::sheet::{SheetRow, Workbook};
use dragoman_guest::{About, Feed, Notes, build};

pub(crate) use sheet::{Content, Entry, Regime, Row, Sheet, Table};

/// What to do about a file that is not this list.
const GIVE: &str = "give the list of economic sanctions of the Ministry of Finance as a workbook";

/// Sheets looked at. The list has 39.
const MAX_SHEETS: usize = 256;

/// The file.
pub(crate) struct Reader<'f> {
    form: Form,
    part: Part<'f>,
}

/// What the file is.
enum Form {
    Workbook(Workbook),
    /// The rows of the table that the list has been since 2026, and whether it ends with a line break.
    Table {
        rows: Vec<Row>,
        end_seen: bool,
    },
}

impl<'f> Reader<'f> {
    /// Opens the workbook or the table.
    ///
    /// # Errors
    ///
    /// A fault if it is neither, or is cut off or damaged.
    pub(crate) fn open(feed: &Feed<'f>, part: u32, notes: &mut Notes) -> Result<Self, Fault> {
        let part = Part::new(feed, part, GIVE);
        let form = match register::rows(feed, &part, notes)? {
            Some((rows, end_seen)) => Form::Table { rows, end_seen },
            None => Form::Workbook(Workbook::open(feed, &part)?),
        };
        Ok(Self { form, part })
    }

    /// Reads all sheets.
    ///
    /// # Errors
    ///
    /// A fault if one of them cannot be read, or if there are far too many.
    pub(crate) fn sheets(&mut self, notes: &mut Notes) -> Result<Vec<Sheet>, Fault> {
        let names = match &mut self.form {
            Form::Workbook(workbook) => workbook.sheets(),
            Form::Table { rows, .. } => {
                let rows = std::mem::take(rows);
                return Sheet::all(self.part.index, String::new(), rows, notes);
            }
        };
        if names.len() > MAX_SHEETS {
            let message = format!("the workbook has {} sheets, more than {MAX_SHEETS}", names.len());
            return Err(self.part.unknown_layout(message, (0, self.part.size)));
        }
        let mut sheets: Vec<Sheet> = Vec::new();
        for name in names {
            for mut sheet in self.sheet(name, notes)? {
                if sheets.iter().any(|other| other.number == sheet.number) {
                    say_number(&mut sheet, notes);
                }
                sheets.push(sheet);
            }
        }
        Ok(sheets)
    }

    fn sheet(&mut self, name: String, notes: &mut Notes) -> Result<Vec<Sheet>, Fault> {
        let part = self.part.index;
        let Form::Workbook(workbook) = &mut self.form else {
            return Ok(Vec::new());
        };
        let mut rows = Vec::new();
        let mut take = |row: &SheetRow<'_>| {
            row.say(|| build::sheet_rows(part, &name, row.number, row.number), notes);
            rows.extend(Row::new(row));
            Ok(())
        };
        workbook.read(&name, &mut take)?;
        let sheets = Sheet::all(part, name, rows, notes)?;
        for sheet in &sheets {
            if let Content::Entries(table) = &sheet.content {
                say_merged(workbook, part, &sheet.name, table, notes)?;
            }
        }
        Ok(sheets)
    }

    /// Whether the end was seen: a table that was cut off between two rows cannot be told from a whole one.
    pub(crate) fn end_seen(&self) -> bool {
        match &self.form {
            Form::Workbook(_) => true,
            Form::Table { end_seen, .. } => *end_seen,
        }
    }

    /// A fault that the workbook is not this list.
    pub(crate) fn foreign(&self, message: &str) -> Fault {
        Fault {
            excerpt: None,
            ..self.part.foreign(message, 0)
        }
    }
}

/// Says which cells of entries are merged over several of them: only the first has a value then.
fn say_merged(
    workbook: &mut Workbook,
    part: u32,
    sheet: &str,
    table: &Table,
    notes: &mut Notes,
) -> Result<(), Fault> {
    let merged = workbook.merged(sheet)?;
    let spans = |first: u32, last: u32| {
        let within = |entry: &&Entry| (first..=last).contains(&entry.rows[0].number);
        table.entries.iter().filter(within).count() > 1
    };
    for range in merged.iter().filter(|range| spans(range.first, range.last)) {
        notes.sum(About {
            kind: NoticeKind::Remark,
            field: format!("sheet {sheet}").into(),
            message: "cells of several entries are merged; their value was taken for the first of them alone",
            excerpt: &range.cells,
            record: None,
            place: Some(build::sheet_rows(part, sheet, range.first, range.last)),
        });
    }
    Ok(())
}

/// Calls a sheet by its name whose number another has, so that its entries are not taken for those of the other.
fn say_number(sheet: &mut Sheet, notes: &mut Notes) {
    let place = sheet.place(1);
    notes.case(About {
        kind: NoticeKind::Repaired,
        field: format!("sheet {}", sheet.name).into(),
        message: "another sheet has the same number; the ids of this one begin with its name",
        excerpt: &sheet.number,
        record: None,
        place: Some(place),
    });
    sheet.number = build::fold(&sheet.name);
}
