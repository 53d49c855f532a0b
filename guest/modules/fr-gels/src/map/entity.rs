//! What stands under identification: numbers of an entity, and facts in comments beside a slash.

use dragoman_guest::build;
use dragoman_guest::json::Value;
use dragoman_guest::schema::Place;

use super::{Draft, identifier, place};
use crate::values::{date, facts, scheme};

/// Adds a value of the field.
pub(super) fn add(draft: &mut Draft, value: Value<'_>) {
    let comment = value.value("Commentaire");
    if let Some(number) = value.value("Identification").filter(|number| *number != "/") {
        let scheme = comment.and_then(scheme).unwrap_or("identification-number");
        let number = identifier(scheme, number, comment);
        draft
            .distinct
            .add("identifiers", &mut draft.subject.identifiers, number, 0);
        return;
    }
    for (label, words) in comment.into_iter().flat_map(facts) {
        if !is_mapped(draft, label.unwrap_or_default(), words) {
            let text = label.map_or_else(|| words.to_owned(), |label| format!("{label}: {words}"));
            draft
                .distinct
                .add("remarks", &mut draft.subject.remarks, build::remark(text), 0);
        }
    }
}

/// Maps a fact; false if it has no field, or another value is there.
fn is_mapped(draft: &mut Draft, label: &str, words: &str) -> bool {
    let label = label.replace('’', "'").to_lowercase();
    match (label.as_str(), &mut draft.subject.organization) {
        ("type d'entité", Some(organization)) if organization.legal_form.is_none() => {
            organization.legal_form = Some(words.to_owned());
            true
        }
        ("date d'enregistrement", Some(organization)) if organization.founded.is_none() => {
            organization.founded = date(words);
            organization.founded.is_some()
        }
        ("principal établissement" | "lieu d'enregistrement", _) => {
            if let Some(found) = place(Some(words), None) {
                draft.distinct.add(
                    "addresses",
                    &mut draft.subject.addresses,
                    Place {
                        note: Some(label),
                        ..found
                    },
                    0,
                );
            }
            true
        }
        _ => false,
    }
}
