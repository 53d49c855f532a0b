use std::collections::HashSet;

use serde_json::{Map, Value};

use crate::Item;

/// One field in which two items differ in meaning.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct FieldChange {
    /// Path of the field, e.g. `births` or `person.positions`.
    pub field: String,
    /// For a list the values that went, for anything else the old value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub old: Vec<Value>,
    /// For a list the values that came, for anything else the new value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub new: Vec<Value>,
}

/// The fields in which two items differ in meaning, in the schema's order; none if and only if they mean the same.
pub fn compare(old: &Item, new: &Item) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    objects("", &fields(old), &fields(new), &mut changes);
    changes
}

fn fields(item: &Item) -> Map<String, Value> {
    match serde_json::to_value(item.canonical()) {
        Ok(Value::Object(fields)) => fields,
        other => unreachable!("an item serialises as an object, not as {other:?}"),
    }
}

fn objects(prefix: &str, old: &Map<String, Value>, new: &Map<String, Value>, changes: &mut Vec<FieldChange>) {
    let added = new.keys().filter(|key| !old.contains_key(*key));
    for key in old.keys().chain(added) {
        let field = format!("{prefix}{key}");
        match (old.get(key), new.get(key)) {
            (a, b) if a == b => {}
            (Some(Value::Object(a)), Some(Value::Object(b))) => objects(&format!("{field}."), a, b, changes),
            (a, b) => {
                let (a, b) = (values(a), values(b));
                // A batch of documents holds numbers by the hundred thousand: no search through the other list for each.
                let without = |from: &[Value], other: &[Value]| -> Vec<Value> {
                    let other: HashSet<&Value> = other.iter().collect();
                    from.iter()
                        .filter(|value| !other.contains(value))
                        .cloned()
                        .collect()
                };
                let (gone, come) = (without(&a, &b), without(&b, &a));
                // The same values in an order that means something.
                let (old, new) = if gone.is_empty() && come.is_empty() {
                    (a, b)
                } else {
                    (gone, come)
                };
                changes.push(FieldChange { field, old, new });
            }
        }
    }
}

fn values(value: Option<&Value>) -> Vec<Value> {
    match value {
        None => Vec::new(),
        Some(Value::Array(values)) => values.clone(),
        Some(value) => vec![value.clone()],
    }
}

#[cfg(test)]
#[path = "compare_tests.rs"]
mod tests;
