//! An event: its targets, and the times at which each is at risk.

use std::collections::BTreeMap;

use dragoman_model::Window;
use dragoman_model::schema::TargetKind;
use serde::{Serialize, Serializer};

use super::compare::{Field, fields};
use super::{Assessed, Said, folded};

/// What partners assess of an event.
#[derive(Serialize)]
pub(crate) struct Event {
    /// Its name, as the first partner writes it.
    pub(super) event: String,
    /// What is threatened, by kind and words.
    pub(super) targets: Vec<Target>,
    /// All assessments. A time at risk tells by number which it is of.
    pub(super) assessments: Vec<Told>,
}

/// A target.
#[derive(Serialize)]
pub(super) struct Target {
    pub(super) kind: TargetKind,
    /// Which, as the first partner writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
    /// The times at risk, the earliest first; one that is not stated last.
    pub(super) times: Vec<Time>,
}

/// A time at risk, and what is assessed of it.
#[derive(Serialize)]
pub(super) struct Time {
    /// From the first day to the last of all its assessments; none if they do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) window: Option<Window>,
    /// What they say, field by field.
    pub(super) fields: Vec<Field>,
    /// Its assessments: their places among those of the event, counted from 0.
    pub(super) assessments: Vec<usize>,
}

/// An assessment as it is told: with its list, its edition and its place.
pub(super) struct Told(pub(super) Said);

impl Serialize for Told {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.held.serialize(serializer)
    }
}

impl Event {
    /// What is assessed of the event of this name; none if nothing is.
    pub(crate) fn new(assessed: Assessed, name: &str) -> Option<Self> {
        let mut events = assessed.0;
        let said = events.remove(&folded(name))?;
        let event = said.first()?.assessment.event.clone();
        // By kind and words; in the order of the kinds, then of the words.
        let mut targets: BTreeMap<_, (Target, Vec<usize>)> = BTreeMap::new();
        for (index, one) in said.iter().enumerate() {
            for target in &one.assessment.targets {
                let key = (target.kind as u8, target.text.as_deref().map(folded));
                let new = || {
                    let target = Target {
                        kind: target.kind,
                        text: target.text.clone(),
                        times: Vec::new(),
                    };
                    (target, Vec::new())
                };
                let (_, of) = targets.entry(key).or_insert_with(new);
                // One assessment may name a target twice.
                if of.last() != Some(&index) {
                    of.push(index);
                }
            }
        }
        let targets = targets.into_values().map(|(target, of)| Target {
            times: times(&said, of),
            ..target
        });
        Some(Self {
            event,
            targets: targets.collect(),
            assessments: said.into_iter().map(Told).collect(),
        })
    }
}

/// The times at risk of a target: assessments whose windows meet, one after the other, are of one time.
fn times(said: &[Said], of: Vec<usize>) -> Vec<Time> {
    let mut dated: Vec<_> = Vec::new();
    let mut undated = Vec::new();
    for index in of {
        match said[index].window() {
            Some(window) => dated.push((window, index)),
            None => undated.push(index),
        }
    }
    // An open beginning is before all others.
    dated.sort_by_key(|(window, index)| (*window, *index));
    let mut joined: Vec<(Window, Vec<usize>)> = Vec::new();
    for (window, index) in dated {
        match joined.last_mut() {
            Some((all, members)) if all.meets(&window) => {
                *all = all.with(window);
                members.push(index);
            }
            _ => joined.push((window, vec![index])),
        }
    }
    let time = |window: Option<Window>, mut assessments: Vec<usize>| {
        assessments.sort_unstable();
        Time {
            window,
            fields: fields(assessments.iter().map(|index| &said[*index])),
            assessments,
        }
    };
    let mut times: Vec<_> = joined
        .into_iter()
        .map(|(window, members)| time(Some(window), members))
        .collect();
    if !undated.is_empty() {
        times.push(time(None, undated));
    }
    times
}
