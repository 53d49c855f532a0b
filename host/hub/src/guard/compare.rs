//! What an edition lost against the one in force.

use rayon::prelude::*;
use rusqlite::{Connection, params};

use super::fill::{self, Fill};
use super::guards::Guards;
use super::reason::Reason;
use crate::error::HubError;
use crate::kind;

/// Paths of the fields by which people, craft and documents are recognised. Of their details, those without which the value
/// recognises nobody.
const IDENTITY: [&str; 14] = [
    "names",
    "births",
    "births.earliest",
    "births.latest",
    "birth_places",
    "deaths",
    "nationalities",
    "citizenships",
    "documents",
    "documents.number",
    "identifiers",
    "addresses",
    "document.number",
    "numbers",
];

/// Records that are read at a time: enough for every core, and a few megabytes.
const BATCH: usize = 2_000;

/// Records of both editions, the later one only where it does not mean the same. Withdrawals are of neither.
const BOTH: &str = "
    SELECT before.json, CASE WHEN new.meaning <> old.meaning THEN after.json END FROM entry AS old
    JOIN entry AS new ON new.edition = ?2 AND new.id = old.id AND new.kind <> ?3
    JOIN content AS before ON before.number = old.content
    JOIN content AS after ON after.number = new.content
    WHERE old.edition = ?1 AND old.kind <> ?3";

/// Records of the edition in force: how many, and how many of them the other one does not have, not even as withdrawn.
const LOST: &str = "
    SELECT count(*), count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM entry WHERE edition = ?2 AND id = old.id))
    FROM entry AS old WHERE edition = ?1 AND kind <> ?3";

/// The losses that hold an edition.
pub(super) fn losses(
    connection: &Connection,
    before: i64,
    edition: i64,
    guards: &Guards,
) -> Result<Vec<Reason>, HubError> {
    let mut reasons = Vec::new();
    let (of, lost) = connection.query_row(LOST, params![before, edition, kind::WITHDRAWAL], |row| {
        Ok((row.get::<_, u32>(0)?, row.get::<_, u32>(1)?))
    })?;
    let (of, lost) = (u64::from(of), u64::from(lost));
    if guards.is_lost(guards.record_loss_percent, lost, of) {
        reasons.push(Reason::RecordsLost { lost, of });
    }
    let mut losses = Losses::default();
    let mut query = connection.prepare(BOTH)?;
    let mut rows = query.query(params![before, edition, kind::WITHDRAWAL])?;
    let mut batch: Vec<(Vec<u8>, Option<Vec<u8>>)> = Vec::with_capacity(BATCH);
    loop {
        let row = rows.next()?;
        let is_end = row.is_none();
        if let Some(row) = row {
            batch.push((row.get(0)?, row.get(1)?));
        }
        if is_end || batch.len() == BATCH {
            losses = losses.and(
                batch
                    .par_iter()
                    .map(Losses::of)
                    .try_reduce(Losses::default, |a, b| Ok(a.and(b)))?,
            );
            batch.clear();
        }
        if is_end {
            break;
        }
    }
    reasons.extend(losses.reasons(guards));
    Ok(reasons)
}

/// Values of fields, and how many of them are missing.
#[derive(Default)]
struct Losses {
    /// Values in the edition in force.
    of: Fill,
    /// Values that are missing.
    lost: Fill,
    /// Records from which one is missing.
    records: Fill,
}

impl Losses {
    /// Those of one record.
    fn of((old, new): &(Vec<u8>, Option<Vec<u8>>)) -> Result<Self, HubError> {
        let mut losses = Self {
            of: fill::count(old)?,
            ..Self::default()
        };
        let Some(new) = new else { return Ok(losses) };
        let new = fill::count(new)?;
        for (field, old) in &losses.of {
            let new = new.get(field).copied().unwrap_or(0);
            if new < *old {
                losses.lost.insert(field.clone(), old - new);
                losses.records.insert(field.clone(), 1);
            }
        }
        Ok(losses)
    }

    fn and(mut self, other: Self) -> Self {
        for (sum, more) in [
            (&mut self.of, other.of),
            (&mut self.lost, other.lost),
            (&mut self.records, other.records),
        ] {
            for (field, count) in more {
                *sum.entry(field).or_default() += count;
            }
        }
        self
    }

    /// Those that hold an edition. Where a value is missing its details are, too: they are not told again.
    fn reasons(&self, guards: &Guards) -> Vec<Reason> {
        let mut reasons: Vec<Reason> = Vec::new();
        let mut told: Vec<&str> = Vec::new();
        // In the order of paths a value comes before its details.
        for (field, lost) in &self.lost {
            let percent = match IDENTITY.contains(&field.as_str()) {
                true => guards.identity_loss_percent,
                false => guards.detail_loss_percent,
            };
            let of = self.of.get(field).copied().unwrap_or(0);
            let is_within = |outer: &&str| {
                field
                    .strip_prefix(*outer)
                    .is_some_and(|rest| rest.starts_with('.'))
            };
            if guards.is_lost(percent, *lost, of) && !told.iter().any(is_within) {
                told.push(field);
                reasons.push(Reason::FieldLost {
                    field: field.clone(),
                    lost: *lost,
                    of,
                    records: self.records.get(field).copied().unwrap_or(0),
                });
            }
        }
        reasons
    }
}
