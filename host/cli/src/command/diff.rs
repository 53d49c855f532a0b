use std::collections::HashSet;

use anyhow::{Context, Result};
use clap::Args;
use dragoman_hub::{
    Difference, DocumentChange, DocumentChanged, Edition, Hub, HubError, Named, Renumbered, Renumbering,
    Standing,
};
use dragoman_model::FieldChange;
use serde::ser::{Error, SerializeSeq};
use serde::{Serialize, Serializer};

use super::Format;
use crate::exit::Exit;
use crate::store::{self, ReportArguments};
use crate::{documents, print, visible, word};

/// Show what changed between two editions of a list, by meaning: by default the one in force and the one before.
///
/// Of an edition that has none before it, all is added.
#[derive(Args)]
#[command(
    after_help = "Examples: dragoman diff UN --from 1 --to 2 --format json\n          dragoman diff UN --held"
)]
pub(crate) struct Diff {
    /// The list: `ISSUER`, or `ISSUER/LIST` where it issues several.
    list: String,
    /// What the edition that is held would change; the newest, where several are.
    #[arg(long, conflicts_with = "to")]
    held: bool,
    /// Number of the earlier edition.
    #[arg(long, value_name = "EDITION")]
    from: Option<i64>,
    /// Number of the later edition.
    #[arg(long, value_name = "EDITION")]
    to: Option<i64>,
    /// The documents in bulk that changed as well, which may be many, one by one.
    #[arg(long)]
    documents: bool,
    #[command(flatten)]
    report: ReportArguments,
}

impl Diff {
    pub(crate) fn run(self) -> Result<Exit> {
        let hub = self.report.store.read()?;
        let (list, editions) = store::list(&hub, &self.list)?;
        let find = |number: i64| {
            let found = editions.iter().find(|edition| edition.edition == number);
            found.ok_or_else(|| HubError::NoEdition {
                list: list.to_string(),
                edition: number,
            })
        };
        let newest = |standing: Standing| editions.iter().rev().find(|edition| edition.standing == standing);
        let to = match (self.to, self.held) {
            (Some(number), _) => find(number)?,
            (None, true) => newest(Standing::Held).with_context(|| {
                format!("{list}: no edition is held; `dragoman status` shows the editions")
            })?,
            (None, false) => newest(Standing::InForce).with_context(|| {
                format!("{list}: no edition is in force; --held shows what the one says that is held")
            })?,
        };
        let from = match self.from {
            Some(number) => Some(find(number)?),
            // What was never in force was never changed by another.
            None => {
                let mut earlier = editions.iter().rev().filter(|edition| edition.accepted.is_some());
                earlier.find(|edition| edition.edition < to.edition)
            }
        };
        let found = Found::between(&hub, from, to)?;
        match self.report.format {
            Format::Json => print::json(&Told {
                found: &found,
                changed_documents: self.documents.then_some(Changed { hub: &hub, from, to }),
            })?,
            Format::Text => {
                print::text(&text(from, to, &found))?;
                if self.documents {
                    hub.changed_documents::<anyhow::Error>(from, to, |change| {
                        print::text(&document(&change))
                    })?;
                }
            }
        }
        Ok(Exit::Fine)
    }
}

/// What changed, and who stands there under another number.
#[derive(Serialize)]
pub(super) struct Found {
    #[serde(flatten)]
    difference: Difference,
    /// Each of them is among those removed or changed, and among those added or changed.
    renumbered: Vec<Renumbered>,
    /// How many others came or went, where these were too many to be weighed: whether they stand under another number is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    renumbered_unweighed: Option<usize>,
}

/// All that changed, written as it is found.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    found: &'a Found,
    /// The documents in bulk that changed, if they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    changed_documents: Option<Changed<'a>>,
}

/// The documents in bulk that changed: compared while they are written, for they may be many.
struct Changed<'a> {
    hub: &'a Hub,
    from: Option<&'a Edition>,
    to: &'a Edition,
}

impl Serialize for Changed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut written = serializer.serialize_seq(None)?;
        let compared = self.hub.changed_documents(self.from, self.to, |change| {
            written.serialize_element(&change).map_err(NotWritten)
        });
        compared.map_err(|NotWritten(error)| error)?;
        written.end()
    }
}

/// Why the documents that changed cannot be written: the store fails, or what they are written to.
struct NotWritten<E>(E);

impl<E: Error> From<HubError> for NotWritten<E> {
    fn from(error: HubError) -> Self {
        Self(E::custom(error))
    }
}

impl Found {
    /// What changed from one edition, or from none, to another.
    pub(super) fn between(hub: &Hub, from: Option<&Edition>, to: &Edition) -> Result<Self, HubError> {
        let Renumbering { pairs, unweighed } = match from {
            Some(from) => hub.renumbered(from, to)?,
            None => Renumbering::default(),
        };
        Ok(Self {
            difference: hub.difference(from, to)?,
            renumbered: pairs,
            renumbered_unweighed: unweighed,
        })
    }
}

/// A document in bulk that changed, by the same signs.
fn document(change: &DocumentChange) -> String {
    let sign = match change.change {
        DocumentChanged::Added => '+',
        DocumentChanged::Removed => '-',
        DocumentChanged::Changed => '~',
    };
    let issuer = change.issuer.as_deref().unwrap_or("(no issuer)");
    let number = visible::line(&change.number);
    format!("{sign} {} {issuer} {number}", word::of(&change.kind))
}

/// A difference for people: `+` was added, `-` removed, `~` changed, `>` stands there under another number, `!` is not known.
pub(super) fn text(from: Option<&Edition>, to: &Edition, found: &Found) -> String {
    let name = |record: &Named| {
        let id = visible::line(&record.id);
        match &record.name {
            Some(name) => format!("{id} {}", visible::line(name)),
            None => id.into_owned(),
        }
    };
    let Difference {
        added,
        removed,
        changed,
        documents: in_bulk,
    } = &found.difference;
    let renumbered = &found.renumbered;
    let between = match from {
        Some(from) => format!("from edition {} to {}", from.edition, to.edition),
        None => format!("edition {}, which has none before it", to.edition),
    };
    let mut lines = vec![format!(
        "{}: {between}: {} added, {} removed, {} changed",
        to.list,
        added.len(),
        removed.len(),
        changed.len()
    )];
    if !renumbered.is_empty() {
        let count = renumbered.len();
        lines[0].push_str(&format!("; {count} stand there under other numbers"));
    }
    if !in_bulk.is_none() {
        let changed = documents::changed(in_bulk);
        lines[0].push_str(&format!("; of {} documents in bulk {changed}", in_bulk.of));
    }
    if let Some(count) = found.renumbered_unweighed {
        lines.push(format!(
            "! {count} records that came or went are too many to be weighed: whether any of them stand there under another number, with \
             something changed besides, is not known"
        ));
    }
    let fields = |changes: &[FieldChange]| {
        let fields: Vec<_> = changes.iter().map(|change| change.field.as_str()).collect();
        visible::line(&fields.join(", ")).into_owned()
    };
    for Renumbered {
        from,
        to,
        fields: changes,
        ..
    } in renumbered
    {
        let mut line = format!("> {} -> {}", visible::line(&from.id), name(to));
        if !changes.is_empty() {
            line.push_str(&format!(": {}", fields(changes)));
        }
        lines.push(line);
    }
    // They are told already.
    let moved: HashSet<&str> = renumbered
        .iter()
        .flat_map(|pair| [&*pair.from.id, &*pair.to.id])
        .collect();
    let is_other = |record: &&Named| !moved.contains(&*record.id);
    lines.extend(
        added
            .iter()
            .filter(is_other)
            .map(|record| format!("+ {}", name(record))),
    );
    lines.extend(
        removed
            .iter()
            .filter(is_other)
            .map(|record| format!("- {}", name(record))),
    );
    let changed = changed.iter();
    lines.extend(changed.map(|change| format!("~ {}: {}", name(&change.record), fields(&change.fields))));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use dragoman_hub::{Draft, Guards, InputKey, ListKey};
    use dragoman_model::Digest;
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn that_records_were_too_many_to_be_weighed_is_told() {
        let mut hub = Hub::in_memory().expect("a store");
        let list = ListKey {
            issuer: "XX".into(),
            list: "example".into(),
        };
        let draft = Draft::new(list, InputKey::new(Digest::of(b"module"), []), Vec::new()).expect("a draft");
        hub.accept(&draft, &Guards::default(), &json!({}), "2030-01-01T00:00:00Z")
            .expect("the store works");
        let edition = hub.editions().expect("the store works").remove(0);
        let mut found = Found::between(&hub, Some(&edition), &edition).expect("the store works");
        assert!(!text(Some(&edition), &edition, &found).contains('!'));
        let written =
            |found: &Found| serde_json::to_value(found).expect("JSON")["renumbered_unweighed"].clone();
        assert_eq!(written(&found), Value::Null);
        found.renumbered_unweighed = Some(123_456);
        assert!(
            text(Some(&edition), &edition, &found)
                .contains("\n! 123456 records that came or went are too many")
        );
        assert_eq!(written(&found), 123_456);
    }
}
