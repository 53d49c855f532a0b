//! Whether two words are spellings of one.

use rapidfuzz::distance::levenshtein;

use crate::vocabulary::Word;

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

/// Of words that differ. Numbers are the same or not; names of persons are spelled more freely than those of organisations, which
/// are mostly words; and on one list, whose publisher spells alike, two that are but close are two.
pub(super) fn similarity(one: &Word, two: &Word, person: bool, same_list: bool) -> Similarity {
    const DIGITS: u64 = !((1 << 26) - 1);
    if (one.letters | two.letters) & DIGITS != 0 {
        return Similarity::Apart;
    }
    let (short, long) = if one.length <= two.length {
        (one, two)
    } else {
        (two, one)
    };
    let (shortest, longest) = (short.length as usize, long.length as usize);
    if shortest == 1 {
        let initial = long.text.starts_with(&*short.text);
        return if initial {
            Similarity::Initial
        } else {
            Similarity::Apart
        };
    }
    let shortest_sound = if person { 1 } else { 1 << 10 };
    let sounds = one.skeleton == two.skeleton && one.skeleton >= shortest_sound;
    if sounds && (shortest >= 3 && !has_vowel(short)) {
        return Similarity::Alike;
    }
    let allowed = if sounds { longest / 2 } else { longest / 4 };
    let surely_apart =
        (one.letters ^ two.letters).count_ones() as usize > 2 * allowed || longest - shortest > allowed;
    if surely_apart || (!sounds && (same_list || shortest < if person { 4 } else { 6 })) {
        return Similarity::Apart;
    }
    let options = levenshtein::Args::default().score_cutoff(allowed);
    let near = levenshtein::distance_with_args(one.text.bytes(), two.text.bytes(), &options).is_some();
    match (near, sounds) {
        (true, true) => Similarity::Alike,
        (true, false) => Similarity::Close,
        (false, _) => Similarity::Apart,
    }
}

/// Words of a script that does not write vowels have none.
fn has_vowel(word: &Word) -> bool {
    const VOWELS: u64 = 1 | 1 << 4 | 1 << 8 | 1 << 14 | 1 << 20;
    word.letters & VOWELS != 0
}
