//! A row that was filled in, whatever it stands in.

use std::cell::Cell as Flag;
use std::rc::Rc;

use dragoman_guest::build;
use dragoman_guest::schema::Locator;

use crate::columns::Sheet;

/// A row of a sheet.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) sheet: &'static Sheet,
    /// Where it stands.
    pub(crate) place: Locator,
    cells: Vec<Option<Cell>>,
    spot: Spot,
}

/// A cell that says something.
#[derive(Debug)]
pub(crate) struct Cell {
    /// Its values, if they stand apart already, as in a list of JSON; else one, which may hold several.
    values: Vec<String>,
    is_list: bool,
    was_read: Flag<bool>,
}

/// How its cells are named.
#[derive(Debug)]
pub(crate) enum Spot {
    /// In a sheet: the name of the sheet or file, the number of the row, and where the columns of the form are in it.
    Grid {
        name: Rc<str>,
        number: u32,
        columns: Rc<[Option<u32>]>,
    },
    /// In JSON: its pointer.
    Json(String),
}

impl Cell {
    /// A cell with a text; none if that is blank.
    pub(crate) fn text(text: &str) -> Option<Self> {
        let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}'], "\n");
        Self::new(vec![text.trim().to_owned()], false)
    }

    /// A cell with values that stand apart.
    pub(crate) fn list(values: Vec<String>) -> Option<Self> {
        Self::new(values, true)
    }

    fn new(values: Vec<String>, is_list: bool) -> Option<Self> {
        let is_blank = values.iter().all(|value| value.trim().is_empty());
        (!is_blank).then(|| Self {
            values,
            is_list,
            was_read: Flag::new(false),
        })
    }

    /// The text as it stands.
    pub(crate) fn whole(&self) -> String {
        self.values.join(if self.is_list { "; " } else { "\n" })
    }

    /// Its values, white space folded.
    pub(crate) fn several(&self) -> Vec<String> {
        let parted = |value: &String| -> Vec<String> {
            match self.is_list {
                true => build::text(value).into_iter().collect(),
                false => value.split(['\n', ';']).filter_map(build::text).collect(),
            }
        };
        self.values.iter().flat_map(parted).collect()
    }
}

impl Row {
    pub(crate) fn new(sheet: &'static Sheet, place: Locator, cells: Vec<Option<Cell>>, spot: Spot) -> Self {
        Self {
            sheet,
            place,
            cells,
            spot,
        }
    }

    /// Whether nothing is filled in.
    pub(crate) fn is_blank(&self) -> bool {
        self.cells.iter().all(Option::is_none)
    }

    /// The cell of a column, which is then read; none if it is blank.
    pub(crate) fn cell(&self, key: &str) -> Option<&Cell> {
        let cell = self.cells.get(self.sheet.column(key)?)?.as_ref()?;
        cell.was_read.set(true);
        Some(cell)
    }

    /// The keys of cells that say something, and that nobody has read.
    pub(crate) fn unread(&self) -> impl Iterator<Item = &'static str> {
        let cells = self.sheet.columns.iter().zip(&self.cells);
        cells.filter_map(|(column, cell)| {
            cell.as_ref()
                .filter(|cell| !cell.was_read.get())
                .map(|_| column.key)
        })
    }

    /// Names a cell for the one who filled it in: `sheet Subjects, cell F7 (Date of birth)`.
    pub(crate) fn named(&self, key: &str) -> String {
        let at = self.sheet.column(key);
        let title = at.map_or(key, |at| self.sheet.columns[at].title);
        match &self.spot {
            Spot::Json(pointer) => format!("{pointer}/{key}"),
            Spot::Grid {
                name,
                number,
                columns,
            } => match at.and_then(|at| columns.get(at).copied().flatten()) {
                Some(column) => format!("{name}, cell {}{number} ({title})", letters(column)),
                None => format!("{name}, row {number} ({title})"),
            },
        }
    }
}

/// The letters of a column, counted from 0.
pub(crate) fn letters(column: u32) -> String {
    let (mut letters, mut rest) = (String::new(), column + 1);
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), name);
        }
    }

    #[test]
    fn values_are_parted_by_semicolons_and_line_breaks_unless_they_stand_apart() {
        let cell = Cell::text(" a  b;c\r\nd;; ").expect("it says something");
        assert_eq!(cell.several(), ["a b", "c", "d"]);
        let list = Cell::list(vec!["a;b".into(), " ".into(), "c".into()]).expect("it says something");
        assert_eq!(list.several(), ["a;b", "c"]);
        assert!(Cell::text(" \n").is_none() && Cell::list(vec![" ".into()]).is_none());
    }
}
