//! What no watchlist needs to say of anybody.

use dragoman_model::Item;

use crate::examine::Case;
use crate::finding::Findings;
use crate::rule::{Rule, Severity};

pub(crate) static EXTRA: Rule = Rule {
    id: "privacy/extra",
    severity: Severity::Error,
    says: "Nothing in `extra` names religion, ethnicity or political opinion",
    why: "The schema has no field for them and none will come: no watchlist needs them, and what is known to a host can be \
          used by a host.",
    fails: "an extra `Religion`",
    passes: "no such extra, and a notice that the source's field was left out",
};

/// Words for what is not to be said, in languages of lists, in lower case.
const WORDS: [&str; 9] = [
    "race", "raza", "tribe", "caste", "sect", "faith", "glaube", "party", "etnia",
];

/// Beginnings of such words.
const BEGINNINGS: [&str; 10] = [
    "religi",
    "ethni",
    "racial",
    "tribal",
    "konfession",
    "confession",
    "politi",
    "opinion",
    "вероисповед",
    "национальн",
];

pub(crate) fn examine(case: &Case<'_>, findings: &mut Findings) {
    for record in &case.outcome.records {
        let Item::Subject(subject) = record.item() else {
            continue;
        };
        let keys = subject.extra.iter().map(|(key, _)| key);
        for key in keys.filter(|key| names_it(key)) {
            let message = format!("record {:?} has an extra {key:?}", subject.id);
            findings.add(
                &EXTRA,
                case.sample.finding(message, "leave the field out, with a notice"),
            );
        }
    }
}

fn names_it(key: &str) -> bool {
    let key = key.to_lowercase();
    let mut words = key.split(|c: char| !c.is_alphanumeric());
    words.any(|word| WORDS.contains(&word) || BEGINNINGS.iter().any(|beginning| word.starts_with(beginning)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_count_whole_or_by_their_beginning() {
        for key in [
            "Religion",
            "RECORD/ETHNICITY",
            "mother tribe",
            "Political opinion",
            "person_race",
        ] {
            assert!(names_it(key), "{key}");
        }
        for key in ["VERSIONNUM", "trace", "Section", "insect", "terrace", "Aliases"] {
            assert!(!names_it(key), "{key}");
        }
    }
}
