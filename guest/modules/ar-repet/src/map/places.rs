//! Nationalities, addresses and other places.

use dragoman_guest::json::Value;
use dragoman_guest::schema::{CountryClaim, Place};
use dragoman_guest::{build, countries};

use super::Draft;
use crate::values::{text, texts};

/// A country by its name or by its nationality word.
pub(super) fn country(words: &str) -> CountryClaim {
    let country = countries::noted(words);
    let code = country
        .code
        .or_else(|| countries::from_demonym(words).map(Into::into));
    CountryClaim {
        code,
        raw: Some(words.into()),
        note: country.note,
        at: 0,
    }
}

impl<'r> Draft<'r, '_> {
    pub(super) fn places(&mut self) {
        let nationalities = texts(self.record, "NATIONALITY").into_iter().map(country);
        self.subject.nationalities.extend(nationalities);
        for address in self.fields("ADDRESS") {
            let place = self.place(address);
            self.subject.addresses.extend(place);
        }
    }

    /// A place with a street and a note; one of which only the note says anything keeps that as its words.
    pub(super) fn place(&self, of: Value<'r>) -> Option<Place> {
        let (street, postcode, note) = (text(of, "STREET"), text(of, "ZIP_CODE"), text(of, "NOTE"));
        let own = self.place_of([text(of, "CITY"), text(of, "STATE_PROVINCE"), text(of, "COUNTRY")]);
        if own.is_none() && street.is_none() && postcode.is_none() {
            return note.map(|note| Place {
                raw: Some(note.into()),
                ..build::place()
            });
        }
        let own = own.unwrap_or_else(build::place);
        let raw = own.raw.as_deref();
        Some(Place {
            raw: raw.and_then(|raw| build::joined([street, postcode, Some(raw)], ", ")),
            street: street.map(Into::into),
            postcode: postcode.map(Into::into),
            note: build::joined([own.note.as_deref(), note], "; "),
            ..own
        })
    }

    /// A place of a city, a region and a country; none if none of them is stated. Its words are kept where the country has
    /// no code.
    pub(super) fn place_of(&self, [city, region, country]: [Option<&str>; 3]) -> Option<Place> {
        let words = build::joined([city, region, country], ", ")?;
        let claim = country.map(self::country);
        let code = claim.as_ref().and_then(|claim| claim.code.clone());
        Some(Place {
            raw: (country.is_some() && code.is_none()).then_some(words),
            city: city.map(Into::into),
            region: region.map(Into::into),
            country: code,
            note: claim.and_then(|claim| claim.note),
            ..build::place()
        })
    }
}
