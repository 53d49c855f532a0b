use std::io::{self, Write};

use anyhow::Result;
use clap::{Args, ValueEnum};
use dragoman_hub::{Held, Hub};
use dragoman_model::Item;
use dragoman_model::schema::{NameForm, Subject};

use crate::exit::Exit;
use crate::store::StoreArguments;
use crate::{cell, date, visible};

/// Write every record in force to stdout.
///
/// In a table a single quote stands before a cell that begins with = + - or @ (after white space, and in full width), lest a
/// spreadsheet takes it for a formula, and characters that cannot be seen are written as \u{...}. A program that needs the
/// texts as they came reads jsonl.
#[derive(Args)]
#[command(after_help = "Example: dragoman export --format csv > watchlist.csv")]
pub(crate) struct Export {
    #[command(flatten)]
    store: StoreArguments,
    /// Whole records, one a line; or the names of subjects as a table.
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Jsonl,
    Csv,
}

impl Export {
    pub(crate) fn run(self) -> Result<Exit> {
        let hub = self.store.open()?;
        match self.format {
            Format::Jsonl => jsonl(&hub)?,
            Format::Csv => csv(&hub)?,
        }
        Ok(Exit::Fine)
    }
}

fn jsonl(hub: &Hub) -> Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    each(hub, |held| {
        Ok(writeln!(
            out,
            "{}",
            visible::json(&serde_json::to_string(&held)?)
        )?)
    })?;
    Ok(out.flush()?)
}

/// A row a name: a table has no room for more without losing which value belongs to which.
fn csv(hub: &Hub) -> Result<()> {
    let mut out = csv::Writer::from_writer(io::stdout().lock());
    out.write_record([
        "issuer",
        "list",
        "edition",
        "id",
        "kind",
        "form",
        "quality",
        "name",
        "births",
        "nationalities",
    ])?;
    each(hub, |held| {
        let Item::Subject(subject) = &held.item else {
            return Ok(());
        };
        for name in &subject.names {
            let edition = held.edition.to_string();
            let (kind, form, quality) = (word(&subject.kind)?, word(&name.form)?, word(&name.quality)?);
            let full = match name.form {
                NameForm::OriginalScript => name.full.clone(),
                _ => name.full.split_whitespace().collect::<Vec<_>>().join(" "),
            };
            let (births, nationalities) = (births(subject), nationalities(subject));
            let list = &held.list;
            let row = [
                &list.issuer,
                &list.list,
                &edition,
                &subject.id,
                &kind,
                &form,
                &quality,
                &full,
                &births,
                &nationalities,
            ];
            out.write_record(row.map(|text| cell::text(text)))?;
        }
        Ok(())
    })?;
    Ok(out.flush()?)
}

fn each(hub: &Hub, mut take: impl FnMut(Held) -> Result<()>) -> Result<()> {
    for edition in hub.in_force()? {
        hub.records::<anyhow::Error>(&edition, &mut take)?;
    }
    Ok(())
}

/// A word of a vocabulary as JSON writes it.
fn word(value: &impl serde::Serialize) -> Result<String> {
    Ok(serde_json::to_value(value)?
        .as_str()
        .unwrap_or_default()
        .to_owned())
}

fn births(subject: &Subject) -> String {
    let claims = subject.births.iter().filter_map(|claim| {
        let (earliest, latest) = (claim.earliest.as_ref(), claim.latest.as_ref());
        match (earliest, latest) {
            (None, None) => claim.raw.clone(),
            (a, b) if a == b => a.map(date::iso),
            (a, b) => Some(format!(
                "{}/{}",
                a.map_or("..".into(), date::iso),
                b.map_or("..".into(), date::iso)
            )),
        }
    });
    claims.collect::<Vec<_>>().join("; ")
}

fn nationalities(subject: &Subject) -> String {
    let words = subject
        .nationalities
        .iter()
        .filter_map(|claim| claim.code.clone().or(claim.raw.clone()));
    words.collect::<Vec<_>>().join("; ")
}
