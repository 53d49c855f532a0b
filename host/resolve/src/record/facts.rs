//! What a record states besides its names, in one piece of memory: who compares two of a million waits for each piece that is not near.

use crate::features::{Country, Features, Role};
use crate::identifier::{Class, Identifier};
use crate::span::Span;
use crate::topic;
use crate::vocabulary::{Token, Vocabulary};

/// Births, countries, words of places, topics and numbers, one sort behind the other. Before them stands where each sort ends.
#[derive(Debug)]
pub(crate) struct Facts(Box<[u32]>);

#[derive(Clone, Copy)]
enum Sort {
    Births,
    Countries,
    BirthPlaces,
    Addresses,
    Topics,
    Numbers,
}

/// Parts before the first birth.
const HEAD: usize = Sort::Numbers as usize + 1;
/// Parts of a birth, of a topic and of a number; of all else one is enough.
const BIRTH: usize = 2;
const TOPIC: usize = 2;
const NUMBER: usize = 6;

/// Where a country is stated; one may be of any two bytes.
const STATED: u32 = 1 << 16;

/// A topic.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Topic {
    pub(crate) word: Token,
    /// That of which it is the name.
    pub(crate) country: Option<Country>,
}

/// An identifier without its text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Number {
    pub(crate) class: Class,
    pub(crate) country: Option<Country>,
    pub(crate) scheme: Token,
    /// Those that differ in it have other values.
    pub(crate) hash: u64,
    /// Where its value stands among [`values`].
    value: (u32, u32),
}

/// The values of identifiers, one behind the other.
pub(crate) fn values(identifiers: &[Identifier]) -> Box<str> {
    identifiers.iter().map(|identifier| &*identifier.value).collect()
}

impl Number {
    /// Its value, of all [`values`] of its record.
    pub(crate) fn value(self, values: &str) -> &str {
        let (start, end) = self.value;
        &values[start as usize..end as usize]
    }
}

impl Facts {
    pub(crate) fn new(features: &Features, vocabulary: &mut Vocabulary) -> Self {
        let most = HEAD
            + BIRTH * features.births.len()
            + features.countries.len()
            + features.places.len()
            + TOPIC * features.topics.len()
            + NUMBER * features.identifiers.len();
        let mut parts = Vec::with_capacity(most);
        parts.resize(HEAD, 0);
        let end = |parts: &mut Vec<u32>, sort: Sort| parts[sort as usize] = place(parts.len());
        parts.extend(features.births.iter().flat_map(|span| span.parts()));
        end(&mut parts, Sort::Births);
        let countries = features.countries.iter();
        parts.extend(countries.map(|(role, country)| STATED * *role as u32 + u32::from(u16::from(*country))));
        end(&mut parts, Sort::Countries);
        for (of, sort) in [(Role::Birth, Sort::BirthPlaces), (Role::Address, Sort::Addresses)] {
            let words = features.places.iter().filter(|(role, _)| *role == of);
            parts.extend(words.map(|(_, word)| u32::from(vocabulary.token(word))));
            end(&mut parts, sort);
        }
        for word in &features.topics {
            parts.extend([vocabulary.token(word).into(), part(topic::country(word))]);
        }
        end(&mut parts, Sort::Topics);
        let mut start = 0;
        for identifier in &features.identifiers {
            let hash = crate::blocks::text(&identifier.value);
            let class = identifier.class as u32;
            let value = start..start + identifier.value.len();
            start = value.end;
            parts.extend([
                2 * STATED * class + part(identifier.country),
                vocabulary.token(&identifier.scheme).into(),
                (hash >> 32) as u32,
                hash as u32,
                place(value.start),
                place(value.end),
            ]);
        }
        end(&mut parts, Sort::Numbers);
        Self(parts.into())
    }

    /// Something of its beginning and of its end.
    pub(crate) fn touch(&self) -> u32 {
        self.0[0] ^ self.0[self.0.len() - 1]
    }

    fn parts(&self, sort: Sort) -> &[u32] {
        let start = match sort as usize {
            0 => HEAD,
            sort => self.0[sort - 1] as usize,
        };
        &self.0[start..self.0[sort as usize] as usize]
    }

    pub(crate) fn births(&self) -> impl Iterator<Item = Span> + Clone + '_ {
        let births = self.parts(Sort::Births).chunks_exact(BIRTH);
        births.map(|parts| Span::from_parts([parts[0], parts[1]]))
    }

    /// Countries and what each is to the subject, in the order of that.
    pub(crate) fn countries(&self) -> impl ExactSizeIterator<Item = (Role, Country)> + Clone + '_ {
        let countries = self.parts(Sort::Countries).iter();
        countries.map(|part| {
            let role = match part / STATED {
                0 => Role::Nationality,
                1 => Role::Birth,
                _ => Role::Address,
            };
            (role, code(*part))
        })
    }

    /// The words of places of birth.
    pub(crate) fn birth_places(&self) -> impl Iterator<Item = Token> + Clone + '_ {
        self.tokens(Sort::BirthPlaces)
    }

    /// The words of addresses.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = Token> + Clone + '_ {
        self.tokens(Sort::Addresses)
    }

    fn tokens(&self, sort: Sort) -> impl Iterator<Item = Token> + Clone + '_ {
        self.parts(sort).iter().map(|part| Token::from(*part))
    }

    pub(crate) fn topics(&self) -> impl Iterator<Item = Topic> + Clone + '_ {
        let topics = self.parts(Sort::Topics).chunks_exact(TOPIC);
        topics.map(|parts| Topic {
            word: parts[0].into(),
            country: country(parts[1]),
        })
    }

    pub(crate) fn numbers(&self) -> impl ExactSizeIterator<Item = Number> + Clone + '_ {
        let numbers = self.parts(Sort::Numbers).chunks_exact(NUMBER);
        numbers.map(|parts| Number {
            class: match parts[0] / (2 * STATED) {
                0 => Class::Reference,
                1 => Class::Unique,
                2 => Class::Number,
                _ => Class::Contact,
            },
            country: country(parts[0]),
            scheme: parts[1].into(),
            hash: u64::from(parts[2]) << 32 | u64::from(parts[3]),
            value: (parts[4], parts[5]),
        })
    }
}

/// Of lengths within a record, all of which a guest held in a memory of as many bytes.
fn place(at: usize) -> u32 {
    u32::try_from(at).expect("a record is smaller than 4 GiB")
}

fn part(country: Option<Country>) -> u32 {
    country.map_or(0, |country| STATED | u32::from(u16::from(country)))
}

fn country(part: u32) -> Option<Country> {
    (part & STATED != 0).then(|| code(part))
}

fn code(part: u32) -> Country {
    Country::from(part as u16)
}
