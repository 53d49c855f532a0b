//! Cells that are merged: only the first of them has a value, and nobody knows whether the others mean the same.

use calamine::Dimensions;

/// A range of merged cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Its first row, as a spreadsheet counts: the first is 1.
    pub first: u32,
    /// Its last row.
    pub last: u32,
    /// Its name, such as `A2:B3`.
    pub cells: String,
}

impl From<&Dimensions> for Merged {
    fn from(range: &Dimensions) -> Self {
        Self {
            first: range.start.0 + 1,
            last: range.end.0 + 1,
            cells: format!("{}:{}", cell(range.start), cell(range.end)),
        }
    }
}

/// The name of a cell.
fn cell((row, column): (u32, u32)) -> String {
    let (mut letters, mut rest) = (String::new(), column + 1);
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_named_as_a_spreadsheet_does() {
        for (place, name) in [
            ((0, 0), "A1"),
            ((1, 25), "Z2"),
            ((9, 26), "AA10"),
            ((0, 701), "ZZ1"),
            ((0, 702), "AAA1"),
        ] {
            assert_eq!(cell(place), name);
        }
    }
}
