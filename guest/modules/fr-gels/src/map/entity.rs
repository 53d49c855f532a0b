//! What stands under identification: numbers of an entity, and facts in comments beside a slash.

use dragoman_guest::build;
use dragoman_guest::json::Value;
use dragoman_guest::schema::{Place, Subject};

use super::{identifier, place, push};
use crate::values::{date, facts, scheme};

/// Adds a value of the field.
pub(super) fn add(subject: &mut Subject, value: Value<'_>) {
    let comment = value.value("Commentaire");
    if let Some(number) = value.value("Identification").filter(|number| *number != "/") {
        let scheme = comment.and_then(scheme).unwrap_or("identification-number");
        return push(&mut subject.identifiers, identifier(scheme, number, comment));
    }
    for (label, words) in comment.into_iter().flat_map(facts) {
        if !is_mapped(subject, label.unwrap_or_default(), words) {
            let text = label.map_or_else(|| words.to_owned(), |label| format!("{label}: {words}"));
            push(&mut subject.remarks, build::remark(text));
        }
    }
}

/// Maps a fact; false if it has no field, or another value is there.
fn is_mapped(subject: &mut Subject, label: &str, words: &str) -> bool {
    let label = label.replace('’', "'").to_lowercase();
    match (label.as_str(), &mut subject.organization) {
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
                push(
                    &mut subject.addresses,
                    Place {
                        note: Some(label),
                        ..found
                    },
                );
            }
            true
        }
        _ => false,
    }
}
