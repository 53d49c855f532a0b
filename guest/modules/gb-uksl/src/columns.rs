//! What the list says of a subject: the columns of the table, each with the path of the element that says the same in the XML.

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    LastUpdated,
    UniqueId,
    OfsiGroupId,
    UnReference,
    Name6,
    Name1,
    Name2,
    Name3,
    Name4,
    Name5,
    NameType,
    AliasStrength,
    Title,
    NonLatinName,
    NonLatinType,
    NonLatinLanguage,
    Regime,
    Kind,
    Source,
    Measures,
    OtherInformation,
    Reasons,
    Address1,
    Address2,
    Address3,
    Address4,
    Address5,
    Address6,
    Postcode,
    Country,
    Phone,
    Website,
    Email,
    DateDesignated,
    Birth,
    Nationality,
    NationalId,
    NationalIdDetails,
    Passport,
    PassportDetails,
    Position,
    Gender,
    TownOfBirth,
    CountryOfBirth,
    TypeOfEntity,
    Subsidiaries,
    Parent,
    Registration,
    Imo,
    CurrentOwner,
    PreviousOwner,
    Flag,
    PreviousFlag,
    TypeOfShip,
    Tonnage,
    Length,
    YearBuilt,
    Hull,
}

use Column::*;

/// The columns in the order of the header of 2026: the name, and the path in the XML of what notices are about. Where
/// several columns are one element, the first of them has its path.
const COLUMNS: [(Column, &str, &str); Column::COUNT] = [
    (LastUpdated, "Last Updated", "Designation/LastUpdated"),
    (UniqueId, "Unique ID", "Designation/UniqueID"),
    (OfsiGroupId, "OFSI Group ID", "Designation/OFSIGroupID"),
    (
        UnReference,
        "UN Reference Number",
        "Designation/UNReferenceNumber",
    ),
    (Name6, "Name 6", "Designation/Names/Name"),
    (Name1, "Name 1", "Designation/Names/Name/Name1"),
    (Name2, "Name 2", "Designation/Names/Name/Name2"),
    (Name3, "Name 3", "Designation/Names/Name/Name3"),
    (Name4, "Name 4", "Designation/Names/Name/Name4"),
    (Name5, "Name 5", "Designation/Names/Name/Name5"),
    (NameType, "Name type", "Designation/Names/Name/NameType"),
    (
        AliasStrength,
        "Alias strength",
        "Designation/Names/Name/AliasStrength",
    ),
    (Title, "Title", "Designation/Titles/Title"),
    (
        NonLatinName,
        "Name non-latin script",
        "Designation/NonLatinNames/NonLatinName",
    ),
    (
        NonLatinType,
        "Non-latin script type",
        "Designation/NonLatinNames/NonLatinName/NonLatinScriptType",
    ),
    (
        NonLatinLanguage,
        "Non-latin script language",
        "Designation/NonLatinNames/NonLatinName/NonLatinScriptLanguage",
    ),
    (Regime, "Regime Name", "Designation/RegimeName"),
    (Kind, "Designation Type", "Designation/IndividualEntityShip"),
    (Source, "Designation source", "Designation/DesignationSource"),
    (Measures, "Sanctions Imposed", "Designation/SanctionsImposed"),
    (
        OtherInformation,
        "Other Information",
        "Designation/OtherInformation",
    ),
    (
        Reasons,
        "UK Statement of Reasons",
        "Designation/UKStatementofReasons",
    ),
    (Address1, "Address Line 1", "Designation/Addresses/Address"),
    (
        Address2,
        "Address Line 2",
        "Designation/Addresses/Address/AddressLine2",
    ),
    (
        Address3,
        "Address Line 3",
        "Designation/Addresses/Address/AddressLine3",
    ),
    (
        Address4,
        "Address Line 4",
        "Designation/Addresses/Address/AddressLine4",
    ),
    (
        Address5,
        "Address Line 5",
        "Designation/Addresses/Address/AddressLine5",
    ),
    (
        Address6,
        "Address Line 6",
        "Designation/Addresses/Address/AddressLine6",
    ),
    (
        Postcode,
        "Address Postal Code",
        "Designation/Addresses/Address/AddressPostalCode",
    ),
    (
        Country,
        "Address Country",
        "Designation/Addresses/Address/AddressCountry",
    ),
    (Phone, "Phone number", "Designation/PhoneNumbers/PhoneNumber"),
    (Website, "Website", "Designation/Websites/Website"),
    (Email, "Email address", "Designation/EmailAddresses/EmailAddress"),
    (DateDesignated, "Date Designated", "Designation/DateDesignated"),
    (
        Birth,
        "D.O.B",
        "Designation/IndividualDetails/Individual/DOBs/DOB",
    ),
    (
        Nationality,
        "Nationality(/ies)",
        "Designation/IndividualDetails/Individual/Nationalities/Nationality",
    ),
    (
        NationalId,
        "National Identifier number",
        "Designation/IndividualDetails/Individual/NationalIdentifierDetails/NationalIdentifier",
    ),
    (
        NationalIdDetails,
        "National Identifier additional information",
        "Designation/IndividualDetails/Individual/NationalIdentifierDetails/NationalIdentifier/NationalIdentifierAdditionalInformation",
    ),
    (
        Passport,
        "Passport number",
        "Designation/IndividualDetails/Individual/PassportDetails/Passport",
    ),
    (
        PassportDetails,
        "Passport additional information",
        "Designation/IndividualDetails/Individual/PassportDetails/Passport/PassportAdditionalInformation",
    ),
    (
        Position,
        "Position",
        "Designation/IndividualDetails/Individual/Positions/Position",
    ),
    (
        Gender,
        "Gender",
        "Designation/IndividualDetails/Individual/Genders/Gender",
    ),
    (
        TownOfBirth,
        "Town of birth",
        "Designation/IndividualDetails/Individual/BirthDetails/Location",
    ),
    (
        CountryOfBirth,
        "Country of birth",
        "Designation/IndividualDetails/Individual/BirthDetails/Location/CountryOfBirth",
    ),
    (
        TypeOfEntity,
        "Type of entity",
        "Designation/EntityDetails/Entity/TypeOfEntities/TypeOfEntity",
    ),
    (
        Subsidiaries,
        "Subsidiaries",
        "Designation/EntityDetails/Entity/Subsidiaries/Subsidiary",
    ),
    (
        Parent,
        "Parent company",
        "Designation/EntityDetails/Entity/ParentCompanies/ParentCompany",
    ),
    (
        Registration,
        "Business registration number (s)",
        "Designation/EntityDetails/Entity/BusinessRegistrationNumbers/BusinessRegistrationNumber",
    ),
    (
        Imo,
        "IMO number",
        "Designation/ShipDetails/Ship/IMONumbers/IMONumber",
    ),
    (
        CurrentOwner,
        "Current owner/operator (s)",
        "Designation/ShipDetails/Ship/CurrentOwnerOperators/CurrentOwnerOperator",
    ),
    (
        PreviousOwner,
        "Previous owner/operator (s)",
        "Designation/ShipDetails/Ship/PreviousOwnerOperators/PreviousOwnerOperator",
    ),
    (
        Flag,
        "Current believed flag of ship",
        "Designation/ShipDetails/Ship/CurrentBelievedFlagOfShips/CurrentBelievedFlagOfShip",
    ),
    (
        PreviousFlag,
        "Previous flags",
        "Designation/ShipDetails/Ship/PreviousFlags/PreviousFlag",
    ),
    (
        TypeOfShip,
        "Type of ship",
        "Designation/ShipDetails/Ship/TypeOfShipDetails/TypeOfShip",
    ),
    (
        Tonnage,
        "Tonnage of ship",
        "Designation/ShipDetails/Ship/TonnageOfShipDetails/TonnageOfShip",
    ),
    (
        Length,
        "Length of ship",
        "Designation/ShipDetails/Ship/LengthOfShipDetails/LengthOfShip",
    ),
    (
        YearBuilt,
        "Year Built",
        "Designation/ShipDetails/Ship/YearsBuilt/YearBuilt",
    ),
    (
        Hull,
        "Hull identification number (HIN)",
        "Designation/ShipDetails/Ship/HullIdentificationNumbers/HullIdentificationNumber",
    ),
];

/// What columns were called before.
const FORMER: [(Column, &str); 1] = [(Kind, "Individual, Entity, Ship")];

/// The parts of a name, in the order in which one writes them.
pub(crate) const NAME: [Column; 6] = [Name1, Name2, Name3, Name4, Name5, Name6];

/// The lines of an address.
pub(crate) const LINES: [Column; 6] = [Address1, Address2, Address3, Address4, Address5, Address6];

/// The columns without which nothing can be made of a table.
pub(crate) const REQUIRED: [&str; 5] = ["Unique ID", "Name 6", "Name 1", "Name type", "Regime Name"];

impl Column {
    /// How many there are.
    pub(crate) const COUNT: usize = 58;

    /// All of them.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        COLUMNS.iter().map(|(column, ..)| *column)
    }

    /// Its name, as the header of 2026 has it.
    pub(crate) fn name(self) -> &'static str {
        COLUMNS[self as usize].1
    }

    /// The path of the element that says the same.
    pub(crate) fn path(self) -> &'static str {
        COLUMNS[self as usize].2
    }

    /// The column that a header's name is; none if it is not known.
    fn of(name: &str) -> Option<Self> {
        let name = normal(name);
        let now = COLUMNS.iter().map(|(column, name, _)| (*column, *name));
        let mut all = now.chain(FORMER);
        all.find(|(_, known)| normal(known) == name)
            .map(|(column, _)| column)
    }
}

/// How a header names the columns, for each that it has.
#[derive(Debug)]
pub(crate) struct Header([Option<String>; Column::COUNT]);

impl Default for Header {
    fn default() -> Self {
        Self([const { None }; Column::COUNT])
    }
}

impl Header {
    /// Reads the names of a header.
    pub(crate) fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut header = Self::default();
        for name in names {
            if let Some(column) = Column::of(name) {
                header.0[column as usize].get_or_insert_with(|| name.to_owned());
            }
        }
        header
    }

    /// The columns that it has, each with what it calls them.
    pub(crate) fn columns(&self) -> impl Iterator<Item = (Column, &str)> {
        let all = Column::all().zip(&self.0);
        all.filter_map(|(column, name)| Some((column, name.as_deref()?)))
    }

    /// The columns that it has not got, by name.
    pub(crate) fn missing(&self) -> Vec<&'static str> {
        let missing = Column::all().zip(&self.0).filter(|(_, name)| name.is_none());
        missing.map(|(column, _)| column.name()).collect()
    }
}

/// What names are compared by: letters and digits, in small letters.
fn normal(name: &str) -> String {
    let known = name.chars().filter(|c| c.is_alphanumeric());
    known.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_stands_at_its_own_index_under_a_name_of_its_own() {
        for (index, (column, name, _)) in COLUMNS.iter().enumerate() {
            assert_eq!((*column as usize, Column::of(name)), (index, Some(*column)));
        }
    }

    #[test]
    fn a_header_may_write_names_otherwise_and_what_it_lacks_is_known() {
        let header = Header::of(["unique id", "Individual, Entity, Ship", "Shoe size"].into_iter());
        let columns: Vec<_> = header.columns().collect();
        assert_eq!(
            columns,
            [(UniqueId, "unique id"), (Kind, "Individual, Entity, Ship")]
        );
        assert_eq!(header.missing().len(), Column::COUNT - 2);
    }
}
