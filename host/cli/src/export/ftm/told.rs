//! What of a record is told in FollowTheMoney's words, and which of its values are not.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde::Serialize;
use serde_json::Value;

use super::model::{self, Schema};
use super::value::{self, Why};

/// What FollowTheMoney calls an entity: of a schema, with statements about it.
#[derive(Debug)]
pub(super) struct Entity {
    pub(super) id: String,
    pub(super) schema: Schema,
    pub(super) statements: Vec<Statement>,
}

/// That a property of an entity has a value.
#[derive(Debug, PartialEq)]
pub(super) struct Statement {
    pub(super) property: &'static str,
    pub(super) value: String,
    /// The source's words, where the value is made of others.
    pub(super) original: Option<String>,
    /// Language of the value, three letters.
    pub(super) language: Option<&'static str>,
    /// The field of the record that says so.
    pub(super) path: String,
    /// Which of the record's sources says so.
    pub(super) at: u32,
}

impl Statement {
    /// Whether FollowTheMoney tells it from another.
    fn is_same(&self, other: &Self) -> bool {
        self.property == other.property && self.value == other.value && self.language == other.language
    }
}

/// Why a record is not told where there is no other reason.
const NOTHING_OF_THIS_KIND: &str = "FollowTheMoney has nothing of this kind";

/// A value that FollowTheMoney cannot say.
#[derive(Debug, Serialize)]
pub(super) struct Unsaid {
    /// Path of the field in the record, as jsonl has it; empty for the whole record.
    pub(super) field: String,
    pub(super) value: Value,
    pub(super) why: Why,
}

/// Something that a record says: a text, the fields that it stands in, and what is known of it.
#[derive(Debug, Clone)]
pub(super) struct Saying<'a> {
    text: String,
    /// The field that it stands in.
    path: String,
    /// The other fields that are said with it.
    others: Vec<String>,
    at: u32,
    raw: Option<(&'a str, String)>,
    /// What is written, where the text is not that.
    written: Option<String>,
    language: Option<&'static str>,
}

impl<'a> Saying<'a> {
    /// A text that stands in a field, and says all of it.
    pub(super) fn new(text: impl Into<String>, path: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            path: path.into(),
            others: Vec::new(),
            at: 0,
            raw: None,
            written: None,
            language: None,
        }
    }

    /// Another field that is said with it.
    pub(super) fn and(mut self, path: impl Into<String>) -> Self {
        self.others.push(path.into());
        self
    }

    /// Which of the sources says so.
    pub(super) fn at(mut self, at: u32) -> Self {
        self.at = at;
        self
    }

    /// The source's words in a field, which the text was made of.
    pub(super) fn raw(mut self, raw: &'a Option<String>, path: String) -> Self {
        self.raw = raw.as_deref().map(|raw| (raw, path));
        self
    }

    /// What is written, where the text is made of it.
    pub(super) fn instead_of(mut self, written: String) -> Self {
        self.written = Some(written);
        self
    }

    /// The language of the text.
    pub(super) fn language(mut self, language: Option<&'static str>) -> Self {
        self.language = language;
        self
    }
}

/// What is told of one record.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) entities: Vec<Entity>,
    said: HashSet<String>,
    /// Everything that something said is a part of.
    touched: HashSet<String>,
    whys: HashMap<String, Why>,
}

impl Told {
    /// An entity of which nothing is said yet.
    pub(super) fn entity(&self, id: String, schema: Schema) -> Entity {
        Entity {
            id,
            schema,
            statements: Vec::new(),
        }
    }

    /// Says something about an entity, if FollowTheMoney can; else why it cannot is kept for the side file.
    pub(super) fn say(&mut self, entity: &mut Entity, property: &'static str, saying: Saying<'_>) -> bool {
        let value = match model::property(entity.schema, property) {
            Some(found) => value::fit(found, &saying.text),
            None => Err(format!("FollowTheMoney's {} has no such property", entity.schema)),
        };
        match value {
            Ok(value) => {
                self.put(entity, property, value, saying);
                true
            }
            Err(why) => {
                self.cannot(&saying.path, &why);
                saying.others.iter().for_each(|path| self.cannot(path, &why));
                false
            }
        }
    }

    /// Says that an entity has to do with another.
    pub(super) fn refer(
        &mut self,
        entity: &mut Entity,
        property: &'static str,
        id: &str,
        saying: Saying<'_>,
    ) {
        debug_assert!(model::property(entity.schema, property).is_some_and(|found| found.kind == "entity"));
        self.put(entity, property, id.to_owned(), saying);
    }

    fn put(&mut self, entity: &mut Entity, property: &'static str, value: String, saying: Saying<'_>) {
        let Saying {
            text,
            path,
            mut others,
            at,
            raw,
            written,
            language,
        } = saying;
        let text = written.unwrap_or(text);
        let is_same = |known: &&mut Statement| {
            known.property == property && known.value == value && known.language == language
        };
        let as_written = (!text.is_empty() && text != value).then_some(text);
        let mut original = as_written;
        if let Some((raw, raw_path)) = raw {
            if raw == value || original.as_deref().is_none_or(|original| original == raw) {
                original = (raw != value).then(|| raw.to_owned());
                others.push(raw_path);
            } else {
                self.whys
                    .insert(raw_path, "a statement holds one original value".into());
            }
        }
        // FollowTheMoney has each value once: what another place says of the same goes to the side file.
        if let Some(known) = entity.statements.iter_mut().find(is_same) {
            match (&known.original, original) {
                (Some(known), Some(original)) if *known != original => {
                    let why = "a statement holds one original value";
                    self.cannot(&path, why);
                    return others.iter().for_each(|path| self.cannot(path, why));
                }
                (None, Some(original)) => known.original = Some(original),
                _ => {}
            }
            self.mark(path);
            return others.into_iter().for_each(|path| self.mark(path));
        }
        self.mark(path.clone());
        others.into_iter().for_each(|path| self.mark(path));
        entity.statements.push(Statement {
            property,
            value,
            original,
            language,
            path,
            at,
        });
    }

    /// Keeps an entity of which all is said.
    pub(super) fn keep(&mut self, entity: Entity) {
        match self.entities.iter_mut().find(|known| known.id == entity.id) {
            // The same words twice are one entity, with the same id for the same words.
            Some(known) => {
                for said in entity.statements {
                    if !known.statements.iter().any(|known| known.is_same(&said)) {
                        known.statements.push(said);
                    }
                }
            }
            None => self.entities.push(entity),
        }
    }

    /// Says why a field cannot be said.
    pub(super) fn cannot(&mut self, path: &str, why: &str) {
        self.whys.entry(path.to_owned()).or_insert_with(|| why.to_owned());
    }

    /// Says that a field cannot be said for the reason that another, or a part of that, cannot.
    pub(super) fn cannot_for(&mut self, path: &str, other: &str) {
        let why = self.why(other, NOTHING_OF_THIS_KIND);
        self.cannot(path, &why);
    }

    /// Says that a field is said, by the choice of a schema or of a property.
    pub(super) fn implied(&mut self, path: impl Into<String>) {
        self.mark(path.into());
    }

    fn mark(&mut self, path: String) {
        for (end, _) in path.match_indices(['.', '[']) {
            if !self.touched.contains(&path[..end]) {
                self.touched.insert(path[..end].to_owned());
            }
        }
        self.said.insert(path);
    }

    /// The record's sources that statements are from.
    pub(super) fn cited(&self) -> BTreeSet<u32> {
        let said = self.entities.iter().flat_map(|entity| &entity.statements);
        said.map(|said| said.at).collect()
    }

    /// What of an item, as JSON, is not told.
    pub(super) fn left(&self, item: &Value) -> Vec<Unsaid> {
        let mut left = Vec::new();
        if self.entities.is_empty() {
            left.push(Unsaid {
                field: String::new(),
                value: item.clone(),
                why: self.why("", NOTHING_OF_THIS_KIND),
            });
            return left;
        }
        self.walk(item, String::new(), &mut left);
        left
    }

    fn walk(&self, value: &Value, path: String, left: &mut Vec<Unsaid>) {
        if self.said.contains(&path) || is_silent(&path, value) {
            return;
        }
        match value {
            Value::Object(fields) if path.is_empty() || self.touched.contains(&path) => {
                for (name, value) in fields {
                    let path = if path.is_empty() {
                        name.clone()
                    } else {
                        format!("{path}.{name}")
                    };
                    self.walk(value, path, left);
                }
            }
            Value::Array(values) if values.iter().any(Value::is_object) => {
                for (index, value) in values.iter().enumerate() {
                    self.walk(value, format!("{path}[{index}]"), left);
                }
            }
            value => left.push(Unsaid {
                why: self.why(&path, "FollowTheMoney has no property for it"),
                field: path,
                value: value.clone(),
            }),
        }
    }

    fn why(&self, path: &str, otherwise: &str) -> Why {
        self.whys.get(path).cloned().unwrap_or_else(|| {
            // A reason for a part of it, where there is none for the whole.
            let mut parts: Vec<_> = self
                .whys
                .iter()
                .filter(|(part, _)| {
                    part.strip_prefix(path)
                        .is_some_and(|rest| rest.starts_with(['.', '[']))
                })
                .collect();
            parts.sort();
            parts
                .first()
                .map_or_else(|| otherwise.to_owned(), |(_, why)| (*why).clone())
        })
    }
}

/// Whether a value says nothing: a word for what is not stated, or the place of what is said elsewhere.
fn is_silent(path: &str, value: &Value) -> bool {
    let field = path.rsplit('.').next().unwrap_or(path);
    match value {
        Value::String(word) => word == "unstated" && matches!(field, "quality" | "status"),
        Value::Bool(flag) => !flag && path == "marking.originator_controlled",
        Value::Number(_) => field == "at",
        Value::Object(fields) => fields
            .iter()
            .all(|(name, value)| is_silent(&format!("{path}.{name}"), value)),
        _ => false,
    }
}
