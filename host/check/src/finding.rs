//! What was found, and where.

use std::borrow::Cow;

use dragoman_model::escaped;
use serde::Serialize;

use crate::rule::Rule;

/// A rule that is broken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The sample that shows it; none for what shows without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sample: Option<String>,
    /// The file, and the place in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What was found.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

impl Finding {
    /// Where it is, for people: the sample and the place in it, each with a colon behind it; empty if it is nowhere.
    pub(crate) fn at(&self) -> String {
        let places = [&self.sample, &self.place];
        places
            .into_iter()
            .flatten()
            .map(|place| format!("{}: ", shown(place)))
            .collect()
    }

    /// The whole of it, in one line.
    pub(crate) fn line(&self) -> String {
        format!("{}{}; {}", self.at(), shown(&self.message), shown(&self.remedy))
    }
}

/// A stranger's text within a line: what modules and lists say may hold line breaks, and characters that a terminal
/// obeys or that XML cannot hold.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    escaped(text, |_| false)
}

/// Findings of one rule that are listed; what is beyond is counted.
const LISTED: usize = 10;

/// Takes down what the rules find.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    listed: Vec<(&'static Rule, Finding)>,
    unlisted: Vec<(&'static Rule, usize)>,
    skipped: Vec<(&'static Rule, String)>,
}

impl Findings {
    /// Adds one.
    pub(crate) fn add(&mut self, rule: &'static Rule, finding: Finding) {
        let same = self.listed.iter().filter(|(known, _)| *known == rule).count();
        if same < LISTED {
            self.listed.push((rule, finding));
            return;
        }
        match self.unlisted.iter_mut().find(|(known, _)| *known == rule) {
            Some((_, count)) => *count += 1,
            None => self.unlisted.push((rule, 1)),
        }
    }

    /// Says that a rule could not be looked at, and why.
    pub(crate) fn skip(&mut self, rule: &'static Rule, why: impl Into<String>) {
        self.skipped.push((rule, why.into()));
    }

    /// What was found of a rule, how much more there was, and why it was not looked at everywhere.
    pub(crate) fn of(&self, rule: &Rule) -> (Vec<Finding>, usize, Vec<String>) {
        let listed = self.listed.iter().filter(|(known, _)| *known == rule);
        let unlisted = self.unlisted.iter().find(|(known, _)| *known == rule);
        let skipped = self.skipped.iter().filter(|(known, _)| *known == rule);
        (
            listed.map(|(_, finding)| finding.clone()).collect(),
            unlisted.map_or(0, |(_, count)| *count),
            skipped.map(|(_, why)| why.clone()).collect(),
        )
    }
}
