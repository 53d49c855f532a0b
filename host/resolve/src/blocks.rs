//! Which records are looked at together: those that share a key.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use crate::features::bearer;
use crate::identifier::Class;
use crate::name::Bearer;
use crate::record::{Name, Record};
use crate::vocabulary::Vocabulary;

/// A key under which records are looked at together; its last three bits say what [`Sort`] it is of.
pub(crate) type Key = u64;

/// What a key is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// An identifier.
    Identifier,
    /// One sound of a name.
    Sound,
    /// Two sounds of one name.
    Sounds,
    /// A sound and a year of birth.
    Year,
    /// A sound and a day of birth.
    Day,
    /// The consonants of a whole name.
    Consonants,
}

impl Sort {
    fn of(key: Key) -> Self {
        match key & 7 {
            0 => Self::Identifier,
            1 => Self::Sound,
            2 => Self::Sounds,
            3 => Self::Year,
            4 => Self::Day,
            _ => Self::Consonants,
        }
    }

    /// Records that may share a key of this sort and are [`Company::Few`].
    fn few(self) -> usize {
        match self {
            Self::Identifier => 64,
            Self::Sound | Self::Sounds | Self::Year | Self::Day | Self::Consonants => 4,
        }
    }

    /// Records that may share a key of this sort for it to count.
    fn most(self) -> usize {
        match self {
            Self::Identifier => 64,
            Self::Sound => 16,
            Self::Sounds | Self::Day => 48,
            Self::Year | Self::Consonants => 24,
        }
    }
}

/// How many share a key, from the most to the fewest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Company {
    /// What so many have in common tells them not apart, and looking at all pairs of them would make the work grow with the square of the
    /// records: the key counts for nothing.
    Many,
    /// A pair of them is looked at if something else speaks for it: another key that they share, or facts.
    Some,
    /// Every pair of them is looked at.
    Few,
}

impl Company {
    /// That of so many records which share a key.
    pub(crate) fn of(key: Key, records: usize) -> Self {
        let sort = Sort::of(key);
        match records {
            records if records <= sort.few() => Self::Few,
            records if records <= sort.most() => Self::Some,
            _ => Self::Many,
        }
    }

    /// What it makes of two of them, if anything.
    pub(crate) fn bond(self, key: Key) -> Option<Bond> {
        match (self, Sort::of(key)) {
            (Self::Many, _) => None,
            (Self::Few, _) => Some(Bond::Sure),
            (Self::Some, Sort::Sound | Sort::Year | Sort::Day) => Some(Bond::Word),
            (Self::Some, Sort::Identifier | Sort::Sounds | Sort::Consonants) => Some(Bond::Names),
        }
    }
}

/// How surely two records are looked at together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Bond {
    /// They share two keys, or one with few.
    Sure,
    /// They share one key with some, which is of two words or of a whole name: then something else must speak for them.
    Names,
    /// They share one key with some, which is of a single word: then more must speak for them.
    Word,
}

/// Records that share a key of this sort at most, for it to count.
pub(crate) fn most(key: Key) -> usize {
    Sort::of(key).most()
}

/// Tokens of a name that are paired at most: the rarest.
const PAIRED: usize = 5;

/// The finaliser of splitmix64.
pub(crate) const fn mix(value: u64) -> u64 {
    let value = (value ^ value >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ value >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ value >> 31
}

fn key(sort: Sort, bearer: Bearer, parts: [u64; 2]) -> Key {
    let hash = parts.iter().fold(bearer as u64 + 1, |hash, part| {
        mix(hash.wrapping_add(0x9e37_79b9_7f4a_7c15) ^ part)
    });
    hash & !7 | sort as u64
}

/// The key of a sound in names of persons, of organisations and of craft.
pub(crate) fn sound_keys(sound: u64) -> [Key; 3] {
    [Bearer::Person, Bearer::Organization, Bearer::Craft].map(|bearer| key(Sort::Sound, bearer, [sound, 0]))
}

/// Whether the keys of a record depend on how rare its words are: a name has more than are paired, or two of one sound, which are paired
/// where they are not equally rare.
pub(crate) fn depend_on_rarity(record: &Record) -> bool {
    let depends = |name: &Name| {
        let words = || name.tokens.iter().map(|at| &record.words[usize::from(*at)]);
        let mut pairs = words().enumerate().flat_map(|(at, one)| {
            let others = words().skip(at + 1);
            others.map(move |other| (one, other))
        });
        name.tokens.len() > PAIRED
            || pairs.any(|(one, other)| one.sound == other.sound && one.token != other.token)
    };
    record.names.iter().any(depends)
}

/// All keys of a record, each once, in order.
pub(crate) fn keys(record: &Record, vocabulary: &Vocabulary, keys: &mut Vec<Key>) {
    keys.clear();
    let bearer = bearer(record.kind);
    for number in record.facts.numbers() {
        // A number may be a passport's here and a register's there; that of an authority means nothing to another.
        let scheme = match number.class {
            Class::Number => 0,
            _ => text(vocabulary.text(number.scheme)),
        };
        // Whose kind is mistaken may still state its number.
        keys.push(key(Sort::Identifier, Bearer::Person, [scheme, number.hash]));
    }
    let sounds: Vec<u64> = record.words.iter().map(|word| vocabulary.sound(word)).collect();
    for sound in &sounds {
        keys.push(key(Sort::Sound, bearer, [*sound, 0]));
        for birth in record.facts.births() {
            keys.extend(
                birth
                    .years()
                    .map(|year| key(Sort::Year, bearer, [*sound, year as u64])),
            );
            keys.extend(
                birth
                    .day()
                    .map(|day| key(Sort::Day, bearer, [*sound, day as u64])),
            );
        }
    }
    let mut rarest: Vec<(i32, u64)> = Vec::new();
    for name in &record.names {
        keys.extend(
            name.consonants
                .map(|hash| key(Sort::Consonants, bearer, [hash.get(), 0])),
        );
        rarest.clear();
        rarest.extend(name.tokens.iter().map(|at| {
            let at = usize::from(*at);
            (-record.words[at].rarity().as_hundredths(), sounds[at])
        }));
        rarest.sort_unstable();
        rarest.dedup();
        rarest.truncate(PAIRED);
        for (position, (_, one)) in rarest.iter().enumerate() {
            for (_, two) in &rarest[position + 1..] {
                let (low, high) = (*one.min(two), *one.max(two));
                keys.push(key(Sort::Sounds, bearer, [low, high]));
            }
        }
    }
    keys.sort_unstable();
    keys.dedup();
}

/// The hash of a text.
pub(crate) fn text(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    mix(hasher.finish())
}
