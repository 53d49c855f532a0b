//! What only a person, an organisation or a craft has.

use dragoman_guest::schema::{Craft, Gender, Organization, Person, Subject, SubjectKind};
use dragoman_guest::{build, languages};

use crate::columns::GENDERS;
use crate::values::{Entry, tag};

const OF_PERSONS: [&str; 8] = [
    "gender",
    "height_cm",
    "marks",
    "languages",
    "titles",
    "positions",
    "father",
    "mother",
];
const OF_ORGANIZATIONS: [&str; 4] = ["legal_form", "founded", "dissolved", "activity"];
const OF_CRAFT: [&str; 9] = [
    "craft_type",
    "model",
    "flag",
    "former_flags",
    "built",
    "tonnage",
    "gross_tonnage",
    "length_m",
    "call_sign",
];

pub(super) fn map(entry: &Entry<'_>, subject: &mut Subject) {
    match subject.kind {
        SubjectKind::Person => subject.person = person(entry),
        _ => entry.reject_all(&OF_PERSONS, "only a person has this; it was left out"),
    }
    match subject.kind {
        SubjectKind::Organization => subject.organization = organization(entry),
        _ => entry.reject_all(
            &OF_ORGANIZATIONS,
            "only an organization has this; it was left out",
        ),
    }
    match subject.kind {
        SubjectKind::Vessel | SubjectKind::Aircraft | SubjectKind::Vehicle => subject.craft = craft(entry),
        _ => entry.reject_all(
            &OF_CRAFT,
            "only a vessel, an aircraft or a vehicle has this; it was left out",
        ),
    }
}

fn person(entry: &Entry<'_>) -> Option<Person> {
    let remarks = |key| entry.several(key).into_iter().map(build::remark).collect();
    let language = |word: String| {
        let lower = word.to_lowercase();
        let code = languages::code(&word).map(str::to_owned).or_else(|| tag(&lower));
        build::remark(code.unwrap_or(word))
    };
    entry.has_any(&OF_PERSONS).then(|| Person {
        gender: entry.choice("gender", &GENDERS, [Gender::Female, Gender::Male, Gender::Other]),
        height_cm: entry.number("height_cm"),
        marks: remarks("marks"),
        languages: entry.several("languages").into_iter().map(language).collect(),
        titles: remarks("titles"),
        positions: remarks("positions"),
        father: entry.text("father"),
        mother: entry.text("mother"),
    })
}

fn organization(entry: &Entry<'_>) -> Option<Organization> {
    entry.has_any(&OF_ORGANIZATIONS).then(|| Organization {
        legal_form: entry.text("legal_form"),
        founded: entry.date("founded"),
        dissolved: entry.date("dissolved"),
        activity: entry.text("activity"),
    })
}

fn craft(entry: &Entry<'_>) -> Option<Craft> {
    entry.has_any(&OF_CRAFT).then(|| Craft {
        craft_type: entry.text("craft_type"),
        model: entry.text("model"),
        flag: entry.country("flag"),
        former_flags: entry.countries("former_flags"),
        tonnage: entry.number("tonnage"),
        gross_tonnage: entry.number("gross_tonnage"),
        length_m: entry
            .number::<f64>("length_m")
            .filter(|length| length.is_finite()),
        built: entry.date("built"),
        call_sign: entry.text("call_sign"),
    })
}
