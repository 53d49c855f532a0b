//! A record: a row of a table, with those by which it goes on.

use dragoman_guest::schema::{Locator, SubjectKind};

use crate::columns::Column;
use crate::text;

/// A record.
#[derive(Debug)]
pub(crate) struct Record {
    columns: Vec<Option<Column>>,
    cells: Vec<Vec<String>>,
    /// Where it stands.
    pub(crate) places: Vec<Locator>,
}

impl Record {
    /// A record of a row.
    pub(crate) fn new(columns: Vec<Option<Column>>, cells: Vec<Vec<String>>, place: Locator) -> Self {
        Self {
            columns,
            cells,
            places: vec![place],
        }
    }

    /// Adds a row by which it goes on, on the next page.
    pub(crate) fn go_on(&mut self, cells: Vec<Vec<String>>, place: Locator) {
        for (known, more) in self.cells.iter_mut().zip(cells) {
            known.extend(more);
        }
        self.places.push(place);
    }

    /// How many cells it has.
    pub(crate) fn width(&self) -> usize {
        self.cells.len()
    }

    /// The lines of a column, none if the table has no such column.
    fn lines(&self, column: Column) -> &[String] {
        let at = self.columns.iter().position(|known| *known == Some(column));
        at.and_then(|at| self.cells.get(at)).map_or(&[], Vec::as_slice)
    }

    /// The text of a column; none where the list writes a dash.
    pub(crate) fn text(&self, column: Column) -> Option<String> {
        let lines: Vec<String> = self.each(column).map(Into::into).collect();
        (!lines.is_empty()).then(|| text::joined(&lines))
    }

    /// The lines of a column, for one that has a value in each.
    pub(crate) fn each(&self, column: Column) -> impl Iterator<Item = &str> {
        self.lines(column).iter().filter_map(|line| text::stated(line))
    }

    /// The cells that no column of the list is known for.
    pub(crate) fn unknown(&self) -> impl Iterator<Item = (usize, String)> {
        let cells = self.columns.iter().zip(&self.cells).enumerate();
        cells
            .filter(|(_, (column, _))| column.is_none())
            .map(|(index, (_, lines))| (index, text::joined(lines)))
            .filter(|(_, text)| text::stated(text).is_some())
    }

    /// The reference, which identifies it.
    pub(crate) fn reference(&self) -> Option<String> {
        self.text(Column::Reference).as_deref().and_then(text::reference)
    }

    /// A reference that stands in another column than that of references.
    pub(crate) fn misplaced(&self) -> Option<String> {
        let cells = self.columns.iter().zip(&self.cells);
        let mut others = cells.filter(|(column, _)| **column != Some(Column::Reference));
        others.find_map(|(_, lines)| text::reference(&text::joined(lines)))
    }

    /// What it is about: `KDN.I` for an individual, `KDN.K` for a group. Without such a reference the table tells.
    pub(crate) fn kind(&self) -> SubjectKind {
        let reference = self.reference();
        let starts = |with| {
            reference
                .as_ref()
                .is_some_and(|reference| reference.starts_with(with))
        };
        let is_individual = self.columns.contains(&Some(Column::Birth));
        match (starts("KDN.I."), starts("KDN.K.")) {
            (true, _) => SubjectKind::Person,
            (_, true) => SubjectKind::Organization,
            _ if is_individual => SubjectKind::Person,
            _ => SubjectKind::Organization,
        }
    }
}
