//! Addresses and places of birth.

use dragoman_guest::build;
use dragoman_guest::schema::Place;

use super::births::of_alias;
use super::{Draft, country};
use crate::record::Entry;
use crate::tag::Tag;

impl<'r> Draft<'r, '_> {
    pub(super) fn address(&mut self, field: &'r [Entry]) {
        let place = self.place(field);
        self.subject.addresses.extend(place);
    }

    pub(super) fn birth_place(&mut self, field: &'r [Entry]) {
        let place = self.place(field);
        self.subject.birth_places.extend(place);
    }

    pub(super) fn alias_birth_place(
        &mut self,
        alias: Option<&str>,
        city: Option<&str>,
        country_name: Option<&str>,
    ) {
        if city.is_none() && country_name.is_none() {
            return;
        }
        self.subject.birth_places.push(Place {
            raw: raw([city, country_name], country_name),
            city: city.map(Into::into),
            country: country_name.and_then(country),
            note: Some(of_alias(alias)),
            ..build::place()
        });
    }

    fn place(&mut self, field: &'r [Entry]) -> Option<Place> {
        let wanted = [
            Tag::Street,
            Tag::City,
            Tag::StateProvince,
            Tag::ZipCode,
            Tag::Country,
            Tag::Note,
        ];
        let [street, city, region, postcode, country_name, note] = self.slots(field, wanted);
        let words = [street, city, region, postcode, country_name];
        let bare = words.iter().all(Option::is_none);
        if bare && note.is_none() {
            return None;
        }
        Some(Place {
            // A note by itself is all that is said of the place: it is its words, too.
            raw: if bare {
                note.map(Into::into)
            } else {
                raw(words, country_name)
            },
            street: street.map(Into::into),
            city: city.map(Into::into),
            region: region.map(Into::into),
            postcode: postcode.map(Into::into),
            country: country_name.and_then(country),
            note: note.filter(|_| !bare).map(Into::into),
            at: 0,
        })
    }
}

/// The words of a place of which something was interpreted, that is, the country.
fn raw<'a>(words: impl IntoIterator<Item = Option<&'a str>>, country: Option<&str>) -> Option<String> {
    country.and_then(|_| build::joined(words, ", "))
}
