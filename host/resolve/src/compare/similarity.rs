//! Whether two words are spellings of one.

use rapidfuzz::distance::levenshtein;

use crate::spelling::{Outline, Spelling};
use crate::vocabulary::Vocabulary;

/// How near two words are, from apart to equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Similarity {
    Apart,
    /// One is the initial of the other.
    Initial,
    Close,
    /// The consonants agree, and most of the letters.
    Alike,
    Equal,
}

/// Whether it is plain without looking at their letters one by one that two words are apart, as most are.
pub(super) fn plainly_apart(one: &Spelling, two: &Spelling, person: bool, same_list: bool) -> bool {
    one.outline().plainly_apart(two.outline(), person, same_list)
}

impl Outline {
    /// Without a branch: which words are apart is nothing that the processor could guess, and several are looked at in one step.
    #[inline(always)]
    fn plainly_apart(self, other: Self, person: bool, same_list: bool) -> bool {
        let (shortest, longest) = (self.length.min(other.length), self.length.max(other.length));
        let allowed = longest >> 2;
        let apart = same_list
            | (shortest < shortest_that_may_be_close(person) as i32)
            | (longest - shortest > allowed)
            | (self.letters_apart(other) > 2 * allowed);
        apart & (self.sound != other.sound) & (shortest != 1)
    }
}

/// The outlines of words, eight side by side.
#[derive(Default)]
pub(super) struct Outlines(Vec<Eight>);

struct Eight {
    sounds: [u32; 8],
    letters: [u32; 8],
    lengths: [i32; 8],
}

/// In the place of a word that is not there: it is plainly apart from all.
const NO_WORD: Outline = Outline {
    sound: u32::MAX,
    letters: 0,
    length: 0,
};

impl Outlines {
    pub(super) fn fill(&mut self, words: &[Spelling]) {
        self.0.clear();
        self.0.extend(words.chunks(8).map(|words| {
            let outline = |at: usize| words.get(at).map_or(NO_WORD, Spelling::outline);
            Eight {
                sounds: std::array::from_fn(|at| outline(at).sound),
                letters: std::array::from_fn(|at| outline(at).letters),
                lengths: std::array::from_fn(|at| outline(at).length),
            }
        }));
    }

    /// Calls `each` with the places of those that are not plainly apart from a word, in their order.
    pub(super) fn doubtful(
        &self,
        one: &Spelling,
        person: bool,
        same_list: bool,
        mut each: impl FnMut(usize),
    ) {
        let one = one.outline();
        for (part, words) in self.0.iter().enumerate() {
            let mut doubtful = [0_u32; 8];
            for (at, doubtful) in doubtful.iter_mut().enumerate() {
                let two = Outline {
                    sound: words.sounds[at],
                    letters: words.letters[at],
                    length: words.lengths[at],
                };
                *doubtful = u32::from(!one.plainly_apart(two, person, same_list)) << at;
            }
            let mut doubtful = doubtful.iter().fold(0, |all, bit| all | bit);
            while doubtful != 0 {
                each(8 * part + doubtful.trailing_zeros() as usize);
                doubtful &= doubtful - 1;
            }
        }
    }
}

/// Letters of a word that may be close to another which sounds otherwise.
fn shortest_that_may_be_close(person: bool) -> usize {
    if person { 4 } else { 6 }
}

/// Of words that differ. Numbers are the same or not (in the name of a person `I` is an initial); names of persons are spelled more freely than those of organisations, which
/// are mostly words; and on one list, whose publisher spells alike, two that are but close are two.
pub(super) fn similarity(
    vocabulary: &Vocabulary,
    one: &Spelling,
    two: &Spelling,
    person: bool,
    same_list: bool,
) -> Similarity {
    if one.has_digit() || two.has_digit() || (!person && (one.is_number() || two.is_number())) {
        return Similarity::Apart;
    }
    let (short, long) = if one.length() <= two.length() {
        (one, two)
    } else {
        (two, one)
    };
    let (shortest, longest) = (short.length(), long.length());
    let text = |word: &Spelling| vocabulary.text(word.token);
    if shortest == 1 {
        let initial = long.has_letters_of(short) && text(long).starts_with(text(short));
        return if initial {
            Similarity::Initial
        } else {
            Similarity::Apart
        };
    }
    let sounds = one.sounds_like(two, person);
    if sounds && (shortest >= 3 && !short.has_vowel()) {
        return Similarity::Alike;
    }
    if !sounds && (same_list || shortest < shortest_that_may_be_close(person)) {
        return Similarity::Apart;
    }
    let surely_apart = |allowed: usize| longest - shortest > allowed || one.letters_apart(two) > 2 * allowed;
    if surely_apart(if sounds { longest / 2 } else { longest / 4 }) {
        return Similarity::Apart;
    }
    let (text_one, text_two) = (text(one), text(two));
    let freely = sounds && vowels_agree(text_one, text_two);
    let allowed = if freely { longest / 2 } else { longest / 4 };
    if surely_apart(allowed) {
        return Similarity::Apart;
    }
    let options = levenshtein::Args::default().score_cutoff(allowed);
    let near = levenshtein::distance_with_args(text_one.bytes(), text_two.bytes(), &options).is_some();
    match (near, freely) {
        (true, true) => Similarity::Alike,
        (true, false) => Similarity::Close,
        (false, _) => Similarity::Apart,
    }
}

/// Whether the first vowels of two words may be one: `o` and `u` are written for one another, and `a`, `e` and `i`, but Hasan is
/// not Husain. A word without vowels agrees with all.
fn vowels_agree(one: &str, two: &str) -> bool {
    match (first_vowel_is_dark(one), first_vowel_is_dark(two)) {
        (Some(one), Some(two)) => one == two,
        _ => true,
    }
}

/// Whether the first vowel is `o` or `u`. A glide before a vowel is none (`Iurii, Yuri`), and `yo` says nothing, as it is written `e` as
/// well (`Artyom, Artem`).
fn first_vowel_is_dark(word: &str) -> Option<bool> {
    let is_vowel = |byte: &u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u');
    let bytes = word.as_bytes();
    let glide = bytes.len() > 1 && bytes[0] == b'i' && is_vowel(&bytes[1]);
    let start = usize::from(glide);
    let at = start + bytes[start..].iter().position(is_vowel)?;
    let softened = at > 0 && matches!(bytes[at - 1], b'y' | b'i');
    match bytes[at] {
        b'o' if softened => None,
        vowel => Some(matches!(vowel, b'o' | b'u')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_words_those_are_doubtful_that_are_not_plainly_apart() {
        let texts = "a mohammed muhamad orlan vashti q 7 quillon qwillan obermoyle ferra vanti ferravanti jaskulke jaskulka ostrakow ostrakov";
        let mut vocabulary = Vocabulary::default();
        let words: Vec<Spelling> = texts.split(' ').map(|text| vocabulary.spelling(text)).collect();
        let mut outlines = Outlines::default();
        for count in 0..=words.len() {
            outlines.fill(&words[..count]);
            for (one, person, same_list) in words.iter().flat_map(|one| {
                let cases = [(true, false), (false, false), (true, true)];
                cases.map(|(person, same_list)| (one, person, same_list))
            }) {
                let mut doubtful = Vec::new();
                outlines.doubtful(one, person, same_list, |at| doubtful.push(at));
                let expected = (0..count).filter(|at| !plainly_apart(one, &words[*at], person, same_list));
                assert_eq!(doubtful, expected.collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn vowels_are_written_in_several_ways_but_hasan_is_not_husain() {
        for (one, two) in [
            ("mohammed", "muhamad"),
            ("iurii", "yuri"),
            ("artyom", "artem"),
            ("yolkina", "elkina"),
            ("yevgeny", "evgenii"),
            ("rashid", "rechid"),
            ("mhmd", "muhammad"),
        ] {
            assert!(vowels_agree(one, two), "{one} {two}");
        }
        for (one, two) in [("hasan", "husain"), ("song", "sang"), ("jamal", "jumail")] {
            assert!(!vowels_agree(one, two), "{one} {two}");
        }
    }
}
