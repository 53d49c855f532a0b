//! What changed since an earlier export, or since an edition: for those who hold that and follow.
//!
//! Every line has an `op`. `edition` says which edition all records of a list are of by now; `added` and `changed` come with the whole
//! record, `changed` also with the fields that differ; `moved` with the places of a record of which nothing else has changed; `removed`
//! with no more than what identifies the record. Whoever does so to the earlier export has the one of today.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use dragoman_hub::{Edition, Hub, ListKey};
use dragoman_model::Digest;
use dragoman_release::Party;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::manifest::{Counts, Manifest};
use super::records::Record;
use super::{Format, Records, line};
use crate::aggregate::Aggregate;
use crate::visible;

/// The field of documents in bulk that holds their numbers.
const NUMBERS: &str = "numbers";

/// Fields that say where a record stands, and nothing of what it says.
const PLACES: [&str; 2] = ["sources", "origin"];

/// The records that somebody holds, as [`comparable`] has them.
pub(crate) struct Earlier {
    records: BTreeMap<(ListKey, String), Map<String, Value>>,
    editions: BTreeMap<ListKey, i64>,
    /// Whether they were exported, with what the host says of them; else they are as their list has them.
    is_export: bool,
}

impl Earlier {
    /// Finds what `name` names: an edition (`ISSUER/LIST@NUMBER`), or the manifest of an earlier export as jsonl, beside which that
    /// stands. An export for one party tells another of what it may not see, so both must be for the same.
    pub(crate) fn find(aggregate: &Aggregate, name: &str) -> Result<Self> {
        let (hub, party) = (aggregate.hub(), aggregate.party());
        if Path::new(name).exists() {
            return Self::export(Path::new(name), party.map(Party::code)).with_context(|| name.to_owned());
        }
        let number = name
            .rsplit_once('@')
            .and_then(|(list, number)| Some((list, number.parse::<i64>().ok()?)));
        let Some((list, number)) = number else {
            bail!("{name}: neither an edition, such as UN/sc@12, nor the manifest of an export");
        };
        if party.is_some() {
            bail!("{name}: a party is told of no editions; name the manifest of an earlier export for it");
        }
        let edition = hub.edition(number)?;
        let edition = edition.filter(|edition| edition.list.to_string() == list);
        Self::edition(
            hub,
            &edition
                .with_context(|| format!("{name}: no such edition; `dragoman status --all` shows all"))?,
        )
    }

    fn edition(hub: &Hub, edition: &Edition) -> Result<Self> {
        let mut records = BTreeMap::new();
        hub.records::<anyhow::Error>(edition, |held| {
            let key = (held.list.clone(), held.item.id().to_owned());
            records.insert(key, comparable(object(&held)?)?);
            Ok(())
        })?;
        Ok(Self {
            records,
            editions: BTreeMap::from([(edition.list.clone(), edition.edition)]),
            is_export: false,
        })
    }

    fn export(path: &Path, party: Option<&str>) -> Result<Self> {
        let manifest = Manifest::read(path)?;
        if manifest.party() != party {
            bail!("is of an export for somebody else");
        }
        let file = match (manifest.format(), manifest.file(path)) {
            (Format::Jsonl, Some(file)) => file,
            _ => bail!("is not of an export as jsonl to a file"),
        };
        if let [fault, ..] = &manifest.faults(path)?[..] {
            bail!("{}", visible::line(fault));
        }
        let mut records = BTreeMap::new();
        for line in BufReader::new(File::open(&file)?).lines() {
            let record: Map<String, Value> = serde_json::from_str(&line?)?;
            let field = |name: &str| {
                let value = record.get(name).and_then(Value::as_str);
                value
                    .map(str::to_owned)
                    .with_context(|| format!("a record has no {name}"))
            };
            let (issuer, list, id) = (field("issuer")?, field("list")?, field("id")?);
            records.insert((ListKey { issuer, list }, id), comparable(record)?);
        }
        Ok(Self {
            records,
            editions: manifest.numbers(),
            is_export: true,
        })
    }

    /// A record as it is compared with these.
    fn comparable(&self, record: &Record) -> Result<Map<String, Value>> {
        comparable(if self.is_export {
            object(record)?
        } else {
            object(&record.held)?
        })
    }

    /// Whether a list is followed: an edition is one of its list only.
    fn follows(&self, list: &ListKey) -> bool {
        self.is_export || self.editions.contains_key(list)
    }
}

/// A record by which it is known whether anything of it has changed. Of the numbers of documents in bulk it has the digest alone: there may be a
/// hundred million of them.
fn comparable(mut record: Map<String, Value>) -> Result<Map<String, Value>> {
    if let Some(numbers) = record.get_mut(NUMBERS) {
        let digest = Digest::of(&serde_json::to_vec(numbers)?);
        *numbers = digest.to_string().into();
    }
    Ok(record)
}

fn object(value: &impl Serialize) -> Result<Map<String, Value>> {
    Ok(serde_json::from_value(serde_json::to_value(value)?)?)
}

pub(super) fn write(records: &Records<'_>, earlier: &Earlier, out: impl Write) -> Result<Counts> {
    let mut out = BufWriter::new(out);
    let mut line = |value: Value| line(&mut out, &value);
    for edition in records
        .editions()
        .iter()
        .filter(|edition| earlier.follows(&edition.list))
    {
        let (list, from) = (&edition.list, earlier.editions.get(&edition.list));
        if from != Some(&edition.edition) {
            line(json!({
                "op": "edition", "issuer": list.issuer, "list": list.list, "from": from, "to": edition.edition,
            }))?;
        }
    }
    let mut gone: BTreeMap<_, _> = earlier.records.iter().collect();
    // What left its list is written as well, and is no record any more that could be counted.
    let mut counts = records.each(|record| {
        let list = &record.held.list;
        if !earlier.follows(list) {
            return Ok(false);
        }
        let key = (list.clone(), record.held.item.id().to_owned());
        let Some(old) = gone.remove(&key) else {
            line(with_op("added", None, object(record)?))?;
            return Ok(true);
        };
        let new = earlier.comparable(record)?;
        let names = old
            .keys()
            .chain(new.keys().filter(|name| !old.contains_key(*name)));
        let (places, fields): (Vec<_>, Vec<_>) = names
            .filter(|name| *name != "edition" && old.get(*name) != new.get(*name))
            .map(String::as_str)
            .partition(|name| PLACES.contains(name));
        if !fields.is_empty() {
            line(with_op("changed", Some(json!(fields)), object(record)?))?;
            return Ok(true);
        }
        if places.is_empty() {
            return Ok(false);
        }
        let mut moved = json!({ "op": "moved", "issuer": list.issuer, "list": list.list, "id": key.1 });
        for place in PLACES {
            // Null says that the record has none any more.
            moved[place] = new.get(place).cloned().unwrap_or(Value::Null);
        }
        line(moved)?;
        Ok(true)
    })?;
    counts.retain(|list, _| earlier.follows(list));
    for (list, id) in gone.into_keys() {
        line(json!({ "op": "removed", "issuer": list.issuer, "list": list.list, "id": id }))?;
    }
    out.flush()?;
    Ok(counts)
}

fn with_op(op: &str, fields: Option<Value>, record: Map<String, Value>) -> Value {
    let mut line = Map::from_iter([("op".to_owned(), json!(op))]);
    line.extend(fields.map(|fields| ("fields".to_owned(), fields)));
    line.extend(record);
    line.into()
}
