//! Places and addresses.

use dragoman_guest::schema::Place;
use dragoman_guest::{build, countries};

use super::Entry;

/// The most that a place is made of.
const PIECES: usize = 5;

impl Entry<'_> {
    /// The places in a cell.
    pub(crate) fn places(&self, key: &str) -> Vec<Place> {
        let texts = self.several(key);
        texts.iter().map(|text| self.place(key, text)).collect()
    }

    /// A place: `street | town | region | postcode | country`; or in words, of which the last may be a country.
    pub(crate) fn place(&self, key: &str, text: &str) -> Place {
        let whole = Place {
            raw: Some(text.to_owned()),
            ..build::place()
        };
        let pieces: Vec<_> = text.split('|').map(build::text).collect();
        if pieces.len() == 1 {
            return in_words(text, whole);
        }
        let Ok([street, city, region, postcode, country]) = <[Option<String>; PIECES]>::try_from(pieces)
        else {
            let what = "an address with | has five pieces: street | town | region | postcode | country; it was kept as one text";
            self.reject(key, text, what);
            return whole;
        };
        let code = country.as_deref().and_then(countries::code);
        if let (Some(country), None) = (&country, code) {
            let what = format!("{country:?} is no country that is known; it was kept in these words");
            self.reject(key, text, &what);
        }
        Place {
            street,
            city,
            region,
            postcode,
            country: land(code),
            ..whole
        }
    }
}

/// What can be told of a place in words without guessing: `Port Selka, France`.
fn in_words(text: &str, whole: Place) -> Place {
    let (before, last) = text.rsplit_once(',').unwrap_or(("", text));
    match land(countries::code(last)) {
        None => whole,
        Some(code) => Place {
            // A single piece before the country is a town, in the form's own words; more may be a street.
            city: build::text(before).filter(|before| !before.contains(',')),
            country: Some(code),
            ..whole
        },
    }
}

/// The code of a country, where no organisation's can stand.
fn land(code: Option<&str>) -> Option<String> {
    code.filter(|code| !matches!(*code, "EU" | "UN"))
        .map(str::to_owned)
}
