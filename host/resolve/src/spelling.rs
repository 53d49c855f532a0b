//! A word of a name as it is compared: what tells most words apart stands in it, so that the vocabulary is seldom asked.

use crate::bits::Bits;
use crate::name::{Skeleton, is_common};
use crate::vocabulary::Token;

/// A word of a record's names.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spelling {
    pub(crate) token: Token,
    /// Number of its sound.
    pub(crate) sound: u32,
    /// Which of a to z it has, one bit each, and the marks.
    letters: u32,
    /// In bytes, which are letters and digits; no word is as long as this can say.
    length: u16,
    /// In hundredths of a bit, which are never more than this can say: as of the last time that records were resolved.
    rarity: u16,
}

/// What of a word tells it from most others.
#[derive(Clone, Copy)]
pub(crate) struct Outline {
    pub(crate) sound: u32,
    /// Which of a to z it has, one bit each.
    pub(crate) letters: u32,
    pub(crate) length: i32,
}

impl Outline {
    /// Letters that one has and the other has not.
    #[inline(always)]
    pub(crate) fn letters_apart(self, other: Self) -> i32 {
        (self.letters ^ other.letters).count_ones() as i32
    }
}

/// It has a digit.
const DIGIT: u32 = 1 << 26;
/// It is a number, Arabic or Roman: it tells a second brigade from a third.
const NUMBER: u32 = 1 << 27;
/// It has a consonant.
const SOUND: u32 = 1 << 28;
/// It has three classes of consonants at least.
const LONG_SOUND: u32 = 1 << 29;
/// Millions bear it.
const COMMON: u32 = 1 << 30;
const LETTERS: u32 = DIGIT - 1;
const VOWELS: u32 = 1 | 1 << 4 | 1 << 8 | 1 << 14 | 1 << 20;

impl Spelling {
    pub(crate) fn new(text: &str, token: Token, sound: u32, skeleton: Skeleton) -> Self {
        let mark = |mark: u32, is: bool| if is { mark } else { 0 };
        let letters = letters(text)
            | mark(NUMBER, is_number(text))
            | mark(SOUND, skeleton != 0)
            | mark(LONG_SOUND, skeleton >= 1 << 10)
            | mark(COMMON, is_common(text));
        Self {
            token,
            sound,
            letters,
            length: text.len().min(usize::from(u16::MAX)) as u16,
            rarity: 0,
        }
    }

    pub(crate) fn outline(&self) -> Outline {
        Outline {
            sound: self.sound,
            letters: self.letters & LETTERS,
            length: self.length.into(),
        }
    }

    pub(crate) fn length(&self) -> usize {
        usize::from(self.length)
    }

    pub(crate) fn has_digit(&self) -> bool {
        self.letters & DIGIT != 0
    }

    pub(crate) fn is_number(&self) -> bool {
        self.letters & NUMBER != 0
    }

    /// Whether it is a name that millions bear.
    pub(crate) fn is_common(&self) -> bool {
        self.letters & COMMON != 0
    }

    /// Words of a script that does not write vowels have none.
    pub(crate) fn has_vowel(&self) -> bool {
        self.letters & VOWELS != 0
    }

    /// Whether it has all letters of another.
    pub(crate) fn has_letters_of(&self, other: &Self) -> bool {
        other.letters & LETTERS & !self.letters == 0
    }

    /// Letters that one has and the other has not.
    pub(crate) fn letters_apart(&self, other: &Self) -> usize {
        ((self.letters ^ other.letters) & LETTERS).count_ones() as usize
    }

    /// Whether both have the same consonants, so many at least that it means something: of the words of persons' names one class, of others
    /// three.
    pub(crate) fn sounds_like(&self, other: &Self, person: bool) -> bool {
        let least = if person { SOUND } else { LONG_SOUND };
        self.sound == other.sound && self.letters & least != 0
    }

    /// How much it says that two records both have it.
    pub(crate) fn rarity(&self) -> Bits {
        Bits::hundredths(i32::from(self.rarity))
    }

    pub(crate) fn weigh(&mut self, rarity: Bits) {
        self.rarity = rarity.as_hundredths().clamp(0, i32::from(u16::MAX)) as u16;
    }
}

fn letters(text: &str) -> u32 {
    text.bytes().fold(0, |set, byte| {
        set | match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            b'0'..=b'9' => DIGIT,
            _ => 0,
        }
    })
}

fn is_number(text: &str) -> bool {
    const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    text.bytes().any(|byte| byte.is_ascii_digit()) || ROMAN.contains(&text)
}
