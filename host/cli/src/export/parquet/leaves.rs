//! The leaves of a record: the texts, numbers and words in it, each with its place.

use anyhow::Result;
use serde_json::{Map, Value};

/// A value that holds no other.
pub(super) struct Leaf<'a> {
    /// Where it stands, such as `names[2].full`.
    pub(super) path: &'a str,
    /// The path without numbers.
    pub(super) field: &'a str,
    /// The first number of the path: which entry of the record's list it belongs to, from 0.
    pub(super) index: Option<usize>,
    /// The value; of lists and records only the empty ones.
    pub(super) value: &'a Value,
    /// What stands around it.
    pub(super) around: Around<'a>,
}

impl Leaf<'_> {
    /// JSON's word for what it is.
    pub(super) fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "number",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        }
    }

    /// It as text; nothing for what is empty.
    pub(super) fn text(&self) -> Option<String> {
        match self.value {
            Value::String(text) => Some(text.clone()),
            Value::Bool(_) | Value::Number(_) => Some(self.value.to_string()),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }
}

/// What the records around a value say of all that is in them; the innermost counts. The whole record is none of them.
#[derive(Clone, Copy, Default)]
pub(super) struct Around<'a> {
    /// The source's words that it was read from.
    pub(super) raw: Option<&'a str>,
    /// What the source says of it.
    pub(super) note: Option<&'a str>,
    /// Which of the sources says so.
    pub(super) at: Option<u64>,
}

impl<'a> Around<'a> {
    /// What a further record says, and where it is silent what those around it do.
    fn and(self, fields: &'a Map<String, Value>) -> Self {
        let text = |name: &str| fields.get(name).and_then(Value::as_str);
        Self {
            raw: text("raw").or(self.raw),
            note: text("note").or(self.note),
            at: fields.get("at").and_then(Value::as_u64).or(self.at),
        }
    }

    /// The same for one field: nothing is its own note.
    fn of(self, field: &str) -> Self {
        match field {
            "raw" => Self { raw: None, ..self },
            "note" => Self { note: None, ..self },
            _ => self,
        }
    }
}

/// Calls `take` with each leaf of fields of a record, in their order.
pub(super) fn each<'a>(
    fields: impl IntoIterator<Item = (&'a String, &'a Value)>,
    take: &mut impl FnMut(Leaf<'_>) -> Result<()>,
) -> Result<()> {
    let mut place = Place::default();
    for (name, value) in fields {
        place.within(Step::Field(name), |place| {
            walk(value, place, Around::default(), take)
        })?;
    }
    Ok(())
}

fn walk(
    value: &Value,
    place: &mut Place,
    around: Around<'_>,
    take: &mut impl FnMut(Leaf<'_>) -> Result<()>,
) -> Result<()> {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            let around = around.and(fields);
            fields.iter().try_for_each(|(name, value)| {
                place.within(Step::Field(name), |place| {
                    walk(value, place, around.of(name), take)
                })
            })
        }
        Value::Array(values) if !values.is_empty() => {
            values.iter().enumerate().try_for_each(|(index, value)| {
                place.within(Step::Index(index), |place| walk(value, place, around, take))
            })
        }
        value => take(Leaf {
            path: &place.path,
            field: &place.field,
            index: place.index,
            value,
            around,
        }),
    }
}

/// A step into a value.
enum Step<'a> {
    Field(&'a str),
    Index(usize),
}

/// Where the walk is.
#[derive(Default)]
struct Place {
    path: String,
    field: String,
    index: Option<usize>,
}

impl Place {
    fn within(&mut self, step: Step<'_>, inside: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        let (path, field, index) = (self.path.len(), self.field.len(), self.index);
        match step {
            Step::Field(name) => {
                for text in [&mut self.path, &mut self.field] {
                    if !text.is_empty() {
                        text.push('.');
                    }
                    text.push_str(name);
                }
            }
            Step::Index(number) => {
                self.path.push_str(&format!("[{number}]"));
                self.index = self.index.or(Some(number));
            }
        }
        let done = inside(self);
        self.path.truncate(path);
        self.field.truncate(field);
        self.index = index;
        done
    }
}
