//! A file as rows of cells.

use dragoman_guest::schema::Locator;
use dragoman_guest::{build, octets};

use crate::role::Role;

/// A file whose rows were read. All cells stand in one text, so that a row costs no allocation of its own.
#[derive(Debug)]
pub(crate) struct Table {
    /// Which file of the set.
    pub(crate) role: Role,
    /// Which part of the feed.
    pub(crate) part: u32,
    /// Whether the mark of its end was seen.
    pub(crate) end_mark: bool,
    text: String,
    ends: Vec<u32>,
    rows: Vec<u32>,
    keys: Vec<u64>,
}

impl Table {
    /// A table without rows.
    pub(crate) fn new(role: Role, part: u32, end_mark: bool, bytes: usize) -> Table {
        Table {
            role,
            part,
            end_mark,
            text: String::with_capacity(bytes),
            ends: Vec::new(),
            rows: Vec::new(),
            keys: Vec::new(),
        }
    }

    /// Adds a row that is the `number`th record of its file, with the number of the party it is about.
    pub(crate) fn push<'c>(&mut self, number: u32, key: u64, cells: impl Iterator<Item = &'c str>) {
        for cell in cells {
            self.text.push_str(cell);
            self.ends.push(self.text.len() as u32);
        }
        self.rows.push(number);
        self.keys.push(key);
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// A row.
    pub(crate) fn row(&self, index: usize) -> Row<'_> {
        Row { table: self, index }
    }

    /// All rows.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.len()).map(|index| self.row(index))
    }
}

/// A row of a table.
#[derive(Clone, Copy)]
pub(crate) struct Row<'t> {
    table: &'t Table,
    index: usize,
}

impl<'t> Row<'t> {
    /// The number of the party it is about.
    pub(crate) fn key(self) -> u64 {
        self.table.keys[self.index]
    }

    /// A cell with the blanks around it.
    pub(crate) fn raw(self, column: usize) -> &'t str {
        let cell = self.index * self.table.role.columns().len() + column;
        let start = cell.checked_sub(1).map_or(0, |before| self.table.ends[before]);
        &self.table.text[start as usize..self.table.ends[cell] as usize]
    }

    /// What a cell says; nothing if it is null, which the publisher writes as `-0- `.
    pub(crate) fn get(self, column: usize) -> Option<&'t str> {
        let text = octets::trimmed(self.raw(column));
        (!text.is_empty() && text != "-0-").then_some(text)
    }

    /// The record in its file, from 1.
    pub(crate) fn number(self) -> u32 {
        self.table.rows[self.index]
    }

    /// Where it stands.
    pub(crate) fn place(self) -> Locator {
        build::rows(self.table.part, self.number(), self.number())
    }

    /// All cells, as an excerpt.
    pub(crate) fn excerpt(self) -> String {
        let cells: Vec<&str> = (0..self.table.role.columns().len())
            .map(|column| self.raw(column).trim())
            .collect();
        cells.join(",")
    }
}
