//! Addresses and places of birth.

use dragoman_guest::schema::Place;
use dragoman_guest::xml::Element;
use dragoman_guest::{build, countries};

use super::Draft;

const LINES: [&str; 6] = [
    "AddressLine1",
    "AddressLine2",
    "AddressLine3",
    "AddressLine4",
    "AddressLine5",
    "AddressLine6",
];

impl<'r> Draft<'r, '_> {
    /// Which line is a street and which a town, the list does not say: the lines stay together.
    pub(super) fn addresses(&mut self) {
        for address in self.inner("Addresses") {
            let lines = LINES.map(|line| address.value(line).map(|text| text.trim_end_matches(',')));
            let (postcode, country) = (
                address.value("AddressPostalCode"),
                address.value("AddressCountry"),
            );
            let Some(raw) = build::joined(lines.into_iter().chain([postcode, country]), ", ") else {
                continue;
            };
            let coded = country.map(countries::noted);
            let place = Place {
                raw: Some(raw.clone()),
                postcode: postcode.map(Into::into),
                country: coded.as_ref().and_then(|coded| coded.code.clone()),
                note: coded.and_then(|coded| coded.note),
                ..build::place()
            };
            if !self
                .distinct
                .add("addresses", &mut self.subject.addresses, place, 0)
            {
                self.say_again("Designation/Addresses/Address", address, &raw);
            }
        }
    }

    pub(super) fn birth_place(&mut self, location: Element<'r>) {
        let (town, country) = (location.value("TownOfBirth"), location.value("CountryOfBirth"));
        let Some(raw) = build::joined([town, country], ", ") else {
            return;
        };
        let coded = country.map(countries::noted);
        let is_city = |town: &&str| !town.contains([',', '(', ')']);
        let place = Place {
            raw: Some(raw.clone()),
            city: town.filter(is_city).map(Into::into),
            country: coded.as_ref().and_then(|coded| coded.code.clone()),
            note: coded.and_then(|coded| coded.note),
            ..build::place()
        };
        if !self
            .distinct
            .add("birth_places", &mut self.subject.birth_places, place, 0)
        {
            self.say_again(
                "Designation/IndividualDetails/Individual/BirthDetails/Location",
                location,
                &raw,
            );
        }
    }
}
