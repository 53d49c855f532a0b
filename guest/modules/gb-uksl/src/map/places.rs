//! Addresses and places of birth.

use dragoman_guest::schema::Place;
use dragoman_guest::{build, countries};

use super::{Draft, Here};
use crate::columns::Column;

/// An address, as the list writes it.
pub(crate) struct Address<'a> {
    pub(crate) lines: [Option<&'a str>; 6],
    pub(crate) postcode: Option<&'a str>,
    pub(crate) country: Option<&'a str>,
}

impl Draft<'_> {
    /// Takes an address. Which line is a street and which a town, the list does not say: the lines stay together.
    pub(crate) fn address(&mut self, address: &Address<'_>, here: &Here) {
        let lines = address
            .lines
            .map(|line| line.map(|text| text.trim_end_matches(',')));
        let (postcode, country) = (address.postcode, address.country);
        let Some(raw) = build::joined(lines.into_iter().chain([postcode, country]), ", ") else {
            return;
        };
        let coded = country.map(countries::noted);
        let place = Place {
            raw: Some(raw.clone()),
            postcode: postcode.map(Into::into),
            country: coded.as_ref().and_then(|coded| coded.code.clone()),
            note: coded.and_then(|coded| coded.note),
            ..build::place()
        };
        let addresses = &mut self.subject.addresses;
        if !self.distinct.add("addresses", addresses, place, here.at) {
            self.say_again(Column::Address1, &raw, here);
        }
    }

    pub(crate) fn birth_place(&mut self, town: Option<&str>, country: Option<&str>, here: &Here) {
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
        let places = &mut self.subject.birth_places;
        if !self.distinct.add("birth_places", places, place, here.at) {
            self.say_again(Column::TownOfBirth, &raw, here);
        }
    }
}
