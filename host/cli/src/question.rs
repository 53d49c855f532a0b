//! Writes for people which pair they should look at, and why.

use anyhow::{Context, Result};
use dragoman_model::Item;
use dragoman_resolve::{Decision, Evidence, Question, Reason, RecordKey};
use serde::Serialize;

use crate::aggregate::Aggregate;
use crate::{date, link, visible};

/// A question with its evidence.
#[derive(Serialize)]
pub(crate) struct Asked {
    #[serde(flatten)]
    question: Question,
    evidence: Vec<Evidence>,
    /// What a person said of it; none if nobody did.
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<Decision>,
    /// Who the two are, in a line each.
    #[serde(skip)]
    about: [String; 2],
    #[serde(skip)]
    text: String,
}

impl Asked {
    pub(crate) fn new(question: Question, aggregate: &Aggregate) -> Result<Self> {
        let link = aggregate.hub().link(&question.a, &question.b)?;
        let link = link.context("every pair that is asked about was compared")?;
        Ok(Self {
            about: [about(aggregate, &question.a)?, about(aggregate, &question.b)?],
            text: link::text(&link),
            evidence: link.evidence,
            decision: link.decision,
            question,
        })
    }

    /// For people.
    pub(crate) fn text(&self) -> String {
        let reason = match self.question.reason {
            Reason::Doubtful => "the evidence does not suffice either way",
            Reason::ClustersContradict => "they fit, but others in their clusters contradict one another",
            Reason::DecisionsContradict => "what people said about other pairs contradicts it",
            Reason::Unsure => "somebody was unsure",
        };
        let [a, b] = &self.about;
        let total = link::bits(self.question.total);
        format!("{a}\n{b}\n    {total}: {reason}\n{}\n", self.text)
    }
}

/// A record on a line: its key, its first name, its births.
fn about(aggregate: &Aggregate, key: &RecordKey) -> Result<String> {
    let mut text = visible::line(&key.to_string()).into_owned();
    if let Some(held) = aggregate.record(key)?
        && let Item::Subject(subject) = held.item
    {
        if let Some(name) = subject.names.first() {
            text.push_str(&format!("  {}", visible::line(&name.full)));
        }
        let births: Vec<_> = subject.births.iter().filter_map(date::claim).collect();
        if !births.is_empty() {
            text.push_str(&format!(", born {}", visible::line(&births.join("; "))));
        }
    }
    Ok(text)
}
