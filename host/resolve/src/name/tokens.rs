//! From a name to the tokens that tell it from others.

use super::articles::{
    ABBREVIATIONS, HONORIFICS, OF_ORGANIZATIONS, OF_PERSONS, assimilated, completes, is_father, is_servant,
    served,
};
use super::{legal_form, romanise};

/// Whose name it is: names of people and of organisations are built differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bearer {
    Person,
    Organization,
    Craft,
}

/// Tokens of a name that are compared at most. Real names have fewer; the longest of organisations are a sentence.
pub(crate) const MOST_TOKENS: usize = 12;

/// The words of a text, romanised.
pub(crate) fn words(text: &str) -> Vec<String> {
    let romanised = romanise(text);
    romanised
        .split([' ', '-'])
        .filter(|word| !word.is_empty())
        .map(Into::into)
        .collect()
}

/// The tokens of a name in its order: romanised, without articles, honorifics and legal forms, unless it has nothing else.
pub(crate) fn tokens(full: &str, bearer: Bearer) -> Vec<String> {
    let romanised = romanise(full);
    let mut words: Vec<&str> = Vec::new();
    for word in romanised.split_ascii_whitespace() {
        let mut parts = word.split('-').filter(|part| !part.is_empty()).peekable();
        while let Some(part) = parts.next() {
            let article = parts.peek().is_some_and(|next| assimilated(part, next));
            if !article {
                words.push(part);
            }
        }
    }
    let mut kept = words.clone();
    match bearer {
        Bearer::Person => {
            let is_latin = full.contains(|letter: char| letter.is_ascii_alphabetic());
            kept.retain(|word| !HONORIFICS.contains(word) || (ABBREVIATIONS.contains(word) && !is_latin));
        }
        Bearer::Organization => legal_form::strip(&mut kept),
        Bearer::Craft => kept.retain(|word| !matches!(*word, "mv" | "mt" | "ss" | "m" | "v" | "t")),
    }
    if bearer == Bearer::Person {
        let long = kept
            .iter()
            .any(|word| word.len() > 1 && !OF_PERSONS.contains(word));
        // `Y` and `E` are articles among names, and initials among initials.
        kept.retain(|word| !long || !OF_PERSONS.contains(word));
    } else {
        kept.retain(|word| !OF_ORGANIZATIONS.contains(word));
    }
    if kept.is_empty() {
        kept = words;
    }
    let mut tokens = match bearer {
        Bearer::Person => joined(&kept),
        _ => kept.into_iter().map(Into::into).collect(),
    };
    tokens.truncate(MOST_TOKENS);
    tokens
}

/// Joins the words that make one name.
fn joined(words: &[&str]) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::with_capacity(words.len());
    let mut words = words.iter().copied().peekable();
    while let Some(word) = words.next() {
        let next = words.peek().copied();
        match (word, next) {
            (word, Some(next)) if is_servant(word) => {
                words.next();
                tokens.push(match completes(next) {
                    Some(_) => "abdallah".into(),
                    None => format!("abd{next}"),
                });
            }
            (word, Some(next)) if is_father(word) => {
                words.next();
                let servant = words.peek().filter(|_| is_servant(next)).copied();
                if servant.is_some() {
                    words.next();
                }
                tokens.push(match servant {
                    Some(served) => format!("abuabd{served}"),
                    None => format!("abu{next}"),
                });
            }
            // The family name first: `Majid Abdul` is `Abdul Majid`.
            (word, None) if is_servant(word) && !tokens.is_empty() && !tokens[0].starts_with("abd") => {
                tokens[0].insert_str(0, "abd");
            }
            (word, _) => match (completes(word), tokens.last_mut()) {
                (Some(end), Some(last)) => last.push_str(end),
                _ => tokens.push(match served(word) {
                    Some(rest) => format!("abd{rest}"),
                    None => word.into(),
                }),
            },
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(full: &str) -> String {
        tokens(full, Bearer::Person).join(" ")
    }

    #[test]
    fn articles_and_honorifics_tell_nobody_apart() {
        for full in [
            "Hasan al-Basri",
            "HASAN EL BASRI",
            "Sheikh Hasan Basri",
            "Dr. Hasan bin al-Basri",
        ] {
            assert_eq!(person(full), "hasan basri", "{full}");
        }
        assert_eq!(person("Omar ash-Shami"), "omar shami");
    }

    #[test]
    fn a_name_in_arabic_that_has_the_consonants_of_an_honorific_is_kept() {
        assert_ne!(person("عمر حسن"), person("حسن"));
        assert_eq!(person("Mr Hasan Basri"), "hasan basri");
    }

    #[test]
    fn names_of_servants_are_one_token() {
        for full in [
            "Abd al-Rahman",
            "Abdul Rahman",
            "Abdulrahman",
            "Abdurrahman",
            "Abdel-Rahman",
        ] {
            assert_eq!(person(full), "abdrahman", "{full}");
        }
        assert_eq!(person("RAHMAN, Abdul"), "abdrahman");
        assert_eq!(person("Rahman Kaya ABDUL"), "abdrahman kaya");
        assert_eq!(person("Abd Allah"), "abdallah");
        assert_eq!(person("Abdallah"), "abdallah");
    }

    #[test]
    fn names_that_are_completed_by_the_next_are_one_token() {
        assert_eq!(person("Nur al-Din Kaya"), "nurdin kaya");
        assert_eq!(person("Saif Allah"), "saifallah");
        assert_eq!(person("Abu Bakr"), "abubakr");
        assert_eq!(person("Abu Abd al-Rahman"), "abuabdrahman");
    }

    #[test]
    fn a_name_of_nothing_but_articles_stays() {
        assert_eq!(person("El"), "el");
        assert_eq!(tokens("Company Ltd", Bearer::Organization), ["company", "ltd"]);
    }

    #[test]
    fn initials_stay() {
        assert_eq!(person("I. E. Example"), "example");
        assert_eq!(person("J. Example"), "j example");
    }
}
