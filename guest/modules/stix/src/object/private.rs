//! What producers add to objects and no watchlist needs.

/// Beginnings of words that name religion, ethnicity or political opinion.
const BEGINNINGS: [&str; 7] = [
    "religi",
    "ethni",
    "racial",
    "tribal",
    "confession",
    "politi",
    "opinion",
];

/// Whole words that do.
const WORDS: [&str; 6] = ["race", "tribe", "caste", "sect", "faith", "party"];

/// Whether the name of a property says that its value is about religion, ethnicity or political opinion.
pub(super) fn is_private(key: &str) -> bool {
    let key = key.to_lowercase();
    let mut words = key.split(|character: char| !character.is_alphanumeric());
    words.any(|word| WORDS.contains(&word) || BEGINNINGS.iter().any(|beginning| word.starts_with(beginning)))
}

#[cfg(test)]
mod tests {
    use super::is_private;

    #[test]
    fn names_of_what_nobody_needs_are_known_and_others_are_not() {
        for key in ["x_religion", "x_profile.Ethnicity", "x_political_view", "x_faith"] {
            assert!(is_private(key), "{key}");
        }
        for key in ["x_rank", "x_sector", "x_interface", "x_trace"] {
            assert!(!is_private(key), "{key}");
        }
    }
}
