use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use dragoman_model::schema::Manifest;
use dragoman_runtime::{Admission, Limits};
use serde::Serialize;
use serde_json::Value;

use super::Format;
use crate::exit::Exit;
use crate::{input, print};

/// Show what a component is: imports, exports, size, manifest, and the limits it would run under.
#[derive(Args)]
#[command(after_help = "Example: dragoman inspect modules/un-sc.wasm --format json")]
pub(crate) struct Inspect {
    /// The component.
    module: PathBuf,
    /// How to write it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Serialize)]
struct Report<'a> {
    #[serde(flatten)]
    admission: &'a Admission,
    manifest: Manifest,
    limits: &'a Limits,
}

impl Inspect {
    pub(crate) fn run(self) -> Result<Exit> {
        let module = input::module(&self.module)?;
        let manifest = module
            .describe()
            .with_context(|| self.module.display().to_string())?;
        let report = Report {
            admission: module.admission(),
            manifest,
            limits: module.limits(),
        };
        match self.format {
            Format::Json => print::json(&report)?,
            Format::Text => print::text(&text(&report)?)?,
        }
        Ok(Exit::Fine)
    }
}

fn text(report: &Report<'_>) -> Result<String> {
    let Report {
        admission,
        manifest,
        limits,
    } = report;
    let mut lines = vec![
        format!("{} ({}/{})", manifest.title, manifest.issuer, manifest.list_name),
        format!("authority  {}", manifest.authority),
        format!("version    {}", manifest.module_version),
        format!("contact    {}", manifest.contact),
        format!("digest     {}", admission.digest),
        format!("size       {} bytes", admission.size),
        format!("api        {}", admission.api),
    ];
    let formats = manifest
        .formats
        .iter()
        .map(|format| format!("reads      {}: {}", format.name, format.versions.join(", ")));
    lines.extend(formats);
    lines.extend(admission.imports.iter().map(|name| format!("imports    {name}")));
    lines.extend(admission.exports.iter().map(|name| format!("exports    {name}")));
    if let Value::Object(steps) = serde_json::to_value(limits)? {
        for (step, limits) in &steps {
            let limits = limits.as_object().into_iter().flatten();
            lines.extend(limits.map(|(name, value)| format!("limit      {step}.{name} {value}")));
        }
    }
    Ok(lines.join("\n"))
}
