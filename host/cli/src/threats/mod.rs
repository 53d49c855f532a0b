//! What partners assess of an event.

mod compare;
mod event;
#[cfg(test)]
mod tests;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use dragoman_hub::{Held, ListKey};
use dragoman_model::schema::{Actor, Assessment};
use dragoman_model::{Item, Window};
use dragoman_resolve::{ClusterId, RecordKey};
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

use crate::aggregate::{Aggregate, Known};
use crate::place::Names;
use crate::visible;

pub(crate) use event::Event;

/// An assessment in force, and what is known of those who it says may act.
struct Said {
    held: Held,
    /// What it says.
    assessment: Assessment,
    /// Names of the files that it was read from.
    names: Names,
    /// Its actors, in its order.
    actors: Vec<Who>,
}

/// Who may act.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Who {
    /// A record, the cluster of its subject, and the first name that it is given. The status is said where no listing of the subject
    /// counts: `left_out` by the operator's rules, or `expired`.
    Subject {
        key: RecordKey,
        cluster: ClusterId,
        name: Option<String>,
        status: Option<&'static str>,
    },
    /// Words.
    Words(String),
}

/// All assessments in force, as far as they may be seen, by what their events are called.
pub(crate) struct Assessed(BTreeMap<String, Vec<Said>>);

/// An event, and how much is assessed of it.
#[derive(Debug, Serialize)]
pub(crate) struct Overview {
    /// Its name, as the first partner writes it.
    event: String,
    assessments: usize,
    issuers: BTreeSet<String>,
}

impl Assessed {
    /// Reads all assessments.
    pub(crate) fn all(aggregate: &Aggregate) -> Result<Self> {
        let mut found = Vec::new();
        aggregate.each_header(|held| {
            if let Item::Assessment(assessment) = &held.item {
                found.push((assessment.clone(), held));
            }
            Ok(())
        })?;
        let mut events: BTreeMap<String, Vec<Said>> = BTreeMap::new();
        for (assessment, held) in found {
            let said = Said {
                names: aggregate.names(&held)?,
                actors: actors(aggregate, &held.list, &assessment)?,
                held,
                assessment,
            };
            let event = folded(&said.assessment.event);
            events.entry(event).or_default().push(said);
        }
        Ok(Self(events))
    }

    /// The events, in the order of their names.
    pub(crate) fn events(&self) -> Vec<Overview> {
        let overview = |said: &Vec<Said>| {
            let first = said.first()?;
            Some(Overview {
                event: first.assessment.event.clone(),
                assessments: said.len(),
                issuers: said.iter().map(|said| said.held.list.issuer.clone()).collect(),
            })
        };
        self.0.values().filter_map(overview).collect()
    }
}

impl Overview {
    /// For people.
    pub(crate) fn line(&self) -> String {
        let issuers: Vec<_> = self.issuers.iter().map(|issuer| visible::line(issuer)).collect();
        let assessments = match self.assessments {
            1 => "1 assessment".to_owned(),
            several => format!("{several} assessments"),
        };
        format!(
            "{}: {assessments}, of {}",
            visible::line(&self.event),
            issuers.join(", ")
        )
    }
}

impl Said {
    fn key(&self) -> RecordKey {
        self.held.list.record(self.held.item.id())
    }

    fn window(&self) -> Option<Window> {
        Window::of(&self.assessment)
    }
}

/// Those who an assessment says may act. One whose record is not in force, or may not be seen, is known by its id alone.
fn actors(aggregate: &Aggregate, list: &ListKey, assessment: &Assessment) -> Result<Vec<Who>> {
    let who = |actor: &Actor| -> Result<Who> {
        let id = match actor {
            Actor::Text(words) => return Ok(Who::Words(words.clone())),
            Actor::Id(id) => id,
        };
        let key = list.record(id);
        let cluster = aggregate.cluster(&key)?;
        let listings = aggregate.members(&cluster)?;
        let own = listings.iter().find(|known| known.key() == key);
        let name = match own.map(|known| &known.held.item) {
            Some(Item::Subject(subject)) => subject.names.first().map(|name| name.full.clone()),
            _ => None,
        };
        let none_counts = listings.iter().all(|known| known.overruled().is_some());
        Ok(Who::Subject {
            status: own.and_then(Known::overruled).filter(|_| none_counts),
            cluster: cluster.id,
            key,
            name,
        })
    };
    assessment.actors.iter().map(who).collect()
}

/// Words without what makes no difference: capitals, white space, and how accents are encoded.
fn folded(words: &str) -> String {
    let lower = words.nfc().collect::<String>().to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}
