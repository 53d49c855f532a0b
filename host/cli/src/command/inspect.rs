use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result};
use clap::Args;
use dragoman_model::schema::Manifest;
use dragoman_runtime::{Admission, Limits, LoadError};
use serde::Serialize;
use serde_json::json;

use super::Format;
use crate::checked::Checked;
use crate::exit::Exit;
use crate::trust::{self, Candidate, Standing, Trust};
use crate::{input, limits, print, visible};

/// Show what a component is: imports, exports, size, manifest, and the limits it would run under.
#[derive(Args)]
#[command(after_help = "Example: dragoman inspect modules/un-sc.wasm --format json")]
pub(crate) struct Inspect {
    /// The component.
    module: PathBuf,
    /// Its signature. Default its name with `.minisig` behind it.
    #[arg(long, value_name = "FILE")]
    signature: Option<PathBuf>,
    /// The report of its check, signed by a file with `.minisig` behind its name. Default the component's name with
    /// `.check.json` behind it.
    #[arg(long, value_name = "FILE")]
    check: Option<PathBuf>,
    /// The trust file that signatures are held to. Default `trust.toml`, if that is there.
    #[arg(long, value_name = "FILE")]
    trust: Option<PathBuf>,
    /// How to write it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Serialize)]
struct Report<'a> {
    #[serde(flatten)]
    admission: &'a Admission,
    signature: Standing,
    check: Checked,
    manifest: Manifest,
    limits: &'a Limits,
}

impl Inspect {
    pub(crate) fn run(self) -> Result<Exit> {
        let bytes = input::component(&self.module)?;
        let module = match input::load(&self.module, &bytes) {
            Err(error) if matches!(self.format, Format::Json) => return refused(error),
            loaded => loaded?,
        };
        let manifest = module
            .describe()
            .with_context(|| self.module.display().to_string())?;
        let trust = self.trust.or_else(|| trust::found(Path::new("")));
        let trust = Trust::new(trust.as_deref(), false)?;
        let candidate = Candidate {
            path: &self.module,
            bytes: &bytes,
            signature: self.signature.as_deref(),
            issuer: &manifest.issuer,
            digest: None,
        };
        let signature = trust.standing(&candidate)?;
        let check = trust.checked(&candidate, self.check.as_deref(), false)?;
        let refused =
            matches!(signature, Standing::Refused { .. }) || matches!(check, Checked::Refused { .. });
        let report = Report {
            admission: module.admission(),
            signature,
            check,
            manifest,
            limits: module.limits(),
        };
        match self.format {
            Format::Json => print::json(&report)?,
            Format::Text => print::text(&text(&report))?,
        }
        Ok(if refused { Exit::FellShort } else { Exit::Fine })
    }
}

/// For machines: the rule that a component breaks. What fails for another reason is an error.
fn refused(error: Error) -> Result<Exit> {
    let Some(LoadError::Refused(refusal)) = error.downcast_ref() else {
        return Err(error);
    };
    print::json(&json!({ "refused": {
        "rule": refusal.rule(),
        "finding": refusal.finding(),
        "remedy": refusal.remedy(),
    }}))?;
    Ok(Exit::FellShort)
}

fn text(report: &Report<'_>) -> String {
    let Report {
        admission,
        signature,
        check,
        manifest,
        limits,
    } = report;
    let mut lines = vec![
        format!(
            "{} ({}/{})",
            visible::line(&manifest.title),
            manifest.issuer,
            manifest.list_name
        ),
        format!("authority  {}", visible::line(&manifest.authority)),
        format!("version    {}", visible::line(&manifest.module_version)),
        format!("contact    {}", visible::line(&manifest.contact)),
        format!("digest     {}", admission.digest),
        format!("signature  {}", visible::line(&signature.to_string())),
        format!("check      {}", visible::line(&check.to_string())),
        format!("size       {} bytes", admission.size),
        format!("api        {}", admission.api),
        format!("modules    {} core", admission.core_modules),
        format!(
            "functions  {}, the largest of {} bytes",
            admission.functions, admission.largest_function
        ),
    ];
    let formats = manifest.formats.iter().map(|format| {
        format!(
            "reads      {}: {}",
            visible::line(&format.name),
            visible::line(&format.versions.join(", "))
        )
    });
    lines.extend(formats);
    lines.extend(admission.imports.iter().map(|name| format!("imports    {name}")));
    lines.extend(admission.exports.iter().map(|name| format!("exports    {name}")));
    let sections = admission.custom_sections.iter();
    // Unlike the names of imports, these are any text that the partner chose.
    lines.extend(sections.map(|name| format!("section    {}", name.escape_debug())));
    lines.extend(limits::lines(limits));
    lines.join("\n")
}
