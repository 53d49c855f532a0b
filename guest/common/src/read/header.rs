//! The header of a sheet: which column of the form stands where.

use std::rc::Rc;

use dragoman_guest::schema::{Locator, NoticeKind};
use dragoman_guest::{About, build};

use crate::columns::{ABOUT, Column, Sheet, plain};
use crate::report::Report;
use crate::row::{Cell, Row, Spot};

/// Rows in which the header is looked for.
pub(super) const PREAMBLE: u32 = 20;

/// A sheet whose header was found.
pub(super) struct Header {
    sheet: &'static Sheet,
    /// What it is called: `sheet Subjects`, or the name of its file.
    name: Rc<str>,
    /// Of each column of the form, where it stands.
    columns: Rc<[Option<u32>]>,
    /// Titles that are none of the form's, and where they stand.
    others: Vec<(u32, String)>,
    /// Cells of the row of titles, with blank ones.
    cells: usize,
}

/// A cell as titles are compared: some are marked with a colon or a star.
fn title(cell: &str) -> String {
    plain(cell.trim_end_matches([':', '*', ' ']))
}

/// Where of some titles that of a column is, or its key.
fn position(titles: &[String], column: &Column) -> Option<usize> {
    let (own, key) = (plain(column.title), plain(column.key));
    titles.iter().position(|title| *title == own || *title == key)
}

impl Header {
    /// Takes a row for the header if all columns stand in it that a row must have.
    pub(super) fn of(sheet: &'static Sheet, name: &str, cells: &[&str]) -> Option<Self> {
        let titles: Vec<_> = cells.iter().map(|cell| title(cell)).collect();
        let at = |column: &Column| position(&titles, column).map(|at| at as u32);
        let columns: Rc<[_]> = sheet.columns.iter().map(at).collect();
        let mut found = sheet.columns.iter().zip(columns.iter());
        if !found.all(|(column, at)| at.is_some() || !column.required) {
            return None;
        }
        let is_other =
            |(at, cell): &(usize, &&str)| !cell.trim().is_empty() && !columns.contains(&Some(*at as u32));
        let others = cells.iter().enumerate().filter(is_other);
        let others = others.map(|(at, cell)| (at as u32, build::fold(cell))).collect();
        Some(Self {
            sheet,
            name: name.into(),
            columns,
            others,
            cells: cells.len(),
        })
    }

    /// The columns that a row must have, for a fault.
    pub(super) fn required(sheet: &Sheet) -> String {
        let required = sheet.columns.iter().filter(|column| column.required);
        required.map(|column| column.title).collect::<Vec<_>>().join(", ")
    }

    /// Whether a row goes on behind the row of titles: in CSV a comma too many parts a cell, and what stands behind it is in the wrong
    /// column. A spreadsheet program writes all rows with as many cells, and may leave out those that are blank at the end.
    pub(super) fn is_shifted(&self, cells: &[&str]) -> bool {
        cells.iter().skip(self.cells).any(|cell| !cell.trim().is_empty())
    }

    /// Says that a row of CSV is left out, or a line of it, and why.
    pub(super) fn leave_out(
        &self,
        number: u32,
        cells: &[&str],
        why: &str,
        place: Locator,
        report: &mut Report,
    ) {
        let message = format!("{}, row {number}: {why}, so the row was left out", self.name);
        let kind = NoticeKind::RejectedRecord;
        report.case(kind, self.sheet.name, message, &cells.join(","), Some(place));
    }

    /// A row below it. What stands in columns that are not the form's is said.
    pub(super) fn row(&self, number: u32, cells: &[&str], place: Locator, report: &mut Report) -> Row {
        let filled = |at: &u32| cells.get(*at as usize).copied().unwrap_or("");
        for (at, title) in &self.others {
            self.say_other(title, filled(at), &place, report);
        }
        let width = self
            .columns
            .iter()
            .flatten()
            .chain(self.others.iter().map(|(at, _)| at))
            .max();
        let width = width.map_or(0, |width| *width as usize + 1);
        for cell in cells.iter().skip(width) {
            self.say_other("(no title)", cell, &place, report);
        }
        let of_form = self
            .columns
            .iter()
            .map(|at| at.as_ref().and_then(|at| Cell::text(filled(at))));
        let spot = Spot::Grid {
            name: Rc::clone(&self.name),
            number,
            columns: Rc::clone(&self.columns),
        };
        Row::new(self.sheet, place, of_form.collect(), spot)
    }

    fn say_other(&self, title: &str, cell: &str, place: &Locator, report: &mut Report) {
        if cell.trim().is_empty() {
            return;
        }
        let titles = [self::title(title)];
        let is_of_form = |column: &Column| position(&titles, column).is_some();
        let message = match self.sheet.columns.iter().any(is_of_form) {
            true => {
                "the column stands there twice; the first was read, and what stands in this one was left out"
            }
            false => "the form has no such column; what stands in it was left out",
        };
        report.notes.sum(About {
            kind: NoticeKind::Unmapped,
            field: title.to_owned().into(),
            message,
            excerpt: cell,
            record: None,
            place: Some(place.clone()),
        });
    }
}

/// What is said of the list as a whole: titles in the first column, values in the second.
#[derive(Default)]
pub(super) struct Fields {
    found: Vec<(&'static str, u32, String)>,
    place: Option<Locator>,
}

impl Fields {
    pub(super) fn take(&mut self, number: u32, cells: &[&str], place: Locator, report: &mut Report) {
        let title = cells
            .first()
            .copied()
            .unwrap_or("")
            .trim_start_matches('\u{feff}');
        let value = cells.get(1).copied().unwrap_or("");
        let titles = [self::title(title)];
        let column = ABOUT
            .columns
            .iter()
            .find(|column| position(&titles, column).is_some());
        match column {
            Some(column) => {
                self.place.get_or_insert(place);
                self.found.push((column.key, number, value.to_owned()));
            }
            // Titles of the two columns, and explanations, say nothing of the list.
            None if number == 1 || value.trim().is_empty() => {}
            None => report.notes.sum(About {
                kind: NoticeKind::Unmapped,
                field: build::fold(title).into(),
                message: "the form has no such field; it was left out",
                excerpt: value,
                record: None,
                place: Some(place),
            }),
        }
    }

    /// The fields as a row.
    pub(super) fn row(self, name: &str) -> Option<Row> {
        let cell = |column: &Column| {
            let found = self.found.iter().find(|(key, ..)| *key == column.key);
            found.and_then(|(_, _, value)| Cell::text(value))
        };
        let cells = ABOUT.columns.iter().map(cell).collect();
        let number = self.found.first().map_or(1, |(_, number, _)| *number);
        let spot = Spot::Grid {
            name: name.into(),
            number,
            columns: Rc::new([]),
        };
        Some(Row::new(&ABOUT, self.place?, cells, spot))
    }
}
