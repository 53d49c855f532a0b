//! Numbers and codes.

use super::{Context, Feature, Tally};
use crate::features::Country;
use crate::identifier::Class;
use crate::record::{Number, Record};
use crate::vocabulary::Vocabulary;

pub(super) fn compare<'a>(
    context: &Context<'a>,
    a: &'a Record,
    b: &'a Record,
    same_list: bool,
    tally: &mut impl Tally,
) {
    if a.facts.numbers().len() == 0 || b.facts.numbers().len() == 0 {
        return;
    }
    let weights = context.weights;
    // Those that both state.
    let classes = |record: &Record| {
        let numbers = record.facts.numbers();
        numbers.fold(0, |classes, number| classes | 1 << number.class as u32)
    };
    let classes = classes(a) & classes(b);
    for class in [Class::Reference, Class::Unique, Class::Number, Class::Contact] {
        if classes & 1 << class as u32 == 0 {
            continue;
        }
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
            let numbers = record.facts.numbers().filter(move |number| number.class == class);
            numbers.map(|number| Stated {
                number,
                values: &record.values,
                vocabulary: context.vocabulary,
            })
        };
        let pairs = || of(a).flat_map(|one| of(b).map(move |two| (one, two)));
        // Two numbers that agree are often one fact: the surest counts, once.
        let agreeing = pairs()
            .filter_map(|(one, two)| Some((agreement(one, two)?, one, two)))
            .max_by_key(|(agreement, one, two)| (*agreement, one.texts(), two.texts()));
        if let Some((agreement, one, two)) = agreeing {
            let weight = match agreement {
                Agreement::Sure => shared,
                Agreement::Loose => loose,
            };
            tally.add(feature, weight, || (one.shown(), two.shown()));
        } else if let Some(weight) = other
            && let Some((one, two)) = pairs().find(|(one, two)| comparable(one.number, two.number))
        {
            tally.add(feature, weight, || (one.shown(), two.shown()));
        }
    }
}

/// A number and what is needed to show it.
#[derive(Clone, Copy)]
struct Stated<'a> {
    number: Number,
    values: &'a str,
    vocabulary: &'a Vocabulary,
}

impl<'a> Stated<'a> {
    fn scheme(self) -> &'a str {
        self.vocabulary.text(self.number.scheme)
    }

    fn value(self) -> &'a str {
        self.number.value(self.values)
    }

    /// What tells it from others of its class, in the order in which it counts.
    fn texts(self) -> (&'a str, &'a str, Option<Country>) {
        (self.scheme(), self.value(), self.number.country)
    }

    fn shown(self) -> String {
        match self.number.country {
            Some(country) => format!("{} {country} {}", self.scheme(), self.value()),
            None => format!("{} {}", self.scheme(), self.value()),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Agreement {
    Loose,
    Sure,
}

fn agreement(one: Stated<'_>, two: Stated<'_>) -> Option<Agreement> {
    if one.number.hash != two.number.hash || one.value() != two.value() {
        return None;
    }
    let (one, two) = (one.number, two.number);
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
fn comparable(one: Number, two: Number) -> bool {
    let country = match one.class {
        Class::Number => one.country.is_some() && one.country == two.country,
        _ => true,
    };
    country && one.scheme == two.scheme
}
