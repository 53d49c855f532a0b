//! The English header of a sheet, and lines below it.

use std::cell::Cell;

use dragoman_guest::schema::{Locator, NoticeKind, SubjectKind};
use dragoman_guest::{About, Notes};

use crate::values;

/// The column that every sheet of this list has.
const NUMBER: &str = "internal_seq_id";

/// The columns of a sheet.
#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) kind: SubjectKind,
    columns: Vec<String>,
}

impl Header {
    /// The header that some cells are; none if they are no header of this list.
    pub(crate) fn of(cells: &[String]) -> Option<Self> {
        let columns: Vec<String> = cells
            .iter()
            .enumerate()
            .map(|(index, cell)| column(cell, index))
            .collect();
        if !columns.iter().any(|name| name == NUMBER) {
            return None;
        }
        let begins = |prefix: &str| columns.iter().any(|name| name.starts_with(prefix));
        let kind = match (begins("name_of_individual"), begins("organization_name")) {
            (true, false) => SubjectKind::Person,
            (false, true) => SubjectKind::Organization,
            _ => return None,
        };
        Some(Self { kind, columns })
    }
}

/// A column's name in small letters, with `_` for all that is none, and without the form of its dates. A column without a
/// name is called after its index.
fn column(cell: &str, index: usize) -> String {
    let cell = cell.to_lowercase().replace("(dd/mm/yyyy)", "");
    let words = cell
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("_");
    match name.is_empty() {
        true => format!("column_{index}"),
        false => name,
    }
}

/// A line below a header. What of it is never asked for becomes a notice.
pub(crate) struct Line<'s> {
    header: &'s Header,
    cells: &'s [String],
    read: Vec<Cell<bool>>,
    pub(crate) place: Locator,
}

impl<'s> Line<'s> {
    pub(crate) fn new(header: &'s Header, cells: &'s [String], place: Locator) -> Self {
        Self {
            header,
            cells,
            read: vec![Cell::new(false); cells.len()],
            place,
        }
    }

    pub(crate) fn kind(&self) -> SubjectKind {
        self.header.kind
    }

    /// The text of a column; none if it is a placeholder, or there is no such column.
    pub(crate) fn text(&self, column: &str) -> Option<&'s str> {
        self.columns(|name| name == column).next().map(|(_, text)| text)
    }

    /// The columns whose names fit and that say something, with their texts.
    pub(crate) fn columns(&self, fits: impl Fn(&str) -> bool) -> impl Iterator<Item = (&'s str, &'s str)> {
        let columns = self.header.columns.iter().zip(self.cells).zip(&self.read);
        columns.filter_map(move |((name, cell), read)| {
            if !fits(name) {
                return None;
            }
            read.set(true);
            Some((name.as_str(), values::stated(cell)?))
        })
    }

    /// Whether no cell says anything.
    pub(crate) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| values::stated(cell).is_none())
    }

    /// Says that all of it is left out on purpose.
    pub(crate) fn leave_out(&self) {
        self.read.iter().for_each(|read| read.set(true));
    }

    /// Counts what was not asked for.
    pub(crate) fn say_unread(&self, notes: &mut Notes) {
        for (index, (cell, read)) in self.cells.iter().zip(&self.read).enumerate() {
            let Some(text) = values::stated(cell).filter(|_| !read.get()) else {
                continue;
            };
            let beyond = format!("column_{index}");
            let name = self.header.columns.get(index).unwrap_or(&beyond);
            notes.sum(About {
                kind: NoticeKind::Unmapped,
                field: name.clone().into(),
                message: "the column was not asked for; it was left out",
                excerpt: text,
                record: None,
                place: Some(self.place.clone()),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_after_their_english_words() {
        for (cell, name) in [
            ("internal seq. id", "internal_seq_id"),
            (
                "Date of Designation In Israel (DD/MM/YYYY)",
                "date_of_designation_in_israel",
            ),
            ("Nationality / Residency ", "nationality_residency"),
            ("D.O.B (DD/MM/YYYY)", "d_o_b"),
            ("linked to (internal seq. id)", "linked_to_internal_seq_id"),
            (" ", "column_7"),
        ] {
            assert_eq!(column(cell, 7), name);
        }
    }

    #[test]
    fn a_header_has_numbers_and_names_of_one_kind() {
        let of = |cells: &[&str]| {
            let cells: Vec<_> = cells.iter().map(|cell| (*cell).to_owned()).collect();
            Header::of(&cells).map(|header| header.kind)
        };
        assert_eq!(
            of(&["internal seq. id", "Name of Individual - English"]),
            Some(SubjectKind::Person)
        );
        assert_eq!(
            of(&["internal seq. id", "Organization Name - Hebrew"]),
            Some(SubjectKind::Organization)
        );
        assert_eq!(of(&["internal seq. id", "Shoe"]), None);
        assert_eq!(of(&["Organization Name - Hebrew"]), None);
    }
}
