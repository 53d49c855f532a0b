use std::cmp::Reverse;

use anyhow::{Context, Result};
use clap::Args;
use dragoman_model::Item;
use dragoman_model::schema::{Subject, SubjectKind};
use dragoman_resolve::{ClusterId, Fit, RecordKey, Sought};
use serde::Serialize;

use super::Format;
use crate::aggregate::{Aggregate, key_of};
use crate::audience::AudienceArguments;
use crate::exit::Exit;
use crate::store::ReportArguments;
use crate::{date, print, visible, word};

/// Find subjects by some words of a name, however these are written.
///
/// The words may stand in any order and script; capitals and accents make no difference. Names that have them in another spelling only, such
/// as Gaddafi for Qadhafi, come last. `show` tells all of a record that is found. Ends with 1 if none is.
#[derive(Args)]
#[command(
    after_help = "Examples: dragoman find qadhafi\n          dragoman find Ada Example --release-to FR --format json"
)]
pub(crate) struct Find {
    /// Words of the name.
    #[arg(required = true)]
    words: Vec<String>,
    #[command(flatten)]
    report: ReportArguments,
    #[command(flatten)]
    audience: AudienceArguments,
}

/// A record of which a name fits.
#[derive(Serialize)]
struct Found {
    #[serde(flatten)]
    key: RecordKey,
    /// Records of one cluster are of one subject.
    cluster: ClusterId,
    /// The name that fits best.
    name: String,
    /// Whether the name has some of the words in another spelling only.
    sounds_alike: bool,
    kind: SubjectKind,
    /// The status that its list says, or `left_out` or `expired`.
    status: String,
    births: Vec<String>,
}

impl Find {
    pub(crate) fn run(self) -> Result<Exit> {
        let words = self.words.join(" ");
        let sought =
            Sought::of(&words).with_context(|| format!("{words:?}: a name has a letter or a digit"))?;
        let aggregate = Aggregate::open_for(&self.report.store, &self.audience)?;
        let mut fitting = Vec::new();
        aggregate.each_header(|held| {
            if let Item::Subject(subject) = &held.item
                && let Some((fit, name)) = best(&sought, subject)
            {
                fitting.push((fit, name.to_owned(), key_of(&held)));
            }
            Ok(())
        })?;
        fitting.sort_by_key(|(fit, ..)| Reverse(*fit));
        let mut found = Vec::new();
        for (fit, name, key) in fitting {
            found.extend(told(&aggregate, fit, name, key)?);
        }
        match self.report.format {
            Format::Json => print::json(&found)?,
            Format::Text => found.iter().try_for_each(|found| print::text(&found.text()))?,
        }
        if found.is_empty() {
            print::error(&format!("{words}: no subject in force has such a name"));
            return Ok(Exit::FellShort);
        }
        Ok(Exit::Fine)
    }
}

/// The name of a subject that fits best, the first of those.
fn best<'a>(sought: &Sought, subject: &'a Subject) -> Option<(Fit, &'a str)> {
    let names = subject.names.iter().map(|name| name.full.as_str());
    let fits = names.filter_map(|name| Some((sought.fits(name)?, name)));
    fits.min_by_key(|(fit, _)| Reverse(*fit))
}

/// What is told of a record, with what rules and dates make of it.
fn told(aggregate: &Aggregate, fit: Fit, name: String, key: RecordKey) -> Result<Option<Found>> {
    let members = aggregate.members(&aggregate.cluster(&key)?)?;
    let Some(known) = members.into_iter().find(|known| known.key() == key) else {
        return Ok(None);
    };
    let overruled = known.overruled().map(str::to_owned);
    let Item::Subject(subject) = known.held.item else {
        return Ok(None);
    };
    Ok(Some(Found {
        key,
        cluster: known.cluster,
        name,
        sounds_alike: fit == Fit::Sounds,
        kind: subject.kind,
        status: overruled.unwrap_or_else(|| word::of(&subject.status)),
        births: subject.births.iter().filter_map(date::claim).collect(),
    }))
}

impl Found {
    fn text(&self) -> String {
        let births = match &self.births[..] {
            [] => String::new(),
            births => format!(", born {}", visible::line(&births.join(" or "))),
        };
        format!(
            "{}  {}: {}, {}{births}, cluster {}{}",
            visible::line(&self.key.to_string()),
            visible::line(&self.name),
            word::of(&self.kind),
            self.status,
            self.cluster,
            if self.sounds_alike { ", sounds alike" } else { "" }
        )
    }
}
