//! Addresses and places of birth: what they say themselves. The place that they refer to is joined later.

use dragoman_guest::build;
use dragoman_guest::schema::Place;
use dragoman_guest::xml::Element;

use super::{Draft, Reference, Referred, ssid};
use crate::programme::{Country, country};
use crate::values::{others, quality};

const KNOWN: [&str; 8] = [
    "remarks",
    "c-o",
    "location",
    "address-details",
    "p-o-box",
    "zip-code",
    "area",
    "country",
];

impl<'r> Draft<'r, '_> {
    pub(super) fn address(&mut self, element: Element<'r>) {
        let index = self.subject.addresses.len();
        let place = self.place(element);
        self.refer(element, Referred::Address(index));
        self.subject.addresses.push(place);
    }

    pub(super) fn birth_place(&mut self, element: Element<'r>) {
        let index = self.subject.birth_places.len();
        let place = self.place(element);
        self.refer(element, Referred::BirthPlace(index));
        self.subject.birth_places.push(place);
    }

    fn refer(&mut self, element: Element<'r>, to: Referred) {
        let id = element.attribute("place-id");
        self.references
            .extend(id.map(|id| Reference { to, id: id.into() }));
    }

    fn place(&self, element: Element<'r>) -> Place {
        ssid(element);
        let details = build::joined(element.values("address-details").map(Some), ", ");
        let post_box = element.value("p-o-box").map(|text| format!("P.O. Box {text}"));
        let street = build::joined([details.as_deref(), post_box.as_deref()], ", ");
        let (city, region) = (element.value("location"), element.value("area"));
        let postcode = element.value("zip-code");
        let country = element.first("country").map_or_else(Country::default, country);
        let care_of = element.value("c-o").map(|name| format!("c/o {name}"));
        let own = [
            care_of,
            build::joined(element.values("remarks").map(Some), "; "),
            others(element, &KNOWN),
            quality(element),
        ];
        let words = [
            street.as_deref(),
            postcode,
            city,
            region,
            country.words.as_deref(),
        ];
        let uncoded = country.code.is_none() && country.words.is_some();
        Place {
            raw: build::joined(words, ", ").filter(|_| uncoded),
            city: city.map(Into::into),
            region: region.map(Into::into),
            postcode: postcode.map(Into::into),
            country: country.code,
            note: self.note(&own),
            street,
            ..build::place()
        }
    }
}
