//! A record as it is compared: its features with numbers in the place of words.

mod facts;

use std::num::NonZeroU64;
use std::ops::Deref;

use dragoman_model::schema::{Gender, SubjectKind};

use crate::features::{Features, NameFeature};
use crate::name::{MOST_TOKENS, Skeleton};
use crate::spelling::Spelling;
use crate::vocabulary::{Size, Vocabulary};
use facts::values;
pub(crate) use facts::{Facts, Number};

/// A record.
#[derive(Debug)]
pub(crate) struct Record {
    /// Number of its list.
    pub(crate) list: u32,
    pub(crate) id: Id,
    pub(crate) kind: SubjectKind,
    pub(crate) gender: Option<Gender>,
    /// The words of all names, each once, in alphabetical order.
    pub(crate) words: Box<[Spelling]>,
    pub(crate) names: Box<[Name]>,
    /// Those of its names, a bit each that others may share.
    pub(crate) consonants: u64,
    pub(crate) facts: Facts,
    /// The values of its numbers.
    pub(crate) values: Box<str>,
}

/// The id of a record, in the order of its text.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Id {
    beginning: u64,
    text: Box<str>,
}

impl Id {
    fn new(text: &str) -> Self {
        let mut beginning = [0; 8];
        beginning
            .iter_mut()
            .zip(text.bytes())
            .for_each(|(room, byte)| *room = byte);
        Self {
            beginning: u64::from_be_bytes(beginning),
            text: text.into(),
        }
    }

    /// Its first bytes: ids that differ in them are in their order.
    pub(crate) fn beginning(&self) -> u64 {
        self.beginning
    }
}

impl Deref for Id {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
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

    /// Something of the pieces that are compared of every record.
    pub(crate) fn touch(&self) -> u32 {
        let word = |word: Option<&Spelling>| word.map_or(0, |word| word.sound);
        self.facts.touch() ^ word(self.words.first()) ^ word(self.words.last())
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
        let facts = Facts::new(&features, vocabulary);
        let names = features.names.into_iter().zip(tokens);
        let names = names.map(|(name, tokens)| Name::new(name, tokens, &words, vocabulary));
        let names: Box<[Name]> = names.collect();
        Self {
            list,
            id: Id::new(id),
            kind: features.kind,
            gender: features.gender,
            words,
            consonants: names
                .iter()
                .filter_map(|name| name.consonants)
                .fold(0, |bits, hash| bits | 1 << (hash.get() & 63)),
            names,
            facts,
            values: values(&features.identifiers),
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

/// A hash of the consonants, whatever their order: that of each is added.
fn consonants(skeletons: impl Iterator<Item = Skeleton>) -> Option<NonZeroU64> {
    let all = skeletons.flat_map(crate::name::consonants);
    let (hash, total) = all.fold((0_u64, 0), |(hash, total), class| {
        (hash.wrapping_add(CONSONANTS[class as usize]), total + 1)
    });
    NonZeroU64::new(crate::blocks::mix(hash)).filter(|_| total >= 5)
}

/// A hash of each class of consonants.
const CONSONANTS: [u64; 32] = {
    let (mut all, mut class) = ([0; 32], 0);
    while class < all.len() {
        all[class] = crate::blocks::mix((class as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        class += 1;
    }
    all
};
