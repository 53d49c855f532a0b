//! A record in one line of the processor's memory: enough to tell at once that two have too little in common.

mod births;

use dragoman_model::schema::Gender;

use crate::bits::Bits;
use crate::blocks::{mix, text as hash};
use crate::features::{Country, Features, bearer};
use crate::name::Bearer;
use crate::topic;
use crate::weights::Weights;
use births::Births;

/// What a record has, each thing by bits that others may share.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
pub(crate) struct Brief {
    countries: u64,
    /// Those that are countries by the bits of these.
    topics: u64,
    places: u64,
    identifiers: u64,
    births: Births,
    list: u32,
    gender: Option<Gender>,
    bearer: Bearer,
}

const _: () = assert!(size_of::<Brief>() == 64, "a line");

/// Bits of an identifier, and of a word of a place: a record has several, so that a single bit would too often be another's.
const IDENTIFIER: u32 = 3;
const PLACE: u32 = 2;
/// Bits that countries share; the others are for topics that are none.
const COUNTRIES: u64 = 40;

impl Brief {
    pub(crate) fn of(list: u32, features: &Features) -> Self {
        let topics = features.topics.iter().map(|topic| match topic::country(topic) {
            Some(country) => bit_of(country),
            None => COUNTRIES + hash(topic) % (64 - COUNTRIES),
        });
        let places = features.places.iter().map(|(_, word)| place_bits(word));
        let identifiers = features.identifiers.iter();
        Self {
            countries: bits(features.countries.iter().map(|(_, country)| bit_of(*country))),
            topics: bits(topics),
            places: places.fold(0, |bits, place| bits | place),
            identifiers: identifiers.fold(0, |bits, identifier| bits | identifier_bits(&identifier.value)),
            births: Births::of(&features.births),
            gender: features.gender,
            bearer: bearer(features.kind),
            list,
        }
    }

    pub(crate) fn list(&self) -> u32 {
        self.list
    }

    /// No less than what all but the names of two records adds up to.
    pub(crate) fn most(&self, other: &Self, weights: &Weights) -> Bits {
        let mut most = self.births.most(&other.births, weights);
        let same_list = self.list == other.list;
        if same_list {
            most += weights.same_list;
        }
        let same_bearer = self.bearer == other.bearer;
        if !same_bearer {
            most += weights.kind_other;
        }
        if let (Some(one), Some(two)) = (self.gender, other.gender)
            && one != two
        {
            most += weights.gender_other;
        }
        if !same_list || (same_bearer && self.bearer == Bearer::Person) {
            most += self.surroundings_most(other, weights);
        } else if !same_bearer {
            // It depends on which of the two comes first.
            most += self.surroundings_most(other, weights).max(Bits::NONE);
        }
        if share(self.identifiers, other.identifiers, IDENTIFIER) {
            most += weights.unique + weights.number;
            if !same_list {
                most += weights.reference + weights.contact;
            }
        }
        most
    }

    /// No less than what countries, places and programmes weigh.
    fn surroundings_most(&self, other: &Self, weights: &Weights) -> Bits {
        let mut most = Bits::NONE;
        if self.countries & other.countries != 0 {
            most += weights.country;
        } else if self.countries != 0 && other.countries != 0 {
            most += weights.country_other;
        }
        let about =
            (self.topics & other.topics) | (self.topics & other.countries) | (self.countries & other.topics);
        if about != 0 {
            most += weights.topic;
        }
        if share(self.places, other.places, PLACE) {
            most += weights.birth_place_full + weights.address_door;
        }
        most
    }
}

/// A bit for each value.
fn bits(places: impl Iterator<Item = u64>) -> u64 {
    places.fold(0, |bits, place| bits | 1 << place)
}

/// [`IDENTIFIER`] different bits of a value.
fn identifier_bits(value: &str) -> u64 {
    let hash = hash(value);
    let (one, two, three) = (hash % 64, hash / 64 % 63, hash / (64 * 63) % 62);
    // Counted from the first on, of the 63 others and of the 62 that are left.
    let three = three + u64::from(three >= two);
    let others = 1_u64 << two | 1 << three;
    (others << 1 | 1).rotate_left(one as u32)
}

/// [`PLACE`] different bits of a word.
fn place_bits(word: &str) -> u64 {
    let hash = hash(word);
    let (one, two) = (hash % 64, hash / 64 % 63);
    (2_u64 << two | 1).rotate_left(one as u32)
}

/// Whether two may have a value in common that has so many bits.
fn share(one: u64, other: u64, each: u32) -> bool {
    (one & other).count_ones() >= each
}

fn bit_of(country: Country) -> u64 {
    mix(u16::from(country).into()) % COUNTRIES
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::{born, person};

    #[test]
    fn each_value_has_as_many_bits_as_are_asked_for() {
        for value in (0..10_000).map(|number| number.to_string()) {
            assert_eq!(identifier_bits(&value).count_ones(), IDENTIFIER, "{value}");
            assert_eq!(place_bits(&value).count_ones(), PLACE, "{value}");
        }
    }

    #[test]
    fn what_two_have_in_common_is_promised_and_what_they_lack_is_not() {
        let weights = Weights::default();
        let of = |list, date, country| Brief::of(list, &person(&["Quillon Obermoyle"], born(date, country)));
        let one = of(0, "1961-03-17", "IE");
        let both = weights.birth_day + weights.country;
        assert_eq!(one.most(&of(1, "1961-03-17", "IE"), &weights), both);
        assert_eq!(
            one.most(&of(1, "1988", "IE"), &weights),
            weights.birth_far + weights.country
        );
        let nothing = Brief::of(1, &person(&["Quillon Obermoyle"], json!({})));
        assert_eq!(one.most(&nothing, &weights), Bits::NONE);
    }
}
