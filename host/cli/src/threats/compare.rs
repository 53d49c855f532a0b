//! What several assessments say of one target at one time, field by field: what is agreed, and what is not.

use std::collections::BTreeSet;

use dragoman_model::schema::{Confidence, Likelihood, Severity};
use dragoman_resolve::{ClusterId, RecordKey};
use serde::Serialize;

use super::{Said, Who, folded};

/// A field, and every value that is stated for it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Field {
    pub(super) field: &'static str,
    pub(super) standing: Standing,
    pub(super) values: Vec<Stated>,
}

/// How the values of a field stand to each other. Who says nothing neither agrees nor disagrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Standing {
    /// Two partners or more say the same, and none says otherwise.
    Agreed,
    /// One partner alone says something.
    Alone,
    /// Different values are stated.
    Differing,
}

/// A value, and the assessments that state it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Stated {
    pub(super) value: Value,
    pub(super) by: Vec<RecordKey>,
}

/// A value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", untagged)]
pub(super) enum Value {
    Likelihood(Likelihood),
    Severity(Severity),
    Confidence(Confidence),
    Words(String),
    /// A subject of several lists, or of one, with the name that the first gives it.
    Subject {
        cluster: ClusterId,
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        /// `left_out` or `expired`, where none of its listings counts.
        #[serde(skip_serializing_if = "Option::is_none")]
        status: Option<&'static str>,
    },
}

impl Value {
    /// Whether two values are the same: words by what matters in them, subjects by their cluster.
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Words(one), Self::Words(other)) => folded(one) == folded(other),
            (Self::Subject { cluster: one, .. }, Self::Subject { cluster: other, .. }) => one == other,
            _ => self == other,
        }
    }
}

/// The fields that anything is stated for.
pub(super) fn fields<'a>(said: impl Iterator<Item = &'a Said>) -> Vec<Field> {
    let said: Vec<_> = said.collect();
    let one = |name, value: &dyn Fn(&Said) -> Option<Value>| {
        let values = said.iter().filter_map(|one| Some((one.key(), value(one)?)));
        of_one_value(name, collected(values))
    };
    let actors = said
        .iter()
        .flat_map(|one| one.actors.iter().map(|who| (one.key(), Value::from(who))));
    [
        one("likelihood", &|one| {
            one.assessment.likelihood.map(Value::Likelihood)
        }),
        one("severity", &|one| one.assessment.severity.map(Value::Severity)),
        one("confidence", &|one| {
            one.assessment.confidence.map(Value::Confidence)
        }),
        one("method", &|one| one.assessment.method.clone().map(Value::Words)),
    ]
    .into_iter()
    .flatten()
    .chain(of_several_values("actors", collected(actors)))
    .collect()
}

impl From<&Who> for Value {
    fn from(who: &Who) -> Self {
        match who {
            Who::Words(words) => Self::Words(words.clone()),
            Who::Subject {
                cluster,
                name,
                status,
                ..
            } => Self::Subject {
                cluster: cluster.clone(),
                name: name.clone(),
                status: *status,
            },
        }
    }
}

/// Each value once, with all who state it.
fn collected(values: impl Iterator<Item = (RecordKey, Value)>) -> Vec<Stated> {
    let mut found: Vec<Stated> = Vec::new();
    for (key, value) in values {
        match found.iter_mut().find(|stated| stated.value.is(&value)) {
            Some(stated) if stated.by.contains(&key) => {}
            Some(stated) => stated.by.push(key),
            None => found.push(Stated { value, by: vec![key] }),
        }
    }
    found
}

/// How many partners state a value.
fn partners(stated: &Stated) -> usize {
    stated
        .by
        .iter()
        .map(|key| &key.issuer)
        .collect::<BTreeSet<_>>()
        .len()
}

/// A field of which an assessment has one value: different values contradict each other.
fn of_one_value(field: &'static str, values: Vec<Stated>) -> Option<Field> {
    let standing = match &values[..] {
        [] => return None,
        [only] if partners(only) > 1 => Standing::Agreed,
        [_] => Standing::Alone,
        _ => Standing::Differing,
    };
    Some(Field {
        field,
        standing,
        values,
    })
}

/// A field of which an assessment has several values, of which each stands for itself: that one partner names an actor more than another
/// contradicts nobody.
fn of_several_values(field: &'static str, values: Vec<Stated>) -> Vec<Field> {
    let fields = values.into_iter().map(|stated| Field {
        field,
        standing: match partners(&stated) {
            1 => Standing::Alone,
            _ => Standing::Agreed,
        },
        values: vec![stated],
    });
    fields.collect()
}
