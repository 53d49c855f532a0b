//! What an edition lost against the one in force.

use std::collections::HashSet;

use rayon::prelude::*;
use rusqlite::{Connection, params};

use super::fill::{self, Fill};
use super::guards::Guards;
use super::reason::Reason;
use crate::error::HubError;
use crate::numbers::{self, DocumentChanges};
use crate::renumbered::{self, Moved};
use crate::{kind, words};

/// Paths of the fields by which people, craft and documents are recognised. Of their details, those without which the value
/// recognises nobody.
const IDENTITY: [&str; 13] = [
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
];

/// Records that are read at a time: enough for every core, and a few megabytes.
const BATCH: usize = 2_000;

/// Records of two editions, the later one only where it does not mean the same. Withdrawals are of neither.
const BOTH: &str = "
    SELECT before.json, CASE WHEN new.meaning <> old.meaning THEN after.json END FROM entry AS old
    JOIN entry AS new ON new.edition = ?2 AND new.id = old.id AND new.kind <> ?3
    JOIN content AS before ON before.number = old.content
    JOIN content AS after ON after.number = new.content
    WHERE old.edition = ?1 AND old.kind <> ?3";

/// Records of an earlier edition: how many, and how many of them a later one does not have, nor any in force between had as withdrawn.
const LOST: &str = "
    SELECT count(*), count(*) FILTER (
        WHERE NOT EXISTS (SELECT 1 FROM entry WHERE edition = ?2 AND id = old.id)
        AND NOT EXISTS (
            SELECT 1 FROM edition AS earlier JOIN accepted AS middle USING (issuer, list)
            JOIN entry ON entry.edition = middle.number AND entry.id = old.id AND entry.kind = ?3
            WHERE earlier.number = ?1 AND middle.number > ?1 AND middle.number < ?2))
    FROM entry AS old WHERE edition = ?1 AND kind NOT IN (?3, ?4)";

/// Records of documents in bulk of an earlier edition that were withdrawn since.
const WITHDRAWN: &str = "
    SELECT document_record.number FROM entry AS old JOIN edition ON edition.number = old.edition
    JOIN document_record USING (issuer, list, id)
    WHERE edition = ?1 AND kind = ?4 AND EXISTS (
        SELECT 1 FROM accepted AS later JOIN entry ON entry.edition = later.number AND entry.id = old.id AND entry.kind = ?3
        WHERE later.issuer = document_record.issuer AND later.list = document_record.list
            AND later.number > ?1 AND later.number <= ?2)";

/// What an edition is found to have lost against an earlier one.
pub(super) struct Lost {
    /// The losses that hold it.
    pub(super) reasons: Vec<Reason>,
    /// What changed of documents in bulk; none where some were withdrawn, which count as no change here.
    pub(super) documents: Option<DocumentChanges>,
}

/// The losses of an edition.
pub(super) fn losses(
    connection: &Connection,
    before: i64,
    edition: i64,
    guards: &Guards,
) -> Result<Lost, HubError> {
    let mut reasons = Vec::new();
    let parameters = params![before, edition, kind::WITHDRAWAL, kind::BULK];
    let (of, lost) = connection.query_row(LOST, parameters, |row| {
        Ok((row.get::<_, u32>(0)?, row.get::<_, u32>(1)?))
    })?;
    let (of, lost) = (u64::from(of), u64::from(lost));
    if guards.is_lost(guards.record_loss_percent, lost, of) {
        reasons.push(Reason::RecordsLost {
            lost,
            of,
            renumbered: 0,
        });
    }
    let withdrawn = withdrawn(connection, before, edition)?;
    let documents = numbers::lost(connection, before, edition, &withdrawn)?;
    if guards.is_lost(guards.record_loss_percent, documents.removed, documents.of) {
        reasons.push(Reason::DocumentsLost {
            lost: documents.removed,
            of: documents.of,
        });
    }
    let both = both(connection, before, edition)?;
    if guards.is_lost(guards.record_loss_percent, both.replaced, both.records) {
        reasons.push(Reason::Replaced {
            replaced: both.replaced,
            of: both.records,
            renumbered: 0,
        });
    }
    let is_moved = |reason: &Reason| matches!(reason, Reason::RecordsLost { .. } | Reason::Replaced { .. });
    if reasons.iter().any(is_moved) {
        renumber(&mut reasons, &renumbered::count(connection, before, edition)?);
    }
    reasons.extend(both.reasons(guards));
    Ok(Lost {
        reasons,
        documents: withdrawn.is_empty().then_some(documents),
    })
}

/// The records of documents in bulk of an edition that were withdrawn since, by the numbers that blocks name them by.
fn withdrawn(connection: &Connection, before: i64, edition: i64) -> Result<HashSet<u32>, HubError> {
    let mut query = connection.prepare(WITHDRAWN)?;
    let parameters = params![before, edition, kind::WITHDRAWAL, kind::BULK];
    let withdrawn = query.query_map(parameters, |row| row.get(0))?;
    Ok(withdrawn.collect::<Result<_, _>>()?)
}

/// Says of those that are missing how many stand under other numbers.
fn renumber(reasons: &mut [Reason], moved: &Moved) {
    for reason in reasons {
        match reason {
            Reason::RecordsLost { renumbered, .. } => *renumbered = moved.gone,
            Reason::Replaced { renumbered, .. } => *renumbered = moved.replaced,
            _ => {}
        }
    }
}

/// What the records that stand in both editions lost.
fn both(connection: &Connection, before: i64, edition: i64) -> Result<Losses, HubError> {
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
    Ok(losses)
}

/// Values of fields, and how many of them are missing.
#[derive(Default)]
struct Losses {
    /// Values in the edition in force.
    of: Fill,
    /// Values that are missing.
    lost: Fill,
    /// Records from which one is missing.
    lost_from: Fill,
    /// Records.
    records: u64,
    /// Records that are about somebody else now.
    replaced: u64,
}

impl Losses {
    /// Those of one record.
    fn of((old, new): &(Vec<u8>, Option<Vec<u8>>)) -> Result<Self, HubError> {
        let mut losses = Self {
            of: fill::count(old)?,
            records: 1,
            ..Self::default()
        };
        let Some(new) = new else { return Ok(losses) };
        losses.replaced = u64::from(words::is_somebody_else(old, new)?);
        let new = fill::count(new)?;
        for (field, old) in &losses.of {
            let new = new.get(field).copied().unwrap_or(0);
            if new < *old {
                losses.lost.insert(field.clone(), old - new);
                losses.lost_from.insert(field.clone(), 1);
            }
        }
        Ok(losses)
    }

    fn and(mut self, other: Self) -> Self {
        for (sum, more) in [
            (&mut self.of, other.of),
            (&mut self.lost, other.lost),
            (&mut self.lost_from, other.lost_from),
        ] {
            for (field, count) in more {
                *sum.entry(field).or_default() += count;
            }
        }
        self.records += other.records;
        self.replaced += other.replaced;
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
                    records: self.lost_from.get(field).copied().unwrap_or(0),
                });
            }
        }
        reasons
    }
}
