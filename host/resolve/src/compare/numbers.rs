//! Numbers and codes.

use super::{Context, Feature, Tally};
use crate::identifier::{Class, Identifier};
use crate::record::{Number, Record};

pub(super) fn compare<'a>(
    context: &Context<'_>,
    a: &'a Record,
    b: &'a Record,
    same_list: bool,
    tally: &mut impl Tally,
) {
    if a.identifiers.is_empty() || b.identifiers.is_empty() {
        return;
    }
    let weights = context.weights;
    for class in [Class::Reference, Class::Unique, Class::Number, Class::Contact] {
        // Every entry of a list has a reference of its own: on one list that says no more than that there are two. And a telephone
        // there belongs to a household or a group.
        if same_list && matches!(class, Class::Reference | Class::Contact) {
            continue;
        }
        let (feature, shared, loose, other) = match class {
            Class::Reference => (
                Feature::Reference,
                weights.reference,
                weights.reference,
                Some(weights.reference_other),
            ),
            Class::Unique => (
                Feature::UniqueNumber,
                weights.unique,
                weights.unique,
                Some(weights.unique_other),
            ),
            Class::Number => (
                Feature::Number,
                weights.number,
                weights.number_loose,
                Some(weights.number_other),
            ),
            Class::Contact => (Feature::Contact, weights.contact, weights.contact, None),
        };
        let of = |record: &'a Record| {
            let stated = record.numbers.iter().zip(&record.identifiers);
            stated.filter(move |(number, _)| number.class == class)
        };
        let pairs = || of(a).flat_map(|one| of(b).map(move |two| (one, two)));
        // Two numbers that agree are often one fact: the surest counts, once.
        let agreeing = pairs()
            .filter_map(|(one, two)| Some((agreement(one, two)?, one.1, two.1)))
            .max();
        if let Some((agreement, one, two)) = agreeing {
            let weight = match agreement {
                Agreement::Sure => shared,
                Agreement::Loose => loose,
            };
            tally.add(feature, weight, || (shown(one), shown(two)));
        } else if let Some(weight) = other
            && let Some((one, two)) = pairs().find(|(one, two)| comparable(one.0, two.0))
        {
            tally.add(feature, weight, || (shown(one.1), shown(two.1)));
        }
    }
}

type Stated<'a> = (&'a Number, &'a Identifier);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Agreement {
    Loose,
    Sure,
}

fn agreement((one, one_text): Stated<'_>, (two, two_text): Stated<'_>) -> Option<Agreement> {
    if one.hash != two.hash || one_text.value != two_text.value {
        return None;
    }
    if one.class != Class::Number {
        return (one.scheme == two.scheme).then_some(Agreement::Sure);
    }
    match (one.country, two.country) {
        (Some(one), Some(two)) if one != two => None,
        (Some(_), Some(_)) if one.scheme == two.scheme => Some(Agreement::Sure),
        _ => Some(Agreement::Loose),
    }
}

/// Whether two different numbers are of one kind and one country, so that one subject would hardly have both.
fn comparable(one: &Number, two: &Number) -> bool {
    let country = match one.class {
        Class::Number => one.country.is_some() && one.country == two.country,
        _ => true,
    };
    country && one.scheme == two.scheme
}

fn shown(identifier: &Identifier) -> String {
    match identifier.country {
        Some(country) => format!("{} {country} {}", identifier.scheme, identifier.value),
        None => format!("{} {}", identifier.scheme, identifier.value),
    }
}
