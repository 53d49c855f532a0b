//! What only a person has.

use dragoman_guest::json::Value;
use dragoman_guest::schema::{CountryClaim, Gender, NoticeKind};
use dragoman_guest::{Notes, build, countries};

use super::{Draft, checked, place, say};
use crate::values::birth;

/// Adds a value of a field.
pub(super) fn add(draft: &mut Draft, field: &str, value: Value<'_>, notes: &mut Notes) {
    let comment = || value.value("Commentaire");
    match field {
        "DATE_DE_NAISSANCE" => {
            let parts = ["Jour", "Mois", "Annee"].map(|part| value.value(part));
            if let Some(claim) = birth(parts[0], parts[1], parts[2], comment()) {
                let claim = checked(&draft.subject, field, claim, notes);
                draft.distinct.add("births", &mut draft.subject.births, claim, 0);
            }
        }
        "NATIONALITE" => {
            if let Some(country) = value.value("Pays") {
                let claim = CountryClaim {
                    note: comment().map(Into::into),
                    ..countries::claim(country)
                };
                draft
                    .distinct
                    .add("nationalities", &mut draft.subject.nationalities, claim, 0);
            }
        }
        "LIEU_DE_NAISSANCE" => {
            if let Some(place) = place(value.value("Lieu"), value.value("Pays")) {
                draft
                    .distinct
                    .add("birth_places", &mut draft.subject.birth_places, place, 0);
            }
        }
        "SEXE" => sex(draft, value, notes),
        _ => {
            let Some(title) = value.value("Titre") else { return };
            match &mut draft.subject.person {
                // Titles, offices and callings stand in one field.
                Some(person) => {
                    let positions = &mut person.positions;
                    draft
                        .distinct
                        .add("positions", positions, build::remark(title), 0)
                }
                None => {
                    let remarks = &mut draft.subject.remarks;
                    draft.distinct.add("remarks", remarks, build::remark(title), 0)
                }
            };
        }
    }
}

fn sex(draft: &mut Draft, value: Value<'_>, notes: &mut Notes) {
    let Some(text) = value.value("Sexe") else { return };
    let gender = match text {
        "Masculin" => Gender::Male,
        "Féminin" => Gender::Female,
        _ => {
            return say(
                &draft.subject,
                NoticeKind::RejectedValue,
                "SEXE",
                "a sex that is not known",
                text,
                notes,
            );
        }
    };
    match &mut draft.subject.person {
        Some(person) if person.gender.is_none() || person.gender == Some(gender) => {
            person.gender = Some(gender)
        }
        _ => say(
            &draft.subject,
            NoticeKind::RejectedValue,
            "SEXE",
            "a sex that does not fit; it was left out",
            text,
            notes,
        ),
    }
}
