//! Countries, places, and the programmes under which two are listed.

use super::{Context, Feature, Tally};
use crate::features::{Country, Role};
use crate::record::Record;
use crate::vocabulary::Token;

pub(super) fn compare(context: &Context<'_>, a: &Record, b: &Record, person: bool, tally: &mut impl Tally) {
    let agrees = countries(context, a, b, person, tally);
    let weights = context.weights;
    let births = shared(a.facts.birth_places(), b.facts.birth_places());
    if !births.is_empty() {
        let places = || words(context, &births);
        let weight = match births.len() {
            1 => weights.birth_place,
            _ => weights.birth_place_full,
        };
        tally.add(Feature::BirthPlace, weight, || (places(), places()));
    }
    let addresses = shared(a.facts.addresses(), b.facts.addresses());
    if !addresses.is_empty() {
        let weight = match addresses.len() {
            1 | 2 => weights.address_town,
            3 | 4 => weights.address_street,
            _ => weights.address_door,
        };
        let places = || words(context, &addresses);
        tally.add(Feature::Address, weight, || (places(), places()));
    }
    topics(context, a, b, agrees, tally);
}

fn topics<'a>(
    context: &Context<'_>,
    a: &'a Record,
    b: &'a Record,
    countries_agree: bool,
    tally: &mut impl Tally,
) {
    let weight = context.weights.topic;
    let words_of = |record: &'a Record| record.facts.topics().map(|topic| topic.word);
    let shared = shared(words_of(a), words_of(b));
    if !shared.is_empty() {
        let topics = || words(context, &shared);
        tally.add(Feature::Topic, weight, || (topics(), topics()));
    } else if !countries_agree {
        let of = |one: &Record, other: &Record| {
            let mut countries = one.facts.topics().filter_map(|topic| topic.country);
            countries.find(|country| other.facts.countries().any(|(_, of_other)| of_other == *country))
        };
        if let Some(country) = of(a, b).or_else(|| of(b, a)) {
            tally.add(Feature::Topic, weight, || {
                (country.to_string(), country.to_string())
            });
        }
    }
}

/// Whether a country is shared.
fn countries<'a>(
    context: &Context<'_>,
    a: &'a Record,
    b: &'a Record,
    person: bool,
    tally: &mut impl Tally,
) -> bool {
    if a.facts.countries().len() == 0 || b.facts.countries().len() == 0 {
        return false;
    }
    let weights = context.weights;
    let common = |fits: &dyn Fn(Role) -> bool| {
        let of = |record: &'a Record| record.facts.countries().filter(|(role, _)| fits(*role));
        of(a)
            .map(|(_, country)| country)
            .find(|country| of(b).any(|(_, other)| other == *country))
    };
    let is_own = |role: Role| role == Role::Nationality || !person;
    let (weight, shared) = if let Some(country) = common(&is_own) {
        (weights.country, Some(country))
    } else if let Some(country) = common(&|_| true) {
        (weights.country_loose, Some(country))
    } else {
        (weights.country_other, None)
    };
    let shown = |record: &Record| match shared {
        Some(country) => country.to_string(),
        None => {
            let mut all: Vec<Country> = record.facts.countries().map(|(_, country)| country).collect();
            all.sort_unstable();
            all.dedup();
            all.iter().map(Country::to_string).collect::<Vec<_>>().join(" ")
        }
    };
    tally.add(Feature::Country, weight, || (shown(a), shown(b)));
    shared.is_some()
}

/// Words of the one that the other has as well.
fn shared(one: impl Iterator<Item = Token>, other: impl Iterator<Item = Token> + Clone) -> Vec<Token> {
    one.filter(|word| other.clone().any(|of_other| of_other == *word))
        .collect()
}

fn words(context: &Context<'_>, tokens: &[Token]) -> String {
    let texts: Vec<&str> = tokens
        .iter()
        .map(|token| context.vocabulary.text(*token))
        .collect();
    texts.join(" ")
}
