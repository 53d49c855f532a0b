//! What of a record serves to tell whether another is about the same subject.

use std::fmt;

use dragoman_model::schema::{Gender, NameForm, NameQuality, Place, Subject, SubjectKind};
use serde::{Deserialize, Serialize};

use crate::identifier::{Identifier, identifiers};
use crate::name::{Bearer, abbreviated, tokens, words};
use crate::span::Span;
use crate::topic;

/// A country's code of two letters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Country([u8; 2]);

impl Country {
    pub(crate) fn of(code: &str) -> Option<Self> {
        code.as_bytes().try_into().ok().map(Self)
    }
}

impl From<u16> for Country {
    fn from(code: u16) -> Self {
        Self(code.to_be_bytes())
    }
}

impl From<Country> for u16 {
    fn from(country: Country) -> Self {
        Self::from_be_bytes(country.0)
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|byte| write!(f, "{}", char::from(*byte)))
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What a country or a place is to a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Role {
    Nationality,
    Birth,
    Address,
}

/// A name that is compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct NameFeature {
    pub(crate) full: Box<str>,
    /// In the order of the name.
    pub(crate) tokens: Vec<String>,
    pub(crate) weak: bool,
    /// A single word: it says who is meant less surely than its rarity would have it.
    pub(crate) single: bool,
}

/// Names of a subject that are compared, at most: the first that its list gives. Published lists have up to 144 of one subject. Every name
/// of one record is compared with every name of another, so that of a few records with thousands each whoever asks who is who would wait for
/// hours, and no limit of the run that gave them would end it.
pub const MOST_NAMES: usize = 256;

/// What is kept of a subject: the rest is not needed, and a million of them fit into memory.
///
/// It depends on the subject alone, so it can be made in parallel, and kept beside the record from one run to the next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Features {
    pub(crate) kind: SubjectKind,
    pub(crate) gender: Option<Gender>,
    pub(crate) names: Vec<NameFeature>,
    pub(crate) births: Vec<Span>,
    pub(crate) countries: Vec<(Role, Country)>,
    /// Words of places of birth and of addresses.
    pub(crate) places: Vec<(Role, String)>,
    /// Words of the programmes under which it is listed.
    pub(crate) topics: Vec<String>,
    pub(crate) identifiers: Vec<Identifier>,
}

impl Features {
    /// The features of a subject.
    pub fn of(subject: &Subject) -> Self {
        let bearer = bearer(subject.kind);
        let mut names: Vec<NameFeature> = Vec::with_capacity(subject.names.len());
        let mut add = |full: &str, weak: bool| {
            if names.len() == MOST_NAMES {
                return;
            }
            let tokens = tokens(full, bearer);
            match names.iter_mut().find(|known| known.tokens == tokens) {
                Some(known) => known.weak &= weak,
                None if tokens.is_empty() => {}
                None => names.push(NameFeature {
                    full: full.into(),
                    single: tokens.len() == 1 && words(full).len() == 1,
                    tokens,
                    weak,
                }),
            }
        };
        for name in &subject.names {
            let weak = name.quality == NameQuality::Weak || name.form == NameForm::NomDeGuerre;
            match abbreviated(&name.full).filter(|_| bearer == Bearer::Organization) {
                Some((whole, short)) => {
                    add(&whole, weak);
                    add(short, true);
                }
                None => add(&name.full, weak),
            }
        }
        let codes = |claims: &[dragoman_model::schema::CountryClaim]| -> Vec<Country> {
            let codes = claims.iter().filter_map(|claim| claim.code.as_deref());
            codes.filter_map(Country::of).collect()
        };
        let mut countries: Vec<(Role, Country)> = Vec::new();
        let national = codes(&subject.nationalities)
            .into_iter()
            .chain(codes(&subject.citizenships));
        countries.extend(national.map(|country| (Role::Nationality, country)));
        if let Some(craft) = &subject.craft {
            let flags = craft.flag.iter().chain(&craft.former_flags);
            let flags = flags
                .filter_map(|flag| flag.code.as_deref())
                .filter_map(Country::of);
            countries.extend(flags.map(|country| (Role::Nationality, country)));
        }
        let mut places = Vec::new();
        for (role, stated) in [
            (Role::Birth, &subject.birth_places),
            (Role::Address, &subject.addresses),
        ] {
            for place in stated {
                let country = place.country.as_deref().and_then(Country::of);
                countries.extend(country.map(|country| (role, country)));
                places.extend(place_words(place).into_iter().map(|word| (role, word)));
            }
        }
        let mut topics: Vec<String> = Vec::new();
        for designation in &subject.designations {
            let programme = designation.programme.as_deref().unwrap_or("");
            topics.extend(topic::topics(programme));
        }
        let mut births: Vec<Span> = subject.births.iter().filter_map(Span::of).collect();
        if births.is_empty() {
            let founded = subject
                .organization
                .as_ref()
                .and_then(|body| body.founded.as_ref());
            let built = subject.craft.as_ref().and_then(|craft| craft.built.as_ref());
            births.extend(founded.into_iter().chain(built).filter_map(Span::of));
        }
        sorted(&mut births);
        sorted(&mut countries);
        sorted(&mut places);
        sorted(&mut topics);
        Self {
            kind: subject.kind,
            gender: subject.person.as_ref().and_then(|person| person.gender),
            names,
            births,
            countries,
            places,
            topics,
            identifiers: identifiers(subject),
        }
    }

    /// The features without what one scheme of identifiers says, such as `un-ref`: for measuring how well the rest does.
    pub fn without_scheme(mut self, scheme: &str) -> Self {
        self.identifiers
            .retain(|identifier| &*identifier.scheme != scheme);
        self
    }
}

pub(crate) fn bearer(kind: SubjectKind) -> Bearer {
    match kind {
        SubjectKind::Person => Bearer::Person,
        SubjectKind::Organization | SubjectKind::Other => Bearer::Organization,
        SubjectKind::Vessel | SubjectKind::Aircraft | SubjectKind::Vehicle => Bearer::Craft,
    }
}

/// The words of a place, without those of its country's name, which its code says better.
fn place_words(place: &Place) -> Vec<String> {
    let fields = [&place.street, &place.city, &place.region, &place.postcode];
    let mut text: Vec<&str> = fields.into_iter().flatten().map(String::as_str).collect();
    // Where it could not be split, the raw words are all there is; the last of them names the country.
    if text.is_empty()
        && let Some(raw) = &place.raw
    {
        text.push(match raw.rsplit_once(',') {
            Some((rest, _)) if place.country.is_some() => rest,
            None if place.country.is_some() => "",
            _ => raw,
        });
    }
    let mut all: Vec<String> = text
        .into_iter()
        .flat_map(words)
        .filter(|word| word.len() > 2 && !is_filler(word))
        .collect();
    all.truncate(16);
    all
}

/// Words that stand in addresses of all sorts.
fn is_filler(word: &str) -> bool {
    const FILLERS: [&str; 32] = [
        "the",
        "and",
        "street",
        "road",
        "avenue",
        "city",
        "province",
        "district",
        "region",
        "village",
        "area",
        "building",
        "floor",
        "box",
        "central",
        "north",
        "south",
        "east",
        "west",
        "near",
        "town",
        "governorate",
        "state",
        "republic",
        "oblast",
        "unit",
        "room",
        "block",
        "house",
        "apartment",
        "suite",
        "office",
    ];
    FILLERS.contains(&word)
}

fn sorted<T: Ord>(values: &mut Vec<T>) {
    values.sort_unstable();
    values.dedup();
}

#[cfg(test)]
mod tests {
    use dragoman_model::Item;
    use serde_json::json;

    use super::*;
    use crate::fixtures::{key, person};
    use crate::resolver::Resolver;
    use crate::weights::Weights;

    #[test]
    fn of_a_subject_with_names_without_end_the_first_are_compared() {
        let names: Vec<_> = (0..1_000)
            .map(|index| json!({ "full": format!("Ada Example {index}"), "form": "alias", "quality": "unstated", "at": 0 }))
            .collect();
        let subject = json!({
            "item": "subject", "id": "1", "sources": [], "marking": { "originator_controlled": false },
            "kind": "person", "status": "active", "names": names,
        });
        let Item::Subject(subject) = serde_json::from_value(subject).expect("an item") else {
            unreachable!("it says that it is a subject")
        };
        let features = Features::of(&subject);
        assert_eq!(features.names.len(), MOST_NAMES);
        assert_eq!(&*features.names[0].full, "Ada Example 0");
    }

    #[test]
    fn whose_names_are_as_many_as_are_compared_is_counted_while_it_is_there() {
        let names: Vec<_> = (0..MOST_NAMES)
            .map(|index| format!("Ada Example {index}"))
            .collect();
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        let mut resolver = Resolver::new(Weights::default());
        resolver.put(&key("AA", "fewer"), person(&names[1..], json!({})));
        assert_eq!(resolver.full_of_names(), 0);
        resolver.put(&key("AA", "most"), person(&names, json!({})));
        assert_eq!(resolver.full_of_names(), 1);
        resolver.put(&key("AA", "most"), person(&names[..1], json!({})));
        assert_eq!(resolver.full_of_names(), 0);
    }
}
