//! The columns of the three sheets. Those that end in a full stop are also found without it.

use dragoman_guest::sheet::{Layout, Row};

use crate::values::stated;

/// Name of a person.
pub(crate) const PERSON: &str = "Full Name";
/// Name of an entity.
pub(crate) const ENTITY: &str = "Entities Name";
/// Name of a vessel.
pub(crate) const VESSEL: &str = "Vessel Name";
/// Number of the row.
pub(crate) const NUMBER: &str = "No.";
/// Other names.
pub(crate) const ALIASES: &str = "Aliases";
/// Male or female.
pub(crate) const GENDER: &str = "Gender";
/// Terrorist organisations that the subject is linked to.
pub(crate) const LINKED: &str = "Link of Terrorism Org.";
/// Day or year of birth.
pub(crate) const BIRTH: &str = "DOB";
/// Place of birth.
pub(crate) const BIRTH_PLACE: &str = "POB";
/// Country of birth.
pub(crate) const BIRTH_COUNTRY: &str = "COB";
/// Nationality.
pub(crate) const NATIONALITY: &str = "Nationality";
/// Kinds of the documents.
pub(crate) const DOCUMENT_TYPE: &str = "Document Type";
/// Numbers of the documents.
pub(crate) const DOCUMENT_NUMBER: &str = "Document No.";
/// Countries that issued the documents.
pub(crate) const ISSUER: &str = "Issuing Country";
/// Number in a register.
pub(crate) const REGISTRATION: &str = "Registration Number";
/// Flag of a vessel.
pub(crate) const FLAG: &str = "Vessel Flag";
/// IMO number of a vessel.
pub(crate) const IMO: &str = "IMO No.";
/// Name of the owner.
pub(crate) const OWNER: &str = "Owner Name";
/// What is known of the owner.
pub(crate) const OWNER_INFORMATION: &str = "Owner information";
/// Address.
pub(crate) const ADDRESS: &str = "Address";
/// Anything else.
pub(crate) const INFORMATION: &str = "Additional Information";
/// Anything else, as another sheet calls it.
pub(crate) const INFO: &str = "Additional info.";
/// Day of the designation; the column that all sheets have.
pub(crate) const DESIGNATED: &str = "Designated Date";

/// What a sheet of the list has.
pub(crate) const LAYOUT: Layout = Layout {
    columns: &[DESIGNATED],
    give: "give the national terrorism list of the PCCT in English as a workbook",
};

/// What a row says in a column.
pub(crate) fn text<'r>(row: &'r Row<'_>, column: &str) -> Option<&'r str> {
    let found = row.text(column);
    let found = found.or_else(|| row.text(column.strip_suffix('.')?));
    stated(found?)
}
