//! Writes a cluster for people: each value once, with every record and place that says it, and who says otherwise.

use anyhow::{Context, Result};
use dragoman_hub::{Ground, Merged, MergedValue, Recognition, Saying, merged};
use dragoman_model::schema::Locator;
use dragoman_model::{Effect, Item};
use dragoman_resolve::{Cluster, ClusterId, Link, RecordKey};
use serde::Serialize;
use serde_json::Value;

use crate::aggregate::{Aggregate, Known};
use crate::place::{self, Names};
use crate::{effect, link, record, visible};

/// Columns of a field's name.
const NAME: usize = 16;

/// Records of one subject, and what they say.
#[derive(Serialize)]
pub(crate) struct Shown {
    cluster: ClusterId,
    records: Vec<Member>,
    #[serde(flatten)]
    merged: Merged,
    /// The evidence that joins the records; none in a release.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<Link>,
    /// Pairs of one of the records with another that a person should look at, or has.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    open: Vec<Link>,
}

/// A record of the cluster, but for its values.
#[derive(Serialize)]
struct Member {
    issuer: String,
    list: String,
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recognition: Option<Recognition>,
    #[serde(skip_serializing_if = "Option::is_none")]
    effect: Option<Effect>,
    /// The status that it has instead of the one that its list says, `left_out` or `expired`; none where that stands.
    #[serde(rename = "status", skip_serializing_if = "Option::is_none")]
    overruled: Option<&'static str>,
    #[serde(skip)]
    names: Names,
}

impl Shown {
    /// What is said of a cluster.
    pub(crate) fn of(aggregate: &Aggregate, cluster: &Cluster) -> Result<Self> {
        let mut members = Vec::new();
        for known in aggregate.members(cluster)? {
            let names = aggregate.names(&known.held)?;
            members.push((known, names));
        }
        Self::new(cluster.id.clone(), members, aggregate.links(cluster)?)
    }

    /// Merges the records of a cluster; with each come the names of the files that it was read from.
    fn new(id: ClusterId, members: Vec<(Known, Names)>, links: Vec<Link>) -> Result<Self> {
        let keys: Vec<RecordKey> = members.iter().map(|(known, _)| known.key()).collect();
        let items: Vec<(&Item, &[Locator])> = members
            .iter()
            .map(|(known, _)| (&known.held.item, &known.held.sources[..]))
            .collect();
        let merged = merged(&items)?;
        let (links, open) = links
            .into_iter()
            .partition(|link| keys.contains(&link.a) && keys.contains(&link.b));
        let records = members.into_iter().map(|(known, names)| Member {
            overruled: known.overruled(),
            id: known.held.item.id().to_owned(),
            issuer: known.held.list.issuer,
            list: known.held.list.list,
            edition: known.held.edition,
            recognition: known.recognition,
            effect: known.effect,
            names,
        });
        Ok(Self {
            cluster: id,
            records: records.collect(),
            merged,
            links,
            open,
        })
    }

    /// For people.
    pub(crate) fn text(&self) -> Result<String> {
        let count = match self.records.len() {
            1 => "1 record".to_owned(),
            several => format!("{several} records of one subject"),
        };
        let mut lines = vec![format!("cluster {}: {count}", self.cluster)];
        for (index, member) in self.records.iter().enumerate() {
            let edition = member
                .edition
                .map_or(String::new(), |edition| format!(", edition {edition}"));
            lines.push(format!(
                "  [{}] {}/{}/{}{edition}",
                index + 1,
                member.issuer,
                member.list,
                visible::line(&member.id)
            ));
            if let Some(recognition) = &member.recognition {
                lines.extend(left_out(recognition).map(|line| format!("      {line}")));
            }
            let effect = member.effect.iter().flat_map(effect::lines);
            lines.extend(effect.map(|line| format!("      {line}")));
        }
        for value in &self.merged.values {
            self.value(value, &mut lines)?;
        }
        self.evidence("joined by", &self.links, &mut lines);
        self.evidence("not joined", &self.open, &mut lines);
        Ok(lines.join("\n"))
    }

    fn value(&self, value: &MergedValue, lines: &mut Vec<String>) -> Result<()> {
        lines.push(format!(
            "  {:<NAME$} {}",
            value.field,
            record::inline(&value.value)
        ));
        for saying in &value.said {
            lines.push(self.saying(saying, value)?);
        }
        let others: Vec<_> = value.contradicted.iter().map(|other| number(*other)).collect();
        if !others.is_empty() {
            lines.push(format!("      {} says otherwise", others.join(" ")));
        }
        Ok(())
    }

    fn saying(&self, saying: &Saying, value: &MergedValue) -> Result<String> {
        let member = self.records.get(saying.record);
        let member = member.context("who says a value is one of the records")?;
        let mut text = format!("      {}", number(saying.record));
        if let Some(written) = &saying.written {
            text.push_str(&format!(" writes {}", differing(written, &value.value)));
        }
        if !saying.about.is_empty() {
            text.push_str(&format!(
                " {}",
                record::inline(&Value::Object(saying.about.clone()))
            ));
        }
        if let Some(source) = &saying.source {
            text.push_str(&format!(" ({})", place::show(source, &member.names)));
        }
        // Rules and dates have the last word on what its list says of itself.
        if ["status", "document"].contains(&value.field.as_str()) {
            text.push_str(match member.overruled {
                Some("left_out") => " but left out by the operator's rules",
                Some(_) => " but expired",
                None => "",
            });
        }
        Ok(text)
    }

    fn evidence(&self, title: &str, links: &[Link], lines: &mut Vec<String>) {
        for link in links {
            let verdict = link::verdict(link.verdict);
            let (a, b) = (self.name(&link.a), self.name(&link.b));
            let total = link::bits(link.total);
            lines.push(format!("  {title}: {a} and {b}, {total}: {verdict}"));
            lines.push(link::text(link));
        }
    }

    /// A record by its number here, or by its key.
    fn name(&self, key: &RecordKey) -> String {
        let is_it = |member: &Member| {
            *member.issuer == *key.issuer && *member.list == *key.list && *member.id == *key.id
        };
        match self.records.iter().position(is_it) {
            Some(index) => number(index),
            None => visible::line(&key.to_string()).into_owned(),
        }
    }
}

/// What the operator's rules leave out of a listing, a line a ground.
pub(crate) fn left_out(recognition: &Recognition) -> impl Iterator<Item = String> + '_ {
    recognition.left_out.iter().map(|left_out| {
        let ground = match left_out.ground {
            Ground::Designation(index) => format!("designation {}", index + 1),
            Ground::Interest(index) => format!("interest {}", index + 1),
            Ground::Record => "the listing".to_owned(),
        };
        let rules: Vec<_> = left_out.rules.iter().map(|rule| visible::line(rule)).collect();
        let but_for = match recognition.counting_numbers.len() {
            0 => String::new(),
            1 => ", but for 1 number that others know".to_owned(),
            count => format!(", but for {count} numbers that others know"),
        };
        format!("{ground} does not count: {}{but_for}", rules.join(", "))
    })
}

fn number(index: usize) -> String {
    format!("[{}]", index + 1)
}

/// Of a value that is written in another way, the parts that are.
fn differing(written: &Value, value: &Value) -> String {
    match (written, value) {
        (Value::Object(written), Value::Object(value)) => {
            let mut parts = written.clone();
            parts.retain(|name, part| value.get(name) != Some(part));
            record::inline(&Value::Object(parts))
        }
        _ => record::inline(written),
    }
}
