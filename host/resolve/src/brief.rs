//! A record in one line of the processor's memory: enough to tell at once that two have too little in common.

use dragoman_model::schema::Gender;

use crate::bits::Bits;
use crate::compare::birth_weight;
use crate::features::{Country, Features};
use crate::span::Span;
use crate::weights::Weights;

/// What a record has, each thing by a bit that others may share.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Brief {
    countries: u64,
    /// Countries that its programmes are about.
    topic_countries: u64,
    topics: u64,
    places: u64,
    identifiers: u64,
    /// Its birth; that it has several says `births`.
    birth: Option<Span>,
    births: u16,
    gender: Option<Gender>,
    list: u32,
}

impl Brief {
    pub(crate) fn of(list: u32, features: &Features) -> Self {
        let topics = features.topics.iter();
        let topic_countries = topics.clone().filter_map(|topic| crate::topic::country(topic));
        Self {
            countries: bits(features.countries.iter().map(|(_, country)| number(*country))),
            topic_countries: bits(topic_countries.map(number)),
            topics: bits(topics.map(|topic| hash(topic))),
            places: bits(features.places.iter().map(|(_, word)| hash(word))),
            identifiers: bits(
                features
                    .identifiers
                    .iter()
                    .map(|identifier| hash(&identifier.value)),
            ),
            birth: features.births.first().copied(),
            births: features.births.len().min(usize::from(u16::MAX)) as u16,
            gender: features.gender,
            list,
        }
    }

    /// No less than what all but the names of two records adds up to.
    pub(crate) fn most(&self, other: &Self, weights: &Weights) -> Bits {
        let mut most = Bits::NONE;
        if self.list == other.list {
            most += weights.same_list;
        }
        if let (Some(one), Some(two)) = (self.gender, other.gender)
            && one != two
        {
            most += weights.gender_other;
        }
        if let (Some(one), Some(two)) = (self.birth, other.birth) {
            most += match self.births == 1 && other.births == 1 {
                true => birth_weight(weights, one.meet(two)),
                false => weights.birth_day,
            };
        }
        // That no country is shared counts only between lists.
        if self.countries & other.countries != 0 {
            most += weights.country;
        } else if self.countries != 0 && other.countries != 0 && self.list != other.list {
            most += weights.country_other;
        }
        let about = (self.topics & other.topics)
            | (self.topic_countries & other.countries)
            | (self.countries & other.topic_countries);
        if about != 0 {
            most += weights.topic;
        }
        if self.places & other.places != 0 {
            most += weights.birth_place_full + weights.address_door;
        }
        if self.identifiers & other.identifiers != 0 {
            most += weights.reference + weights.unique + weights.number + weights.contact;
        }
        most
    }
}

fn bits(values: impl Iterator<Item = u64>) -> u64 {
    values.fold(0, |bits, value| bits | 1 << (crate::blocks::mix(value) & 63))
}

fn number(country: Country) -> u64 {
    hash(&country.to_string())
}

fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0, |hash, byte| crate::blocks::mix(hash ^ u64::from(byte)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixtures::{born, person};

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
