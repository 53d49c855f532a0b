//! A table in CSV, read strictly: what nobody asked for is said, and every row knows its place.
//!
//! ```
//! use dragoman_guest::native::Files;
//! use dragoman_guest::{Feed, Notes, table::Table};
//!
//! # fn main() -> Result<(), dragoman_guest::schema::Fault> {
//! let files = Files::one("list.csv", "ID,Name,Shoe size\n1,Ada Example,38\n");
//! let feed = Feed::new(&files);
//! let (mut table, mut notes) = (Table::open(&feed, feed.single()?, &["ID", "Name"])?, Notes::default());
//! while let Some(row) = table.next(&mut notes)? {
//!     assert_eq!(row.text("name").as_deref(), Some("Ada Example"));
//! }
//! // `ID` and `Shoe size` are among the notices now, with a count and the place of the first.
//! # Ok(())
//! # }
//! ```
//!
//! A row of another width than the header is left out with a notice, and so is the first line of a row in which a quote was
//! lost: the lines behind it are rows again. If there are many, it is another layout, or a damaged copy, and a fault. A row that
//! is cut off ends the table with a fault `truncated`; what was read before it may be kept.

mod quotes;

use std::cell::Cell;

use csv::{Position, Reader, ReaderBuilder, StringRecord};
use quotes::Quotes;

use crate::above::{self, Above};
use crate::build;
use crate::notes::{About, Notes};
use crate::part::Part;
use crate::schema::{Fault, FaultKind, Locator, NoticeKind};
use crate::{Feed, PartReader};

/// What to do about most faults of a table.
const AGAIN: &str = "get the file again, and compare it with the one that is published";

/// What to do about a header that does not fit.
const GIVE: &str = "give the list itself; if its layout is new, the module must learn it";

/// Rows in which a header is looked for that stands below others.
const PREAMBLE: u32 = 20;

/// A table in CSV with a header, in UTF-8.
pub struct Table<'f> {
    part: u32,
    file: Part<'f>,
    reader: Reader<PartReader<'f>>,
    columns: Vec<Column>,
    record: StringRecord,
    row: u32,
    /// The number of the header's row.
    header: u32,
    above: Vec<Above>,
    /// Size of the part in bytes.
    size: u32,
    ends_with_line_break: bool,
    /// Whether the mark was met with which DOS ended files.
    has_end_mark: bool,
    is_quiet: bool,
    /// Rows that were given, and rows that were left out.
    given: u32,
    left_out: u32,
    id_of: Option<IdOf>,
}

/// Reads the id of a row that is left out.
type IdOf = for<'c> fn(&[&str], &[&'c str]) -> Option<&'c str>;

/// The field of what is said of a row as a whole.
const ROW: &str = "(row)";

/// Rows that are left out before it is looked at whether they are too many; else it is looked at at the end.
const MANY: u32 = 1000;

/// Where a quote was lost or added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lost {
    /// In a row of several lines.
    Within,
    /// In the last row, which ends within quotes.
    AtEnd,
}

/// Why a row is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Broken {
    /// It runs over several lines for want of a quote.
    Quote,
    /// It has too few cells.
    Fewer,
    /// It has too many cells.
    More,
}

impl Broken {
    fn message(self) -> &'static str {
        match self {
            Self::Quote => {
                "a quote was lost or added in this line, which would swallow those behind it; it was left out"
            }
            Self::Fewer => "the row has fewer cells than the header; it was left out",
            Self::More => "the row has more cells than the header; it was left out",
        }
    }

    /// The cells that are surely those of the row.
    fn own<'a, 'c>(self, cells: &'a [&'c str]) -> &'a [&'c str] {
        let is_swallowing = |cell: &&str| self == Self::Quote && cell.contains(['\n', '\r']);
        let end = cells.iter().position(is_swallowing);
        &cells[..end.unwrap_or(cells.len())]
    }
}

/// The mark with which DOS ended files.
const END_MARK: &str = "\u{1a}";

struct Column {
    name: String,
    /// The name in small letters.
    lower: String,
    /// Whether the row at hand was asked for it.
    read: Cell<bool>,
}

/// A row of a table.
pub struct Row<'t> {
    part: u32,
    number: u32,
    columns: &'t [Column],
    record: &'t StringRecord,
}

impl<'f> Table<'f> {
    /// Opens a part, whose header must have the `required` columns. Names of columns are compared without letter case, with
    /// white space folded.
    ///
    /// # Errors
    ///
    /// A fault if the part is empty, is no table, or has no such header.
    pub fn open(feed: &Feed<'f>, part: u32, required: &[&str]) -> Result<Self, Fault> {
        let mut table = Self::begin(feed, part)?;
        table.take_header();
        table.check_header(required)?;
        Ok(table)
    }

    /// Opens a part as [`open`](Self::open) does, whose header may stand below other rows, such as a title or the day of the
    /// list: it is the first of the first 20 rows that has the `required` columns.
    ///
    /// # Errors
    ///
    /// A fault if the part is empty, is no table, or has no such header.
    pub fn open_below(feed: &Feed<'f>, part: u32, required: &[&str]) -> Result<Self, Fault> {
        let mut table = Self::begin(feed, part)?;
        let mut nearest: Option<(usize, Fault)> = None;
        loop {
            table.take_header();
            let Err(fault) = table.check_header(required) else {
                return Ok(table);
            };
            let lacking = table.lacking(required).len();
            if lacking == 0 {
                return Err(fault);
            }
            // Another row may be nearer to a header; of those that are alike the first is shown.
            if nearest.as_ref().is_none_or(|(fewest, _)| lacking < *fewest) {
                nearest = Some((lacking, fault));
            }
            let cells = table.columns.drain(..).map(|column| column.name);
            let place = build::rows(part, table.row, table.row);
            table.above.push(Above::new(place, cells));
            if table.row >= PREAMBLE || !table.read()? {
                return Err(nearest.map_or_else(|| table.empty(), |(_, fault)| fault));
            }
        }
    }

    /// Stands at the first row.
    fn begin(feed: &Feed<'f>, part: u32) -> Result<Self, Fault> {
        // Rows are counted here: blank cells behind the last column are no sign that something was lost.
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(feed.open(part));
        let mut table = Self {
            part,
            file: Part::new(feed, part, GIVE),
            reader,
            columns: Vec::new(),
            record: StringRecord::new(),
            row: 0,
            header: 0,
            above: Vec::new(),
            size: feed.size(part),
            ends_with_line_break: feed.ends_with(part, b'\n'),
            has_end_mark: false,
            is_quiet: false,
            given: 0,
            left_out: 0,
            id_of: None,
        };
        if !table.read()? {
            return Err(table.empty());
        }
        Ok(table)
    }

    fn empty(&self) -> Fault {
        Fault {
            source: Some(build::bytes(self.part, 0, self.size)),
            ..build::fault(FaultKind::Empty, "the file is empty", AGAIN)
        }
    }

    /// Takes the row at hand for the header.
    fn take_header(&mut self) {
        self.header = self.row;
        let cells = self.record.iter();
        self.columns = cells
            .map(|cell| {
                let name = build::fold(cell.trim_start_matches('\u{feff}'));
                Column {
                    lower: name.to_lowercase(),
                    name,
                    read: Cell::new(false),
                }
            })
            .collect();
    }

    /// The same table, which says nothing of columns that nobody asks for: for a first look at a list that is read twice.
    #[must_use]
    pub fn quiet(mut self) -> Self {
        self.is_quiet = true;
        self
    }

    /// The same table, which names in the notice of a row that is left out whose it is, where `id` can tell from the names of the
    /// columns and the cells, of which one may be missing or added anywhere.
    #[must_use]
    pub fn known_by(mut self, id: IdOf) -> Self {
        self.id_of = Some(id);
        self
    }

    /// What the row above the header says of a label: the cell right of it, or what stands behind its colon in the same cell.
    pub fn above(&self, label: &str) -> Option<String> {
        above::value(&self.above, label)
    }

    /// Says what above the header was not asked for. To be called when all rows were read.
    pub fn end(&self, notes: &mut Notes) {
        above::say_unread(&self.above, notes);
    }

    /// Which of the columns the row that was taken for the header lacks.
    fn lacking<'n>(&self, required: &[&'n str]) -> Vec<&'n str> {
        let missing = required
            .iter()
            .filter(|name| position(&self.columns, name).is_none());
        missing.copied().collect()
    }

    fn check_header(&self, required: &[&str]) -> Result<(), Fault> {
        let missing = self.lacking(required);
        let is_second = |at: &usize| {
            let name = &self.columns[*at].name;
            // Columns that a spreadsheet left behind have no names.
            !name.is_empty() && position(&self.columns, name) != Some(*at)
        };
        let twice = (0..self.columns.len()).find(is_second);
        let message = match (missing.is_empty(), twice) {
            (false, _) => format!("the header lacks {}", missing.join(", ")),
            (true, Some(at)) => format!("the header has `{}` twice", self.columns[at].name),
            (true, None) if self.quotes().is_some() => {
                "a quote was lost in the header, or the file was cut off there".into()
            }
            (true, None) => return Ok(()),
        };
        let header: Vec<_> = self.columns.iter().map(|column| column.name.as_str()).collect();
        // Nothing of the header fits: it is another list, or none.
        let kind = match missing.len() == required.len() {
            true => FaultKind::Foreign,
            false => FaultKind::UnknownLayout,
        };
        Err(Fault {
            source: Some(build::rows(self.part, self.header, self.header)),
            excerpt: build::excerpt(&header.join(",")),
            ..build::fault(kind, message, GIVE)
        })
    }

    /// The names of the columns, as the header has them.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.name.as_str())
    }

    /// The next row that is not blank; none after the last. What the row before was not asked for becomes a notice: a column
    /// that is never asked for is one that is lost. So does that the file stops behind a cell: it may be cut off. A row that
    /// has not as many cells as the header becomes a notice too, and is left out.
    ///
    /// # Errors
    ///
    /// A fault `truncated` if the table breaks off within a row; one of another kind if it cannot be read, or so many rows have
    /// not as many cells as the header that it is not a matter of single rows.
    pub fn next(&mut self, notes: &mut Notes) -> Result<Option<Row<'_>>, Fault> {
        if self.row > self.header && !self.is_quiet {
            self.say_unread(notes);
        }
        loop {
            if !self.read()? {
                self.check_rows()?;
                return Ok(None);
            }
            if self.is_at_end() && self.record.iter().eq([END_MARK]) {
                self.has_end_mark = true;
                self.check_rows()?;
                return Ok(None);
            }
            if let Some(broken) = self.check_cells()? {
                self.leave_out(broken, notes)?;
                continue;
            }
            if self.is_header() {
                if !self.is_quiet {
                    self.say_header_again(notes);
                }
                continue;
            }
            if self.record.iter().any(|cell| !cell.trim().is_empty()) {
                break;
            }
        }
        self.given += 1;
        if !self.is_quiet && !self.ends_with_line_break && self.is_at_end() {
            self.say_unfinished(notes);
        }
        self.columns.iter().for_each(|column| column.read.set(false));
        Ok(Some(Row {
            part: self.part,
            number: self.row,
            columns: &self.columns,
            record: &self.record,
        }))
    }

    /// Gives every row to `take`, and says whether the end of the table was seen. Of a table that was cut off it gives the rows
    /// that are whole, and a notice says where the cut is: what stands behind it is not known to be delisted.
    ///
    /// # Errors
    ///
    /// A fault as [`next`](Self::next) gives it, also for a table that was cut off before its first row ends.
    pub fn each(
        &mut self,
        notes: &mut Notes,
        mut take: impl FnMut(&Row<'_>, &mut Notes),
    ) -> Result<bool, Fault> {
        loop {
            let before = self.given;
            match self.next(notes) {
                Ok(Some(row)) => take(&row, notes),
                Ok(None) => return Ok(self.end_seen()),
                Err(fault) if fault.kind == FaultKind::Truncated && before > 0 => {
                    if !self.is_quiet {
                        notes.cut_off(fault, ROW);
                    }
                    return Ok(false);
                }
                Err(fault) => return Err(fault),
            }
        }
    }

    /// Whether the file ends as a whole one does, with a line break. One that was cut between two rows does as well: only
    /// a list that says how many rows it has can tell.
    pub fn end_seen(&self) -> bool {
        self.ends_with_line_break || self.has_end_mark
    }

    /// Whether the row at hand is the header again, as where files were joined.
    fn is_header(&self) -> bool {
        let mut columns = self.columns.iter().zip(&self.record);
        columns.all(|(column, cell)| column.name == cell || column.name == build::fold(cell))
    }

    fn say_header_again(&self, notes: &mut Notes) {
        notes.sum(About {
            kind: NoticeKind::Remark,
            field: "(header)".into(),
            message: "the header stands there again; the row was left out",
            excerpt: &self.record.iter().collect::<Vec<_>>().join(","),
            record: None,
            place: Some(build::rows(self.part, self.row, self.row)),
        });
    }

    fn say_unread(&self, notes: &mut Notes) {
        let cells = self.columns.iter().zip(&self.record);
        for (column, cell) in cells.filter(|(column, cell)| !column.read.get() && !cell.trim().is_empty()) {
            notes.sum(About {
                kind: NoticeKind::Unmapped,
                field: match column.name.as_str() {
                    "" => "(no name)".into(),
                    name => name.into(),
                },
                message: "the column was not asked for; it was left out",
                excerpt: cell,
                record: None,
                place: Some(build::rows(self.part, self.row, self.row)),
            });
        }
    }

    fn is_at_end(&self) -> bool {
        self.reader.position().byte() >= u64::from(self.size)
    }

    fn say_unfinished(&self, notes: &mut Notes) {
        notes.case(About {
            kind: NoticeKind::Remark,
            field: match self.columns.last().map(|column| column.name.as_str()) {
                None | Some("") => "(no name)".into(),
                Some(name) => name.into(),
            },
            message: "the file stops behind this cell, without a line break: the cell may be cut off",
            excerpt: self.record.iter().next_back().unwrap_or_default(),
            record: None,
            place: Some(build::rows(self.part, self.row, self.row)),
        });
    }

    /// Why the row at hand is none of this table: it must have as many cells as the header, or blank ones besides.
    fn check_cells(&self) -> Result<Option<Broken>, Fault> {
        let (cells, columns) = (self.record.len(), self.columns.len());
        match self.quotes() {
            Some(Lost::Within) => return Ok(Some(Broken::Quote)),
            Some(Lost::AtEnd) => {
                let message = "a quote is not closed: the file was cut off, or a quote was lost";
                return Err(self.cut(message.into()));
            }
            None => {}
        }
        if cells < columns && self.is_at_end() && !self.ends_with_line_break {
            return Err(self.cut(format!("a row has {cells} cells, the header has {columns}")));
        }
        let says = |skipped: usize| {
            let mut cells = self.record.iter().skip(skipped);
            cells.any(|cell| !cell.trim().is_empty())
        };
        Ok(match cells < columns {
            // A row of blanks, as a spreadsheet leaves behind, says nothing.
            true => says(0).then_some(Broken::Fewer),
            false => says(columns).then_some(Broken::More),
        })
    }

    /// Whether a quote of the row at hand was lost, so that lines behind it were taken for a part of a cell.
    fn quotes(&self) -> Option<Lost> {
        let begin = self.record.position().map_or(0, Position::line);
        // Nearly every row is a line, which swallows nothing.
        if self.reader.position().line() == begin + 1 && !self.is_at_end() {
            return None;
        }
        let quotes = Quotes::of(&self.raw(), b',');
        let has_lines = || self.record.iter().any(|cell| cell.contains(['\n', '\r']));
        match (
            quotes.is_broken && has_lines(),
            quotes.is_open && self.is_at_end(),
        ) {
            (true, _) => Some(Lost::Within),
            (false, true) => Some(Lost::AtEnd),
            (false, false) => None,
        }
    }

    /// The row at hand as it stands in the file, with blank lines before it.
    fn raw(&self) -> Vec<u8> {
        let (start, end) = (self.start(), self.reader.position().byte());
        self.file
            .exactly(start as u32, end.saturating_sub(start) as usize)
    }

    /// Where the row at hand begins; blank lines before it count to it.
    fn start(&self) -> u64 {
        self.record.position().map_or(0, Position::byte)
    }

    fn cut(&self, message: String) -> Fault {
        // Of a table of another width the last row is cut off no more than the others.
        self.check_rows().err().unwrap_or_else(|| Fault {
            source: Some(build::rows(self.part, self.row, self.row)),
            excerpt: build::excerpt(&self.record.iter().collect::<Vec<_>>().join(",")),
            ..build::fault(FaultKind::Truncated, message, AGAIN)
        })
    }

    /// Leaves out the row at hand; of one of several lines, in which a quote was lost, the first.
    fn leave_out(&mut self, broken: Broken, notes: &mut Notes) -> Result<(), Fault> {
        self.left_out += 1;
        if self.left_out >= MANY {
            self.check_rows()?;
        }
        if !self.is_quiet {
            let names: Vec<_> = self.columns.iter().map(|column| column.name.as_str()).collect();
            let cells: Vec<_> = self.record.iter().collect();
            notes.case(About {
                kind: NoticeKind::RejectedRecord,
                field: ROW.into(),
                message: broken.message(),
                excerpt: &cells.join(","),
                record: self.id_of.and_then(|id| id(&names, broken.own(&cells))),
                place: Some(build::rows(self.part, self.row, self.row)),
            });
        }
        match broken {
            Broken::Quote => self.go_behind_line(),
            Broken::Fewer | Broken::More => Ok(()),
        }
    }

    /// Goes on behind the first line of the row at hand.
    fn go_behind_line(&mut self) -> Result<(), Fault> {
        let breaks = |byte: &u8| matches!(byte, b'\n' | b'\r');
        let raw = self.raw();
        let before = raw.iter().take_while(|byte| breaks(byte)).count();
        let line = raw.iter().skip(before).take_while(|byte| !breaks(byte)).count();
        let mut place = Position::new();
        place
            .set_byte(self.start() + (before + line) as u64)
            .set_record(u64::from(self.row));
        self.reader.seek(place).map_err(|error| self.broken(&error))
    }

    /// Makes sure that it is a matter of single rows if some were left out: not more than ten, or not more than 2 %.
    fn check_rows(&self) -> Result<(), Fault> {
        let (out, all) = (self.left_out, self.left_out + self.given);
        let Some(kind) = too_many(out, self.given) else {
            return Ok(());
        };
        let columns: Vec<_> = self.columns().collect();
        Err(Fault {
            source: Some(build::rows(self.part, self.header, self.header)),
            excerpt: build::excerpt(&columns.join(",")),
            ..build::fault(
                kind,
                format!(
                    "{out} of {all} rows have not the {} cells that the header has",
                    columns.len()
                ),
                AGAIN,
            )
        })
    }

    fn read(&mut self) -> Result<bool, Fault> {
        self.row += 1;
        match self.reader.read_record(&mut self.record) {
            Ok(more) => Ok(more),
            Err(error) => Err(self.broken(&error)),
        }
    }

    fn broken(&self, error: &csv::Error) -> Fault {
        let place = |position: &Option<Position>| {
            let row = position
                .as_ref()
                .map_or(self.row, |position| position.record() as u32 + 1);
            Some(build::rows(self.part, row, row))
        };
        match error.kind() {
            csv::ErrorKind::Utf8 { pos, .. } => {
                let begin = pos.as_ref().map_or(0, |position| position.byte() as u32);
                let fault = match self.file.encoding(begin) {
                    Some(fault) => fault,
                    // All characters are UTF-8, but the last, which is not whole.
                    None => self.file.truncated("the file stops within a character", begin),
                };
                Fault {
                    source: place(pos),
                    ..fault
                }
            }
            _ => build::fault(
                FaultKind::Malformed,
                format!("the table cannot be read: {error}"),
                AGAIN,
            ),
        }
    }
}

impl Row<'_> {
    /// The text of a column, its white space folded; none if it is blank, or the table has no such column.
    pub fn text(&self, column: &str) -> Option<String> {
        let at = position(self.columns, column)?;
        self.columns[at].read.set(true);
        build::text(self.record.get(at)?)
    }

    /// The text of a column as it stands, with its line breaks, but trimmed; none if it is blank, or the table has no such
    /// column. For a list in which a line break parts values.
    pub fn lines(&self, column: &str) -> Option<&str> {
        let at = position(self.columns, column)?;
        self.columns[at].read.set(true);
        let text = self.record.get(at)?.trim();
        (!text.is_empty()).then_some(text)
    }

    /// Its number: the header is the first.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Its place.
    pub fn place(&self) -> Locator {
        build::rows(self.part, self.number, self.number)
    }
}

/// Which fault it is if of a table's rows so many were left out that it is not a matter of single rows: more than were given, as of
/// another layout, or more than ten and more than 2 %.
pub fn too_many(left_out: u32, given: u32) -> Option<FaultKind> {
    let is_damaged = left_out > 10 && u64::from(left_out) * 50 > u64::from(left_out) + u64::from(given);
    match (left_out > given, is_damaged) {
        (true, _) => Some(FaultKind::UnknownLayout),
        (false, true) => Some(FaultKind::Malformed),
        (false, false) => None,
    }
}

/// Whether a quote was lost or added in a row, given with its line end, and lines behind it were taken for a part of a cell: for whoever
/// reads CSV without a [`Table`], or with another mark than the comma between the cells.
pub fn is_swallowing(row: &str, delimiter: u8) -> bool {
    let row = row.trim_matches(['\r', '\n']);
    row.contains(['\n', '\r']) && Quotes::of(row.as_bytes(), delimiter).is_broken
}

fn position(columns: &[Column], name: &str) -> Option<usize> {
    // Nearly every name is plain, and is looked for in every row: nothing is built for it.
    if name.is_ascii() {
        let is_it = |column: &Column| column.name.eq_ignore_ascii_case(name) || column.lower == name;
        return columns.iter().position(is_it);
    }
    let lower = name.to_lowercase();
    columns.iter().position(|column| column.lower == lower)
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
