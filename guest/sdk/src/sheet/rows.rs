//! One row after the other, of all sheets that have the header.

use std::cell::Cell;

use super::Workbook;
use super::grid::{Fit, Grid, Kept, is_same};
use super::row::SheetRow;
use crate::above::{self, Above, AboveCell};
use crate::part::Part;
use crate::schema::{Fault, FaultKind, Locator, NoticeKind};
use crate::{About, Feed, Notes, build};

/// Sheets looked at.
const MAX_SHEETS: usize = 256;

/// What a sheet of the list has.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// The columns that a header must have, one at least; it may have more. Names are compared without letter case, with
    /// white space folded. It is looked for in the first 20 rows that are not blank.
    pub columns: &'static [&'static str],
    /// What to do about a file that is not this list: `give the list of … as a workbook`.
    pub give: &'static str,
}

/// The rows of a list in a workbook: XLSX, and with the feature `xls` XLS.
pub struct Rows<'f> {
    part: Part<'f>,
    layout: Layout,
    workbook: Workbook,
    sheets: std::vec::IntoIter<String>,
    sheet: Option<Sheet>,
    above: Vec<Above>,
    with_header: u32,
}

/// The sheet at hand.
struct Sheet {
    name: String,
    grid: Grid,
    columns: Vec<Column>,
    /// The cells above the header that stand alone in their rows.
    titles: Vec<AboveCell>,
    /// Index of the row that is next.
    next: usize,
    /// The row that was given last.
    given: Option<Kept>,
}

struct Column {
    name: String,
    /// The name in small letters.
    lower: String,
    /// Whether the row at hand was asked for it.
    read: Cell<bool>,
}

/// A row of the list.
pub struct Row<'t> {
    part: u32,
    sheet: &'t Sheet,
    kept: Kept,
}

impl<'f> Rows<'f> {
    /// Opens a workbook.
    ///
    /// # Errors
    ///
    /// A fault if the part is empty, is no workbook, or is cut off or damaged.
    pub fn open(feed: &Feed<'f>, part: u32, layout: Layout) -> Result<Self, Fault> {
        let part = Part::new(feed, part, layout.give);
        let workbook = Workbook::open(feed, &part)?;
        let sheets = workbook.sheets();
        if sheets.len() > MAX_SHEETS {
            let message = format!("the workbook has {} sheets, more than {MAX_SHEETS}", sheets.len());
            return Err(part.unknown_layout(message, (0, part.size)));
        }
        Ok(Self {
            part,
            layout,
            workbook,
            sheets: sheets.into_iter(),
            sheet: None,
            above: Vec::new(),
            with_header: 0,
        })
    }

    /// The next row that is not blank; none behind the last of the last sheet. What the row before was not asked for
    /// becomes a notice.
    ///
    /// # Errors
    ///
    /// A fault if a sheet is cut off or damaged, has a header that lacks some of the columns or has one twice, or if no
    /// sheet has the header.
    pub fn next(&mut self, notes: &mut Notes) -> Result<Option<Row<'_>>, Fault> {
        if let Some(sheet) = &mut self.sheet {
            sheet.say_unread(self.part.index, notes);
        }
        while self.sheet.as_ref().is_none_or(Sheet::is_done) {
            self.sheet = None;
            let Some(name) = self.sheets.next() else {
                return self.check_headers().map(|()| None);
            };
            self.sheet = self.read(name, notes)?;
        }
        let part = self.part.index;
        Ok(self.sheet.as_mut().and_then(|sheet| {
            let kept = sheet.advance()?;
            Some(Row { part, sheet, kept })
        }))
    }

    /// What stands right of a label above a header, or behind its colon in the same cell, such as the day of a list; none
    /// before its sheet was begun, or if there is no such label.
    pub fn above(&self, label: &str) -> Option<String> {
        above::value(&self.above, label)
    }

    /// Says what above the headers was not asked for. To be called when all rows were read.
    pub fn end(self, notes: &mut Notes) {
        above::say_unread(&self.above, notes);
    }

    fn check_headers(&self) -> Result<(), Fault> {
        if self.with_header > 0 {
            return Ok(());
        }
        let message = format!("no sheet has a header with {}", self.layout.columns.join(", "));
        Err(Fault {
            excerpt: None,
            ..self
                .part
                .fault(FaultKind::Foreign, message, self.layout.give, (0, self.part.size))
        })
    }

    /// Reads a sheet; none if it has not the header.
    fn read(&mut self, name: String, notes: &mut Notes) -> Result<Option<Sheet>, Fault> {
        let part = self.part.index;
        let mut grid = Grid::default();
        let mut take = |row: &SheetRow<'_>| {
            row.say(|| build::sheet_rows(part, &name, row.number, row.number), notes);
            grid.keep(row);
            Ok(())
        };
        let last = self.workbook.read(&name, &mut take)?;
        let Some(last) = last else { return Ok(None) };
        let header = match grid.find_header(self.layout.columns) {
            Fit::Header(index) => index,
            Fit::Lacking(index, missing) => {
                let message = format!("the header of the sheet `{name}` lacks {}", missing.join(", "));
                return Err(self.bad_header(&name, &grid, grid.rows[index], message));
            }
            Fit::None => {
                if let Some(first) = grid.rows.first() {
                    notes.sum(About {
                        kind: NoticeKind::Unmapped,
                        field: format!("sheet {name}").into(),
                        message: "the sheet has no such header; it was left out",
                        excerpt: &grid.cells(*first).collect::<Vec<_>>().join(" "),
                        record: None,
                        place: Some(build::sheet_rows(part, &name, first.number, last)),
                    });
                }
                return Ok(None);
            }
        };
        self.with_header += 1;
        let begin = self.above.len();
        self.above.extend(grid.rows[..header].iter().map(|row| {
            let place = build::sheet_rows(part, &name, row.number, row.number);
            Above::new(place, grid.cells(*row).map(Into::into))
        }));
        let titles = self.above[begin..].iter().filter_map(Above::alone).cloned();
        let titles = titles.collect();
        let columns: Vec<_> = grid.cells(grid.rows[header]).map(Column::new).collect();
        leave_out_headers(
            &mut grid,
            header,
            |number| build::sheet_rows(part, &name, number, number),
            notes,
        );
        if let Some(twice) = repeated(&columns) {
            let message = format!("the header of the sheet `{name}` has `{twice}` twice");
            return Err(self.bad_header(&name, &grid, grid.rows[header], message));
        }
        self.say_merged(&name, grid.rows[header].number, notes)?;
        Ok(Some(Sheet {
            name,
            grid,
            columns,
            titles,
            next: header + 1,
            given: None,
        }))
    }

    /// Says which cells of the list are merged.
    fn say_merged(&mut self, sheet: &str, header: u32, notes: &mut Notes) -> Result<(), Fault> {
        let merged = self.workbook.merged(sheet)?;
        for range in merged.iter().filter(|range| range.last > header) {
            notes.sum(About {
                kind: NoticeKind::Remark,
                field: format!("sheet {sheet}").into(),
                message: "cells are merged; their value was taken for the first of them alone",
                excerpt: &range.cells,
                record: None,
                place: Some(build::sheet_rows(self.part.index, sheet, range.first, range.last)),
            });
        }
        Ok(())
    }

    fn bad_header(&self, sheet: &str, grid: &Grid, row: Kept, message: String) -> Fault {
        Fault {
            source: Some(build::sheet_rows(self.part.index, sheet, row.number, row.number)),
            excerpt: build::excerpt(&grid.cells(row).collect::<Vec<_>>().join(", ")),
            ..build::fault(FaultKind::UnknownLayout, message, crate::part::NEWER)
        }
    }
}

/// Leaves out rows that are the header again, as where sheets were joined.
fn leave_out_headers(grid: &mut Grid, header: usize, place: impl Fn(u32) -> Locator, notes: &mut Notes) {
    let row = grid.rows[header];
    let is_again = |grid: &Grid, other: Kept| grid.cells(row).eq(grid.cells(other));
    let again: Vec<_> = grid.rows[header + 1..]
        .iter()
        .copied()
        .filter(|other| is_again(grid, *other))
        .map(|other| other.number)
        .collect();
    for number in &again {
        notes.sum(About {
            kind: NoticeKind::Remark,
            field: "(header)".into(),
            message: "the header stands there again; the row was left out",
            excerpt: &grid.cells(row).collect::<Vec<_>>().join(","),
            record: None,
            place: Some(place(*number)),
        });
    }
    if !again.is_empty() {
        grid.rows.retain(|row| !again.contains(&row.number));
    }
}

fn repeated(columns: &[Column]) -> Option<&str> {
    let named = |at: &usize| !columns[*at].name.is_empty();
    let twice = |at: &usize| {
        columns[..*at]
            .iter()
            .any(|one| is_same(&one.name, &columns[*at].name))
    };
    let at = (0..columns.len()).filter(named).find(twice)?;
    Some(&columns[at].name)
}

/// Where a column stands. Nearly always its name is written as it is asked for, in every row: nothing is built for it then.
fn position(columns: &[Column], name: &str) -> Option<usize> {
    let exact = columns.iter().position(|column| column.name == name);
    exact.or_else(|| {
        let lower = name.to_lowercase();
        columns.iter().position(|column| column.lower == lower)
    })
}

impl Column {
    fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            lower: name.to_lowercase(),
            read: Cell::new(false),
        }
    }
}

impl Sheet {
    fn is_done(&self) -> bool {
        self.next >= self.grid.rows.len()
    }

    fn advance(&mut self) -> Option<Kept> {
        let kept = *self.grid.rows.get(self.next)?;
        self.next += 1;
        self.given = Some(kept);
        self.columns.iter().for_each(|column| column.read.set(false));
        Some(kept)
    }

    /// Counts what the row that was given last was not asked for.
    fn say_unread(&mut self, part: u32, notes: &mut Notes) {
        let Some(row) = self.given.take() else { return };
        for (at, cell) in self
            .grid
            .cells(row)
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
        {
            let column = self.columns.get(at);
            if column.is_some_and(|column| column.read.get()) {
                continue;
            }
            let named = column
                .map(|column| column.name.as_str())
                .filter(|name| !name.is_empty());
            notes.sum(About {
                kind: NoticeKind::Unmapped,
                field: named.map_or_else(|| format!("column {}", at + 1).into(), Into::into),
                message: "the column was not asked for; it was left out",
                excerpt: cell,
                record: None,
                place: Some(build::sheet_rows(part, &self.name, row.number, row.number)),
            });
        }
    }
}

impl<'t> Row<'t> {
    /// The text of a column, its white space folded; none if it is blank, or the sheet has no such column. A day is written
    /// `yyyy-mm-dd`, a number as plainly as it can be.
    pub fn text(&self, column: &str) -> Option<&'t str> {
        let columns = &self.sheet.columns;
        let at = position(columns, column)?;
        columns[at].read.set(true);
        let text = self.sheet.grid.cell(self.kept, at);
        (!text.is_empty()).then_some(text)
    }

    /// The title of its sheet: the first cell above the header that stands alone in its row.
    pub fn title(&self) -> Option<&'t str> {
        let (title, read) = self.sheet.titles.first()?;
        read.set(true);
        Some(title)
    }

    /// All cells above the header of its sheet that stand alone in their rows, from the top: a title of several lines.
    pub fn titles(&self) -> impl Iterator<Item = &'t str> {
        self.sheet.titles.iter().map(|(title, read)| {
            read.set(true);
            title.as_str()
        })
    }

    /// The names of the columns of its sheet as the header writes them, for a list that writes them in several ways; one
    /// without a name is empty. To be named here is not to be asked for.
    pub fn columns(&self) -> impl Iterator<Item = &'t str> {
        self.sheet.columns.iter().map(|column| column.name.as_str())
    }

    /// The name of its sheet.
    pub fn sheet(&self) -> &'t str {
        &self.sheet.name
    }

    /// Its number, as a spreadsheet counts: the first is 1.
    pub fn number(&self) -> u32 {
        self.kept.number
    }

    /// Its place.
    pub fn place(&self) -> Locator {
        build::sheet_rows(self.part, &self.sheet.name, self.kept.number, self.kept.number)
    }
}
