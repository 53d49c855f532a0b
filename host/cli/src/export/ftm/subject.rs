//! A subject, and all that hangs on it.

use anyhow::Result;
use dragoman_model::schema::*;

use super::told::{Entity, Saying, Told};
use super::value::{self, language};
use super::{Kinds, ids, word};
use crate::export::records::Record;

/// The schema of a subject.
pub(super) fn schema(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Person => "Person",
        SubjectKind::Organization => "Organization",
        SubjectKind::Vessel => "Vessel",
        SubjectKind::Aircraft => "Airplane",
        SubjectKind::Vehicle => "Vehicle",
        SubjectKind::Other => "LegalEntity",
    }
}

/// Tells of a subject of a list.
pub(super) fn tell(told: &mut Told, record: &Record, subject: &Subject, kinds: &Kinds) -> Result<()> {
    let list = &record.held.list;
    let id = ids::of_record(list, &subject.id);
    let mut it = told.entity(id, schema(subject.kind));
    told.implied("item");
    told.implied("id");
    if subject.kind != SubjectKind::Other {
        told.implied("kind");
    }
    names(told, &mut it, subject);
    facts(told, &mut it, subject);
    if let Some(person) = &subject.person {
        of_person(told, &mut it, person)?;
    }
    if let Some(organization) = &subject.organization {
        of_organization(told, &mut it, organization);
    }
    if let Some(craft) = &subject.craft {
        of_craft(told, &mut it, craft);
    }
    let mut parts = super::parts::Parts::new(told, list, &it, kinds);
    parts.addresses(&mut it, &subject.addresses)?;
    parts.documents(&subject.documents)?;
    parts.identifiers(&mut it, &subject.identifiers)?;
    parts.contacts(&mut it, &subject.contacts)?;
    let instead = |ground| record.instead_of(ground);
    parts.designations(&mut it, subject, instead)?;
    parts.interests(&mut it, subject, instead)?;
    parts.relations(&subject.relations)?;
    let parts = parts.end();
    told.keep(it);
    parts.into_iter().for_each(|part| told.keep(part));
    Ok(())
}

fn names(told: &mut Told, it: &mut Entity, subject: &Subject) {
    for (index, name) in subject.names.iter().enumerate() {
        let path = format!("names[{index}]");
        let weak = name.quality == NameQuality::Weak;
        // What of form and quality the property says by itself.
        let (property, says_form, says_quality) = match (name.form, weak) {
            (NameForm::Primary, _) => ("name", true, false),
            (NameForm::Alias, false) => ("alias", true, false),
            (NameForm::Alias, true) => ("weakAlias", true, true),
            (NameForm::Former, _) => ("previousName", true, false),
            (NameForm::Maiden, _) => ("previousName", false, false),
            (NameForm::OriginalScript, false) => ("name", false, false),
            (_, false) => ("alias", false, false),
            (_, true) => ("weakAlias", false, true),
        };
        let tongue = name.language.as_deref().and_then(language);
        let mut saying = Saying::new(&name.full, format!("{path}.full"))
            .at(name.at)
            .language(tongue);
        if tongue.is_some() {
            saying = saying.and(format!("{path}.language"));
        }
        if !told.say(it, property, saying) {
            continue;
        }
        if says_form {
            told.implied(format!("{path}.form"));
        }
        if says_quality {
            told.implied(format!("{path}.quality"));
        }
        for (number, part) in name.parts.iter().enumerate() {
            let Some(property) = part_property(part.role) else {
                continue;
            };
            let path = format!("{path}.parts[{number}]");
            if told.say(
                it,
                property,
                Saying::new(&part.text, format!("{path}.text")).at(name.at),
            ) {
                told.implied(format!("{path}.role"));
            }
        }
    }
}

fn part_property(role: NameRole) -> Option<&'static str> {
    Some(match role {
        NameRole::Given => "firstName",
        NameRole::Middle => "middleName",
        NameRole::Family => "lastName",
        NameRole::Patronymic => "fatherName",
        NameRole::Matronymic => "motherName",
        NameRole::Title => "title",
        NameRole::Suffix => "nameSuffix",
        NameRole::Maiden
        | NameRole::Kunya
        | NameRole::Nisba
        | NameRole::Nasab
        | NameRole::Laqab
        | NameRole::Unstated => return None,
    })
}

/// Says a date, if it is one that FollowTheMoney can say.
pub(super) fn date(told: &mut Told, it: &mut Entity, property: &'static str, claim: &DateClaim, path: &str) {
    let said = match value::date(claim) {
        Ok(text) => {
            let saying = Saying::new(text, format!("{path}.earliest"))
                .and(format!("{path}.latest"))
                .and(format!("{path}.certainty"))
                .at(claim.at)
                .raw(&claim.raw, format!("{path}.raw"));
            told.say(it, property, saying)
        }
        Err(why) => {
            told.cannot(path, &why);
            false
        }
    };
    if said && claim.calendar == Calendar::Gregorian {
        told.implied(format!("{path}.calendar"));
    }
}

/// Says a country, if it could be coded.
fn country(told: &mut Told, it: &mut Entity, property: &'static str, claim: &CountryClaim, path: &str) {
    match &claim.code {
        Some(code) => {
            let saying = Saying::new(code.to_ascii_lowercase(), format!("{path}.code"))
                .at(claim.at)
                .raw(&claim.raw, format!("{path}.raw"));
            told.say(it, property, saying);
        }
        None => told.cannot(
            path,
            "FollowTheMoney takes codes of countries, and no other words for them",
        ),
    }
}

/// Says a text that may be there.
fn text(told: &mut Told, it: &mut Entity, property: &'static str, text: &Option<String>, path: &str) {
    if let Some(text) = text {
        told.say(it, property, Saying::new(text, path));
    }
}

fn remarks(told: &mut Told, it: &mut Entity, property: &'static str, remarks: &[Remark], path: &str) {
    for (index, remark) in remarks.iter().enumerate() {
        told.say(
            it,
            property,
            Saying::new(&remark.text, format!("{path}[{index}].text")).at(remark.at),
        );
    }
}

fn facts(told: &mut Told, it: &mut Entity, subject: &Subject) {
    let is_person = subject.kind == SubjectKind::Person;
    for (index, claim) in subject.births.iter().enumerate() {
        date(told, it, "birthDate", claim, &format!("births[{index}]"));
    }
    for (index, claim) in subject.deaths.iter().enumerate() {
        date(told, it, "deathDate", claim, &format!("deaths[{index}]"));
    }
    for (index, place) in subject.birth_places.iter().enumerate() {
        let path = format!("birth_places[{index}]");
        whole(told, it, "birthPlace", place, &path);
        if let Some(code) = &place.country {
            told.say(
                it,
                "birthCountry",
                Saying::new(code, format!("{path}.country")).at(place.at),
            );
        }
    }
    let nationality = if is_person { "nationality" } else { "country" };
    for (index, claim) in subject.nationalities.iter().enumerate() {
        country(told, it, nationality, claim, &format!("nationalities[{index}]"));
    }
    for (index, claim) in subject.citizenships.iter().enumerate() {
        country(told, it, "citizenship", claim, &format!("citizenships[{index}]"));
    }
    for (index, link) in subject.links.iter().enumerate() {
        told.say(
            it,
            "sourceUrl",
            Saying::new(&link.url, format!("links[{index}].url")).at(link.at),
        );
    }
    text(told, it, "description", &subject.narrative, "narrative");
    remarks(told, it, "notes", &subject.remarks, "remarks");
}

/// Says a place in one text: that of its parts, or the source's words.
pub(super) fn whole(told: &mut Told, it: &mut Entity, property: &'static str, place: &Place, path: &str) {
    let parts = [
        ("street", &place.street),
        ("city", &place.city),
        ("region", &place.region),
        ("postcode", &place.postcode),
    ];
    let parts: Vec<_> = parts
        .into_iter()
        .filter_map(|(name, part)| part.as_deref().map(|part| (name, part)))
        .filter(|(_, part)| !value::clean(part, false).is_empty())
        .collect();
    let saying = match (&parts[..], &place.raw) {
        ([], Some(raw)) => Saying::new(raw, format!("{path}.raw")),
        ([], None) => return,
        ([(first, _), rest @ ..], raw) => {
            let words: Vec<_> = parts.iter().map(|(_, part)| *part).collect();
            let saying = Saying::new(words.join(", "), format!("{path}.{first}"));
            rest.iter()
                .fold(saying, |saying, (name, _)| saying.and(format!("{path}.{name}")))
                .raw(raw, format!("{path}.raw"))
        }
    };
    told.say(it, property, saying.at(place.at));
}

fn of_person(told: &mut Told, it: &mut Entity, person: &Person) -> Result<()> {
    if let Some(gender) = &person.gender {
        told.say(it, "gender", Saying::new(word(gender)?, "person.gender"));
    }
    if let Some(height) = person.height_cm {
        told.say(
            it,
            "height",
            Saying::new(format!("{height} cm"), "person.height_cm"),
        );
    }
    remarks(told, it, "appearance", &person.marks, "person.marks");
    remarks(told, it, "spokenLanguage", &person.languages, "person.languages");
    remarks(told, it, "title", &person.titles, "person.titles");
    remarks(told, it, "position", &person.positions, "person.positions");
    text(told, it, "fatherName", &person.father, "person.father");
    text(told, it, "motherName", &person.mother, "person.mother");
    Ok(())
}

fn of_organization(told: &mut Told, it: &mut Entity, organization: &Organization) {
    text(
        told,
        it,
        "legalForm",
        &organization.legal_form,
        "organization.legal_form",
    );
    text(
        told,
        it,
        "sector",
        &organization.activity,
        "organization.activity",
    );
    if let Some(founded) = &organization.founded {
        date(told, it, "incorporationDate", founded, "organization.founded");
    }
    if let Some(dissolved) = &organization.dissolved {
        date(told, it, "dissolutionDate", dissolved, "organization.dissolved");
    }
}

fn of_craft(told: &mut Told, it: &mut Entity, craft: &Craft) {
    text(told, it, "type", &craft.craft_type, "craft.craft_type");
    text(told, it, "model", &craft.model, "craft.model");
    text(told, it, "callSign", &craft.call_sign, "craft.call_sign");
    if let Some(flag) = &craft.flag {
        let property = if it.schema == "Vessel" { "flag" } else { "country" };
        country(told, it, property, flag, "craft.flag");
    }
    for (index, flag) in craft.former_flags.iter().enumerate() {
        country(
            told,
            it,
            "pastFlags",
            flag,
            &format!("craft.former_flags[{index}]"),
        );
    }
    let numbers = [
        ("tonnage", craft.tonnage, "craft.tonnage"),
        (
            "grossRegisteredTonnage",
            craft.gross_tonnage,
            "craft.gross_tonnage",
        ),
    ];
    for (property, number, path) in numbers {
        if let Some(number) = number {
            told.say(it, property, Saying::new(number.to_string(), path));
        }
    }
    if let Some(built) = &craft.built {
        date(told, it, "buildDate", built, "craft.built");
    }
}
