//! A record as it is compared: its features with numbers in the place of words.

use std::num::NonZeroU64;
use std::ops::Deref;

use dragoman_model::schema::{Gender, SubjectKind};

use crate::features::{Country, Features, NameFeature, Role};
use crate::identifier::{Class, Identifier};
use crate::name::{MOST_TOKENS, Skeleton};
use crate::span::Span;
use crate::spelling::Spelling;
use crate::vocabulary::{Size, Token, Vocabulary};

/// A record.
#[derive(Debug)]
pub(crate) struct Record {
    /// Number of its list.
    pub(crate) list: u32,
    pub(crate) id: Box<str>,
    pub(crate) kind: SubjectKind,
    pub(crate) gender: Option<Gender>,
    /// The words of all names, each once, in alphabetical order.
    pub(crate) words: Box<[Spelling]>,
    pub(crate) names: Box<[Name]>,
    /// Those of its names, a bit each that others may share.
    pub(crate) consonants: u64,
    pub(crate) births: Box<[Span]>,
    pub(crate) countries: Box<[(Role, Country)]>,
    pub(crate) places: Box<[(Role, Token)]>,
    pub(crate) topics: Box<[Token]>,
    pub(crate) identifiers: Box<[Identifier]>,
    /// The same in their order, as they are compared.
    pub(crate) numbers: Box<[Number]>,
}

/// An identifier without its text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Number {
    pub(crate) class: Class,
    pub(crate) country: Option<Country>,
    pub(crate) scheme: Token,
    /// Those that differ in it have other values.
    pub(crate) hash: u64,
}

impl Number {
    fn of(identifier: &Identifier, vocabulary: &mut Vocabulary) -> Self {
        Self {
            class: identifier.class,
            country: identifier.country,
            scheme: vocabulary.token(&identifier.scheme),
            hash: crate::blocks::text(&identifier.value),
        }
    }
}

/// A name.
#[derive(Debug)]
pub(crate) struct Name {
    pub(crate) full: Box<str>,
    pub(crate) tokens: Tokens,
    pub(crate) weak: bool,
    pub(crate) single: bool,
    /// Its words, a bit each of [`Record::words`]; the last bit for all from the 64th.
    pub(crate) words: u64,
    /// Which of its tokens are numbers, a bit each.
    pub(crate) numbers: u32,
    /// Its consonants in alphabetical order: the same however the name is divided into words. None for fewer than five.
    pub(crate) consonants: Option<NonZeroU64>,
}

/// The tokens of a name in its order, as places in [`Record::words`]: beside the name's other parts, where they are read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tokens {
    places: [u16; MOST_TOKENS],
    count: u8,
}

impl Tokens {
    fn of(places: impl Iterator<Item = u16>) -> Self {
        let mut tokens = Self {
            places: [0; MOST_TOKENS],
            count: 0,
        };
        for (room, place) in tokens.places.iter_mut().zip(places) {
            *room = place;
            tokens.count += 1;
        }
        tokens
    }
}

impl Deref for Tokens {
    type Target = [u16];

    fn deref(&self) -> &[u16] {
        &self.places[..usize::from(self.count)]
    }
}

impl Record {
    /// Notes how rare its words are among so many records.
    pub(crate) fn weigh(&mut self, vocabulary: &Vocabulary, size: Size) {
        for word in &mut self.words {
            word.weigh(vocabulary.rarity(word.token, size));
        }
    }

    pub(crate) fn new(list: u32, id: &str, features: Features, vocabulary: &mut Vocabulary) -> Self {
        let mut texts: Vec<&str> = features
            .names
            .iter()
            .flat_map(|name| &name.tokens)
            .map(String::as_str)
            .collect();
        texts.sort_unstable();
        texts.dedup();
        // More would be no name list, and its places would not fit.
        texts.truncate(usize::from(u16::MAX));
        let words: Box<[Spelling]> = texts.iter().map(|text| vocabulary.spelling(text)).collect();
        let tokens = |name: &NameFeature| {
            let tokens = name.tokens.iter();
            let tokens = tokens.filter_map(|token| texts.binary_search(&token.as_str()).ok());
            Tokens::of(tokens.map(|at| at as u16))
        };
        let tokens: Vec<Tokens> = features.names.iter().map(tokens).collect();
        let names = features.names.into_iter().zip(tokens);
        let names = names.map(|(name, tokens)| Name::new(name, tokens, &words, vocabulary));
        let names: Box<[Name]> = names.collect();
        let places = features
            .places
            .iter()
            .map(|(role, word)| (*role, vocabulary.token(word)));
        let places = places.collect();
        Self {
            list,
            id: id.into(),
            kind: features.kind,
            gender: features.gender,
            words,
            consonants: names
                .iter()
                .filter_map(|name| name.consonants)
                .fold(0, |bits, hash| bits | 1 << (hash.get() & 63)),
            names,
            births: features.births.into(),
            countries: features.countries.into(),
            places,
            topics: features
                .topics
                .iter()
                .map(|word| vocabulary.token(word))
                .collect(),
            numbers: features
                .identifiers
                .iter()
                .map(|identifier| Number::of(identifier, vocabulary))
                .collect(),
            identifiers: features.identifiers.into(),
        }
    }
}

impl Name {
    fn new(name: NameFeature, tokens: Tokens, words: &[Spelling], vocabulary: &Vocabulary) -> Self {
        let word = |at: &u16| &words[usize::from(*at)];
        let numbers = tokens.iter().enumerate().filter(|(_, at)| word(at).is_number());
        Self {
            full: name.full,
            weak: name.weak,
            single: name.single,
            words: tokens.iter().fold(0, |words, at| words | 1 << (*at).min(63)),
            numbers: numbers.fold(0, |numbers, (place, _)| numbers | 1 << place),
            consonants: consonants(tokens.iter().map(|at| vocabulary.skeleton(word(at)))),
            tokens,
        }
    }
}

fn consonants(skeletons: impl Iterator<Item = Skeleton>) -> Option<NonZeroU64> {
    let mut counts = [0_u8; 32];
    let mut total = 0;
    for class in skeletons.flat_map(crate::name::consonants) {
        let count = &mut counts[class as usize];
        *count = count.saturating_add(1);
        total += 1;
    }
    let hash = counts
        .iter()
        .fold(0, |hash: u64, count| crate::blocks::mix(hash ^ u64::from(*count)));
    NonZeroU64::new(hash).filter(|_| total >= 5)
}
