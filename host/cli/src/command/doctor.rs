use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use dragoman_hub::Guards;
use jiff::Timestamp;
use serde_json::Value;

use super::Format;
use crate::exit::Exit;
use crate::health::{self, Configuration, Depth, Health};
use crate::progress::Progress;
use crate::{limits, print, visible};

/// Show engine, features, limits, cache, trust and partners, and what is wrong with them, with the fix.
///
/// Modules are admitted, loaded and asked what they are, as a run would; their inputs are not read, nothing is stored.
///
/// With --deep all that is kept is read as well, and held against the digests and seals with which it was written: every record, edition,
/// receipt, decision and judgement in the store, and every kept input. That takes as long as they are large.
#[derive(Args)]
#[command(after_help = "Examples: dragoman doctor --config dragoman.toml\n          dragoman doctor --deep")]
pub(crate) struct Doctor {
    /// The configuration to look at.
    #[arg(long, value_name = "FILE", default_value = "dragoman.toml")]
    config: PathBuf,
    /// Look whether every byte in the store and of the kept inputs is as it was written.
    #[arg(long)]
    deep: bool,
    /// How to write it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Doctor {
    pub(crate) fn run(self) -> Result<Exit> {
        let depth = if self.deep { Depth::All } else { Depth::Current };
        let task = Progress::default().task("doctor");
        let health = health::examine(&self.config, Timestamp::now(), depth, &task);
        drop(task);
        match self.format {
            Format::Json => print::json(&health)?,
            Format::Text => print::text(&text(&health))?,
        }
        Ok(if health.problems.is_empty() {
            Exit::Fine
        } else {
            Exit::FellShort
        })
    }
}

fn text(health: &Health) -> String {
    let engine = &health.engine;
    let mut lines = vec![
        format!("dragoman   {}", health.dragoman),
        format!(
            "engine     wasmtime {}{}, supported until {}",
            engine.wasmtime,
            if engine.long_term {
                " (long-term support)"
            } else {
                ""
            },
            engine.supported_until
        ),
        format!("features   {}", engine.features.join(", ")),
    ];
    lines.push(match &health.cache {
        Some(cache) => format!(
            "cache      {}: {} artefacts, {} of {} bytes",
            cache.folder.display(),
            cache.artefacts,
            cache.bytes,
            cache.capacity
        ),
        None => "cache      none".into(),
    });
    lines.extend(limits::lines(&health.limits));
    health
        .configuration
        .iter()
        .for_each(|configuration| lines.extend(configured(configuration)));
    lines.push(match health.problems.len() {
        0 => "nothing is wrong".into(),
        1 => "1 thing is wrong:".into(),
        count => format!("{count} things are wrong:"),
    });
    for problem in &health.problems {
        lines.push(format!(
            "- {}: {}",
            visible::line(&problem.about),
            visible::lines(&problem.finding)
        ));
        if !problem.remedy.is_empty() {
            lines.push(format!("  to do: {}", problem.remedy));
        }
    }
    lines.join("\n")
}

/// All guards with their values, the defaults as well.
fn guards(guards: &Guards) -> String {
    let guards = serde_json::to_value(guards).expect("guards are numbers and words, which always serialise");
    let guards = guards.as_object().into_iter().flatten();
    let guard = |(name, value): (&String, &Value)| match value {
        Value::String(word) => format!("{name} {word}"),
        value => format!("{name} {value}"),
    };
    guards.map(guard).collect::<Vec<_>>().join(", ")
}

fn required(required: bool) -> &'static str {
    if required { "required" } else { "not required" }
}

fn configured(configuration: &Configuration) -> Vec<String> {
    let mut lines: Vec<_> = configuration
        .places
        .iter()
        .map(|place| {
            let holds = match place.holds {
                Some(count) => count.to_string(),
                None => "not there yet".into(),
            };
            format!("{:10} {}: {holds}", place.name, place.path.display())
        })
        .collect();
    let trust = &configuration.trust;
    lines.push(format!(
        "trust      {}, signatures {}, checks {}",
        trust
            .file
            .as_ref()
            .map_or("no trust file".into(), |file| file.display().to_string()),
        required(trust.signature_required),
        required(trust.check_required)
    ));
    for key in &trust.keys {
        let standing = match (&key.barred, &key.until) {
            (Some(reason), _) => reason.clone(),
            (None, Some(until)) => format!("valid until {until}"),
            (None, None) => "valid".into(),
        };
        lines.push(format!(
            "key        {} of {}, for {}: {}",
            key.key,
            visible::line(&key.issuers.join(", ")),
            key.signs
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(" and "),
            visible::line(&standing)
        ));
    }
    for partner in &configuration.partners {
        let version = partner.module_version.as_deref().unwrap_or("not loaded");
        lines.push(format!(
            "partner    {}: module {}",
            visible::line(&partner.list),
            visible::line(version)
        ));
        let check = partner.check.iter();
        lines.extend(check.map(|check| format!("           check {}", visible::line(&check.to_string()))));
        let overrides = partner.overrides.iter();
        lines.extend(overrides.map(|(name, value)| format!("           {name} {value}")));
        lines.push(format!("           guards: {}", guards(&partner.guards)));
    }
    lines
}
