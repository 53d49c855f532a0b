//! What an object says of itself beside its names.

use dragoman_guest::build;
use dragoman_guest::schema::Subject;

use super::remark;
use crate::object::{Object, ObjectType};

/// Properties that are remarks, with what the remark says they are.
const ACTOR: [(&str, &str); 2] = [("goals", "goal"), ("resource_level", "resource level")];

const MOTIVATIONS: [(&str, &str); 2] = [
    ("primary_motivation", "primary motivation"),
    ("secondary_motivations", "secondary motivation"),
];

const THREAT_ACTOR: [(&str, &str); 3] = [
    ("roles", "role"),
    ("sophistication", "sophistication"),
    ("personal_motivations", "personal motivation"),
];

/// Reads `description`, what kind of actor it is, and the dates and the confidence that the schema has no field for.
pub(super) fn read(object: &Object, subject: &mut Subject) {
    subject.narrative = object.one("description").map(Into::into);
    match object.kind {
        ObjectType::Identity => identity(object, subject),
        ObjectType::ThreatActor => {
            for properties in [&ACTOR[..], &MOTIVATIONS, &THREAT_ACTOR] {
                remarks(object, properties, subject);
            }
        }
        _ => {
            for properties in [&ACTOR[..], &MOTIVATIONS] {
                remarks(object, properties, subject);
            }
        }
    }
    // In 2.0 the labels of an actor were its types.
    remarks(object, &[("labels", "label")], subject);
    let seen: &[&str] = if object.kind.is_actor() {
        &["first_seen", "last_seen"]
    } else {
        &[]
    };
    for property in seen.iter().chain(&["confidence", "created", "modified"]) {
        let value = object.one(property).map(|text| ((*property).into(), text.into()));
        subject.extra.extend(value);
    }
}

fn remarks(object: &Object, properties: &[(&str, &str)], subject: &mut Subject) {
    for (property, what) in properties {
        let texts = object.all(property);
        subject.remarks.extend(texts.map(|text| remark(text, what)));
    }
}

/// `roles` of a person are positions, `sectors` of an organisation what it does.
fn identity(object: &Object, subject: &mut Subject) {
    match &mut subject.person {
        Some(person) => person.positions.extend(object.all("roles").map(build::remark)),
        None => remarks(object, &[("roles", "role")], subject),
    }
    let sectors: Vec<_> = object.all("sectors").collect();
    match &mut subject.organization {
        Some(organization) if !sectors.is_empty() => organization.activity = Some(sectors.join(", ")),
        _ => remarks(object, &[("sectors", "sector")], subject),
    }
    // A class that is neither a person nor a body, or that is not of the standard's vocabulary.
    if subject.person.is_none() && subject.organization.is_none() {
        let class = object
            .one("identity_class")
            .map(|class| ("identity_class".into(), class.into()));
        subject.extra.extend(class);
    }
    if object.one("identity_class") == Some("group") {
        subject.extra.push(("identity_class".into(), "group".into()));
    }
}
