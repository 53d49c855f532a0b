use std::collections::HashSet;

use anyhow::{Context, Result, bail};
use clap::Args;
use dragoman_hub::{
    Difference, DocumentChange, DocumentChanged, Edition, Hub, HubError, Named, Renumbered, Standing,
};
use dragoman_model::FieldChange;
use serde::Serialize;

use super::Format;
use crate::exit::Exit;
use crate::store::{self, ReportArguments};
use crate::{documents, print, visible, word};

/// Show what changed between two editions of a list, by meaning: by default the one in force and the one before.
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
        let newest_in_force = match &store::in_force(&hub, &self.list)?[..] {
            [edition] => edition.clone(),
            _ => bail!("{}: issues several lists; name one as ISSUER/LIST", self.list),
        };
        let mut editions = hub.editions()?;
        editions.retain(|edition| edition.list == newest_in_force.list);
        let find = |number: i64| {
            let found = editions.iter().find(|edition| edition.edition == number);
            found.ok_or_else(|| HubError::NoEdition {
                list: newest_in_force.list.to_string(),
                edition: number,
            })
        };
        let held = || {
            let is_held = |edition: &&Edition| edition.standing == Standing::Held;
            let newest = editions.iter().rev().find(is_held);
            newest.with_context(|| {
                format!(
                    "{}: no edition is held; `dragoman status` shows the editions",
                    newest_in_force.list
                )
            })
        };
        let to = match (self.to, self.held) {
            (Some(number), _) => find(number)?,
            (None, true) => held()?,
            (None, false) => &newest_in_force,
        };
        let before = || {
            // What was never in force was never changed by another.
            let mut earlier = editions.iter().rev().filter(|edition| edition.accepted.is_some());
            let earlier = earlier.find(|edition| edition.edition < to.edition);
            earlier.with_context(|| format!("{}: edition {} is its first", newest_in_force.list, to.edition))
        };
        let from = match self.from {
            Some(number) => find(number)?,
            None => before()?,
        };
        let mut found = Found::between(&hub, from, to)?;
        match self.report.format {
            Format::Json => {
                if self.documents {
                    let mut changed = Vec::new();
                    hub.changed_documents::<HubError>(from, to, |change| {
                        changed.push(change);
                        Ok(())
                    })?;
                    found.changed_documents = Some(changed);
                }
                print::json(&found)?;
            }
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
    /// The documents in bulk that changed, if they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    changed_documents: Option<Vec<DocumentChange>>,
}

impl Found {
    pub(super) fn between(hub: &Hub, from: &Edition, to: &Edition) -> Result<Self, HubError> {
        Ok(Self {
            difference: hub.difference(from, to)?,
            renumbered: hub.renumbered(from, to)?,
            changed_documents: None,
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

/// A difference for people: `+` was added, `-` removed, `~` changed, `>` stands there under another number.
pub(super) fn text(from: &Edition, to: &Edition, found: &Found) -> String {
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
    let mut lines = vec![format!(
        "{}: from edition {} to {}: {} added, {} removed, {} changed",
        to.list,
        from.edition,
        to.edition,
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
