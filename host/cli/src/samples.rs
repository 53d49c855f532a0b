//! The samples of a module: folders with the files of an edition, and what should come of it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use dragoman_check::{Golden, Ratchet, Sample, fuel_per_record};
use dragoman_model::schema::ExpectedPart;
use dragoman_runtime::{Feed, Module, UnpackLimits};

use crate::{input, parts, place, whole};

/// What should come of a sample, beside its files.
const GOLDEN: &str = "golden.jsonl";

/// What samples cost, in the folder that was named.
const RATCHET: &str = "ratchet.json";

/// Growth that a new ratchet allows.
const ALLOWED: f64 = 0.1;

/// Folders with the files of an edition.
pub(crate) struct Folders {
    /// The folders that were named, each with the editions in it: a name, a folder and its files.
    named: Vec<(PathBuf, Vec<Edition>)>,
}

struct Edition {
    name: String,
    folder: PathBuf,
    files: Vec<PathBuf>,
}

/// Samples as they were read.
pub(crate) struct Read {
    pub(crate) samples: Vec<Sample>,
    pub(crate) ratchet: Option<Ratchet>,
}

/// Finds the editions in folders.
pub(crate) fn find(folders: &[PathBuf]) -> Result<Folders> {
    let mut named = Vec::new();
    for folder in folders {
        let mut editions = Vec::new();
        let name = folder
            .file_name()
            .map_or("sample".into(), |name| name.to_string_lossy().into_owned());
        collect(folder, &name, &mut editions)?;
        if editions.is_empty() {
            bail!(
                "{}: there are no files of an edition in it; name a folder with samples",
                folder.display()
            );
        }
        named.push((folder.clone(), editions));
    }
    Ok(Folders { named })
}

fn collect(folder: &Path, name: &str, editions: &mut Vec<Edition>) -> Result<()> {
    let unreadable = || format!("{}: cannot be read; name a folder with samples", folder.display());
    let (mut folders, mut files) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder).with_context(unreadable)? {
        let entry = entry.with_context(unreadable)?;
        let path = entry.path();
        // Of what a link leads to, not of the link.
        let found = fs::metadata(&path)
            .with_context(|| format!("{}: cannot be read; take it out of the samples", path.display()))?;
        if found.is_dir() {
            if path.is_symlink() {
                bail!(
                    "{}: is a link to a folder, and could lead in a circle; name that folder with --sample instead",
                    path.display()
                );
            }
            folders.push((entry.file_name().to_string_lossy().into_owned(), path));
        } else if !is_input(&path) {
            continue;
        } else if found.is_file() {
            files.push(path);
        } else {
            bail!(
                "{}: is neither a file nor a folder, and reading it might never end; take it out of the samples",
                path.display()
            );
        }
    }
    folders.sort();
    files.sort();
    if !files.is_empty() {
        editions.push(Edition {
            name: name.to_owned(),
            folder: folder.to_owned(),
            files,
        });
    }
    for (inner_name, inner) in folders {
        collect(&inner, &format!("{name}/{inner_name}"), editions)?;
    }
    Ok(())
}

/// Whether a file of a sample is one of the edition, and not what should come of it.
pub(crate) fn is_input(path: &Path) -> bool {
    path.file_name().is_some_and(|name| {
        let name = name.to_string_lossy();
        name != GOLDEN && name != RATCHET && !name.starts_with('.')
    })
}

impl Edition {
    /// Its parts, as a module is to see them that expects these.
    fn feed(&self, expected: &[ExpectedPart]) -> Result<Feed> {
        let mut shelf = input::shelf();
        let files = input::feed(&self.files, &mut shelf)?;
        let parts = parts::unpacked(&files, expected, &UnpackLimits::default(), &mut shelf)?;
        Ok(parts.feed)
    }
}

impl Folders {
    /// Reads the samples, and the ratchets beside them. What is packed is unpacked for a module that expects these parts.
    pub(crate) fn read(&self, expected: &[ExpectedPart]) -> Result<Read> {
        let mut samples = Vec::new();
        let mut ratchet: Option<Ratchet> = None;
        for (folder, editions) in &self.named {
            for edition in editions {
                samples.push(Sample {
                    name: edition.name.clone(),
                    feed: edition.feed(expected)?,
                    golden: optional(&edition.folder.join(GOLDEN))?.map(Golden),
                });
            }
            let path = folder.join(RATCHET);
            if let Some(text) = optional(&path)? {
                let read: Ratchet =
                    serde_json::from_str(&text).with_context(|| path.display().to_string())?;
                match &mut ratchet {
                    Some(known) => {
                        known.allowed = known.allowed.min(read.allowed);
                        known.fuel_per_record.extend(read.fuel_per_record);
                    }
                    None => ratchet = Some(read),
                }
            }
        }
        Ok(Read { samples, ratchet })
    }

    /// Writes what a module makes of the samples now as what should come of them.
    pub(crate) fn bless(&self, module: &Module, expected: &[ExpectedPart]) -> Result<()> {
        for (folder, editions) in &self.named {
            let path = folder.join(RATCHET);
            let mut ratchet = match optional(&path)? {
                Some(text) => serde_json::from_str(&text).with_context(|| path.display().to_string())?,
                None => Ratchet {
                    allowed: ALLOWED,
                    ..Ratchet::default()
                },
            };
            for edition in editions {
                let feed = edition.feed(expected)?;
                let run = module.translate(&feed);
                let outcome = match run.result {
                    Ok(outcome) => outcome,
                    Err(failure) => bail!("{}: {}", edition.name, place::explain(&failure, &feed)),
                };
                let Golden(golden) = Golden::of(&outcome.records);
                whole::write(&edition.folder.join(GOLDEN), golden.as_bytes())?;
                let fuel = fuel_per_record(run.usage.fuel, outcome.records.len());
                ratchet.fuel_per_record.insert(edition.name.clone(), fuel.round());
            }
            whole::write(&path, (serde_json::to_string_pretty(&ratchet)? + "\n").as_bytes())?;
        }
        Ok(())
    }
}

fn optional(path: &Path) -> Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| path.display().to_string()),
    }
}
