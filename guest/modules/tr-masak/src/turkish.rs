//! Turkish words, as this list writes them: in capitals, in small letters, with and without their marks.

/// The letters and digits of a text in small letters without marks, words with single blanks between. `I`, `İ`, `ı` and `i`
/// are one letter, as lists that are typed in capitals mix them; every other sign parts words.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut is_apart = false;
    let mut put = |char: char, folded: &mut String| {
        let letter = match char {
            'I' | 'İ' | 'ı' | 'Î' | 'î' => 'i',
            'Ş' | 'ş' => 's',
            'Ğ' | 'ğ' => 'g',
            'Ü' | 'ü' | 'Û' | 'û' => 'u',
            'Ö' | 'ö' => 'o',
            'Ç' | 'ç' => 'c',
            'Â' | 'â' => 'a',
            // A mark that stands by itself behind its letter.
            '\u{300}'..='\u{36F}' => return,
            _ if char.is_alphanumeric() => char,
            _ => {
                is_apart = true;
                return;
            }
        };
        if is_apart && !folded.is_empty() {
            folded.push(' ');
        }
        is_apart = false;
        folded.extend(letter.to_lowercase());
    };
    text.chars().for_each(|char| put(char, &mut folded));
    folded
}

/// The letters that number items where the Turkish alphabet does: `c)` is followed by `ç)`.
const ALPHABET: [&str; 29] = [
    "a", "b", "c", "ç", "d", "e", "f", "g", "ğ", "h", "ı", "i", "j", "k", "l", "m", "n", "o", "ö", "p", "r",
    "s", "ş", "t", "u", "ü", "v", "y", "z",
];

/// The values of a cell: those of its enumeration, else the whole cell; none for what is left out or a dash. Items are
/// numbered with numbers, with letters as in English or as in Turkish.
pub(crate) fn values(cell: &str) -> Vec<&str> {
    let items = in_turkish(cell).unwrap_or_else(|| dragoman_guest::enumeration::values(cell));
    items.into_iter().filter_map(stated).collect()
}

/// What stands where nothing is known, folded: `yok`, `bilinmiyor`, `belirtilmemiş`, `tespit edilemedi`, `mevcut değil`.
const PLACEHOLDERS: [&str; 15] = [
    "yok",
    "yoktur",
    "bilgi yok",
    "bilinmiyor",
    "bilinmemekte",
    "bilinmemektedir",
    "belirsiz",
    "belirtilmemis",
    "belirtilmemistir",
    "tespit edilemedi",
    "tespit edilememistir",
    "mevcut degil",
    "mevcut degildir",
    "bulunmamaktadir",
    "n a",
];

/// Whether a text stands where nothing is known.
pub(crate) fn is_placeholder(text: &str) -> bool {
    // The longest has twenty letters.
    text.len() <= 64 && PLACEHOLDERS.contains(&fold(text).as_str())
}

/// A text that says something: it has a letter or a digit, and is no placeholder.
pub(crate) fn stated(text: &str) -> Option<&str> {
    let text = text.trim().trim_end_matches([',', ';']).trim_end();
    (text.contains(char::is_alphanumeric) && !is_placeholder(text)).then_some(text)
}

/// The items of an enumeration by the Turkish alphabet; none if it is none, or does not go beyond the letters that English
/// has at the same places.
fn in_turkish(cell: &str) -> Option<Vec<&str>> {
    let mut starts = Vec::new();
    let mut from = 0;
    for letter in ALPHABET {
        let Some(at) = mark(cell, from, letter) else { break };
        starts.push((at, at + letter.len() + 1));
        from = at + letter.len() + 1;
    }
    if starts.len() < 4 || starts[0].0 != 0 {
        return None;
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([cell.len()]);
    Some(
        starts
            .iter()
            .zip(ends)
            .map(|((_, start), end)| &cell[*start..end])
            .collect(),
    )
}

/// Where a letter with a bracket behind it stands, at the beginning or behind a blank.
fn mark(cell: &str, from: usize, letter: &str) -> Option<usize> {
    let mut rest = from;
    loop {
        let at = rest + cell.get(rest..)?.find(letter)?;
        let end = at + letter.len();
        let is_apart = at == 0 || cell[..at].ends_with([' ', ',', ';']);
        if is_apart && cell[end..].starts_with(')') {
            return Some(at);
        }
        rest = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_with_and_without_marks_and_dots_are_one() {
        for text in [
            "RESMİ GAZETE TARİH-SAYISI",
            "Resmî Gazete  Tarih/Sayısı",
            "resmi gazete tarih sayisi",
        ] {
            assert_eq!(fold(text), "resmi gazete tarih sayisi", "{text}");
        }
        // `İ` and `Ş` as a letter and a mark.
        assert_eq!(fold("I\u{307}S\u{327} (ÇAĞÜÖ) 7'nci"), "is caguo 7 nci");
        assert_eq!(fold(" -/ "), "");
        assert_eq!(fold("عبد Ж"), "عبد ж");
    }

    #[test]
    fn what_stands_where_nothing_is_known_says_nothing() {
        for text in [
            "YOK",
            "Bilinmiyor",
            "BİLİNMİYOR.",
            "(tespit edilemedi)",
            "Belirtilmemiş",
            "N/A",
        ] {
            assert!(is_placeholder(text) && stated(text).is_none(), "{text}");
        }
        for text in ["YOK SELKA", "NA", "-"] {
            assert!(!is_placeholder(text), "{text}");
        }
        assert_eq!(values("a) Selka b) yok"), ["Selka"]);
    }

    #[test]
    fn items_are_numbered_as_in_english_or_as_in_turkish() {
        assert_eq!(
            values("a) Selka b) Ostrava c) Brava"),
            ["Selka", "Ostrava", "Brava"]
        );
        assert_eq!(
            values("a) Selka, b) Ostrava c) Brava ç) Orlan d) Tavrin"),
            ["Selka", "Ostrava", "Brava", "Orlan", "Tavrin"]
        );
        assert_eq!(values("a)1970 b)1971"), ["1970", "1971"]);
        assert_eq!(values("Selka (ç) Ostrava"), ["Selka (ç) Ostrava"]);
        assert_eq!(
            values("a) Selka b) Ostrava c) Brava d) Orlan"),
            ["Selka", "Ostrava", "Brava", "Orlan"]
        );
        assert!(values(" - ").is_empty() && values("").is_empty());
        assert_eq!(values(&"a) ç) ".repeat(5000)).len(), 1);
    }
}
