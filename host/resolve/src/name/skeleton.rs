//! The consonants of a word, coarse enough that its spellings agree.

/// What is left of a word when only the classes of its consonants are kept: at most twelve, 5 bits each; 0 for none.
///
/// Arabic is written without short vowels and romanised in a dozen ways, Cyrillic and Hangul in several, and all disagree
/// about voice: `Qadhafi, Gaddafi, Kadhafi`; `Yevgeny, Evgenii`; `Pak, Bak`. So voiced and unvoiced consonants are one
/// class, sibilants one, a doubled consonant is one, and vowels count at the start only. It is used to find pairs that may
/// agree and to count how common a word is, never alone to say that two words agree.
pub(crate) type Skeleton = u64;

const LENGTH: u32 = 12;

/// The skeleton of a word of lower-case ASCII letters and digits.
pub(crate) fn skeleton(word: &str) -> Skeleton {
    let bytes = word.as_bytes();
    let (mut packed, mut length, mut last) = (0, 0, 0);
    let mut at = 0;
    while at < bytes.len() && length < LENGTH {
        let (class, taken) = class(&bytes[at..], at == 0);
        at += taken;
        // Digits identify: 11 is not 1.
        if class == 0 || (class == last && class <= VOWEL) {
            if class == 0 {
                last = 0;
            }
            continue;
        }
        packed = packed << 5 | class;
        length += 1;
        last = class;
    }
    packed
}

const VOWEL: u64 = 11;

/// The classes of a skeleton in their order, without the vowel that it may begin with: how a name is divided into words
/// does not show in them.
pub(crate) fn consonants(skeleton: Skeleton) -> impl Iterator<Item = u64> {
    let classes = (0..LENGTH).map(move |place| skeleton >> (5 * place) & 31);
    classes.rev().filter(|class| *class != 0 && *class != VOWEL)
}

/// The class of the sound that begins here, 0 for none, and the letters it takes.
fn class(rest: &[u8], first: bool) -> (u64, usize) {
    let next = rest.get(1).copied().unwrap_or(b' ');
    match (rest[0], next) {
        (b'k' | b'g' | b'c', b'h') if rest[0] != b'c' => (1, 2),
        (b'c', b'h' | b'e' | b'i' | b'y' | b'z') => (4, 1 + usize::from(matches!(next, b'h' | b'z'))),
        (b's', b'h' | b'c') | (b'z', b'h') | (b't', b's' | b'z') | (b'd', b'j' | b'z') => (4, 2),
        (b't', b'c') if rest.get(2) == Some(&b'h') => (4, 3),
        (b'p', b'h') => (5, 2),
        (b't' | b'd', b'h') => (3, 2),
        (b'k' | b'g' | b'q' | b'c', _) => (1, 1),
        (b'x', _) => (1, 1),
        (b'p' | b'b', _) => (2, 1),
        (b't' | b'd', _) => (3, 1),
        (b's' | b'z' | b'j', _) => (4, 1),
        (b'f' | b'v' | b'w', _) => (5, 1),
        (b'm', _) => (6, 1),
        (b'n', _) => (7, 1),
        (b'l', _) => (8, 1),
        (b'r', _) => (9, 1),
        (b'h', _) => (10, 1),
        (b'0'..=b'9', _) => (u64::from(rest[0] - b'0') + 12, 1),
        _ => (if first { VOWEL } else { 0 }, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_agree() {
        for (a, b) in [
            ("mohammed", "muhamad"),
            ("mohammed", "mhmd"),
            ("qadhafi", "gaddafi"),
            ("yevgeny", "evgenii"),
            ("pak", "bak"),
            ("chakib", "shakib"),
            ("vladimir", "wladimir"),
            ("yuri", "iurii"),
        ] {
            assert_eq!(skeleton(a), skeleton(b), "{a} {b}");
        }
    }

    #[test]
    fn other_names_do_not() {
        for (a, b) in [
            ("hasan", "husam"),
            ("karim", "rahim"),
            ("unit11", "unit1"),
            ("190", "19"),
        ] {
            assert_ne!(skeleton(a), skeleton(b), "{a} {b}");
        }
    }

    #[test]
    fn a_word_without_letters_has_none() {
        assert_eq!(skeleton(""), 0);
    }
}
