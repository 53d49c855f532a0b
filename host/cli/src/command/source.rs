use anyhow::{Result, bail};
use clap::Args;
use dragoman_hub::{Edition, Held, Hub};

use super::Format;
use crate::exit::Exit;
use crate::store::ReportArguments;
use crate::traced::Traced;
use crate::{day, named, print};

/// Show where each value of a record was read, and what stands there, cut from the kept input.
///
/// Places are bytes of a text, rows of a table or values of a JSON document. An input is shown only if it is, byte for byte, what the edition
/// was read from. What stands there is the partner's own text and carries no marking: it is the operator's alone, and no release gives it.
#[derive(Args)]
#[command(
    after_help = "Examples: dragoman source UN/6908555 --field names\n          dragoman source UN/sc/6908555 --edition 3 --format json"
)]
pub(crate) struct Source {
    /// The record: `ISSUER/ID`, or `ISSUER/LIST/ID`.
    #[arg(value_name = "RECORD")]
    named: String,
    /// Only fields whose paths begin so, such as `names` or `person`.
    #[arg(long, value_name = "PREFIX", default_value = "", hide_default_value = true)]
    field: String,
    /// The record as this edition has it. Default the edition in force.
    #[arg(long, value_name = "NUMBER")]
    edition: Option<i64>,
    #[command(flatten)]
    report: ReportArguments,
}

impl Source {
    pub(crate) fn run(self) -> Result<Exit> {
        let (config, hub) = self.report.store.read_with_config()?;
        let found = self.found(&hub)?;
        if found.is_empty() {
            print::error(&match self.edition {
                Some(edition) => format!("{}: no such record is in edition {edition}", self.named),
                None => format!(
                    "{}: no such record is in force; --edition names an earlier edition that may have it",
                    self.named
                ),
            });
            return Ok(Exit::FellShort);
        }
        let mut traced = Vec::new();
        for held in &found {
            traced.push(Traced::of(&hub, &config.inputs(), held, &self.field)?);
        }
        traced.retain(|traced| !traced.is_empty());
        if traced.is_empty() {
            print::error(&format!(
                "{}: it has no field that begins with {:?}; `dragoman source {}` shows all of them",
                self.named, self.field, self.named
            ));
            return Ok(Exit::FellShort);
        }
        match self.report.format {
            Format::Json => print::json(&traced)?,
            Format::Text => traced.iter().try_for_each(|traced| print::text(&traced.text()))?,
        }
        let missing: Vec<_> = traced.iter().flat_map(Traced::missing).collect();
        missing.iter().for_each(|missing| print::error(missing));
        Ok(if missing.is_empty() {
            Exit::Fine
        } else {
            Exit::FellShort
        })
    }

    /// The records of this name in the editions that are asked for, but for those that may no longer be held.
    fn found(&self, hub: &Hub) -> Result<Vec<Held>> {
        let (issuer, rest) = named::split(&self.named)?;
        let mut found = Vec::new();
        for edition in self.editions(hub, issuer)? {
            for key in named::meant(issuer, rest, [&edition.list]) {
                match hub.record(&edition, &key.id)? {
                    Some(held) if !held.is_over(day::today())? => found.push(held),
                    _ => {}
                }
            }
        }
        Ok(found)
    }

    fn editions(&self, hub: &Hub, issuer: &str) -> Result<Vec<Edition>> {
        let mut editions = match self.edition {
            Some(_) => hub.editions()?,
            None => hub.in_force()?,
        };
        editions.retain(|edition| {
            edition.list.issuer == issuer && self.edition.is_none_or(|number| edition.edition == number)
        });
        match self.edition {
            Some(number) if editions.is_empty() => {
                bail!("{issuer} has no edition {number}; `dragoman status --all` shows what it has")
            }
            None if editions.is_empty() => {
                bail!("{issuer}: no edition of such an issuer is in force; `dragoman status` shows what is")
            }
            _ => Ok(editions),
        }
    }
}
