use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result, anyhow, bail};
use clap::Args;
use dragoman_content::{Content, Shelf};
use dragoman_hub::{Edition, Standing};
use dragoman_runtime::Feed;
use serde::Serialize;
use serde_json::{Map, Value};

use super::Format;
use crate::execution::{Execution, FeedRead, ModuleRead};
use crate::exit::Exit;
use crate::inputs::{Inputs, Missing};
use crate::progress::Progress;
use crate::receipt::{Ending, Host, InputFile, Receipt};
use crate::store::{self, ReportArguments};
use crate::{input, intake, print, visible};

/// Repeat a run from its receipt, and say whether it gives the same: output, usage, log, or the same failure.
///
/// The module and the inputs must be those of the run; where they lie elsewhere by now, say where. An input that has changed since is
/// taken from those that were kept. Nothing is stored.
#[derive(Args)]
#[command(
    after_help = "Examples: dragoman replay receipts/UN-sc-0123456789abcdef.json\n          \
                        dragoman replay UN/sc --inputs archive/consolidated.xml"
)]
pub(crate) struct Replay {
    /// The receipt's file, or ISSUER/LIST for the run that gave the edition in force.
    receipt: PathBuf,
    /// Where the module is now. Default where it was.
    #[arg(long, value_name = "FILE")]
    module: Option<PathBuf>,
    /// Where inputs are now, in any order. Default where they were, or else among the kept ones.
    #[arg(long, value_name = "FILES", num_args = 1..)]
    inputs: Vec<PathBuf>,
    #[command(flatten)]
    report: ReportArguments,
}

/// What came of repeating a run.
#[derive(Serialize)]
struct Report {
    /// Whether all that was compared is the same.
    same: bool,
    /// What is not.
    differences: Vec<Difference>,
    /// What ran it then.
    then: Host,
    /// What ran it now.
    now: Host,
    /// What came of it now.
    result: Ending,
}

/// A value that is not what it was.
#[derive(Serialize)]
struct Difference {
    /// Which, by its path in the receipt.
    field: String,
    then: Value,
    now: Value,
}

impl Replay {
    pub(crate) fn run(self) -> Result<Exit> {
        let receipt = self.receipt()?;
        let module = self.module(&receipt)?;
        let feed = self.feed(&receipt)?;
        let engine = input::engine()?;
        let scratch = std::env::temp_dir();
        let execution = Execution {
            engine: &engine,
            limits: &receipt.limits,
            list: &receipt.list,
            module: &module,
            feed: &feed,
            scratch: &scratch,
        };
        let executed = execution.execute(&Progress::default().task(&receipt.list.to_string()));
        let (then, now) = (receipt.host, Host::of(&engine));
        let result = Ending::of(&executed.result)?;
        let mut differences = Vec::new();
        compare("result", &receipt.result, &result, &mut differences)?;
        compare("log", &receipt.log, &executed.trace.log, &mut differences)?;
        // Another version may well do the same with less.
        if then == now {
            compare("usage", &receipt.usage, &executed.trace.usage, &mut differences)?;
        }
        let report = Report {
            same: differences.is_empty(),
            differences,
            then,
            now,
            result,
        };
        match self.report.format {
            Format::Json => print::json(&report)?,
            Format::Text => print::text(&text(&receipt.list.to_string(), &receipt.started, &report))?,
        }
        Ok(if report.same { Exit::Fine } else { Exit::FellShort })
    }

    /// The receipt in a file, or else that of a list.
    fn receipt(&self) -> Result<Receipt> {
        let name = self.receipt.to_str().unwrap_or_default();
        let is_list = name.split_once('/').is_some_and(|(issuer, list)| {
            // Folders are seldom written so, and files of receipts never.
            issuer.chars().all(|c| c.is_ascii_uppercase()) && !issuer.is_empty() && !list.contains(['/', '.'])
        });
        if self.receipt.exists() || !is_list {
            return Receipt::read(&self.receipt);
        }
        let is_no_file = || format!("{name}: there is no such file, and it is no list either");
        let hub = self.report.store.read().with_context(is_no_file)?;
        let (_, editions) = store::list(&hub, name).with_context(is_no_file)?;
        let is_in_force = |edition: &&Edition| edition.standing == Standing::InForce;
        let edition = editions.iter().find(is_in_force).with_context(|| {
            format!("{name}: no edition is in force; `receipts` has the receipt of the one that is held")
        })?;
        Receipt::parse(hub.receipt(edition)?).with_context(|| name.to_owned())
    }

    /// The module of the run, and no other.
    fn module(&self, receipt: &Receipt) -> Result<ModuleRead> {
        let recorded = &receipt.module;
        let path = self.module.as_ref().unwrap_or(&recorded.path);
        let module = ModuleRead::new(path, read(path, "--module")?);
        if module.digest != recorded.digest {
            bail!(
                "{}: this is not the module of the run, which has the digest {}; name that one with --module",
                path.display(),
                recorded.digest
            );
        }
        Ok(module)
    }

    /// The inputs of the run, under the names they had.
    fn feed(&self, receipt: &Receipt) -> Result<FeedRead> {
        let mut shelf = input::shelf();
        let given = self.inputs.iter().map(|path| taken(path, &mut shelf));
        let given = given.collect::<Result<Vec<_>>>()?;
        let config = self.report.store.config_if_there();
        let kept = Kept(config.map(|config| config.map(|config| config.inputs())));
        let mut feed = Feed::default();
        for recorded in &receipt.inputs {
            let mut found = None;
            for content in &given {
                if content.digest()? == recorded.digest {
                    found = Some(content.clone());
                }
            }
            let content = match found {
                Some(content) => content,
                None => in_place(recorded, &mut shelf).or_else(|error| kept.get(recorded, error))?,
            };
            feed = feed.with(&recorded.name, content);
        }
        FeedRead::of(feed)
    }
}

fn read(path: &Path, argument: &str) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| {
        format!(
            "{}: cannot be read; name where it is with {argument}",
            path.display()
        )
    })
}

/// An input that was named.
fn taken(path: &Path, shelf: &mut Shelf) -> Result<Content> {
    let taken = intake::take(path, |from| shelf.take(from));
    taken.context("name where it is with --inputs")
}

/// The kept inputs, where there is a configuration that says where: a receipt alone needs none.
struct Kept(Result<Option<Inputs>>);

impl Kept {
    /// A kept input, where that in its place cannot be had for an error; this says as well why the kept one cannot.
    fn get(&self, recorded: &InputFile, error: Error) -> Result<Content> {
        let why = match &self.0 {
            Ok(None) => return Err(error),
            Ok(Some(inputs)) => match inputs.read(recorded) {
                Ok(content) => return Ok(content),
                Err(missing) => why(&missing, &inputs.path(recorded.digest)),
            },
            Err(unread) => format!("where inputs are kept is not known: {unread:#}"),
        };
        Err(anyhow!("{error:#}\n  {why}"))
    }
}

/// Why a kept input cannot be had.
fn why(missing: &Missing, path: &Path) -> String {
    let path = path.display();
    match missing {
        Missing::Gone => format!("{path}: it is not among the kept inputs"),
        Missing::Altered => {
            format!("{path}: what was kept of it is not what was read then; find out who changed it")
        }
        Missing::Purged(day) => format!(
            "{path}: what was kept of it was removed on {} by `dragoman purge`: it held records that may no longer be held",
            visible::line(day)
        ),
        Missing::Unreadable(error) => format!("{path}: what was kept of it cannot be read: {error}"),
    }
}

/// An input that lies where it was, unchanged.
fn in_place(recorded: &InputFile, shelf: &mut Shelf) -> Result<Content> {
    let content = taken(&recorded.path, shelf)?;
    if content.digest()? != recorded.digest {
        bail!(
            "{}: this is not the input of the run, which has the digest {}; name that one with --inputs",
            recorded.path.display(),
            recorded.digest
        );
    }
    Ok(content)
}

/// Adds what of two values differs, field by field where they have fields.
fn compare<T: Serialize>(name: &str, then: &T, now: &T, differences: &mut Vec<Difference>) -> Result<()> {
    let (then, now) = (serde_json::to_value(then)?, serde_json::to_value(now)?);
    let (Value::Object(then), Value::Object(now)) = (&then, &now) else {
        add(name, Some(&then), Some(&now), differences);
        return Ok(());
    };
    let only_now = |field: &&String| !then.contains_key(*field);
    for field in then.keys().chain(now.keys().filter(only_now)) {
        let of = |fields: &Map<String, Value>| fields.get(field).cloned();
        add(
            &format!("{name}.{field}"),
            of(then).as_ref(),
            of(now).as_ref(),
            differences,
        );
    }
    Ok(())
}

fn add(field: &str, then: Option<&Value>, now: Option<&Value>, differences: &mut Vec<Difference>) {
    if then != now {
        let value = |value: Option<&Value>| value.cloned().unwrap_or(Value::Null);
        differences.push(Difference {
            field: field.to_owned(),
            then: value(then),
            now: value(now),
        });
    }
}

fn text(list: &str, started: &str, report: &Report) -> String {
    let ending = match &report.result {
        Ending::Translated { output, counts, .. } => {
            format!("{} records, output {output}", counts.records)
        }
        Ending::Failed { error, .. } => format!("it fails: {}", visible::line(error)),
    };
    let mut lines = vec![if report.same {
        format!("{list}: the same as on {started}: {ending}")
    } else {
        format!("{list}: not the same as on {started}: {ending}")
    }];
    if report.then != report.now {
        lines.push(format!(
            "  then dragoman {} with wasmtime {}, now dragoman {} with wasmtime {}; what was used is not compared",
            report.then.dragoman, report.then.wasmtime, report.now.dragoman, report.now.wasmtime
        ));
    }
    let differences = report.differences.iter();
    lines.extend(differences.map(|difference| {
        format!(
            "  {}: then {}, now {}",
            difference.field,
            visible::line(&difference.then.to_string()),
            visible::line(&difference.now.to_string())
        )
    }));
    lines.join("\n")
}
