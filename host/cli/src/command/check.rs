use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use dragoman_check::{RULES, Report, Rule, examine, find};
use dragoman_runtime::{Limits, Module};
use serde_json::Value;

use crate::exit::Exit;
use crate::progress::Progress;
use crate::{input, print, samples, visible, whole};

/// Say whether a module keeps the rules of conformance, by its samples. Ends with 1 where it does not.
#[derive(Args)]
#[command(
    after_help = "Examples: dragoman check modules/un-sc.wasm --sample samples --format junit > check.xml\n          \
                        dragoman check modules/un-sc.wasm --sample samples --format json --out modules/un-sc.wasm.check.json\n          \
                        dragoman check --explain input/cut-off"
)]
pub(crate) struct Check {
    /// The component.
    #[arg(required_unless_present_any = ["explain", "rules"])]
    module: Option<PathBuf>,
    /// A folder with the files of an edition, or with such folders. `golden.jsonl` and `ratchet.json` are no files of it.
    #[arg(long = "sample", required_unless_present_any = ["explain", "rules"])]
    samples: Vec<PathBuf>,
    /// How to write what was found.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Write what was found to a file, for a machine or to be signed, and show it as text.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write golden.jsonl and ratchet.json of the samples anew, to be read by a person.
    #[arg(long, requires = "samples")]
    bless: bool,
    /// Say why a rule exists, what breaks it and what keeps it.
    #[arg(long, value_name = "RULE", exclusive = true)]
    explain: Option<String>,
    /// List the rules.
    #[arg(long, exclusive = true)]
    rules: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// All that was found.
    Json,
    /// JUnit XML.
    Junit,
    /// SARIF 2.1.0.
    Sarif,
}

impl Check {
    pub(crate) fn run(self) -> Result<Exit> {
        if let Some(id) = &self.explain {
            let rule =
                find(id).with_context(|| format!("{id}: there is no such rule; --rules lists them"))?;
            print::text(&explained(rule))?;
            return Ok(Exit::Fine);
        }
        if self.rules {
            RULES
                .iter()
                .try_for_each(|rule| print::text(&format!("{:20} {}", rule.id, rule.says)))?;
            return Ok(Exit::Fine);
        }
        let module = self.module.as_deref().context("name a module")?;
        self.examine(module)
    }

    fn examine(&self, module: &Path) -> Result<Exit> {
        let bytes = input::component(module)?;
        let folders = samples::find(&self.samples)?;
        let engine = input::engine()?;
        let loaded = engine.load(&bytes, &Limits::default());
        // A module that cannot be loaded or asked sees no sample: that is for the rules to say.
        let expected = loaded.as_ref().map(Module::describe).ok().and_then(Result::ok);
        let expected = expected.map_or(Vec::new(), |manifest| manifest.parts);
        if self.bless {
            let loaded = loaded.with_context(|| module.display().to_string())?;
            folders.bless(&loaded, &expected)?;
            print::note("golden.jsonl and ratchet.json were written; read them before they are kept");
        }
        let folders = folders.read(&expected)?;
        let task = Progress::default().task("check");
        task.step(&format!("examining {}", module.display()));
        let report = examine(
            &engine,
            &bytes,
            &Limits::default(),
            &folders.samples,
            folders.ratchet.as_ref(),
        );
        drop(task);
        let written = self.written(&report, module)?;
        match &self.out {
            None => print::text(written.trim_end())?,
            Some(out) => {
                whole::write(out, written.as_bytes())?;
                print::text(&report.text())?;
            }
        }
        Ok(if report.passed() {
            Exit::Fine
        } else {
            Exit::FellShort
        })
    }

    /// A report in the form that is asked for.
    fn written(&self, report: &Report, module: &Path) -> Result<String> {
        let json = |value: &Value| -> Result<String> {
            Ok(visible::json(&serde_json::to_string_pretty(value)?).into_owned() + "\n")
        };
        match self.format {
            Format::Text => Ok(report.text() + "\n"),
            Format::Json => json(&serde_json::to_value(report)?),
            Format::Junit => Ok(report.junit()),
            Format::Sarif => json(&report.sarif(&module.to_string_lossy())),
        }
    }
}

fn explained(rule: &Rule) -> String {
    format!(
        "{} ({})\n  {}.\n  why     {}\n  fails   {}\n  passes  {}",
        rule.id,
        rule.severity.name(),
        rule.says,
        rule.why,
        rule.fails,
        rule.passes
    )
}
