//! The columns of the list.

pub(crate) const ROW_ID: &str = "_id";
pub(crate) const SOURCE: &str = "source";
pub(crate) const NUMBER: &str = "entity_number";
pub(crate) const TYPE: &str = "type";
pub(crate) const PROGRAMS: &str = "programs";
pub(crate) const NAME: &str = "name";
pub(crate) const TITLE: &str = "title";
pub(crate) const ADDRESSES: &str = "addresses";
pub(crate) const NOTICE: &str = "federal_register_notice";
pub(crate) const START: &str = "start_date";
pub(crate) const END: &str = "end_date";
pub(crate) const STANDARD_ORDER: &str = "standard_order";
pub(crate) const LICENSE_REQUIREMENT: &str = "license_requirement";
pub(crate) const LICENSE_POLICY: &str = "license_policy";
pub(crate) const CALL_SIGN: &str = "call_sign";
pub(crate) const VESSEL_TYPE: &str = "vessel_type";
/// OFAC's tonnage, which it does not call gross: the register tonnage stands beside it.
pub(crate) const TONNAGE: &str = "gross_tonnage";
pub(crate) const REGISTER_TONNAGE: &str = "gross_registered_tonnage";
pub(crate) const FLAG: &str = "vessel_flag";
pub(crate) const OWNER: &str = "vessel_owner";
pub(crate) const REMARKS: &str = "remarks";
pub(crate) const LIST_URL: &str = "source_list_url";
pub(crate) const ALT_NAMES: &str = "alt_names";
pub(crate) const CITIZENSHIPS: &str = "citizenships";
pub(crate) const BIRTHS: &str = "dates_of_birth";
pub(crate) const NATIONALITIES: &str = "nationalities";
pub(crate) const BIRTH_PLACES: &str = "places_of_birth";
pub(crate) const INFORMATION_URL: &str = "source_information_url";
pub(crate) const IDS: &str = "ids";

/// The columns without which the list is not understood: all that say who is meant, and what was ordered of whom.
pub(crate) const REQUIRED: [&str; 19] = [
    SOURCE,
    NUMBER,
    TYPE,
    PROGRAMS,
    NAME,
    TITLE,
    ADDRESSES,
    NOTICE,
    START,
    END,
    LICENSE_REQUIREMENT,
    LICENSE_POLICY,
    REMARKS,
    ALT_NAMES,
    CITIZENSHIPS,
    BIRTHS,
    NATIONALITIES,
    BIRTH_PLACES,
    IDS,
];

/// The values of a cell, which `; ` joins: a single value holds commas.
pub(crate) fn values(cell: &str) -> impl Iterator<Item = &str> {
    cell.split("; ")
        .map(|value| value.trim().trim_end_matches(';').trim_end())
        .filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::values;

    #[test]
    fn values_are_parted_by_semicolons_and_not_by_commas() {
        let found: Vec<_> = values("1 Quay, Port Selka, ZZ; ; 2 Quay;").collect();
        assert_eq!(found, ["1 Quay, Port Selka, ZZ", "2 Quay"]);
    }
}
