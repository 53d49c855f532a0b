//! What stands above the header of a table: a title, the day of the list.

use std::cell::Cell;
use std::rc::Rc;

use crate::notes::{About, Notes};
use crate::schema::{Locator, NoticeKind};

/// A cell above a header, and whether it was asked for.
pub(crate) type AboveCell = (String, Rc<Cell<bool>>);

/// A row above a header.
pub(crate) struct Above {
    place: Locator,
    cells: Vec<AboveCell>,
}

impl Above {
    /// A row with its cells, their white space folded.
    pub(crate) fn new(place: Locator, cells: impl Iterator<Item = String>) -> Self {
        let cells = cells.map(|cell| (cell, Rc::default())).collect();
        Self { place, cells }
    }

    /// The only cell of the row that is not blank.
    #[cfg(feature = "sheet")]
    pub(crate) fn alone(&self) -> Option<&AboveCell> {
        let mut cells = self.cells.iter().filter(|(cell, _)| !cell.is_empty());
        cells.next().filter(|_| cells.next().is_none())
    }

    /// What the row says of a label: the cell right of it, or what stands behind its colon in the same cell.
    fn value(&self, label: &str) -> Option<String> {
        let mut cells = self.cells.iter();
        let (rest, read) = cells.find_map(|(cell, read)| Some((behind(cell, label)?, read)))?;
        read.set(true);
        if !rest.is_empty() {
            return Some(rest.to_owned());
        }
        let (cell, read) = cells.find(|(cell, _)| !cell.is_empty())?;
        read.set(true);
        Some(cell.clone())
    }
}

/// What one of the rows says of a label.
pub(crate) fn value(rows: &[Above], label: &str) -> Option<String> {
    rows.iter().find_map(|row| row.value(label))
}

/// Says what of the rows was not asked for.
pub(crate) fn say_unread(rows: &[Above], notes: &mut Notes) {
    for row in rows {
        let cells = row.cells.iter();
        let unread = cells.filter(|(cell, read)| !read.get() && !cell.is_empty());
        let unread: Vec<_> = unread.map(|(cell, _)| cell.as_str()).collect();
        if unread.is_empty() {
            continue;
        }
        notes.sum(About {
            kind: NoticeKind::Unmapped,
            field: "(above the header)".into(),
            message: "cells above the header were not asked for; they were left out",
            excerpt: &unread.join(" "),
            record: None,
            place: Some(row.place.clone()),
        });
    }
}

/// What stands behind a label in its own cell, which may be nothing; none if the cell has another label, or none.
fn behind<'a>(cell: &'a str, label: &str) -> Option<&'a str> {
    let (words, rest) = cell.split_once(':').unwrap_or((cell, ""));
    (words.trim().to_lowercase() == label.to_lowercase()).then_some(rest.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build;

    #[test]
    fn a_value_stands_right_of_its_label_or_behind_its_colon() {
        for (cells, expected) in [
            (vec!["Report Date: 08-Oct-2026", ""], Some("08-Oct-2026")),
            (vec!["report date:", "", "08-Oct-2026"], Some("08-Oct-2026")),
            (vec!["x", "Report date", "08-Oct-2026"], Some("08-Oct-2026")),
            (vec!["Report dates: 08-Oct-2026"], None),
            (vec!["Report Date:"], None),
        ] {
            let row = Above::new(build::rows(0, 1, 1), cells.into_iter().map(Into::into));
            assert_eq!(value(&[row], "Report Date").as_deref(), expected);
        }
    }
}
