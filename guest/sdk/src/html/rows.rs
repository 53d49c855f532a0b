//! One row after the other, of all tables that have the header.

use std::rc::Rc;

use super::fit::{Fit, Header, fit};
use super::grid::{Cell, Table};
use super::node::Link;
use super::page::Page;
use crate::notes::{About, Notes};
use crate::part::NEWER;
use crate::schema::{Fault, FaultKind, Locator, NoticeKind};

/// The field of a cell across a table.
const BAND: &str = "(across the table)";

/// What is said of the text of a cell.
const NOT_ASKED: &str = "the column was not asked for; it was left out";

/// What a table of the list has.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// The columns that a header must have, one at least, each by the names that it may go by; it may have more. Names are
    /// compared by letters and digits alone, without letter case. A header may have several rows; it is looked for in the
    /// first 20 rows.
    pub columns: &'static [&'static [&'static str]],
    /// What to do about a file that is not this list: `give the page with the list of …`.
    pub give: &'static str,
}

/// The rows of a list in the tables of a page.
#[derive(Debug)]
pub struct Rows<'p> {
    page: &'p Page<'p>,
    /// The tables that have the header, each with its number among all.
    tables: std::vec::IntoIter<Fitting<'p>>,
    at_hand: Option<AtHand<'p>>,
    is_cut_off: bool,
}

#[derive(Debug)]
struct Fitting<'p> {
    number: usize,
    table: Table<'p>,
    header: Header,
}

/// The table at hand.
#[derive(Debug)]
struct AtHand<'p> {
    fitting: Rc<Fitting<'p>>,
    next: usize,
    /// The row that was given last.
    given: Option<usize>,
    band: Option<Cell<'p>>,
}

/// A row of the list.
#[derive(Debug)]
pub struct Row<'p> {
    page: &'p Page<'p>,
    fitting: Rc<Fitting<'p>>,
    row: usize,
    band: Option<Cell<'p>>,
}

impl<'p> Rows<'p> {
    /// Looks for the tables that have the header.
    ///
    /// # Errors
    ///
    /// A fault if no table has it, or one lacks some of its columns, or has one of them twice; if cells span more than any
    /// list has; and if the page is cut off before the first row.
    pub fn open(page: &'p Page<'p>, layout: Layout) -> Result<Self, Fault> {
        let (mut fitting, mut lacking) = (Vec::new(), None);
        for (index, table) in page.tables()?.into_iter().enumerate() {
            let message = match fit(&table, &layout) {
                Fit::Header(header) => {
                    let number = index + 1;
                    fitting.push(Fitting {
                        number,
                        table,
                        header,
                    });
                    continue;
                }
                Fit::Other => continue,
                Fit::Lacking(missing) => {
                    format!("the header of table {} lacks {}", index + 1, missing.join(", "))
                }
                Fit::Twice(name) => format!("the header of table {} has `{name}` twice", index + 1),
            };
            lacking.get_or_insert_with(|| {
                let node = table.node();
                let place = page.span_of(page.tree.items[node.index as usize].place);
                (format!("{message} (line {})", page.line_number(node)), place)
            });
        }
        // A table that is nearly the list's would be lost without a word.
        if let Some((message, place)) = lacking.filter(|_| page.end_seen() || fitting.is_empty()) {
            return Err(page.part.fault(FaultKind::UnknownLayout, message, NEWER, place));
        }
        if fitting.is_empty() {
            let names: Vec<_> = layout
                .columns
                .iter()
                .filter_map(|names| names.first().copied())
                .collect();
            let message = format!("no table of the page has a header with {}", names.join(", "));
            return Err(page.lacks(&message));
        }
        let is_cut_off = fitting.iter().any(|fitting| !fitting.table.node().is_whole());
        if is_cut_off && fitting.iter().all(|fitting| fitting.whole_rows().is_none()) {
            let message = "the page stops before the first row of its table ends";
            return Err(page.part.truncated(message, 0));
        }
        Ok(Self {
            page,
            tables: fitting.into_iter(),
            at_hand: None,
            is_cut_off,
        })
    }

    /// The next row that is not blank; none behind the last of the last table. What the row before was not asked for becomes
    /// a notice. A row in which the page is cut off is left out, with a notice; one that repeats the header is passed over.
    pub fn next(&mut self, notes: &mut Notes) -> Option<Row<'p>> {
        loop {
            let Some(at_hand) = &mut self.at_hand else {
                let fitting = self.tables.next()?;
                fitting.leave_out_header();
                self.at_hand = Some(AtHand {
                    next: fitting.header.rows.1,
                    fitting: Rc::new(fitting),
                    given: None,
                    band: None,
                });
                continue;
            };
            if let Some(given) = at_hand.given.take() {
                at_hand.fitting.say_unread(given, notes);
            }
            match at_hand.advance(self.page, notes) {
                Some(row) => {
                    return Some(Row {
                        page: self.page,
                        fitting: Rc::clone(&at_hand.fitting),
                        row,
                        band: at_hand.band,
                    });
                }
                None => self.at_hand = None,
            }
        }
    }

    /// Whether the end of every table of the list was seen, and that of the page.
    pub fn end_seen(&self) -> bool {
        !self.is_cut_off && self.page.end_seen()
    }
}

impl<'p> Fitting<'p> {
    /// The rows below the header that are whole; none if there is none.
    fn whole_rows(&self) -> Option<usize> {
        let rows = self.header.rows.1..self.table.height();
        let whole = rows.filter(|row| self.table.row(*row).is_some_and(|node| node.is_whole()));
        Some(whole.count()).filter(|count| *count > 0)
    }

    /// Counts the header as asked for. A row of it that no cell joins to the one above may be one of the list, and is said.
    fn leave_out_header(&self) {
        let (first, end) = self.header.rows;
        let rows = (first..end).filter(|row| *row == first || self.table.is_joined(*row));
        rows.filter_map(|row| self.table.row(row))
            .for_each(|row| row.leave_out());
    }

    fn column_name(&self, column: usize) -> String {
        let name = self
            .header
            .columns
            .get(column)
            .map_or("", |column| column.name.as_str());
        match name {
            "" => format!("column {}", column + 1),
            name => name.to_owned(),
        }
    }

    fn say_unread(&self, row: usize, notes: &mut Notes) {
        for column in 0..self.table.width() {
            if let Some(cell) = self.table.cell(row, column) {
                cell.node()
                    .say_unread(&self.column_name(column), NOT_ASKED, notes);
            }
        }
    }
}

impl AtHand<'_> {
    /// The next row to be given.
    fn advance(&mut self, page: &Page<'_>, notes: &mut Notes) -> Option<usize> {
        let (table, header) = (&self.fitting.table, &self.fitting.header);
        while let Some(node) = table.row(self.next) {
            let row = self.next;
            self.next += 1;
            let is_last = self.next == table.height();
            if is_last && !node.is_whole() && !table.node().is_whole() {
                notes.case(About {
                    kind: NoticeKind::RejectedRecord,
                    field: "(row)".into(),
                    message: "the page is cut off within this row; it was left out",
                    excerpt: &node.text().unwrap_or_default(),
                    record: None,
                    place: Some(node.place()),
                });
                node.leave_out();
                continue;
            }
            if let Some(band) = table.band(row) {
                if let Some(before) = self.band.replace(band) {
                    before.node().say_unread(BAND, NOT_ASKED, notes);
                }
                continue;
            }
            if header.is_repeated_in(table, row) {
                node.leave_out();
                continue;
            }
            let is_blank = |cell: &Cell<'_>| page.is_blank(cell.node());
            if table.cells(row).iter().filter(|cell| cell.is_own()).all(is_blank) {
                continue;
            }
            self.given = Some(row);
            return Some(row);
        }
        if let Some(band) = self.band.take() {
            band.node().say_unread(BAND, NOT_ASKED, notes);
        }
        None
    }
}

impl<'p> Row<'p> {
    /// The cell of a column; none if the table has no such column, or the row no cell in it.
    pub fn cell(&self, column: &str) -> Option<Cell<'p>> {
        let at = self.fitting.header.position(column)?;
        self.fitting.table.cell(self.row, at)
    }

    /// The text of a column, its white space folded; none if it is blank, or the table has no such column.
    pub fn text(&self, column: &str) -> Option<String> {
        self.cell(column)?.text()
    }

    /// The text of a column, line by line.
    pub fn lines(&self, column: &str) -> Vec<String> {
        let lines = self.cell(column).map(Cell::lines).unwrap_or_default();
        lines.into_iter().map(|line| line.text).collect()
    }

    /// The links of a column.
    pub fn links(&self, column: &str) -> Vec<Link> {
        self.cell(column).map(Cell::links).unwrap_or_default()
    }

    /// The superscripts of a column, such as the marks of footnotes.
    pub fn marks(&self, column: &str) -> Vec<String> {
        self.cell(column)
            .map(|cell| cell.node().marks())
            .unwrap_or_default()
    }

    /// What is crossed out in a column.
    pub fn struck(&self, column: &str) -> Vec<String> {
        self.cell(column)
            .map(|cell| cell.node().struck())
            .unwrap_or_default()
    }

    /// The names of the table's columns.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.fitting
            .header
            .columns
            .iter()
            .map(|column| column.name.as_str())
    }

    /// What stands across the table above the row, such as `Organisations`; none if nothing does.
    pub fn band(&self) -> Option<String> {
        self.band?.text()
    }

    /// The nearest heading above the table.
    pub fn heading(&self) -> Option<String> {
        let heading = self.page.nearest(self.fitting.table.node().index)?;
        Some(self.page.ask(heading).to_owned())
    }

    /// The caption of the table.
    pub fn caption(&self) -> Option<String> {
        self.fitting.table.caption()
    }

    /// The number of its table on the page, counted from 1, those without the header counted.
    pub fn table(&self) -> usize {
        self.fitting.number
    }

    /// Its number in its table, counted from 1, the header counted.
    pub fn number(&self) -> usize {
        self.row + 1
    }

    /// Its places: its own first, then those of cells above that span it.
    pub fn places(&self) -> Vec<Locator> {
        let own = self.fitting.table.row(self.row).map(|node| node.place());
        let cells = self.fitting.table.cells(self.row).into_iter();
        let above = cells.filter(|cell| !cell.is_own()).map(Cell::place);
        own.into_iter().chain(above).collect()
    }

    /// All its text, for a notice about it.
    pub fn excerpt(&self) -> String {
        let row = self.fitting.table.row(self.row);
        row.and_then(|row| row.peek()).unwrap_or_default()
    }
}
