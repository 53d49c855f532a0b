//! Records as they were exported.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;

use anyhow::{Context, Result};
use dragoman_model::Item;
use dragoman_model::schema::{Subject, SubjectKind};
use dragoman_resolve::{Features, RecordKey};
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Value;

use crate::names;
use crate::usage::{Taken, Watch};

/// What is kept of the records.
#[derive(Default)]
pub struct Records {
    pub features: Vec<(RecordKey, Features)>,
    /// Normalised names and a line to show, by key.
    pub about: HashMap<RecordKey, About>,
    /// Every hundredth subject whole, or all of them, without their prose.
    pub subjects: Vec<(RecordKey, Subject)>,
    /// Time spent on making features of subjects.
    pub extraction: Taken,
    /// Time spent on what a simple program would compare: normalised names.
    normalisation: Taken,
}

/// What is needed to judge and to show a record.
pub struct About {
    pub names: BTreeSet<String>,
    pub line: String,
    pub un_references: Vec<String>,
    pub eu_references: Vec<String>,
    pub kind: SubjectKind,
}

#[derive(Deserialize)]
struct Line {
    issuer: String,
    list: String,
    #[serde(flatten)]
    item: Item,
}

const BATCH: usize = 4096;

impl Records {
    /// Reads files; `all` keeps every subject.
    pub fn read(paths: &[PathBuf], all: bool) -> Result<Self> {
        let mut records = Self::default();
        for path in paths {
            let file = File::open(path).with_context(|| path.display().to_string())?;
            let mut lines = BufReader::new(file).lines();
            loop {
                let batch: Vec<String> = lines.by_ref().take(BATCH).collect::<Result<_, _>>()?;
                if batch.is_empty() {
                    break;
                }
                records
                    .add(&batch, all)
                    .with_context(|| path.display().to_string())?;
            }
        }
        Ok(records)
    }

    fn add(&mut self, batch: &[String], all: bool) -> Result<()> {
        let lines: Vec<Line> = batch
            .par_iter()
            .map(|line| read(line).with_context(|| line.chars().take(80).collect::<String>()))
            .collect::<Result<_>>()?;
        let subjects: Vec<(RecordKey, Subject)> = lines
            .into_iter()
            .filter_map(|line| match line.item {
                Item::Subject(subject) => {
                    Some((RecordKey::new(&line.issuer, &line.list, &subject.id), subject))
                }
                _ => None,
            })
            .collect();
        let watch = Watch::start();
        let features: Vec<Features> = subjects
            .par_iter()
            .map(|(_, subject)| Features::of(subject))
            .collect();
        self.extraction = self.extraction.plus(watch.taken());
        let watch = Watch::start();
        let about: Vec<About> = subjects
            .par_iter()
            .map(|(_, subject)| About::of(subject))
            .collect();
        self.normalisation = self.normalisation.plus(watch.taken());
        for (((key, subject), features), about) in subjects.into_iter().zip(features).zip(about) {
            let position = self.features.len();
            self.features.push((key.clone(), features));
            self.about.insert(key.clone(), about);
            if all || position.is_multiple_of(100) {
                self.subjects.push((key, without_prose(subject)));
            }
        }
        Ok(())
    }

    /// What the plainest program takes: it normalises names, and groups the records whose names are equal.
    pub fn group_equal_names(&self) -> Taken {
        let watch = Watch::start();
        let mut groups: HashMap<&str, Vec<&RecordKey>> = HashMap::new();
        for (key, about) in &self.about {
            for name in &about.names {
                groups.entry(name).or_default().push(key);
            }
        }
        std::hint::black_box(&groups);
        watch.taken().plus(self.normalisation)
    }

    /// How many records each list has.
    pub fn by_list(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for (key, _) in &self.features {
            *counts.entry(format!("{}/{}", key.issuer, key.list)).or_default() += 1;
        }
        counts
    }
}

/// Reads a line. An export has the status `expired` or `left_out` where a list says `active`.
fn read(line: &str) -> Result<Line> {
    let read = serde_json::from_str(line);
    read.or_else(|error| {
        let mut line: Value = serde_json::from_str(line)?;
        match line["status"].as_str() {
            Some("expired" | "left_out") => line["status"] = "active".into(),
            _ => return Err(error.into()),
        }
        Ok(serde_json::from_value(line)?)
    })
}

impl About {
    fn of(subject: &Subject) -> Self {
        let references = |scheme: &str| {
            let stated = subject.identifiers.iter();
            let stated = stated.filter(|identifier| identifier.scheme == scheme);
            stated.map(|identifier| identifier.value.clone()).collect()
        };
        Self {
            names: names::normalised(subject),
            line: names::line(subject),
            kind: subject.kind,
            un_references: references("un-ref"),
            eu_references: references("eu-ref"),
        }
    }
}

fn without_prose(mut subject: Subject) -> Subject {
    subject.narrative = None;
    subject.remarks.clear();
    subject.extra.clear();
    subject.images.clear();
    subject.links.clear();
    subject.relations.clear();
    for designation in &mut subject.designations {
        designation.reason = None;
        designation.legal_bases.clear();
        designation.measures.clear();
    }
    subject
}
