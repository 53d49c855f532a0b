//! The names of subjects, as a table for people.

use std::io::Write;

use anyhow::Result;
use dragoman_model::Item;
use dragoman_model::schema::{NameForm, Subject};

use super::manifest::Counts;
use super::{Records, word};
use crate::{cell, date, print};

const COLUMNS: [&str; 12] = [
    "issuer",
    "list",
    "edition",
    "cluster",
    "id",
    "kind",
    "status",
    "form",
    "quality",
    "name",
    "births",
    "nationalities",
];

/// A row a name: a table has no room for more without losing which value belongs to which. What has no name is not in the table, which
/// is said.
pub(super) fn write(records: &Records<'_>, out: impl Write) -> Result<Counts> {
    let mut out = csv::Writer::from_writer(out);
    out.write_record(COLUMNS)?;
    let mut left_out = 0_u64;
    let counts = records.each(|record| {
        let held = &record.held;
        let subject = match &held.item {
            Item::Subject(subject) if !subject.names.is_empty() => subject,
            _ => {
                left_out += 1;
                return Ok(false);
            }
        };
        let (list, kind) = (&held.list, word(&subject.kind)?);
        let edition = held.edition.map_or(String::new(), |edition| edition.to_string());
        let status = match record.overruled() {
            Some(status) => status.to_owned(),
            None => word(&subject.status)?,
        };
        let cluster = record.cluster.to_string();
        let (births, nationalities) = (births(subject), nationalities(subject));
        for name in &subject.names {
            let (form, quality) = (word(&name.form)?, word(&name.quality)?);
            let full = match name.form {
                NameForm::OriginalScript => name.full.clone(),
                _ => name.full.split_whitespace().collect::<Vec<_>>().join(" "),
            };
            let row: [&str; COLUMNS.len()] = [
                &list.issuer,
                &list.list,
                &edition,
                &cluster,
                &subject.id,
                &kind,
                &status,
                &form,
                &quality,
                &full,
                &births,
                &nationalities,
            ];
            out.write_record(row.map(cell::text))?;
        }
        Ok(true)
    })?;
    out.flush()?;
    if left_out > 0 {
        print::note(&format!(
            "{left_out} records are no subjects with a name, and are not in the table; the other formats have them"
        ));
    }
    Ok(counts)
}

fn births(subject: &Subject) -> String {
    let claims: Vec<_> = subject.births.iter().filter_map(date::claim).collect();
    claims.join("; ")
}

fn nationalities(subject: &Subject) -> String {
    let words = subject
        .nationalities
        .iter()
        .filter_map(|claim| claim.code.clone().or(claim.raw.clone()));
    words.collect::<Vec<_>>().join("; ")
}
