//! What only a person has.

use dragoman_guest::json::Value;
use dragoman_guest::schema::{CountryClaim, Gender, NoticeKind, Subject};
use dragoman_guest::{Notes, build, countries};

use super::{checked, place, push, say};
use crate::values::birth;

/// Adds a value of a field.
pub(super) fn add(subject: &mut Subject, field: &str, value: Value<'_>, notes: &mut Notes) {
    let comment = || value.value("Commentaire");
    match field {
        "DATE_DE_NAISSANCE" => {
            let parts = ["Jour", "Mois", "Annee"].map(|part| value.value(part));
            if let Some(claim) = birth(parts[0], parts[1], parts[2], comment()) {
                let claim = checked(subject, field, claim, notes);
                push(&mut subject.births, claim);
            }
        }
        "NATIONALITE" => {
            if let Some(country) = value.value("Pays") {
                let claim = CountryClaim {
                    note: comment().map(Into::into),
                    ..countries::claim(country)
                };
                push(&mut subject.nationalities, claim);
            }
        }
        "LIEU_DE_NAISSANCE" => {
            if let Some(place) = place(value.value("Lieu"), value.value("Pays")) {
                push(&mut subject.birth_places, place);
            }
        }
        "SEXE" => sex(subject, value, notes),
        _ => {
            let Some(title) = value.value("Titre") else { return };
            match &mut subject.person {
                // Titles, offices and callings stand in one field.
                Some(person) => push(&mut person.positions, build::remark(title)),
                None => push(&mut subject.remarks, build::remark(title)),
            }
        }
    }
}

fn sex(subject: &mut Subject, value: Value<'_>, notes: &mut Notes) {
    let Some(text) = value.value("Sexe") else { return };
    let gender = match text {
        "Masculin" => Gender::Male,
        "Féminin" => Gender::Female,
        _ => {
            return say(
                subject,
                NoticeKind::RejectedValue,
                "SEXE",
                "a sex that is not known",
                text,
                notes,
            );
        }
    };
    match &mut subject.person {
        Some(person) if person.gender.is_none() || person.gender == Some(gender) => {
            person.gender = Some(gender)
        }
        _ => say(
            subject,
            NoticeKind::RejectedValue,
            "SEXE",
            "a sex that does not fit; it was left out",
            text,
            notes,
        ),
    }
}
