//! From the workbook to sheets: what each holds, told by its header.

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

/// The workbook.
pub(crate) struct Reader<'f> {
    workbook: Workbook,
    part: Part<'f>,
}

impl<'f> Reader<'f> {
    /// Opens the workbook.
    ///
    /// # Errors
    ///
    /// A fault if it is none, or is cut off or damaged.
    pub(crate) fn open(feed: &Feed<'f>, part: u32) -> Result<Self, Fault> {
        let part = Part::new(feed, part, GIVE);
        let workbook = Workbook::open(feed, &part)?;
        Ok(Self { workbook, part })
    }

    /// Reads all sheets.
    ///
    /// # Errors
    ///
    /// A fault if one of them cannot be read, or if there are far too many.
    pub(crate) fn sheets(&mut self, notes: &mut Notes) -> Result<Vec<Sheet>, Fault> {
        let names = self.workbook.sheets();
        if names.len() > MAX_SHEETS {
            let message = format!("the workbook has {} sheets, more than {MAX_SHEETS}", names.len());
            return Err(self.part.unknown_layout(message, (0, self.part.size)));
        }
        names.into_iter().map(|name| self.sheet(name, notes)).collect()
    }

    fn sheet(&mut self, name: String, notes: &mut Notes) -> Result<Sheet, Fault> {
        let part = self.part.index;
        let mut rows = Vec::new();
        let mut take = |row: &SheetRow<'_>| {
            row.say(|| build::sheet_rows(part, &name, row.number, row.number), notes);
            rows.extend(Row::new(row));
            Ok(())
        };
        self.workbook.read(&name, &mut take)?;
        let sheet = Sheet::of(part, name, rows, notes)?;
        if let Content::Entries(table) = &sheet.content {
            self.say_merged(&sheet.name, table, notes)?;
        }
        Ok(sheet)
    }

    /// Says which cells of entries are merged over several of them: only the first has a value then.
    fn say_merged(&mut self, sheet: &str, table: &Table, notes: &mut Notes) -> Result<(), Fault> {
        let merged = self.workbook.merged(sheet)?;
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
                place: Some(build::sheet_rows(self.part.index, sheet, range.first, range.last)),
            });
        }
        Ok(())
    }

    /// A fault that the workbook is not this list.
    pub(crate) fn foreign(&self, message: &str) -> Fault {
        Fault {
            excerpt: None,
            ..self.part.foreign(message, 0)
        }
    }
}
