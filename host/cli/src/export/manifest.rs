//! The manifest of an export: what it was made from, and the checksum of every file of it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use dragoman_hub::{Edition, ListKey};
use dragoman_model::Digest;
use serde::{Deserialize, Serialize};

use super::checksum::{Checksum, Summing};
use super::{Format, Records};
use crate::receipt::Receipt;

/// Form of manifests.
const FORM: u32 = 1;

/// What an export was made from, and its files. It says nothing of when or where: the same store gives the same manifest.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// Form of this manifest: 1.
    manifest: u32,
    /// How the records are written.
    format: Format,
    /// Version of this program.
    dragoman: String,
    /// For whom it is; none for the operator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    release_to: Option<String>,
    /// Records that are written in it: of changes those that were added, changed or moved, in a table of names those that have one.
    records: u64,
    /// The editions that it was made from.
    pub(crate) editions: Vec<MadeFrom>,
    /// Its files.
    files: Vec<Listed>,
}

/// An edition that an export was made from.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MadeFrom {
    /// The list.
    #[serde(flatten)]
    pub(crate) list: ListKey,
    /// The edition.
    #[serde(flatten)]
    pub(crate) made: Option<Made>,
    /// Records of it that are written in the export.
    records: u64,
}

/// How an edition came about.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Made {
    /// Number of the edition.
    pub(crate) edition: i64,
    /// Day of publication, ISO 8601, as far as the list states it.
    published: Option<String>,
    /// Time of publication or label of the edition, in the list's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    /// Digest of the module that translated it.
    module: Digest,
}

/// A file of an export.
#[derive(Debug, Serialize, Deserialize)]
struct Listed {
    /// Its name, beside the manifest; none for what was written to stdout.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(flatten)]
    checksum: Checksum,
}

/// Records by their list.
pub(crate) type Counts = BTreeMap<ListKey, u64>;

impl Manifest {
    /// The manifest of an export, with the checksums of its files. Of the store it tells what the records tell, and no more.
    pub(super) fn new(
        format: Format,
        records: &Records<'_>,
        counts: Counts,
        files: impl IntoIterator<Item = (Option<String>, Checksum)>,
    ) -> Result<Self> {
        let made = |edition: &Edition| -> Result<Made> {
            Ok(Made {
                edition: edition.edition,
                published: edition.published.clone(),
                label: edition.label.clone(),
                module: Receipt::parse(records.hub().receipt(edition)?)?.module.digest,
            })
        };
        let sum = counts.values().sum();
        let made_from = counts.into_iter().map(|(list, count)| {
            let edition = records.editions().iter().find(|edition| edition.list == list);
            Ok(MadeFrom {
                made: edition.map(made).transpose()?,
                list,
                records: count,
            })
        });
        Ok(Self {
            manifest: FORM,
            format,
            dragoman: env!("CARGO_PKG_VERSION").into(),
            release_to: records.party().map(str::to_owned),
            records: sum,
            editions: made_from.collect::<Result<_>>()?,
            files: files
                .into_iter()
                .map(|(name, checksum)| Listed { name, checksum })
                .collect(),
        })
    }

    /// How the records are written.
    pub(super) fn format(&self) -> Format {
        self.format
    }

    /// For whom it is; none for the operator.
    pub(super) fn party(&self) -> Option<&str> {
        self.release_to.as_deref()
    }

    /// The one file of the export whose manifest is at `path`; none if it went to stdout, or there are several.
    pub(super) fn file(&self, path: &Path) -> Option<PathBuf> {
        match &self.files[..] {
            [Listed { name: Some(name), .. }] => Some(path.with_file_name(name)),
            _ => None,
        }
    }

    /// The numbers of its editions, as far as it tells them.
    pub(super) fn numbers(&self) -> BTreeMap<ListKey, i64> {
        let told = self
            .editions
            .iter()
            .filter_map(|from| Some((from.list.clone(), from.made.as_ref()?.edition)));
        told.collect()
    }

    /// Reads a manifest.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let read = || {
            let manifest: Self = serde_json::from_slice(&std::fs::read(path)?)
                .context("this is no manifest; name a file that `dragoman export` left")?;
            if manifest.manifest != FORM {
                let form = manifest.manifest;
                bail!("a manifest of form {form}, this version reads {FORM}; use the version that wrote it");
            }
            Ok(manifest)
        };
        read().with_context(|| path.display().to_string())
    }

    /// What is wrong with the files beside the manifest at `path`, a line each; nothing if they are those that it lists. What was
    /// written to stdout is read from stdin.
    pub(crate) fn faults(&self, path: &Path) -> Result<Vec<String>> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut faults = Vec::new();
        for Listed { name, checksum } in &self.files {
            let (name, found) = match name {
                None => ("stdin".to_owned(), sum(io::stdin().lock())?),
                // A manifest may come from anywhere: it names files beside itself, and no others.
                Some(name) if Path::new(name).file_name() != Some(name.as_ref()) => {
                    faults.push(format!("{name}: is no name of a file beside the manifest"));
                    continue;
                }
                Some(name) => match File::open(folder.join(name)) {
                    Ok(file) => (name.clone(), sum(file)?),
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {
                        faults.push(format!("{name}: is missing"));
                        continue;
                    }
                    Err(error) => return Err(error).with_context(|| folder.join(name).display().to_string()),
                },
            };
            if found != *checksum {
                faults.push(format!("{name}: is {found}, the manifest says {checksum}"));
            }
        }
        Ok(faults)
    }
}

fn sum(mut from: impl Read) -> Result<Checksum> {
    let mut summing = Summing::new(io::sink());
    io::copy(&mut from, &mut summing)?;
    Ok(summing.end().1)
}
