//! The columns of the list, by name; their order in a file does not matter.

use std::collections::HashMap;

/// A column that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Name1,
    Name2,
    Name3,
    Name4,
    Name5,
    Name6,
    Title,
    Birth,
    TownOfBirth,
    CountryOfBirth,
    Nationality,
    PassportDetails,
    Position,
    Address1,
    Address2,
    Address3,
    Address4,
    Address5,
    Address6,
    Postcode,
    Country,
    OtherInformation,
    GroupType,
    AliasType,
    Regime,
    ListedOn,
    LastUpdated,
    GroupId,
    NiNumber,
    NonLatinName,
    NonLatinType,
    NonLatinLanguage,
    PassportNumber,
    NationalIdNumber,
    NationalIdDetails,
    AliasQuality,
    DateDesignated,
}

use Column::*;

/// The names as published: first those of every layout, then that of 2020, then those of 2022.
const COLUMNS: [(Column, &str); Column::COUNT] = [
    (Name1, "Name 1"),
    (Name2, "Name 2"),
    (Name3, "Name 3"),
    (Name4, "Name 4"),
    (Name5, "Name 5"),
    (Name6, "Name 6"),
    (Title, "Title"),
    (Birth, "DOB"),
    (TownOfBirth, "Town of Birth"),
    (CountryOfBirth, "Country of Birth"),
    (Nationality, "Nationality"),
    (PassportDetails, "Passport Details"),
    (Position, "Position"),
    (Address1, "Address 1"),
    (Address2, "Address 2"),
    (Address3, "Address 3"),
    (Address4, "Address 4"),
    (Address5, "Address 5"),
    (Address6, "Address 6"),
    (Postcode, "Post/Zip Code"),
    (Country, "Country"),
    (OtherInformation, "Other Information"),
    (GroupType, "Group Type"),
    (AliasType, "Alias Type"),
    (Regime, "Regime"),
    (ListedOn, "Listed On"),
    (LastUpdated, "Last Updated"),
    (GroupId, "Group ID"),
    (NiNumber, "NI Number"),
    (NonLatinName, "Name Non-Latin Script"),
    (NonLatinType, "Non-Latin Script Type"),
    (NonLatinLanguage, "Non-Latin Script Language"),
    (PassportNumber, "Passport Number"),
    (NationalIdNumber, "National Identification Number"),
    (NationalIdDetails, "National Identification Details"),
    (AliasQuality, "Alias Quality"),
    (DateDesignated, "UK Sanctions List Date Designated"),
];

const COMMON: usize = 28;

/// The parts of a name, in the order in which one writes them.
pub(crate) const NAME: [Column; 6] = [Name1, Name2, Name3, Name4, Name5, Name6];

/// The lines of an address.
pub(crate) const ADDRESS: [Column; 8] = [
    Address1, Address2, Address3, Address4, Address5, Address6, Postcode, Country,
];

impl Column {
    /// How many there are.
    pub(crate) const COUNT: usize = 37;

    /// The name as published.
    pub(crate) fn name(self) -> &'static str {
        COLUMNS[self as usize].1
    }

    /// Whether every layout has it.
    fn is_common(self) -> bool {
        (self as usize) < COMMON
    }

    /// Whether the layout of 2022 has it, and that of 2020 does not.
    fn is_of_2022(self) -> bool {
        self as usize > COMMON
    }
}

/// What a header's name is compared by: letters and digits, in small letters.
pub(crate) fn normal(name: &str) -> String {
    if name.is_ascii() {
        let mut normal = String::with_capacity(name.len());
        let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
        normal.extend(letters.map(|letter| char::from(letter.to_ascii_lowercase())));
        return normal;
    }
    letters(name).collect()
}

/// Whether two names are the same by what they are compared by.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
}

/// The columns by their normal names.
pub(crate) fn by_name() -> HashMap<String, Column> {
    COLUMNS
        .iter()
        .map(|(column, name)| (normal(name), *column))
        .collect()
}

/// The names that the layout which `present` comes nearest to would have besides.
pub(crate) fn missing(present: &[Column]) -> Vec<&'static str> {
    let of_2022 = present.iter().any(|column| column.is_of_2022());
    let wanted = |column: Column| column.is_common() || column.is_of_2022() == of_2022;
    COLUMNS
        .iter()
        .filter(|(column, _)| wanted(*column) && !present.contains(column))
        .map(|(_, name)| *name)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_stands_at_its_own_index() {
        for (index, (column, _)) in COLUMNS.iter().enumerate() {
            assert_eq!(*column as usize, index);
        }
        assert_eq!(by_name().len(), Column::COUNT, "no two names are alike");
    }

    #[test]
    fn the_layouts_have_29_and_36_columns() {
        assert_eq!(missing(&[NiNumber]).len(), 28);
        assert_eq!(missing(&[AliasQuality]).len(), 35);
    }
}
