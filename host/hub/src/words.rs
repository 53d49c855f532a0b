//! Whether a record is about somebody else than it was.

use std::collections::HashSet;

use dragoman_model::Item;
use serde::Deserialize;

/// Of a record, what tells who it is about.
#[derive(Deserialize)]
struct Named {
    #[serde(default)]
    names: Vec<Name>,
}

#[derive(Deserialize)]
struct Name {
    full: String,
}

/// Whether two items share a word of a name; not where one has none.
pub(crate) fn share_a_word(old: &Item, new: &Item) -> bool {
    !words_of(old).is_disjoint(&words_of(new))
}

fn words_of(item: &Item) -> HashSet<String> {
    match item {
        Item::Subject(subject) => split(subject.names.iter().map(|name| name.full.as_str())),
        _ => HashSet::new(),
    }
}

/// Whether two records under one number are about different people, as far as names tell: both have some, and not a word of
/// them is the same. Letter case and signs between words do not count.
pub(crate) fn is_somebody_else(old: &[u8], new: &[u8]) -> Result<bool, serde_json::Error> {
    let (old, new) = (words(old)?, words(new)?);
    Ok(!old.is_empty() && !new.is_empty() && old.is_disjoint(&new))
}

fn words(json: &[u8]) -> Result<HashSet<String>, serde_json::Error> {
    let named: Named = serde_json::from_slice(json)?;
    Ok(split(named.names.iter().map(|name| name.full.as_str())))
}

fn split<'a>(names: impl Iterator<Item = &'a str>) -> HashSet<String> {
    let words = names.flat_map(|name| name.split(|c: char| !c.is_alphanumeric()));
    words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    fn record(names: &[&str]) -> Vec<u8> {
        let names: Vec<_> = names
            .iter()
            .map(|full| serde_json::json!({ "full": full }))
            .collect();
        serde_json::json!({ "id": "7", "names": names })
            .to_string()
            .into_bytes()
    }

    #[test]
    fn a_word_of_any_name_that_stays_is_enough_to_be_the_same() {
        let is_somebody_else =
            |old: &[&str], new: &[&str]| super::is_somebody_else(&record(old), &record(new)).expect("JSON");
        assert!(is_somebody_else(&["Ada Example"], &["Ida Sample"]));
        assert!(!is_somebody_else(&["Ada EXAMPLE"], &["example, Ida"]));
        assert!(!is_somebody_else(&["Ada", "Eda"], &["Oda", "Eda-Lu"]));
        assert!(!is_somebody_else(&[], &["Ada"]));
        assert!(!is_somebody_else(&["Ada"], &[]));
    }
}
