//! Addresses, places of birth, countries.

use dragoman_guest::schema::{CountryClaim, Place};
use dragoman_guest::table::Row;
use dragoman_guest::{build, countries};

use super::draft::Draft;
use crate::columns::{ADDRESSES, values};

/// Adds the addresses of a row.
pub(super) fn add(draft: &mut Draft, row: &Row<'_>) {
    for text in values(&row.text(ADDRESSES).unwrap_or_default()) {
        draft
            .distinct
            .add("addresses", &mut draft.subject.addresses, address(text), draft.at);
    }
}

/// `Street, Town, Region, Post code, CC`, of which anything may be missing, so that only the country can be told. Some of
/// Commerce's end without one, in a US state and a post code.
fn address(text: &str) -> Place {
    let last = text.rsplit(", ").next().unwrap_or(text).trim();
    Place {
        country: countries::is_code(last).then(|| last.to_owned()),
        raw: Some(text.to_owned()),
        ..build::place()
    }
}

/// `Town, Region, Country`. It is taken apart only where its end is a country that is known.
pub(super) fn birth_place(text: &str) -> Place {
    let (country, before) = ending_country(text).unzip();
    let (city, region) = before.map_or(("", ""), |before| before.split_once(',').unwrap_or((before, "")));
    Place {
        raw: Some(text.to_owned()),
        city: build::text(city),
        region: build::text(region),
        country: country.map(Into::into),
        ..build::place()
    }
}

/// The country at the end of a place, and what stands before it. Some countries have a comma in their names.
fn ending_country(text: &str) -> Option<(&'static str, &str)> {
    if let Some(code) = countries::code(text) {
        return Some((code, ""));
    }
    let commas: Vec<usize> = text.rmatch_indices(',').map(|(at, _)| at).take(2).collect();
    let cuts = [commas.get(1), commas.first()].into_iter().flatten();
    let mut found = cuts.filter_map(|at| Some((countries::code(text[at + 1..].trim())?, text[..*at].trim())));
    found.next()
}

/// A country that is claimed, by its code or its name.
pub(super) fn country(text: &str) -> CountryClaim {
    countries::claim(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_country_of_an_address_is_the_code_at_its_end() {
        assert_eq!(
            address("1 Quay, Port Selka, 123, KE").country.as_deref(),
            Some("KE")
        );
        assert_eq!(address("KE").country.as_deref(), Some("KE"));
        assert_eq!(address("1 PEASE QUAY, ROCKY HAVEN, OH, 44116").country, None);
        assert_eq!(address("1 Quay, Qz").country, None);
    }

    #[test]
    fn a_place_of_birth_is_taken_apart_where_its_country_is_known() {
        let place = birth_place("Port Selka, Coast, Kenya");
        assert_eq!(
            (place.city.as_deref(), place.region.as_deref()),
            (Some("Port Selka"), Some("Coast"))
        );
        assert_eq!(birth_place("Selka, Korea, North").country.as_deref(), Some("KP"));
        let unknown = birth_place("Port Selka, Nowhere");
        assert_eq!((unknown.city, unknown.country), (None, None));
    }
}
