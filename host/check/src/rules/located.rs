//! Whether the text at a record's places is the one that its values come from.

use dragoman_model::Item;

use crate::examine::Case;
use crate::finding::Findings;
use crate::located::Texts;
use crate::rule::{Rule, Severity};

pub(crate) static TEXT: Rule = Rule {
    id: "locators/text",
    severity: Severity::Error,
    says: "A record's names stand in the text at its places",
    why: "Every value must be traced to the line it came from: a person who is stopped has a right to know what is said of \
          him and where.",
    fails: "a locator of the record before",
    passes: "a locator from the record's opening tag to its closing tag, or of all its rows",
};

pub(crate) fn examine(case: &Case<'_>, findings: &mut Findings) {
    let texts = Texts::new(&case.sample.feed);
    let mut unread = 0_usize;
    for record in &case.outcome.records {
        let item = record.item();
        let places: Option<Vec<_>> = item.sources().iter().map(|source| texts.at(source)).collect();
        let Some(places) = places else {
            unread += 1;
            continue;
        };
        let text = places.join(" ").to_lowercase();
        let absent = names(item).into_iter().find(|name| !holds(&text, name));
        if let Some(name) = absent {
            let message = format!(
                "record {:?} is said to be called {name:?}, which does not stand at its places",
                item.id()
            );
            findings.add(
                &TEXT,
                case.sample.finding(
                    message,
                    "let the places be all that the record's values are read from",
                ),
            );
        }
    }
    if unread > 0 {
        let message = format!(
            "{}: {unread} records stand in what is no text, such as a workbook",
            case.sample.name
        );
        findings.skip(&TEXT, message);
    }
}

fn names(item: &Item) -> Vec<&str> {
    match item {
        Item::Subject(subject) => subject.names.iter().map(|name| name.full.as_str()).collect(),
        Item::TravelDocument(document) => document.document.number.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

/// Whether every word of a name stands in a text in lower case. Words may stand apart: surname and given names often do.
fn holds(text: &str, name: &str) -> bool {
    let name = name.to_lowercase();
    let mut words = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_name_may_stand_apart_and_in_any_letter_case() {
        assert!(holds(
            "<surname>example</surname> <given>ada m.</given>",
            "Ada M. EXAMPLE"
        ));
        assert!(!holds("<surname>example</surname>", "Ada Example"));
    }
}
