//! The columns of the tables.
//!
//! Only one table of an edition has its titles in words; the others number their columns, so that a table is known by how
//! many it has.

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// The row's number, which starts anew with every edition.
    Number,
    /// The reference, such as `KDN.I.08-2014`.
    Reference,
    Name,
    /// Honorific.
    Title,
    Position,
    Birth,
    BirthPlace,
    /// Another name of an individual, and of a group beside its aliases.
    OtherName,
    /// Alias of a group.
    Alias,
    Nationality,
    Passport,
    IdentityCard,
    Address,
    /// The day on which the subject was listed.
    Listed,
}

use Column::*;

const INDIVIDUALS: [Column; 13] = [
    Number,
    Reference,
    Name,
    Title,
    Position,
    Birth,
    BirthPlace,
    OtherName,
    Nationality,
    Passport,
    IdentityCard,
    Address,
    Listed,
];

const GROUPS: [Column; 7] = [Number, Reference, Name, Alias, OtherName, Address, Listed];

/// Titles in Malay and English, letters alone.
const TITLES: [(&str, Column); 32] = [
    ("no", Number),
    ("bil", Number),
    ("rujukan", Reference),
    ("norujukan", Reference),
    ("reference", Reference),
    ("nama", Name),
    ("name", Name),
    ("gelaran", Title),
    ("title", Title),
    ("jawatan", Position),
    ("position", Position),
    ("tarikhlahir", Birth),
    ("dateofbirth", Birth),
    ("tempatlahir", BirthPlace),
    ("placeofbirth", BirthPlace),
    ("namalain", OtherName),
    ("othername", OtherName),
    ("othernames", OtherName),
    ("alias", Alias),
    ("warganegara", Nationality),
    ("nationality", Nationality),
    ("nomborpasport", Passport),
    ("nopasport", Passport),
    ("passportnumber", Passport),
    ("nomborkadpengenalan", IdentityCard),
    ("nokadpengenalan", IdentityCard),
    ("identitycardnumber", IdentityCard),
    ("alamat", Address),
    ("address", Address),
    ("tarikhdisenaraikan", Listed),
    ("datelisted", Listed),
    ("dateoflisting", Listed),
];

/// The columns of a table by how many it has; none if no table has so many.
pub(crate) fn by_width(width: usize) -> Option<Vec<Option<Column>>> {
    let columns: &[Column] = match width {
        13 => &INDIVIDUALS,
        7 => &GROUPS,
        _ => return None,
    };
    Some(columns.iter().copied().map(Some).collect())
}

/// What a row of titles says of its table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Header {
    /// The columns are numbered alone.
    Numbered,
    /// They have titles; none for one that is not known.
    Titled(Vec<Option<Column>>),
}

/// Reads a row of titles: `(1)`, `(2) Rujukan` …; none if it is no such row.
pub(crate) fn header(cells: &[String]) -> Option<Header> {
    let words: Vec<String> = cells.iter().map(|cell| letters(cell)).collect();
    if cells
        .iter()
        .enumerate()
        .all(|(index, cell)| *cell == format!("({})", index + 1))
    {
        return Some(Header::Numbered);
    }
    let columns: Vec<_> = words.iter().map(|word| titled(word)).collect();
    let known = columns.iter().flatten().count();
    let is_header = known > 3 && columns.contains(&Some(Reference)) && columns.contains(&Some(Name));
    is_header.then_some(Header::Titled(columns))
}

fn titled(word: &str) -> Option<Column> {
    TITLES
        .iter()
        .find(|(title, _)| *title == word)
        .map(|(_, column)| *column)
}

fn letters(text: &str) -> String {
    let letters = text.chars().filter(|char| char.is_alphabetic());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_table_is_known_by_its_width_or_its_titles() {
        assert_eq!(by_width(7).map(|columns| columns.len()), Some(7));
        assert_eq!(by_width(8), None);
        assert_eq!(header(&cells(&["(1)", "(2)"])), Some(Header::Numbered));
        let titled = header(&cells(&[
            "(1) No.",
            "(2) Rujukan",
            "(3) Nama",
            "(4) Warna",
            "(5) Alamat",
        ]));
        let columns = vec![Some(Number), Some(Reference), Some(Name), None, Some(Address)];
        assert_eq!(titled, Some(Header::Titled(columns)));
        assert_eq!(header(&cells(&["1", "KDN.I.01-2014", "Ada Example"])), None);
    }
}
