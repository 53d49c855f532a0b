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

/// Of words that differ. Numbers are the same or not (in the name of a person `I` is an initial); names of persons are spelled more freely than those of organisations, which
/// are mostly words; and on one list, whose publisher spells alike, two that are but close are two.
pub(super) fn similarity(one: &Word, two: &Word, person: bool, same_list: bool) -> Similarity {
    const DIGITS: u64 = !((1 << 26) - 1);
    if (one.letters | two.letters) & DIGITS != 0 || (!person && (one.is_number || two.is_number)) {
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
    let freely = sounds && vowels_agree(&one.text, &two.text);
    let allowed = if freely { longest / 2 } else { longest / 4 };
    let surely_apart =
        (one.letters ^ two.letters).count_ones() as usize > 2 * allowed || longest - shortest > allowed;
    if surely_apart || (!sounds && (same_list || shortest < if person { 4 } else { 6 })) {
        return Similarity::Apart;
    }
    let options = levenshtein::Args::default().score_cutoff(allowed);
    let near = levenshtein::distance_with_args(one.text.bytes(), two.text.bytes(), &options).is_some();
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

/// Words of a script that does not write vowels have none.
fn has_vowel(word: &Word) -> bool {
    const VOWELS: u64 = 1 | 1 << 4 | 1 << 8 | 1 << 14 | 1 << 20;
    word.letters & VOWELS != 0
}

#[cfg(test)]
mod tests {
    use super::*;

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
