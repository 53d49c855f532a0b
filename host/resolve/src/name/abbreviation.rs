//! Abbreviations that are written behind a name in brackets: `Example Trading Company (ETRACO)`.

use super::words;

/// The longest abbreviation, in letters.
const LONGEST: usize = 10;

/// A name and the abbreviation of it that stands in it in brackets. What else stands in brackets, such as a place, tells one body from
/// another and stays.
pub(crate) fn abbreviated(full: &str) -> Option<(String, &str)> {
    let open = full.find('(')?;
    let close = open + full[open..].find(')')?;
    let inner = &full[open + 1..close];
    let rest = format!("{} {}", full[..open].trim(), full[close + 1..].trim());
    let letters = words(inner).concat();
    let fits = (2..=LONGEST).contains(&letters.len()) && abbreviates(&letters, &words(&rest));
    fits.then(|| (rest.trim().to_owned(), inner.trim()))
}

/// Whether letters stand in some words in their order, the first of them at the start of a word.
fn abbreviates(letters: &str, words: &[String]) -> bool {
    (0..words.len()).any(|first| {
        let mut rest = words[first..].iter().flat_map(|word| word.bytes());
        words[first].as_bytes().first() == letters.as_bytes().first()
            && letters.bytes().all(|letter| rest.any(|other| other == letter))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_abbreviation_is_parted_from_its_name() {
        for (full, name, short) in [
            (
                "Ostrakow Quay Industrial Group (OQIG)",
                "Ostrakow Quay Industrial Group",
                "OQIG",
            ),
            (
                "FERRAVANTI PARTS COMPANY (FEPCO) LTD",
                "FERRAVANTI PARTS COMPANY LTD",
                "FEPCO",
            ),
            ("Harbour of Valdora (H-V)", "Harbour of Valdora", "H-V"),
        ] {
            assert_eq!(abbreviated(full), Some((name.to_owned(), short)), "{full}");
        }
    }

    #[test]
    fn other_words_in_brackets_stay() {
        for full in [
            "Ferravanti (Valdora branch)",
            "Ferravanti (Tripoli)",
            "Ferravanti",
            "Ferravanti )(",
            "()",
        ] {
            assert_eq!(abbreviated(full), None, "{full}");
        }
    }
}
