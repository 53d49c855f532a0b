//! The columns of the list, by name; their order in a file does not matter.

use dragoman_guest::sheet::Layout;

/// The number of a subject with letters and digits behind it that tell its names apart: `2672c4`.
pub(crate) const REFERENCE: &str = "Reference";
/// One name.
pub(crate) const NAME: &str = "Name of Individual or Entity";
/// `Individual`, `Entity` or `Vessel`.
pub(crate) const TYPE: &str = "Type";
/// `Primary Name`, `Alias`, `aka`, `Original Script` …
pub(crate) const NAME_TYPE: &str = "Name Type";
/// `Strong` or `Weak`; since 2026.
pub(crate) const STRENGTH: &str = "Alias Strength";
/// Dates of birth: a day, a year or a text with several.
pub(crate) const BIRTH: &str = "Date of Birth";
/// Places of birth.
pub(crate) const BIRTH_PLACE: &str = "Place of Birth";
/// Citizenships: nationality words in 2024, names of countries in 2026.
pub(crate) const CITIZENSHIP: &str = "Citizenship";
/// Addresses.
pub(crate) const ADDRESS: &str = "Address";
/// Whatever else is known, in prose.
pub(crate) const INFORMATION: &str = "Additional Information";
/// When and by what the subject was listed, in prose.
pub(crate) const LISTING: &str = "Listing Information";
/// A ship's number; since 2026.
pub(crate) const IMO: &str = "IMO Number";
/// The programme.
pub(crate) const COMMITTEES: &str = "Committees";
/// When the entry was last changed.
pub(crate) const CONTROL: &str = "Control Date";
/// The instrument; since 2026.
pub(crate) const INSTRUMENT: &str = "Instrument of Designation";
/// Measures, each `true` or `false`; since 2026.
pub(crate) const MEASURES: [&str; 4] = [
    "Targeted Financial Sanction",
    "Travel Ban",
    "Arms Embargo",
    "Maritime Restriction",
];

/// What every layout has: that of 2024 is these and many columns without a name, that of 2026 has 19.
pub(crate) const LAYOUT: Layout = Layout {
    columns: &[
        REFERENCE,
        NAME,
        TYPE,
        NAME_TYPE,
        BIRTH,
        BIRTH_PLACE,
        CITIZENSHIP,
        ADDRESS,
        INFORMATION,
        LISTING,
        COMMITTEES,
        CONTROL,
    ],
    give: "give the consolidated list of the Department of Foreign Affairs and Trade as a workbook",
};
