//! Words that stand in a name without telling anybody apart, and words that make one name with the next.

/// Articles and words of descent: in one transliteration they are there, in another not.
pub(super) const OF_PERSONS: [&str; 30] = [
    "al", "el", "ul", "bin", "ibn", "ben", "bint", "ould", "de", "del", "la", "da", "do", "dos", "van",
    "von", "der", "den", "of", "the", "and", "y", "e", "i", "di", "du", "le", "les", "et", "und",
];

/// The article before the so-called sun letters takes their sound: `ash-Shami`, `ad-Din`, `ur-Rahman`.
pub(super) fn assimilated(word: &str, next: &str) -> bool {
    let bytes = word.as_bytes();
    (2..=3).contains(&bytes.len()) && matches!(bytes[0], b'a' | b'e' | b'u') && next.starts_with(&word[1..])
}

/// Articles and prepositions in names of organisations.
pub(super) const OF_ORGANIZATIONS: [&str; 16] = [
    "al", "el", "the", "of", "and", "for", "a", "de", "la", "le", "les", "des", "du", "et", "und", "in",
];

/// Honorifics that are abbreviations. Romanised from a script without vowels, whole names look like them: Omar is `mr`.
pub(super) const ABBREVIATIONS: [&str; 4] = ["mr", "mrs", "ms", "dr"];

/// Honorifics that some lists write into the name.
pub(super) const HONORIFICS: [&str; 36] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "haji",
    "hajji",
    "hajj",
    "haj",
    "mullah",
    "mulla",
    "maulavi",
    "mawlawi",
    "molvi",
    "maulana",
    "mawlana",
    "sheikh",
    "shaykh",
    "shaikh",
    "sheik",
    "gen",
    "general",
    "brigadier",
    "col",
    "colonel",
    "lt",
    "lieutenant",
    "maj",
    "major",
    "capt",
    "captain",
    "eng",
    "engineer",
    "alias",
];

/// `Abd` is "servant of": it makes one name with what follows, written in one word, two or three.
pub(super) fn is_servant(word: &str) -> bool {
    matches!(
        word,
        "abd"
            | "abdul"
            | "abdel"
            | "abdal"
            | "abdol"
            | "abdoul"
            | "abdu"
            | "abdi"
            | "abdur"
            | "abdus"
            | "abdil"
    )
}

/// The rest of a name that is written in one word with `Abd al-`: of `abdurrahman` and `abdelrahman`, `rahman`.
pub(super) fn served(word: &str) -> Option<&str> {
    let rest = word.strip_prefix("abd")?;
    let rest = rest
        .strip_prefix("ou")
        .or_else(|| rest.strip_prefix(['u', 'e', 'a', 'o', 'i']))?;
    let bytes = rest.as_bytes();
    match bytes {
        // `Abdallah` is servant of Allah.
        [b'l', b'l', b'a', ..] => None,
        [b'l', _, _, _, ..] => Some(&rest[1..]),
        [a, b, _, _, ..] if a == b => Some(&rest[1..]),
        _ => None,
    }
}

/// `Abu` is "father of": `Abu Bakr` and `Aboubakr` are one name.
pub(super) fn is_father(word: &str) -> bool {
    matches!(word, "abu" | "abou" | "abo" | "abi" | "umm" | "um")
}

/// What makes one name with the word before: `Nur al-Din, Nureddin`; `Saif Allah, Saifullah`.
pub(super) fn completes(word: &str) -> Option<&'static str> {
    match word {
        "din" | "deen" | "dine" | "eddin" | "eddine" | "uddin" | "aldin" | "addin" | "aldeen" | "eldin"
        | "eldine" => Some("din"),
        "allah" | "ullah" | "ollah" => Some("allah"),
        _ => None,
    }
}
