//! Subjects for tests: invented people, bodies and ships.

use dragoman_model::schema::Subject;
use serde_json::{Value, json};

use crate::features::Features;
use crate::key::RecordKey;
use crate::resolver::Resolver;
use crate::weights::Weights;

/// A subject of a kind with names, the first the primary one, and further fields.
pub(crate) fn subject(kind: &str, names: &[&str], fields: Value) -> Subject {
    let name = |(at, full): (usize, &&str)| json!({ "full": full, "form": if at == 0 { "primary" } else { "alias" }, "quality": "unstated", "at": 0 });
    let mut subject = json!({
        "id": "any", "kind": kind, "status": "active",
        "names": names.iter().enumerate().map(name).collect::<Vec<_>>(),
        "sources": [{ "bytes": { "part": 0, "start": 0, "end": 1 } }],
        "marking": { "originator_controlled": false },
    });
    for (field, value) in fields.as_object().expect("an object of fields") {
        subject[field] = value.clone();
    }
    serde_json::from_value(subject).expect("the fields are the schema's")
}

/// The features of a person.
pub(crate) fn person(names: &[&str], fields: Value) -> Features {
    Features::of(&subject("person", names, fields))
}

/// The features of an organisation.
pub(crate) fn body(names: &[&str], fields: Value) -> Features {
    Features::of(&subject("organization", names, fields))
}

/// Births on dates written `yyyy`, `yyyy-mm` or `yyyy-mm-dd`.
pub(crate) fn births(dates: &[&str]) -> Value {
    let claim = |date: &&str| {
        let mut parts = date.split('-').map(|part| part.parse::<u16>().expect("a number"));
        let date = json!({ "year": parts.next(), "month": parts.next(), "day": parts.next() });
        json!({ "certainty": "exact", "earliest": date, "latest": date, "calendar": "gregorian", "at": 0 })
    };
    dates.iter().map(claim).collect()
}

/// A birth, and a nationality.
pub(crate) fn born(date: &str, country: &str) -> Value {
    json!({ "births": births(&[date]), "nationalities": [{ "code": country, "at": 0 }] })
}

/// Identifiers of a scheme with values.
pub(crate) fn identifiers(stated: &[(&str, &str)]) -> Value {
    let identifier = |(scheme, value): &(&str, &str)| json!({ "scheme": scheme, "value": value, "at": 0 });
    stated.iter().map(identifier).collect()
}

/// The key of a record on an issuer's list.
pub(crate) fn key(issuer: &str, id: &str) -> RecordKey {
    RecordKey::new(issuer, "example", id)
}

/// A resolver over records, brought up to date.
pub(crate) fn resolved(records: impl IntoIterator<Item = (RecordKey, Features)>) -> Resolver {
    let mut resolver = Resolver::new(Weights::default());
    for (key, features) in records {
        resolver.put(&key, features);
    }
    resolver.resolve();
    resolver
}
