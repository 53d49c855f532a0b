//! The merged view: what several records say of one subject, each value once, with all who say it.
//!
//! Nothing is chosen and nothing dropped. Values that are spelled alike are one value; what each record says about it (form,
//! quality, note, the source's words) stays with that record.

use dragoman_model::Item;
use dragoman_model::schema::Locator;
use serde::Serialize;
use serde_json::{Map, Value};

/// What several records say.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Merged {
    /// The values, by field in the schema's order; within a field those that most records say first.
    pub values: Vec<MergedValue>,
}

/// A value, and who says it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MergedValue {
    /// The field, as a path such as `person.gender`.
    pub field: String,
    /// The value, as the first record that says it writes it.
    pub value: Value,
    /// Who says it: at least one.
    pub said: Vec<Saying>,
    /// Records that say what cannot be true as well: another gender, a birth at another time. By index.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contradicted: Vec<usize>,
}

/// One record's word for a value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Saying {
    /// Index of the record among those that were merged.
    pub record: usize,
    /// Where it stands in the edition's input; none where the record has no places.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Locator>,
    /// The value as this record writes it, where that is not how the first one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written: Option<Value>,
    /// What this record says about it: form, quality, note, the source's own words.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub about: Map<String, Value>,
}

/// Fields of a record that are no statement about the subject.
const NO_STATEMENTS: [&str; 4] = ["item", "id", "sources", "marking"];

/// Parts of a value that one source says about it, and that make it no other value.
const ABOUT: [&str; 5] = ["note", "raw", "form", "quality", "language"];

/// Merges records, which are of one subject. Each comes with its sources, which stand beside it in the store.
///
/// # Errors
///
/// Fails only where an item cannot be written as JSON.
pub fn merged(records: &[(&Item, &[Locator])]) -> Result<Merged, serde_json::Error> {
    let mut values = Vec::new();
    for (index, (item, sources)) in records.iter().enumerate() {
        if let Value::Object(fields) = serde_json::to_value(item)? {
            let mut record = Taking {
                index,
                sources,
                values: &mut values,
            };
            for (name, value) in fields {
                if !NO_STATEMENTS.contains(&name.as_str()) {
                    record.field(&name, value);
                }
            }
        }
    }
    Ok(Merged {
        values: in_order(values),
    })
}

/// A value on the way, with what makes it the same as another.
struct Draft {
    key: String,
    value: MergedValue,
}

/// One record whose values are being taken.
struct Taking<'a> {
    index: usize,
    sources: &'a [Locator],
    values: &'a mut Vec<Draft>,
}

impl Taking<'_> {
    fn field(&mut self, path: &str, value: Value) {
        match value {
            Value::Array(values) => values.into_iter().for_each(|value| self.value(path, value)),
            Value::Object(fields) if !fields.contains_key("at") => {
                for (name, value) in fields {
                    self.field(&format!("{path}.{name}"), value);
                }
            }
            value => self.value(path, value),
        }
    }

    fn value(&mut self, path: &str, value: Value) {
        let (value, about, at) = match value {
            Value::Object(fields) => split(fields),
            value => (value, Map::new(), 0),
        };
        let mut saying = Saying {
            record: self.index,
            source: self.sources.get(at).cloned(),
            written: None,
            about,
        };
        let key = key(path, &value);
        let mut known = self.values.iter_mut();
        match known.find(|draft| draft.value.field == path && draft.key == key) {
            Some(draft) => {
                saying.written = (draft.value.value != value).then_some(value);
                draft.value.said.push(saying);
            }
            None => self.values.push(Draft {
                key,
                value: MergedValue {
                    field: path.to_owned(),
                    value,
                    said: vec![saying],
                    contradicted: Vec::new(),
                },
            }),
        }
    }
}

/// A value, what its source says about it, and which of the record's sources that is.
fn split(fields: Map<String, Value>) -> (Value, Map<String, Value>, usize) {
    let at = fields.get("at").and_then(Value::as_u64).unwrap_or(0) as usize;
    let (about, mut value): (Map<_, _>, Map<_, _>) = fields
        .into_iter()
        .filter(|(name, _)| name != "at")
        .partition(|(name, _)| ABOUT.contains(&name.as_str()));
    // What could not be interpreted is told by the source's own words alone.
    let mut about = about;
    let is_interpreted = value.keys().any(|name| name != "certainty" && name != "calendar");
    if !is_interpreted && let Some(raw) = about.remove("raw") {
        value.insert("raw".into(), raw);
    }
    (Value::Object(value), about, at)
}

/// What is spelled alike is one value: white space and letter case do not count. Of a name the whole counts and not its parts, which
/// one list states and another does not.
fn key(path: &str, value: &Value) -> String {
    let whole = match path {
        "names" => value.get("full").unwrap_or(value),
        _ => value,
    };
    let text = whole.to_string().to_lowercase();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// By field, as the fields first came up; what most records say first.
fn in_order(drafts: Vec<Draft>) -> Vec<MergedValue> {
    let mut fields: Vec<(String, Vec<MergedValue>)> = Vec::new();
    for Draft { value, .. } in drafts {
        match fields.iter_mut().find(|(field, _)| *field == value.field) {
            Some((_, values)) => values.push(value),
            None => fields.push((value.field.clone(), vec![value])),
        }
    }
    for (field, values) in &mut fields {
        contradict(field, values);
        values.sort_by_key(|value| std::cmp::Reverse(sayers(value).len()));
    }
    fields.into_iter().flat_map(|(_, values)| values).collect()
}

/// The records that say a value, each once.
fn sayers(value: &MergedValue) -> Vec<usize> {
    let mut records: Vec<_> = value.said.iter().map(|saying| saying.record).collect();
    records.dedup();
    records
}

/// Notes at each value the records of other values that cannot be true as well. A record does not contradict itself: it
/// may know of two births, and says so.
fn contradict(field: &str, values: &mut [MergedValue]) {
    let exclude: fn(&Value, &Value) -> bool = match field {
        "person.gender" | "kind" => |a, b| a != b,
        "births" => |a, b| matches!((range(a), range(b)), (Some(a), Some(b)) if a.1 < b.0 || b.1 < a.0),
        _ => return,
    };
    for index in 0..values.len() {
        let own = sayers(&values[index]);
        let others = values
            .iter()
            .filter(|other| exclude(&values[index].value, &other.value));
        let mut records: Vec<_> = others
            .flat_map(sayers)
            .filter(|record| !own.contains(record))
            .collect();
        records.sort_unstable();
        records.dedup();
        values[index].contradicted = records;
    }
}

type Day = (u64, u64, u64);

/// First and last day that a claim allows. None for one that says `about`, which excludes nothing for certain.
fn range(claim: &Value) -> Option<(Day, Day)> {
    let day = |name: &str, month: u64, last: u64| {
        let date = claim.get(name)?;
        let part = |name: &str| date.get(name).and_then(Value::as_u64);
        Some((
            part("year")?,
            part("month").unwrap_or(month),
            part("day").unwrap_or(last),
        ))
    };
    let (first, last) = (day("earliest", 1, 1), day("latest", 12, 31));
    match claim.get("certainty").and_then(Value::as_str)? {
        "exact" | "between" => Some((first?, last?)),
        "before" => Some(((0, 0, 0), last?)),
        "after" => Some((first?, (u64::MAX, 0, 0))),
        _ => None,
    }
}

#[cfg(test)]
#[path = "merged_tests.rs"]
mod tests;
