//! The receipt of a run: what it was made of, what it used, what came of it. `replay` repeats a run from it.

use std::fs;
use std::io::Write;
use std::path::{self, Path, PathBuf};

use anyhow::{Context, Result, bail};
use dragoman_hub::ListKey;
use dragoman_model::Digest;
use dragoman_model::schema::{Manifest, Summary};
use dragoman_runtime::{Engine, Limits, LogLine, Usage};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::execution::{Counts, Executed, Execution, FeedRead, ModuleRead, Product};
use crate::parts::Origin;
use crate::place::Names;
use crate::trust::Admitted;
use crate::{rule, visible, whole};

/// Form of receipts.
const FORM: u32 = 1;

/// What a run was made of, what it used, and what came of it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Receipt {
    /// Form of this receipt: 1.
    receipt: u32,
    /// Whose list it is.
    #[serde(flatten)]
    pub(crate) list: ListKey,
    /// When the run began, RFC 3339.
    pub(crate) started: String,
    /// What ran it.
    pub(crate) host: Host,
    /// What was run.
    pub(crate) module: ModuleFile,
    /// Over what: the files as they were sent.
    pub(crate) inputs: Vec<InputFile>,
    /// Where in them the parts were that the module saw; none where these were the files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) parts: Vec<Origin>,
    /// Whether the files are kept with the edition that it gave, if it gave one.
    #[serde(default)]
    pub(crate) keep_inputs: bool,
    /// What it was held to.
    pub(crate) limits: Limits,
    /// Where the module's compiled form was from, and what it cost.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    compilation: Value,
    /// Its peaks, by the names of the limits.
    pub(crate) usage: Usage,
    /// What the module wrote to its log.
    pub(crate) log: Vec<LogLine>,
    /// What came of it.
    pub(crate) result: Ending,
}

/// What ran a module.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Host {
    /// Version of this program.
    pub(crate) dragoman: String,
    /// Version of the engine.
    pub(crate) wasmtime: String,
    /// Digest of the engine's version, settings and processor.
    pub(crate) engine: Digest,
}

/// A module as it was read.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ModuleFile {
    #[serde(serialize_with = "visible::path")]
    pub(crate) path: PathBuf,
    pub(crate) digest: Digest,
    /// What its signature was found to be.
    signature: Value,
    /// What the report of its check was found to be; none where none was required.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    check: Value,
}

/// An input as it was read.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct InputFile {
    #[serde(serialize_with = "visible::path")]
    pub(crate) path: PathBuf,
    /// Its name without folders.
    pub(crate) name: String,
    /// Its size in bytes.
    pub(crate) size: u64,
    pub(crate) digest: Digest,
}

/// What a receipt says of inputs. Whoever removes inputs needs no more of it, whatever its form.
#[derive(Debug, Deserialize)]
pub(crate) struct MadeOf {
    /// Whose list it is; none in what is no receipt of a run.
    #[serde(flatten)]
    pub(crate) list: Option<ListKey>,
    /// Over what.
    #[serde(default)]
    pub(crate) inputs: Vec<InputFile>,
    /// Whether these are kept with the edition.
    #[serde(default)]
    pub(crate) keep_inputs: bool,
}

/// What came of a run.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub(crate) enum Ending {
    /// The module has translated its input.
    Translated {
        /// Digest of all that it gave.
        output: Digest,
        #[serde(flatten)]
        counts: Counts,
        /// What it says of itself.
        manifest: Box<Manifest>,
        /// What it says of the run.
        summary: Summary,
    },
    /// It was refused, or gave nothing.
    Failed {
        /// The rule for whose sake it was refused.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rule: Option<String>,
        /// Why.
        error: String,
    },
}

impl Host {
    /// This program with an engine.
    pub(crate) fn of(engine: &Engine) -> Self {
        Self {
            dragoman: env!("CARGO_PKG_VERSION").into(),
            wasmtime: Engine::VERSION.into(),
            engine: engine.digest(),
        }
    }
}

impl MadeOf {
    /// Reads it from a receipt.
    pub(crate) fn parse(receipt: &Value) -> Result<Self> {
        Ok(Self::deserialize(receipt)?)
    }
}

impl ModuleFile {
    /// A module, and on what ground it was admitted.
    pub(crate) fn new(module: &ModuleRead, admitted: &Admitted) -> Result<Self> {
        Ok(Self {
            path: path::absolute(&module.path)?,
            digest: module.digest,
            signature: serde_json::to_value(&admitted.signature)?,
            check: serde_json::to_value(&admitted.check)?,
        })
    }
}

impl InputFile {
    /// The files of a feed, which were read from `paths`.
    pub(crate) fn of(paths: &[PathBuf], feed: &FeedRead) -> Result<Vec<Self>> {
        let parts = feed.digests.iter().zip(paths);
        let input = |((name, size, digest), path): (&(String, u64, Digest), &PathBuf)| {
            Ok(Self {
                path: path::absolute(path)?,
                name: name.clone(),
                size: *size,
                digest: *digest,
            })
        };
        parts.map(input).collect()
    }
}

impl Ending {
    /// How a run ended.
    pub(crate) fn of(result: &Result<Product>) -> Result<Self> {
        Ok(match result {
            Ok(product) => Self::Translated {
                output: product.draft.output()?,
                counts: product.counts,
                manifest: Box::new(product.manifest.clone()),
                summary: product.summary.clone(),
            },
            Err(error) => Self::Failed {
                rule: rule::of(error).map(str::to_owned),
                error: format!("{error:#}"),
            },
        })
    }
}

impl Receipt {
    /// The receipt of a run that began at `started`.
    pub(crate) fn new(
        execution: &Execution<'_>,
        module: ModuleFile,
        inputs: Vec<InputFile>,
        keep_inputs: bool,
        executed: &Executed,
        started: Timestamp,
    ) -> Result<Self> {
        let trace = &executed.trace;
        Ok(Self {
            receipt: FORM,
            list: execution.list.clone(),
            started: started.to_string(),
            host: Host::of(execution.engine),
            module,
            inputs,
            parts: trace.origins.clone(),
            keep_inputs,
            limits: execution.limits.clone(),
            compilation: serde_json::to_value(&trace.compilation)?,
            usage: trace.usage,
            log: trace.log.clone(),
            result: Ending::of(&executed.result)?,
        })
    }

    /// The names of the parts that the module saw.
    pub(crate) fn part_names(&self) -> Names {
        match self.parts.is_empty() {
            true => Names::new(self.inputs.iter().map(|input| input.name.clone())),
            false => Names::new(self.parts.iter().map(|part| part.name.clone())),
        }
    }

    /// A part that the module saw: the file that it was in, and where in that if it was packed.
    pub(crate) fn part(&self, part: u32) -> Option<(&InputFile, Option<&Origin>)> {
        let part = part as usize;
        if self.parts.is_empty() {
            return Some((self.inputs.get(part)?, None));
        }
        let origin = self.parts.get(part)?;
        Some((self.inputs.get(origin.input)?, Some(origin)))
    }

    /// Reads a receipt from a file.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| {
            format!(
                "{}: cannot be read; name a file that `dragoman run` left, or ISSUER/LIST",
                path.display()
            )
        })?;
        let value = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
        Self::parse(value).with_context(|| path.display().to_string())
    }

    /// Reads a receipt.
    pub(crate) fn parse(value: Value) -> Result<Self> {
        match value.get("receipt").and_then(Value::as_u64) {
            Some(form) if form == u64::from(FORM) => Ok(serde_json::from_value(value)?),
            Some(form) => {
                bail!("a receipt of form {form}, this version reads {FORM}; use the version that wrote it")
            }
            None => bail!("this is no receipt; name a file that `dragoman run` left"),
        }
    }

    /// Writes it into a folder, which is made where it is missing. The same run leaves the same file: one that fails
    /// every hour does not fill a disk.
    pub(crate) fn keep(&self, folder: &Path) -> Result<PathBuf> {
        fs::create_dir_all(folder)?;
        let path = folder.join(self.name()?);
        let mut files = tempfile::Builder::new();
        whole::rights(&mut files, whole::OF_FILES);
        let mut file = files.tempfile_in(folder)?;
        serde_json::to_writer_pretty(&mut file, self)?;
        file.write_all(b"\n")?;
        file.persist(&path)?;
        Ok(path)
    }

    /// Its list, for people, and a digest of all that the run was made of.
    fn name(&self) -> Result<String> {
        let inputs: Vec<_> = self
            .inputs
            .iter()
            .map(|input| (&input.name, input.digest))
            .collect();
        let made_of =
            serde_json::to_vec(&(&self.list, &self.host, self.module.digest, inputs, &self.limits))?;
        let plain = |text: &str| -> String {
            let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
            text.chars()
                .map(|c| if fits(c) { c } else { '_' })
                .take(40)
                .collect()
        };
        Ok(format!(
            "{}-{}-{}.json",
            plain(&self.list.issuer),
            plain(&self.list.list),
            &Digest::of(&made_of).to_string()[..16]
        ))
    }
}
