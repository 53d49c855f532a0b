//! A row of the table: a module, and what it makes of its list.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use dragoman_check::{Explained, explained};
use dragoman_model::schema::Manifest;
use dragoman_runtime::{Engine, Feed, Limits, Module, Run};

use crate::editions::{self, Edition};
use crate::feed;

/// Runs that are measured; the shortest counts.
const ROUNDS: usize = 5;

/// Files among samples that are no input.
const NO_INPUT: [&str; 2] = ["golden.jsonl", "ratchet.json"];

/// A module, and what it makes of its list.
pub struct Row {
    module: String,
    /// Editions that it was run on, the newest last; none if it knows its format from what is published about it.
    editions: Vec<&'static str>,
    /// What came of the newest edition, or of the sample.
    figures: Figures,
    /// Bytes of the component.
    size: usize,
}

struct Figures {
    manifest: Manifest,
    records: usize,
    rejected: usize,
    /// Smallest share of a part that records point at; none where no part is made of bytes or rows of text.
    explained: Option<f64>,
    bytes: usize,
    taken: Duration,
    memory: usize,
}

impl Row {
    /// Runs a module over its editions, or over its samples, and measures it on the newest.
    pub fn measured(engine: &Engine, guest: &Path, component: &[u8], editions: &[Edition]) -> Result<Self> {
        let module = engine.load(component, &Limits::default())?;
        let mut figures = None;
        for edition in editions {
            figures = Some(Figures::of(&module, &edition.files).context(edition.label)?);
        }
        let name = guest.file_name().context("a guest has a name")?.to_string_lossy();
        Ok(Self {
            module: name.into_owned(),
            editions: editions.iter().map(|edition| edition.label).collect(),
            figures: match figures {
                Some(figures) => figures,
                None => Figures::of(&module, &sample(guest)?)?,
            },
            size: component.len(),
        })
    }

    /// Issuer and name of its list.
    pub fn key(&self) -> (String, String) {
        let Manifest {
            issuer, list_name, ..
        } = &self.figures.manifest;
        (issuer.clone(), list_name.clone())
    }

    fn line(&self) -> String {
        let Manifest {
            issuer,
            list_name,
            title,
            authority,
            formats,
            ..
        } = &self.figures.manifest;
        let formats = formats.iter().map(|format| {
            let versions = format.versions.join(", ");
            format!("{} ({versions})", format.name)
        });
        let formats: Vec<_> = formats.collect();
        let editions = match self.editions.is_empty() {
            true if editions::is_own_form(&self.module) => "the form's own sample".to_owned(),
            true => "documentation only; figures of the sample".to_owned(),
            false => self.editions.join(", "),
        };
        let Figures {
            records,
            rejected,
            explained,
            bytes,
            taken,
            memory,
            ..
        } = &self.figures;
        let explained = explained.map_or("–".to_owned(), |share| format!("{:.1} %", share * 100.0));
        let rejected = match rejected {
            0 => String::new(),
            rejected => format!(" + {rejected} rejected"),
        };
        format!(
            "| `{}` | {issuer}/{list_name}: {title} | {authority} | {} | {editions} | {records}{rejected} | {explained} | {:.1} | {:.1} MB | {:.2} MB |\n",
            self.module,
            formats.join("; "),
            *bytes as f64 / 1e6 / taken.as_secs_f64(),
            *memory as f64 / 1e6,
            self.size as f64 / 1e6,
        )
    }
}

impl Figures {
    fn of(module: &Module, files: &[PathBuf]) -> Result<Self> {
        let feed = feed::of(files)?;
        let (taken, run) = shortest(module, &feed);
        let outcome = run.result?;
        let shares = explained(&feed, &outcome.records)
            .into_iter()
            .map(|(_, explained)| match explained {
                Explained::Nothing => Some(0.0),
                Explained::Share(share) => Some(share),
                Explained::Unknown => None,
            });
        Ok(Self {
            manifest: outcome.manifest,
            records: outcome.records.len(),
            rejected: outcome.rejections.len(),
            explained: shares.flatten().reduce(f64::min),
            bytes: feed.size() as usize,
            taken,
            memory: run.usage.memory_bytes,
        })
    }
}

/// The shortest of some runs.
fn shortest(module: &Module, feed: &Feed) -> (Duration, Run) {
    let run = || {
        let start = Instant::now();
        let run = module.translate(feed);
        (start.elapsed(), run)
    };
    let first = run();
    (1..ROUNDS).fold(first, |best, _| match run() {
        better if better.0 < best.0 => better,
        _ => best,
    })
}

/// The files of a module's sample, or of the first of several.
fn sample(guest: &Path) -> Result<Vec<PathBuf>> {
    let samples = guest.join("samples");
    let (mut files, folders) = entries(&samples)?;
    if files.is_empty()
        && let Some(first) = folders.first()
    {
        (files, _) = entries(first)?;
    }
    match files.is_empty() {
        true => bail!("{}: there is no sample", samples.display()),
        false => Ok(files),
    }
}

/// The inputs in a folder, and the folders, each in the order of their names.
fn entries(folder: &Path) -> Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    paths.retain(|path| {
        let name = path.file_name().and_then(|name| name.to_str());
        !name.is_some_and(|name| NO_INPUT.contains(&name))
    });
    paths.sort();
    Ok(paths.into_iter().partition(|path| path.is_file()))
}

/// All rows, as a table in Markdown.
pub fn table(rows: &[Row]) -> String {
    let mut table = String::from(
        "| module | list | published by | format | editions | records | explained | MB/s | memory | component |\n\
         |---|---|---|---|---|---|---|---|---|---|\n",
    );
    for row in rows {
        write!(table, "{}", row.line()).expect("a text takes all");
    }
    table
}
