//! Nationalities, places of birth, addresses. Several stand in one text with commas, which addresses have of their own.

use dragoman_guest::schema::{CountryClaim, Place};
use dragoman_guest::{build, countries};

use super::Draft;
use crate::values::values;

impl Draft<'_, '_> {
    pub(super) fn places(&mut self) {
        for text in values(self.row, "Nationality") {
            self.subject.nationalities.extend(nationalities(text));
        }
        for text in values(self.row, "IndividualPlaceOfBirth") {
            self.subject.birth_places.push(birth_place(text));
        }
        for text in values(self.row, self.columns.address) {
            // Only a text that is nothing but a country says which one it is.
            self.subject.addresses.push(Place {
                country: countries::noted(text).code,
                raw: Some(text.into()),
                ..build::place()
            });
        }
    }
}

/// The countries of a text, if each of its pieces is one; else the whole text.
fn nationalities(text: &str) -> Vec<CountryClaim> {
    let claim = |words: &str| {
        let country = countries::noted(words);
        let code = country
            .code
            .or_else(|| countries::from_demonym(words).map(Into::into));
        CountryClaim {
            code,
            raw: Some(words.trim().into()),
            note: country.note,
            at: 0,
        }
    };
    let whole = claim(text);
    if whole.code.is_some() || !text.contains(", ") {
        return vec![whole];
    }
    let pieces: Vec<_> = text.split(", ").map(claim).collect();
    match pieces.iter().all(|piece| piece.code.is_some()) {
        true => pieces,
        false => vec![whole],
    }
}

/// A place of birth. Its last piece is its country, if it is one; of two pieces the first is then the town.
fn birth_place(text: &str) -> Place {
    let whole = countries::noted(text);
    let country = whole
        .code
        .or_else(|| countries::noted(text.rsplit_once(", ")?.1).code);
    let city = match text.split(", ").collect::<Vec<_>>().as_slice() {
        [city, _] if country.is_some() && countries::code(text).is_none() => Some(*city),
        _ => None,
    };
    Place {
        raw: Some(text.into()),
        city: city.map(Into::into),
        country,
        ..build::place()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_nationalities_are_told_apart_only_where_each_is_one() {
        let codes = |text: &str| {
            nationalities(text)
                .into_iter()
                .map(|claim| claim.code)
                .collect::<Vec<_>>()
        };
        let some = |code: &str| Some(code.to_owned());
        assert_eq!(codes("Kenya, Somalia"), [some("KE"), some("SO")]);
        assert_eq!(codes("Kenyan"), [some("KE")]);
        assert_eq!(codes("Kenya, withdrawn in 2002"), [None]);
        assert_eq!(codes("Korea, Republic of"), [some("KR")]);
    }

    #[test]
    fn a_place_of_birth_ends_with_its_country() {
        let place = birth_place("Port Selka, Kenya");
        assert_eq!(
            (place.city.as_deref(), place.country.as_deref()),
            (Some("Port Selka"), Some("KE"))
        );
        let place = birth_place("Old Town, Port Selka, Kenya");
        assert_eq!((place.city, place.country.as_deref()), (None, Some("KE")));
        let place = birth_place("Port Selka, Atlantis");
        assert_eq!((place.city, place.country), (None, None));
    }
}
