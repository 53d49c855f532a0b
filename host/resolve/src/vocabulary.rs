//! The words of all names, and how common each sound is.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::bits::Bits;
use crate::name::{Skeleton, skeleton};

/// A word, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Token(u32);

/// What is known of a word.
#[derive(Debug)]
pub(crate) struct Word {
    pub(crate) text: Arc<str>,
    pub(crate) skeleton: Skeleton,
    /// Which of a to z and of the digits it has, one bit each.
    pub(crate) letters: u64,
    sound: u32,
}

/// How common a sound is: the power of four that its records do not exceed.
///
/// Steps this wide are what makes an edition cheap: what a word weighs changes only when a step is crossed, and then whoever has the
/// word is looked at again, so the outcome is that of starting afresh.
type Step = u8;

#[derive(Debug, Default)]
struct Sound {
    records: u32,
    skeleton: Skeleton,
}

/// All words, and how many records each sound is in.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    numbers: FxHashMap<Arc<str>, Token>,
    words: Vec<Word>,
    sound_numbers: FxHashMap<Skeleton, u32>,
    sounds: Vec<Sound>,
    /// Steps at the last settlement of the sounds that were counted since.
    unsettled: FxHashMap<u32, Step>,
}

/// The smallest number of records that rarity is measured against: in a store of fifty records every name is rare, and
/// still half the world may bear it.
const FEWEST: u32 = 1 << 14;

/// The rarest and the most common a token may be.
const MOST: i32 = 14;
const LEAST: i32 = 2;

impl Vocabulary {
    pub(crate) fn token(&mut self, text: &str) -> Token {
        if let Some(token) = self.numbers.get(text) {
            return *token;
        }
        let skeleton = skeleton(text);
        let sounds = &mut self.sounds;
        // Words of vowels only are told apart by their letters.
        let sound_key = if skeleton == 0 { hash_text(text) } else { skeleton };
        let sound = *self.sound_numbers.entry(sound_key).or_insert_with(|| {
            sounds.push(Sound {
                records: 0,
                skeleton: sound_key,
            });
            sounds.len() as u32 - 1
        });
        let text: Arc<str> = text.into();
        let token = Token(self.words.len() as u32);
        self.words.push(Word {
            skeleton,
            letters: letters(&text),
            sound,
            text: Arc::clone(&text),
        });
        self.numbers.insert(text, token);
        token
    }

    pub(crate) fn word(&self, token: Token) -> &Word {
        &self.words[token.0 as usize]
    }

    /// The sound of a word, the same whatever was read before.
    pub(crate) fn sound(&self, token: Token) -> u64 {
        self.sounds[self.word(token).sound as usize].skeleton
    }

    /// Counts a record that has these words, or one less.
    pub(crate) fn count(&mut self, tokens: &[Token], comes: bool) {
        let mut sounds: Vec<u32> = tokens.iter().map(|token| self.word(*token).sound).collect();
        sounds.sort_unstable();
        sounds.dedup();
        for number in sounds {
            let sound = &mut self.sounds[number as usize];
            self.unsettled.entry(number).or_insert(step(sound.records));
            if comes {
                sound.records += 1;
            } else {
                sound.records -= 1;
            }
        }
    }

    /// The sounds whose step is another than at the last settlement.
    pub(crate) fn settle(&mut self) -> Vec<u64> {
        let unsettled = std::mem::take(&mut self.unsettled);
        let sounds = unsettled
            .into_iter()
            .map(|(number, before)| (&self.sounds[number as usize], before));
        sounds
            .filter(|(sound, before)| step(sound.records) != *before)
            .map(|(sound, _)| sound.skeleton)
            .collect()
    }

    /// How much it says that two records both have the word, among so many records.
    pub(crate) fn rarity(&self, token: Token, size: Size) -> Bits {
        let records = self.sounds[self.word(token).sound as usize].records;
        let bits = 2 * (i32::from(size.0) - i32::from(step(records)));
        Bits::whole(bits.clamp(LEAST, MOST))
    }
}

/// How many records there are, in the same wide steps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Size(Step);

impl Size {
    pub(crate) fn of(records: usize) -> Self {
        Self(step((records as u32).max(FEWEST)))
    }
}

fn step(records: u32) -> Step {
    // 0 for up to one, 1 for up to four, 2 for up to sixteen.
    let bits = u32::BITS - records.saturating_sub(1).leading_zeros();
    bits.div_ceil(2) as Step
}

fn letters(text: &str) -> u64 {
    text.bytes().fold(0, |set, byte| {
        set | match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            b'0'..=b'9' => 1 << (byte - b'0' + 26),
            _ => 0,
        }
    })
}

/// FNV-1a, above what a skeleton of twelve classes can be.
fn hash_text(text: &str) -> u64 {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    });
    hash | 1 << 63
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
        let (a, b) = (vocabulary.token("mohammed"), vocabulary.token("muhamad"));
        (0..20).for_each(|_| vocabulary.count(&[a], true));
        let size = Size::of(20);
        assert_eq!(vocabulary.rarity(a, size), vocabulary.rarity(b, size));
        let rare = vocabulary.token("orlan");
        vocabulary.count(&[rare], true);
        assert!(vocabulary.rarity(rare, size) > vocabulary.rarity(a, size));
    }

    #[test]
    fn only_sounds_that_crossed_a_step_are_told() {
        let mut vocabulary = Vocabulary::default();
        let (a, b) = (vocabulary.token("orlan"), vocabulary.token("vashti"));
        (0..3).for_each(|_| vocabulary.count(&[a, b], true));
        vocabulary.settle();
        vocabulary.count(&[a], true);
        assert_eq!(vocabulary.settle(), []);
        vocabulary.count(&[a], true);
        assert_eq!(vocabulary.settle(), [vocabulary.sound(a)]);
        vocabulary.count(&[b], true);
        vocabulary.count(&[b], false);
        assert_eq!(vocabulary.settle(), []);
    }
}
