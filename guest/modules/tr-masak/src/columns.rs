//! The columns of the four workbooks, which write the same ones in several ways.

use std::collections::HashMap;

use dragoman_guest::sheet::{Layout, Row};

use crate::turkish::{fold, is_placeholder, stated};

/// What a sheet of the lists has: `UYRUĞU`, the nationality, stands in every layout that is known, with the same letters.
pub(crate) const LAYOUT: Layout = Layout {
    columns: &["UYRUĞU"],
    give: "give the lists of MASAK of those whose assets are frozen, as workbooks",
};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    /// Number of the row.
    Number,
    /// Name of a person or title of a body.
    Name,
    /// Title of a body, beside a column of names.
    Entity,
    /// Other names that are known to be used.
    Aliases,
    /// The name in its own script.
    Original,
    /// A former name.
    Former,
    /// Numbers of identity, of taxation and of passports, and whatever else identifies.
    Identity,
    /// Office.
    Position,
    /// Address.
    Address,
    /// Nationality.
    Nationality,
    /// Other nationalities.
    OtherNationality,
    /// Kind of the freezing.
    Sanction,
    /// Mother's name.
    Mother,
    /// Father's name.
    Father,
    /// Date of birth.
    Birth,
    /// Date of birth of a person, or of the foundation of a body.
    BirthOrFoundation,
    /// Place of birth.
    BirthPlace,
    /// Organisation that the subject belongs or is linked to.
    Organization,
    /// Structure of a body.
    Structure,
    /// Day of the listing, with those of amendments and reviews.
    Listed,
    /// Number of the decision, with its day or without.
    Decision,
    /// Day and issue of the official gazette.
    Gazette,
    /// Anything else.
    Information,
}

/// Names of columns, folded, with what each holds. The name of a person or a body is written in full (`GERÇEK/TÜZEL
/// KİŞİ/KURULUŞ/ORGANİZASYON ADI SOYADI-ÜNVANI`) in two of the workbooks.
const NAMES: [(&str, Field); 47] = [
    ("sira no", Field::Number),
    ("sira", Field::Number),
    ("s no", Field::Number),
    ("adi soyadi unvani", Field::Name),
    ("ad soyad unvani", Field::Name),
    ("ad soyad unvan", Field::Name),
    (
        "gercek tuzel kisi kurulus organizasyon adi soyadi unvani",
        Field::Name,
    ),
    ("gercek kisi soyadi unvani", Field::Name),
    ("gercek kisi adi soyadi unvani", Field::Name),
    ("tuzel kurulus organizasyon unvani", Field::Entity),
    ("tuzel kisi kurulus organizasyon unvani", Field::Entity),
    ("kullandigi bilinen diger isimleri", Field::Aliases),
    ("kullandigi bilinen diger isimler", Field::Aliases),
    // As it stands in an edition of 2024.
    ("kullandigi bilinen diger ismler", Field::Aliases),
    ("kullandigi diger isimler", Field::Aliases),
    ("kullandigi diger adlar", Field::Aliases),
    ("adinin orijinal dilde yazimi", Field::Original),
    ("adinin orjinal dilde yazimi", Field::Original),
    ("eski adi", Field::Former),
    ("bilinen eski adi", Field::Former),
    ("gorevi", Field::Position),
    ("adres", Field::Address),
    ("adresi", Field::Address),
    ("uyrugu", Field::Nationality),
    ("tabi oldugu diger uyruk", Field::OtherNationality),
    ("tabi oldugu diger uyruklar", Field::OtherNationality),
    ("mvd yaptirim turu", Field::Sanction),
    ("anne adi", Field::Mother),
    ("baba adi", Field::Father),
    ("dogum tarihi", Field::Birth),
    ("dogum tarihi kurulus", Field::BirthOrFoundation),
    ("dogum tarihi kurulus tarihi", Field::BirthOrFoundation),
    ("dogum yeri", Field::BirthPlace),
    ("orgutu", Field::Organization),
    ("baglantili oldugu orgut", Field::Organization),
    ("kurulus yapisi", Field::Structure),
    ("listeye alinma tarihi", Field::Listed),
    ("karar sayisi", Field::Decision),
    ("karar tarih sayisi", Field::Decision),
    ("karar tarihi sayisi", Field::Decision),
    ("bkk cbk karar tarih ve sayisi", Field::Decision),
    ("resmi gazete tarih sayisi", Field::Gazette),
    ("resmi gazete tarihi sayisi", Field::Gazette),
    ("resmi gazete tarih ve sayisi", Field::Gazette),
    ("r gazete tarih sayi", Field::Gazette),
    ("r gazete tarih sayisi", Field::Gazette),
    ("diger bilgiler", Field::Information),
];

/// Words of which the name of the column of numbers is made: `TCKN/VKN/YKN/GKN/PASAPORT/ULUSAL KİMLİK NO`, `PASAPORT NO/DİĞER
/// MUHTELİF BİLGİLER`. The kinds that it has differ from workbook to workbook.
const OF_IDENTITY: [&str; 11] = [
    "tckn", "vkn", "ykn", "gkn", "pasaport", "ulusal", "kimlik", "no", "diger", "muhtelif", "bilgiler",
];

/// What a column holds, by its name; none if that is not known.
pub(crate) fn field(name: &str) -> Option<Field> {
    let name = fold(name);
    let known = NAMES.iter().find(|(known, _)| *known == name);
    known.map(|(_, field)| *field).or_else(|| {
        let mut words = name.split(' ');
        let is_numbers = matches!(words.next(), Some("tckn" | "vkn" | "ykn" | "pasaport"));
        (is_numbers && words.all(|word| OF_IDENTITY.contains(&word))).then_some(Field::Identity)
    })
}

/// A cell that says something, with the name of its column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cell<'r> {
    pub(crate) field: Field,
    /// The name of the column, as its sheet writes it.
    pub(crate) column: &'r str,
    pub(crate) text: &'r str,
}

/// The cells of a row.
#[derive(Debug)]
pub(crate) struct Cells<'r> {
    cells: Vec<Cell<'r>>,
    /// Those with a placeholder for what is not known.
    pub(crate) placeholders: Vec<Cell<'r>>,
    /// Whether the sheet has the columns of these lists.
    pub(crate) is_of_list: bool,
}

impl<'r> Cells<'r> {
    /// The first cell of a field that says something.
    pub(crate) fn first(&self, field: Field) -> Option<Cell<'r>> {
        self.of(field).next()
    }

    /// The words of that cell.
    pub(crate) fn text(&self, field: Field) -> Option<&'r str> {
        self.first(field).map(|cell| cell.text)
    }

    /// The cells of a field that say something.
    pub(crate) fn of(&self, field: Field) -> impl Iterator<Item = Cell<'r>> {
        self.cells.iter().copied().filter(move |cell| cell.field == field)
    }

    /// All cells that say something, save the number of the row.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &'r str> {
        let said = self.cells.iter().filter(|cell| cell.field != Field::Number);
        said.map(|cell| cell.text)
    }
}

/// The columns met so far, by their names as they are written.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    met: HashMap<String, Option<Field>>,
}

impl Columns {
    /// The cells of a row whose columns are known; of others the reader says what was left out.
    pub(crate) fn cells<'r>(&mut self, row: &Row<'r>) -> Cells<'r> {
        let (mut cells, mut placeholders) = (Vec::new(), Vec::new());
        let mut fields = Vec::new();
        for (at, column) in row.columns().enumerate() {
            // The first column of the list of the United Nations, of the numbers of the rows, has no name.
            let field = match (at, column) {
                (0, "") => Some(Field::Number),
                _ => self.field(column),
            };
            let Some(field) = field else { continue };
            fields.push(field);
            let Some(text) = row.text(column) else { continue };
            match stated(text) {
                Some(text) => cells.push(Cell { field, column, text }),
                None if is_placeholder(text) => placeholders.push(Cell { field, column, text }),
                None => {}
            }
        }
        let has = |wanted: &[Field]| fields.iter().any(|field| wanted.contains(field));
        let decided = [Field::Sanction, Field::Decision, Field::Gazette, Field::Listed];
        let is_of_list = has(&[Field::Name, Field::Entity]) && has(&decided);
        Cells {
            cells,
            placeholders,
            is_of_list,
        }
    }

    fn field(&mut self, column: &str) -> Option<Field> {
        if let Some(known) = self.met.get(column) {
            return *known;
        }
        let field = field(column);
        self.met.insert(column.to_owned(), field);
        field
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_however_they_are_written_and_others_are_not() {
        for (name, known) in [
            ("SIRA NO", Field::Number),
            ("Sıra No", Field::Number),
            (
                "GERÇEK/TÜZEL KİŞİ/KURULUŞ/ORGANİZASYON ADI SOYADI-ÜNVANI",
                Field::Name,
            ),
            ("TCKN/ VKN/GKN PASAPORT NO", Field::Identity),
            ("TCKN/VKN/YKN/ GKN/PASAPORT/ULUSAL KİMLİK NO", Field::Identity),
            ("Pasaport No/ Diğer Muhtelif Bilgiler", Field::Identity),
            ("Doğum Tarihi", Field::Birth),
            ("R.GAZETE TARİH SAYI", Field::Gazette),
            ("RESMİ GAZETE TARİH- SAYISI", Field::Gazette),
        ] {
            assert_eq!(field(name), Some(known), "{name}");
        }
        for name in [
            "",
            "KARARIN KALDIRILMASI",
            "DOĞUM",
            "PASAPORT VEREN ÜLKE",
            "NO",
            "ADI",
        ] {
            assert_eq!(field(name), None, "{name}");
        }
    }

    #[test]
    fn names_of_columns_are_folded_and_stand_once() {
        for (at, (name, _)) in NAMES.iter().enumerate() {
            assert_eq!(fold(name), *name);
            assert!(NAMES[..at].iter().all(|(other, _)| other != name), "{name}");
        }
    }
}
