//! The header row: which column stands where.

use dragoman_guest::schema::{Fault, Locator};

use crate::columns::{self, Column};
use crate::faults;

/// Known names that make a row a header.
const ENOUGH: usize = 8;

/// Columns named in a message.
const SHOWN: usize = 12;

/// A header: for each column of the file the column it is, or a name that is not known.
#[derive(Debug)]
pub(crate) struct Header {
    columns: Vec<Option<Column>>,
    names: Vec<String>,
}

impl Header {
    /// Reads a row as a header; none if it does not look like one.
    ///
    /// # Errors
    ///
    /// A fault `unknown-layout` if columns are missing or repeated.
    pub(crate) fn read(cells: &[&str], place: impl Fn() -> Locator) -> Option<Result<Self, Fault>> {
        let known = columns::by_name();
        let columns: Vec<_> = cells
            .iter()
            .map(|cell| known.get(&columns::normal(cell)).copied())
            .collect();
        let header = Self {
            names: cells.iter().map(|cell| cell.trim().to_owned()).collect(),
            columns,
        };
        (header.present().len() >= ENOUGH).then(|| header.checked(place, cells))
    }

    fn present(&self) -> Vec<Column> {
        self.columns.iter().copied().flatten().collect()
    }

    fn checked(self, place: impl Fn() -> Locator, cells: &[&str]) -> Result<Self, Fault> {
        let present = self.present();
        if let Some(twice) = repeated(&present) {
            let message = format!("the column `{}` stands in the header twice", twice.name());
            return Err(faults::unknown_layout(message, place(), &cells.join(", ")));
        }
        let missing = columns::missing(&present);
        if missing.is_empty() {
            return Ok(self);
        }
        Err(faults::unknown_layout(
            complaint(&missing, &self.unexpected()),
            place(),
            &cells.join(", "),
        ))
    }

    fn unexpected(&self) -> Vec<&str> {
        let unknown = self
            .columns
            .iter()
            .zip(&self.names)
            .filter(|(column, _)| column.is_none());
        unknown
            .map(|(_, name)| name.as_str())
            .filter(|name| !name.is_empty())
            .collect()
    }

    /// The column at an index of the file.
    pub(crate) fn column(&self, index: usize) -> Option<Column> {
        self.columns.get(index).copied().flatten()
    }

    /// Whether a column is there.
    pub(crate) fn has(&self, column: Column) -> bool {
        self.columns.contains(&Some(column))
    }

    /// Whether a column is the last that has a name.
    pub(crate) fn ends_with(&self, column: Column) -> bool {
        let last = self.names.iter().rposition(|name| !name.is_empty());
        last.and_then(|last| self.column(last)) == Some(column)
    }

    /// The name at an index of the file.
    pub(crate) fn name(&self, index: usize) -> &str {
        self.names.get(index).map_or("", String::as_str)
    }

    /// How many columns the file has.
    pub(crate) fn width(&self) -> usize {
        self.columns.len()
    }
}

/// A fault about a row that stands where the header should.
pub(crate) fn not_a_header(cells: &[&str], place: Locator) -> Fault {
    let unexpected: Vec<_> = cells
        .iter()
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty())
        .collect();
    let message = complaint(&columns::missing(&[]), &unexpected);
    faults::unknown_layout(message, place, &cells.join(", "))
}

fn repeated(present: &[Column]) -> Option<Column> {
    let twice = |(index, column): &(usize, &Column)| present[..*index].contains(column);
    present.iter().enumerate().find(twice).map(|(_, column)| *column)
}

fn complaint(missing: &[&str], unexpected: &[&str]) -> String {
    let mut message = format!("the header lacks {}", listed(missing));
    if !unexpected.is_empty() {
        message.push_str(" and has unexpectedly ");
        message.push_str(&listed(unexpected));
    }
    message
}

fn listed(names: &[&str]) -> String {
    let shown: Vec<_> = names
        .iter()
        .take(SHOWN)
        .map(|name| format!("`{}`", name.chars().take(40).collect::<String>()))
        .collect();
    match names.len().saturating_sub(SHOWN) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
