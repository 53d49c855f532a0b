//! An item of a decree: a row of the list.

use dragoman_guest::schema::{Locator, SubjectKind};
use dragoman_guest::sheet::Row;
use dragoman_guest::{build, dates, kinds};

use crate::columns::{
    ALIAS, ALL, BIRTH, BIRTH_PLACE, CITIZENSHIP, COUNTER, DECREE, DECREED, ENDS, ITEM, NAME, OCCUPATION,
    ORIGINAL, REGISTER, RESIDENCE, SEAT, TAX,
};
use crate::values::{day, name, number};

/// Columns of days. A workbook gives a day from the year on, unless somebody wrote it as text.
const DAYS: [&str; 3] = [DECREED, ENDS, BIRTH];

/// A row, kept until all were read: decrees name a subject again and again.
#[derive(Debug)]
pub(crate) struct Item {
    /// Where it stands.
    pub(crate) place: Locator,
    /// What it is about.
    pub(crate) kind: SubjectKind,
    cells: Vec<(&'static str, Box<str>)>,
}

impl Item {
    /// Takes all that a row says, of a sheet that is about subjects of this kind.
    pub(crate) fn of(row: &Row<'_>, kind: Option<SubjectKind>) -> Self {
        let said = ALL.iter().filter_map(|column| {
            let text = row.text(column)?;
            // What a workbook writes for the first half of a Windows line break.
            let text = match text.contains("_x000D_") {
                true => build::text(&text.replace("_x000D_", " "))?,
                false => text.to_owned(),
            };
            let text = match DAYS.contains(column) {
                true => day::iso(&text).unwrap_or(text),
                false => text,
            };
            Some((*column, text.into()))
        });
        let mut item = Self {
            place: row.place(),
            kind: SubjectKind::Other,
            cells: said.collect(),
        };
        item.kind = kind.unwrap_or_else(|| item.kind_by_cells());
        item
    }

    /// The text of a column; none if it is blank, or the sheet has no such column.
    pub(crate) fn text(&self, column: &str) -> Option<&str> {
        let found = self.cells.iter().find(|(known, _)| *known == column);
        found.map(|(_, text)| &**text)
    }

    /// What the item is about by what it says.
    fn kind_by_cells(&self) -> SubjectKind {
        let person = [BIRTH, CITIZENSHIP, BIRTH_PLACE, OCCUPATION, RESIDENCE];
        let entity = [REGISTER, TAX, SEAT];
        let has = |column: &&str| self.text(column).is_some();
        let fields = [
            (SubjectKind::Person, person.iter().any(has)),
            (SubjectKind::Organization, entity.iter().any(has)),
        ];
        kinds::of(fields).kind().unwrap_or(SubjectKind::Other)
    }

    /// The id of the item: decree, annex and number, which is how the decree itself is cited. None without them.
    pub(crate) fn id(&self) -> Option<String> {
        let annex = match self.kind {
            SubjectKind::Person => "p",
            SubjectKind::Organization => "e",
            _ => "o",
        };
        Some(format!("{}-{annex}-{}", self.text(DECREE)?, self.text(ITEM)?))
    }

    /// Whether another says the same, but for the publisher's counter of rows.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let own = |item: &Self| {
            item.cells
                .iter()
                .filter(|(column, _)| *column != COUNTER)
                .cloned()
                .collect::<Vec<_>>()
        };
        self.kind == other.kind && own(self) == own(other)
    }

    /// Whether it gives a name.
    pub(crate) fn is_named(&self) -> bool {
        let names = [NAME, ORIGINAL, ALIAS]
            .into_iter()
            .filter_map(|column| self.text(column));
        names.flat_map(name::names).next().is_some()
    }

    /// What items are put in order by: day, as the workbook gives it from the year on, decree, number.
    pub(crate) fn order(&self) -> (&str, &str, u32) {
        let number = self.text(ITEM).and_then(|item| item.parse().ok());
        (
            self.text(DECREED).unwrap_or_default(),
            self.text(DECREE).unwrap_or_default(),
            number.unwrap_or(u32::MAX),
        )
    }

    /// Of a person, what no two persons share: the name in Ukrainian, which has given name and patronymic, with the whole
    /// day of birth. None without either.
    pub(crate) fn person(&self) -> Option<String> {
        let name = self.text(NAME).filter(|_| self.kind == SubjectKind::Person)?;
        let name = name.trim_matches([',', ' ']);
        let birth = self
            .text(BIRTH)
            .and_then(dates::iso)
            .filter(|birth| birth.day.is_some())?;
        let is_whole = name.split(' ').count() > 2;
        is_whole.then(|| format!("{} {birth:?}", name.to_lowercase()))
    }

    /// Of an entity, its numbers in registers.
    pub(crate) fn numbers(&self) -> Vec<number::Number> {
        if self.kind == SubjectKind::Person {
            return Vec::new();
        }
        [REGISTER, TAX]
            .into_iter()
            .filter_map(|column| self.text(column).map(|cell| (column, cell)))
            .flat_map(|(column, cell)| number::numbers(column, cell))
            .collect()
    }
}
