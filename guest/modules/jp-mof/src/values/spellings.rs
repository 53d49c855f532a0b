//! Names with other spellings in them: `Sergei(Sergey/Sergii) SELKA(SELCA)`.

/// The spellings of a name: without what stands in brackets, and then with each of the others in the place of the word
/// before it. None if something else stands in brackets, such as an abbreviation of several words.
pub(crate) fn of(name: &str) -> Vec<String> {
    let mut words: Vec<Vec<&str>> = Vec::new();
    let mut rest = name.trim();
    while !rest.is_empty() {
        if let Some(open) = rest.strip_prefix(['(', '（']) {
            let Some((inside, behind)) = open.split_once([')', '）']) else {
                return Vec::new();
            };
            let others: Vec<&str> = inside.split(['/', ',', '／']).map(str::trim).collect();
            let is_word = |other: &&str| {
                !other.is_empty()
                    && !other.contains(char::is_whitespace)
                    && other.starts_with(char::is_alphabetic)
            };
            match words.last_mut() {
                Some(word) if word.len() == 1 && others.iter().all(is_word) => word.extend(others),
                _ => return Vec::new(),
            }
            rest = behind.trim_start();
        } else {
            let end = rest
                .find(|char: char| char.is_whitespace() || matches!(char, '(' | '（'))
                .unwrap_or(rest.len());
            words.push(vec![&rest[..end]]);
            rest = rest[end..].trim_start();
        }
    }
    let most = words.iter().map(Vec::len).max().unwrap_or(0);
    if most < 2 {
        return Vec::new();
    }
    let spelled = |index: usize| {
        let chosen = words
            .iter()
            .map(|word| word.get(index).copied().unwrap_or(word[0]));
        chosen.collect::<Vec<_>>().join(" ")
    };
    (0..most).map(spelled).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_spelling_takes_the_place_of_the_word_before_it() {
        assert_eq!(of("Orlan(Orlán) SELKA(SELCA)"), ["Orlan SELKA", "Orlán SELCA"]);
        assert_eq!(
            of("Orlan (Orlán/Orlann) SELKA"),
            ["Orlan SELKA", "Orlán SELKA", "Orlann SELKA"]
        );
        for name in [
            "Orlan SELKA",
            "SELKA TRADING (of Ostrava)",
            "(Orlan) SELKA",
            "Orlan (SELKA",
            "Orlan (1) SELKA",
            "",
        ] {
            assert!(of(name).is_empty(), "{name}");
        }
    }
}
