//! Births and where they were, nationalities, addresses.

use dragoman_guest::schema::{CountryClaim, DateClaim, NoticeKind, Place};
use dragoman_guest::{Notes, build, countries, dates};
use rustc_hash::FxHashSet;

use super::group::{Group, Said};
use crate::columns::{ADDRESS, Column};
use crate::values::{self, date, enumeration};

/// Dates of birth.
pub(crate) fn births(group: &Group<'_>, notes: &mut Notes) -> Vec<DateClaim> {
    let mut births = Vec::new();
    for (at, text) in group.texts(Column::Birth) {
        let claim = date::birth(text).unwrap_or_else(|| {
            let (kind, column) = (NoticeKind::RejectedValue, Column::Birth);
            let message = "this is no date: only its words were kept";
            group.report(
                notes,
                Said {
                    kind,
                    column,
                    message,
                    excerpt: text,
                    at,
                },
            );
            dates::unstated(text)
        });
        births.push(DateClaim { at, ..claim });
    }
    births
}

/// Places of birth: towns and countries, matched by their numbers where both are enumerated.
pub(crate) fn birth_places(group: &Group<'_>) -> Vec<Place> {
    let mut places = Vec::new();
    for (at, texts) in group.stated([Column::TownOfBirth, Column::CountryOfBirth]) {
        let [town, country] = texts.map(|text| group.table.get(text));
        for (town, country) in births_in(town, country) {
            if let Some(place) = birth_place(town, country) {
                places.push(Place { at, ..place });
            }
        }
    }
    distinct(places, |place| {
        (place.raw.clone(), place.city.clone(), place.country.clone())
    })
}

fn births_in<'a>(town: &'a str, country: &'a str) -> Vec<(&'a str, &'a str)> {
    let whole = vec![(town, country)];
    let (towns, countries) = (enumeration::items(town), enumeration::items(country));
    match (towns, countries) {
        (Some(towns), Some(countries)) => matched(&towns, &countries).unwrap_or(whole),
        (Some(towns), None) if country.is_empty() => towns.iter().map(|item| (item.text, "")).collect(),
        (None, Some(countries)) if town.is_empty() => countries.iter().map(|item| ("", item.text)).collect(),
        _ => whole,
    }
}

/// Pairs of items that have the same number. None if their numbers end differently, or if an item that was left out
/// may have meant a range, `(1) - (2) …`.
fn matched<'a>(
    towns: &[enumeration::Item<'a>],
    countries: &[enumeration::Item<'a>],
) -> Option<Vec<(&'a str, &'a str)>> {
    let last = towns.last()?.to;
    if countries.last()?.to != last || values::stated(countries.first()?.text).is_none() {
        return None;
    }
    let text_of = |items: &[enumeration::Item<'a>], number: usize| {
        let item = items.iter().find(|item| (item.from..=item.to).contains(&number));
        item.map_or("", |item| item.text)
    };
    Some(
        (1..=last)
            .map(|number| (text_of(towns, number), text_of(countries, number)))
            .collect(),
    )
}

fn birth_place(town: &str, country: &str) -> Option<Place> {
    let (town, country) = (values::stated(town), values::stated(country));
    let coded = country.map(countries::noted);
    let raw = build::joined([town, country], ", ")?;
    let is_city = |town: &&str| !town.contains([',', '(', ')']);
    Some(Place {
        raw: Some(raw),
        city: town.filter(is_city).map(Into::into),
        country: coded.as_ref().and_then(|coded| coded.code.clone()),
        note: coded.and_then(|coded| coded.note),
        ..build::place()
    })
}

/// Nationalities.
pub(crate) fn nationalities(group: &Group<'_>) -> Vec<CountryClaim> {
    let mut claims = Vec::new();
    for (at, text) in group.texts(Column::Nationality) {
        for words in enumeration::values(text) {
            claims.push(claim(words, at));
        }
    }
    distinct(claims, |claim| claim.raw.clone())
}

/// A country as written.
pub(crate) fn claim(words: &str, at: u32) -> CountryClaim {
    let country = countries::noted(words);
    CountryClaim {
        code: country.code,
        raw: Some(words.trim_end_matches('.').to_owned()),
        note: country.note,
        at,
    }
}

/// Addresses. Which line is a street and which a town, the list does not say: the lines stay together.
pub(crate) fn addresses(group: &Group<'_>) -> Vec<Place> {
    let stated = group.stated(ADDRESS);
    stated
        .into_iter()
        .map(|(at, texts)| {
            let lines = texts.map(|text| group.table.get(text));
            let [.., postcode, country] = lines;
            let coded = countries::noted(country);
            let lines = lines.map(|line| line.trim_end_matches(','));
            Place {
                raw: build::joined(lines.map(Some), ", "),
                postcode: build::text(postcode),
                country: coded.code,
                note: coded.note,
                at,
                ..build::place()
            }
        })
        .collect()
}

/// Values that differ in what they mean, the first of each.
pub(crate) fn distinct<T, K: Eq + std::hash::Hash>(values: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut seen = FxHashSet::default();
    values
        .into_iter()
        .filter(|value| seen.insert(key(value)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn towns_and_countries_of_birth_are_matched_by_number() {
        assert_eq!(births_in("(1) A (2) B", "(1)-(2) C"), [("A", "C"), ("B", "C")]);
        assert_eq!(births_in("(1) A (2) -", "(1) C (2) D"), [("A", "C"), ("-", "D")]);
    }

    #[test]
    fn what_cannot_be_matched_stays_whole() {
        for (town, country) in [
            ("(1) A (2) B", "C"),
            ("(1) A (2) B", "(1) C (2) D (3) E"),
            ("(1) A (2) B", "(1) - (2) C"),
        ] {
            assert_eq!(births_in(town, country), [(town, country)]);
        }
    }
}
