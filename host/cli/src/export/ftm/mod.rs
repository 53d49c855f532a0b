//! Entities of FollowTheMoney, the statements that they are made of, and what FollowTheMoney cannot say.
//!
//! A record becomes an entity, and further ones for its addresses, documents, designations and relations. Each value of the record is
//! in a statement, which names its field and its place in the source, or a line of the side file, which says why: whatever is not told
//! is listed there, for the list is made of what is left.

mod ids;
mod model;
mod parts;
mod subject;
mod told;
mod value;

use std::collections::HashMap;
use std::io::{BufWriter, Write};

use anyhow::Result;
use dragoman_hub::{Edition, Held, ListKey};
use dragoman_model::Item;
use dragoman_model::schema::SubjectKind;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::manifest::Counts;
use super::records::Record;
use super::{Records, line, word};
use crate::place::{self, Names};
use crate::store;
use told::{Entity, Told, Unsaid};

/// Names of the files: entities as FollowTheMoney exchanges them, the statements that they are made of, and what is not said.
pub(super) const FILES: &[&str] = &["entities.ftm.json", "statements.json", "unsaid.jsonl"];

/// What the subjects of an export are, so that relations lead to what is in it.
#[derive(Default)]
struct Kinds(HashMap<ListKey, HashMap<String, SubjectKind>>);

impl Kinds {
    fn of(records: &Records<'_>) -> Result<Self> {
        let mut kinds = Self::default();
        records.each_header(|held| {
            kinds.note(&held);
            Ok(())
        })?;
        Ok(kinds)
    }

    fn note(&mut self, held: &Held) {
        if let Item::Subject(subject) = &held.item {
            let list = self.0.entry(held.list.clone()).or_default();
            list.insert(subject.id.clone(), subject.kind);
        }
    }

    fn schema(&self, list: &ListKey, id: &str) -> Option<model::Schema> {
        let kind = self.0.get(list)?.get(id)?;
        Some(subject::schema(*kind))
    }
}

pub(super) fn write(
    records: &Records<'_>,
    entities: impl Write,
    statements: impl Write,
    unsaid: impl Write,
) -> Result<Counts> {
    let (mut entities, mut statements) = (BufWriter::new(entities), BufWriter::new(statements));
    let mut unsaid = BufWriter::new(unsaid);
    let kinds = Kinds::of(records)?;
    let editions = records.hub().editions()?;
    let mut inputs = Inputs::new(records, &editions);
    let counts = records.each(|record| {
        let told = tell(record, &kinds)?;
        let sources = inputs.places(record)?;
        for entity in &told.entities {
            line(&mut entities, &proxy(record, entity))?;
            for statement in rows(record, entity, &sources, inputs.published(record)) {
                line(&mut statements, &statement)?;
            }
        }
        for value in left(record, &told)? {
            line(
                &mut unsaid,
                &Side {
                    record,
                    value: &value,
                },
            )?;
        }
        Ok(true)
    })?;
    for out in [&mut entities as &mut dyn Write, &mut statements, &mut unsaid] {
        out.flush()?;
    }
    Ok(counts)
}

/// What of a record FollowTheMoney can say.
fn tell(record: &Record, kinds: &Kinds) -> Result<Told> {
    let mut told = Told::default();
    let list = &record.held.list;
    match &record.held.item {
        Item::Subject(subject) => subject::tell(&mut told, record, subject, kinds)?,
        // It would be an entity like any other: nothing of FollowTheMoney says of a document that it does not count.
        Item::TravelDocument(_) if record.overruled().is_some() => {
            told.cannot("", "the operator's rules leave it out")
        }
        Item::TravelDocument(document) => match &document.holder {
            None => told.cannot("", "FollowTheMoney has documents of holders only"),
            Some(holder) => match kinds.schema(list, holder) {
                None => told.cannot("", "its holder is not in this export"),
                Some(schema) => {
                    let holder = told.entity(ids::of_record(list, holder), schema);
                    let mut parts = parts::Parts::new(&mut told, list, &holder, kinds).named_by("holder");
                    parts.document(&document.document, "document")?;
                    let parts = parts.end();
                    // Without its document nothing of the record is said, for the same reason.
                    if parts.is_empty() {
                        told.cannot_for("", "document");
                    }
                    parts.into_iter().for_each(|part| told.keep(part));
                }
            },
        },
        Item::TravelDocuments(_) | Item::Assessment(_) | Item::Withdrawal(_) => {}
    }
    Ok(told)
}

/// What of a record is not told.
fn left(record: &Record, told: &Told) -> Result<Vec<Unsaid>> {
    let mut left = told.left(&serde_json::to_value(&record.held.item)?);
    let cited = told.cited();
    for (index, source) in record.held.sources.iter().enumerate() {
        if !cited.contains(&u32::try_from(index)?) {
            left.push(Unsaid {
                field: format!("sources[{index}]"),
                value: serde_json::to_value(source)?,
                why: "no statement is from there".into(),
            });
        }
    }
    if let Some(recognition) = &record.recognition {
        left.push(Unsaid {
            field: "recognition".into(),
            value: serde_json::to_value(recognition)?,
            why: "FollowTheMoney has no property for it".into(),
        });
    }
    if let Some(effect) = &record.effect {
        left.push(Unsaid {
            field: "effect".into(),
            value: serde_json::to_value(effect)?,
            why: "FollowTheMoney has no property for it".into(),
        });
    }
    Ok(left)
}

/// A line of the side file.
struct Side<'a> {
    record: &'a Record,
    value: &'a Unsaid,
}

impl Serialize for Side<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let held = &self.record.held;
        json!({
            "issuer": held.list.issuer,
            "list": held.list.list,
            "edition": held.edition,
            "id": held.item.id(),
            "field": self.value.field,
            "value": self.value.value,
            "why": self.value.why,
        })
        .serialize(serializer)
    }
}

/// An entity as FollowTheMoney exchanges it.
fn proxy(record: &Record, entity: &Entity) -> Value {
    let mut properties = Map::new();
    for statement in &entity.statements {
        let values = properties.entry(statement.property).or_insert_with(|| json!([]));
        // A value in two languages is one value.
        let value = json!(statement.value);
        if let Value::Array(values) = values
            && !values.contains(&value)
        {
            values.push(value);
        }
    }
    json!({
        "id": entity.id,
        "schema": entity.schema,
        "properties": properties,
        "datasets": [ids::of_list(&record.held.list)],
    })
}

/// The statements of an entity, the first of which says that there is one.
fn rows(record: &Record, entity: &Entity, sources: &[String], published: Option<&str>) -> Vec<Value> {
    let held = &record.held;
    // Records of one subject are one entity in the end; what belongs to them stays what it is.
    let is_subject = entity.id == ids::of_record(&held.list, held.item.id());
    let canonical = if is_subject {
        record.cluster.to_string()
    } else {
        entity.id.clone()
    };
    let list = &held.list;
    let edition = match (held.edition, held.origin) {
        (None, _) => list.to_string(),
        (Some(edition), None) => format!("{list}@{edition}"),
        (Some(edition), Some(origin)) => format!("{list}@{edition}, as of {origin}"),
    };
    let row =
        |property: &str, value: &str, original: Option<&str>, language: Option<&str>, path: &str, at: u32| {
            let source = sources
                .get(at as usize)
                .map_or(String::new(), |source| format!(", {source}"));
            json!({
                "canonical_id": canonical,
                "entity_id": entity.id,
                "prop": property,
                "schema": entity.schema,
                "value": value,
                "dataset": ids::of_list(&held.list),
                "lang": language,
                "original_value": original,
                "first_seen": null,
                "last_seen": published,
                "external": false,
                "origin": format!("{edition}, {path}{source}"),
            })
        };
    // An id that FollowTheMoney's ids cannot hold is in the statement that there is such an entity.
    let id = is_subject.then(|| held.item.id());
    let first_at = entity.statements.first().map_or(0, |statement| statement.at);
    let mut rows = vec![row("id", &entity.id, id, None, "id", first_at)];
    rows.extend(entity.statements.iter().map(|said| {
        row(
            said.property,
            &said.value,
            said.original.as_deref(),
            said.language,
            &said.path,
            said.at,
        )
    }));
    rows
}

/// What the editions were read from.
struct Inputs<'a> {
    records: &'a Records<'a>,
    editions: HashMap<i64, &'a Edition>,
    names: HashMap<i64, Names>,
}

impl<'a> Inputs<'a> {
    fn new(records: &'a Records<'a>, editions: &'a [Edition]) -> Self {
        Self {
            records,
            editions: editions
                .iter()
                .map(|edition| (edition.edition, edition))
                .collect(),
            names: HashMap::new(),
        }
    }

    /// The places of a record, with the names of the files.
    fn places(&mut self, record: &Record) -> Result<Vec<String>> {
        let held = &record.held;
        // A release has no edition, and no places.
        let Some(number) = held.origin.or(held.edition) else {
            return Ok(Vec::new());
        };
        if !self.names.contains_key(&number) {
            let names = store::names(self.records.hub(), self.editions[&number])?;
            self.names.insert(number, names);
        }
        let names = &self.names[&number];
        Ok(held
            .sources
            .iter()
            .map(|source| place::show(source, names))
            .collect())
    }

    /// The day on which the edition of a record was published, where it is a date.
    fn published(&self, record: &Record) -> Option<&'a str> {
        let published = self.editions[&record.held.edition?].published.as_deref()?;
        let day = published.get(..10)?;
        day.parse::<jiff::civil::Date>().ok().map(|_| day)
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
