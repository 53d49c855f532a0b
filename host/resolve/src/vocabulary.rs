//! The words of all names, and how common each of them and its sound is.

use rustc_hash::FxHashMap;

use crate::bits::Bits;
use crate::name::{Skeleton, skeleton};
use crate::spelling::Spelling;
use crate::table::Table;

/// A word, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Token(u32);

impl From<u32> for Token {
    fn from(number: u32) -> Self {
        Self(number)
    }
}

impl From<Token> for u32 {
    fn from(token: Token) -> Self {
        token.0
    }
}

/// What is known of a word.
#[derive(Debug)]
struct Word {
    /// Where its text begins among all, and how long it is.
    start: u32,
    length: u32,
    /// As it is compared; how rare it is, is not known here.
    spelling: Spelling,
    counted: Count,
}

impl Word {
    /// The rarest that it may be.
    fn most(&self) -> i32 {
        if self.spelling.is_common() { COMMON } else { MOST }
    }
}

/// How common a word or a sound is: the power of four that its records do not exceed.
///
/// Steps this wide are what makes an edition cheap: what a word weighs changes only when a step is crossed, and then whoever has the
/// word is looked at again, so the outcome is that of starting afresh.
type Step = u8;

#[derive(Debug, Default)]
struct Sound {
    skeleton: Skeleton,
    counted: Count,
}

/// How many records have something in a name.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    records: u32,
    /// The step at the last settlement, if it was counted since.
    before: Option<Step>,
}

/// All words, and how many records each sound is in.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    /// The texts of all words, one behind the other.
    texts: String,
    /// The numbers of words by their texts.
    numbers: Table,
    words: Vec<Word>,
    sound_numbers: FxHashMap<Skeleton, u32>,
    sounds: Vec<Sound>,
    /// What was counted since the last settlement, each once.
    unsettled: Vec<Counted>,
}

/// The smallest number of records that rarity is measured against: in a store of fifty records every name is rare, and
/// still half the world may bear it.
const FEWEST: u32 = 1 << 14;

/// The rarest and the most common a token may be.
const MOST: i32 = 14;
const LEAST: i32 = 2;
/// The rarest that a name may be which millions bear: one of 32 people of its country.
const COMMON: i32 = 5;

impl Vocabulary {
    pub(crate) fn token(&mut self, text: &str) -> Token {
        let hash = crate::blocks::text(text) as u32;
        if let Some(number) = self.numbers.find(hash, |number| self.text(Token(number)) == text) {
            return Token(number);
        }
        let skeleton = skeleton(text);
        let sounds = &mut self.sounds;
        // Words of vowels only are told apart by their letters.
        let sound_key = if skeleton == 0 { hash_text(text) } else { skeleton };
        let sound = *self.sound_numbers.entry(sound_key).or_insert_with(|| {
            sounds.push(Sound {
                skeleton: sound_key,
                counted: Count::default(),
            });
            sounds.len() as u32 - 1
        });
        let place =
            |at: usize| u32::try_from(at).expect("all different words are shorter than 4 GiB together");
        let token = Token(self.words.len() as u32);
        self.words.push(Word {
            start: place(self.texts.len()),
            length: place(text.len()),
            spelling: Spelling::new(text, token, sound, skeleton),
            counted: Count::default(),
        });
        self.texts.push_str(text);
        self.numbers.insert(hash, token.0);
        token
    }

    fn word(&self, token: Token) -> &Word {
        &self.words[token.0 as usize]
    }

    pub(crate) fn text(&self, token: Token) -> &str {
        let word = self.word(token);
        let start = word.start as usize;
        &self.texts[start..start + word.length as usize]
    }

    /// A word of a name as it is compared; how rare it is, is not known yet.
    pub(crate) fn spelling(&mut self, text: &str) -> Spelling {
        let token = self.token(text);
        self.word(token).spelling
    }

    /// The consonants of a word; 0 for none.
    pub(crate) fn skeleton(&self, word: &Spelling) -> Skeleton {
        match self.sound(word) {
            hash if hash & HASHED != 0 => 0,
            skeleton => skeleton,
        }
    }

    /// The sound of a word, the same whatever was read before.
    pub(crate) fn sound(&self, word: &Spelling) -> Skeleton {
        self.sounds[word.sound as usize].skeleton
    }

    /// Counts a record that has these words, each named once, or one less.
    pub(crate) fn count(&mut self, words: &[Spelling], comes: bool) {
        let mut sounds: Vec<u32> = words.iter().map(|word| word.sound).collect();
        sounds.sort_unstable();
        sounds.dedup();
        let counted = words.iter().map(|word| Counted::Word(word.token.0));
        for counted in counted.chain(sounds.into_iter().map(Counted::Sound)) {
            let count = match counted {
                Counted::Word(word) => &mut self.words[word as usize].counted,
                Counted::Sound(sound) => &mut self.sounds[sound as usize].counted,
            };
            if count.before.is_none() {
                count.before = Some(step(count.records));
                self.unsettled.push(counted);
            }
            count.records = if comes {
                count.records + 1
            } else {
                count.records - 1
            };
        }
    }

    /// What crossed a step since the last settlement, and weighs something else for that among so many records.
    pub(crate) fn settle(&mut self, size: Size) -> Crossed {
        let mut crossed = Crossed {
            keys: Vec::new(),
            words: Flags::of(self.words.len()),
            sounds: Flags::of(self.sounds.len()),
        };
        for counted in std::mem::take(&mut self.unsettled) {
            let (count, sound, most) = match counted {
                Counted::Word(at) => {
                    let word = &mut self.words[at as usize];
                    let (sound, most) = (word.spelling.sound, word.most());
                    (&mut word.counted, sound, most)
                }
                Counted::Sound(sound) => (&mut self.sounds[sound as usize].counted, sound, MOST),
            };
            let now = step(count.records);
            let before = count.before.take().unwrap_or(now);
            if size.bits(now, most) != size.bits(before, most) {
                crossed.keys.push(self.sounds[sound as usize].skeleton);
                match counted {
                    Counted::Word(word) => crossed.words.set(word),
                    Counted::Sound(sound) => crossed.sounds.set(sound),
                }
            }
        }
        crossed.keys.sort_unstable();
        crossed.keys.dedup();
        crossed
    }

    /// Whether a word weighs something else than before.
    pub(crate) fn is_crossed(&self, word: &Spelling, crossed: &Crossed) -> bool {
        crossed.words.is_set(word.token.0) || crossed.sounds.is_set(word.sound)
    }

    /// How much it says that two records both have the word, among so many records: as much as its spelling and its sound say on
    /// average. A rare spelling of a common name is not as rare as it looks, and a short rare word may sound like many.
    pub(crate) fn rarity(&self, token: Token, size: Size) -> Bits {
        let word = self.word(token);
        let bits = |records: u32| size.bits(step(records), word.most());
        let sound = &self.sounds[word.spelling.sound as usize];
        Bits::hundredths((bits(word.counted.records) + bits(sound.counted.records)) * 50)
    }
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Counted {
    Word(u32),
    Sound(u32),
}

/// Words and sounds that crossed a step.
#[derive(Debug)]
pub(crate) struct Crossed {
    /// Sounds under which those are found who have them.
    pub(crate) keys: Vec<u64>,
    words: Flags,
    sounds: Flags,
}

/// A flag for each word or sound: so small that all of them stay near the processor.
#[derive(Debug)]
struct Flags(Vec<u64>);

impl Flags {
    fn of(count: usize) -> Self {
        Self(vec![0; count.div_ceil(64)])
    }

    fn set(&mut self, number: u32) {
        self.0[number as usize / 64] |= 1 << (number % 64);
    }

    fn is_set(&self, number: u32) -> bool {
        self.0[number as usize / 64] & 1 << (number % 64) != 0
    }
}

/// How many records there are, in the same wide steps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Size(Step);

impl Size {
    pub(crate) fn of(records: usize) -> Self {
        Self(step((records as u32).max(FEWEST)))
    }

    /// What a word in so many records, in steps, says among all.
    fn bits(self, records: Step, most: i32) -> i32 {
        (2 * (i32::from(self.0) - i32::from(records))).clamp(LEAST, most)
    }

    /// How many steps it is above that of so many records.
    pub(crate) fn steps_above(self, records: usize) -> usize {
        usize::from(self.0.saturating_sub(Self::of(records).0))
    }
}

fn step(records: u32) -> Step {
    // 0 for up to one, 1 for up to four, 2 for up to sixteen.
    let bits = u32::BITS - records.saturating_sub(1).leading_zeros();
    bits.div_ceil(2) as Step
}

/// What tells the hash of a word from a skeleton, which is of twelve classes of five bits at most.
const HASHED: u64 = 1 << 63;

/// FNV-1a, above what a skeleton can be.
fn hash_text(text: &str) -> u64 {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    });
    hash | HASHED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_powers_of_four() {
        let steps = [0, 1, 2, 4, 5, 16, 17, 64, 65].map(step);
        assert_eq!(steps, [0, 0, 1, 1, 2, 2, 3, 3, 4]);
    }

    #[test]
    fn spellings_are_counted_together() {
        let mut vocabulary = Vocabulary::default();
        let (a, b) = (vocabulary.spelling("mohammed"), vocabulary.spelling("muhamad"));
        (0..20).for_each(|_| vocabulary.count(&[a], true));
        vocabulary.count(&[b], true);
        let rare = vocabulary.spelling("orlan");
        vocabulary.count(&[rare], true);
        let rarity = |word: Spelling| vocabulary.rarity(word.token, Size::of(20));
        assert!(rarity(a) < rarity(b), "its own spelling is rarer");
        assert!(rarity(b) < rarity(rare), "but it sounds common");
    }

    #[test]
    fn only_what_crossed_a_step_is_told() {
        let mut vocabulary = Vocabulary::default();
        let (a, b) = (vocabulary.spelling("orlan"), vocabulary.spelling("vashti"));
        (0..3).for_each(|_| vocabulary.count(&[a, b], true));
        vocabulary.settle(Size::of(20));
        vocabulary.count(&[a], true);
        assert!(vocabulary.settle(Size::of(20)).keys.is_empty());
        vocabulary.count(&[a], true);
        let crossed = vocabulary.settle(Size::of(20));
        assert_eq!(crossed.keys, [vocabulary.sound(&a)]);
        assert!(vocabulary.is_crossed(&a, &crossed) && !vocabulary.is_crossed(&b, &crossed));
        vocabulary.count(&[b], true);
        vocabulary.count(&[b], false);
        assert!(vocabulary.settle(Size::of(20)).keys.is_empty());
    }

    #[test]
    fn a_step_that_changes_no_weight_is_not_told() {
        let mut vocabulary = Vocabulary::default();
        let word = vocabulary.spelling("orlan");
        vocabulary.count(&[word], true);
        let many = Size::of(1 << 20);
        vocabulary.settle(many);
        vocabulary.count(&[word], true);
        let crossed = vocabulary.settle(many);
        assert!(
            crossed.keys.is_empty(),
            "one of a million or two is as rare as can be"
        );
    }
}
