//! How a table fits the columns asked for.

use super::grid::Table;
use super::rows::Layout;

/// Rows in which a header is looked for.
const PREAMBLE: usize = 20;

/// Rows that a header may have.
const MAX_HEADER: usize = 10;

/// A column of a header.
#[derive(Debug)]
pub(super) struct Column {
    /// Its name: what stands above it in the rows of the header, joined by ` / `.
    pub(super) name: String,
    /// The keys that it goes by.
    keys: Vec<String>,
}

/// A header: its rows, and its columns.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) rows: (usize, usize),
    pub(super) columns: Vec<Column>,
    /// The columns of the layout.
    known: Vec<Known>,
}

/// A column of the layout.
#[derive(Debug)]
struct Known {
    /// The keys that it may be asked by.
    keys: Vec<String>,
    column: usize,
}

/// How a table fits.
#[derive(Debug)]
pub(super) enum Fit {
    /// It has the header.
    Header(Header),
    /// It has most columns, but lacks those that go by these names.
    Lacking(Vec<&'static str>),
    /// It has several columns of this name.
    Twice(String),
    /// It is another table.
    Other,
}

/// Names of columns are compared by letters and digits alone: `S. No.` is `s no`.
pub(super) fn key(name: &str) -> String {
    let letters = name
        .chars()
        .filter(|letter| !letter.is_whitespace() && !letter.is_ascii_punctuation());
    letters.flat_map(char::to_lowercase).collect()
}

impl Header {
    /// The column of a name, or of another that it goes by.
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        let asked = key(name);
        match self.known.iter().find(|known| known.keys.contains(&asked)) {
            Some(known) => Some(known.column),
            None => self
                .columns
                .iter()
                .position(|column| column.keys.contains(&asked)),
        }
    }

    /// The first column that goes by one of some names; the earlier name counts.
    fn first_of(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| {
            let key = key(name);
            self.columns.iter().position(|column| column.keys.contains(&key))
        })
    }

    /// The same header, which knows the columns of a layout.
    fn with(mut self, layout: &Layout) -> Self {
        let known = layout.columns.iter().filter_map(|names| {
            Some(Known {
                keys: names.iter().map(|name| key(name)).collect(),
                column: self.first_of(names)?,
            })
        });
        self.known = known.collect();
        self
    }

    /// Whether a row says nothing but what the header says, as where a list is repeated from page to page.
    pub(super) fn is_repeated_in(&self, table: &Table<'_>, row: usize) -> bool {
        let texts = texts(table, row);
        texts.len() == self.columns.len()
            && texts.iter().any(|text| !text.is_empty())
            && texts
                .iter()
                .zip(&self.columns)
                .all(|(text, column)| column.keys.contains(&key(text)))
    }
}

/// Looks for the header of a table.
pub(super) fn fit(table: &Table<'_>, layout: &Layout) -> Fit {
    let mut fit = Fit::Other;
    for row in 0..table.height().min(PREAMBLE) {
        let mut header = header(table, row);
        let missing = header.missing(layout);
        if missing.is_empty() {
            // What is above all columns that are asked for, such as a title, is none of their names.
            for next in row + 1..header.rows.1 {
                let lower = self::header(table, next);
                if !lower.missing(layout).is_empty() {
                    break;
                }
                header = lower;
            }
            let mut columns = layout.columns.iter();
            let twice = columns.find_map(|names| header.twice(names));
            return twice.map_or_else(|| Fit::Header(header.with(layout)), Fit::Twice);
        }
        if missing.len() * 2 < layout.columns.len() && matches!(fit, Fit::Other) {
            fit = Fit::Lacking(missing);
        }
    }
    fit
}

impl Header {
    /// The columns that it lacks, by their first names.
    fn missing(&self, layout: &Layout) -> Vec<&'static str> {
        let columns = layout.columns.iter();
        let missing = columns.filter(|names| self.first_of(names).is_none());
        missing.filter_map(|names| names.first().copied()).collect()
    }

    /// The name of a column that is asked for, and stands several times.
    fn twice(&self, names: &[&str]) -> Option<String> {
        let first = &self.columns[self.first_of(names)?];
        let same = self
            .columns
            .iter()
            .filter(|column| key(&column.name) == key(&first.name));
        (same.count() > 1).then(|| first.name.clone())
    }
}

/// Where a header ends that begins at a row: behind those of headers that follow it. Where that leaves no row of the list, or
/// makes more than any header has, the head was not ended, or all cells are marked as headers: only rows that cells join to
/// the first go with it then.
fn end(table: &Table<'_>, row: usize) -> usize {
    if !table.is_header(row) {
        return row + 1;
    }
    let more = (row + 1..table.height())
        .take(MAX_HEADER)
        .take_while(|next| table.is_header(*next) && table.band(*next).is_none());
    let end = row + 1 + more.count();
    if end < table.height() && end - row <= MAX_HEADER {
        return end;
    }
    let joined = (row + 1..end).take_while(|next| table.is_joined(*next));
    row + 1 + joined.count()
}

/// The header that begins at a row.
fn header(table: &Table<'_>, row: usize) -> Header {
    let rows = (row, end(table, row));
    let mut columns: Vec<Column> = Vec::new();
    for row in rows.0..rows.1 {
        for (at, text) in texts(table, row).into_iter().enumerate() {
            if columns.len() <= at {
                columns.push(Column {
                    name: String::new(),
                    keys: Vec::new(),
                });
            }
            let (column, key) = (&mut columns[at], key(&text));
            if key.is_empty() || column.keys.contains(&key) {
                continue;
            }
            if !column.name.is_empty() {
                column.name.push_str(" / ");
            }
            column.name.push_str(&text);
            column.keys.push(key);
        }
    }
    for column in &mut columns {
        let whole = key(&column.name);
        if !whole.is_empty() && !column.keys.contains(&whole) {
            column.keys.push(whole);
        }
    }
    Header {
        rows,
        columns,
        known: Vec::new(),
    }
}

/// The texts of a row, column by column; empty for a cell that has a table of its own. They do not count as asked for.
fn texts(table: &Table<'_>, row: usize) -> Vec<String> {
    let end = (0..table.width())
        .rev()
        .find(|column| table.cell(row, *column).is_some());
    let columns = 0..end.map_or(0, |end| end + 1);
    columns
        .map(|column| match table.cell(row, column) {
            Some(cell) if !cell.node().has_table() => cell.node().peek().unwrap_or_default(),
            _ => String::new(),
        })
        .collect()
}
