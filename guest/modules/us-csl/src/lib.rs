//! Translates the consolidated screening list of the United States: thirteen lists of the Treasury, Commerce and State in
//! one CSV file.
//!
//! The list is read twice: rows of one party stand far apart, and a party is given as soon as its last row was read, so
//! that only those with rows to come are kept.
//!
//! A row with a cell too many or too few is left out; its party keeps what its other rows say, and the notice has its number.
//! Of a file that was cut off the rows before the cut are kept, and the summary says that the end was not seen: parties
//! may have had rows behind it.

mod citation;
mod columns;
mod entry;
mod labels;
mod manifest;
mod map;
mod parties;
mod regime;

use std::collections::HashMap;

use dragoman_guest::ids::Ids;
use dragoman_guest::part::AGAIN;
use dragoman_guest::schema::{Fault, FaultKind, Manifest, NoticeKind, Summary};
use dragoman_guest::table::{Row, Table};
use dragoman_guest::{About, Feed, Notes, Sink, Translator, build};

use columns::{NAME, NUMBER, REQUIRED, SOURCE};
use labels::Labels;
use map::Draft;
use parties::{Key, Parties};

/// The translator.
pub struct UsCsl;

impl Translator for UsCsl {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let part = feed.single()?;
        let parties = Parties::of(feed, part)?;
        let table = Table::open(feed, part, &REQUIRED)?;
        let (mut table, mut notes) = (table.known_by(parties::number), Notes::default());
        let labels = Labels::default();
        let (mut ids, mut open, mut is_empty) = (Ids::default(), HashMap::new(), true);
        let end_seen = table.each(&mut notes, |row, notes| {
            let Some(key) = Key::of(row) else {
                return reject(row, notes);
            };
            let (id, rows) = parties.id(key, row);
            let (mut draft, left) = match open.remove(&id) {
                Some(known) => known,
                None => match ids.take(Some(&id), NAME, row.place(), notes) {
                    Some(id) => (Draft::new(id, row), rows),
                    None => return,
                },
            };
            is_empty = false;
            match draft.is_of_another(row) {
                true => reject_another(row, &id, notes),
                false => draft.add(row, &labels, &parties, notes),
            }
            match left {
                0 | 1 => out.subject(draft.finish()),
                _ => {
                    open.insert(id, (draft, left - 1));
                }
            }
        })?;
        if is_empty {
            return Err(empty(part));
        }
        notes.send(out);
        Ok(Summary {
            published: None,
            edition_label: None,
            declared_records: None,
            end_seen,
        })
    }
}

/// Says of a row that it is left out.
fn reject(row: &Row<'_>, notes: &mut Notes) {
    let (field, message) = match row.text(NAME) {
        None => (NAME, "the row has no name; it was left out"),
        Some(_) => (
            SOURCE,
            "the row does not say of which list it is; it was left out",
        ),
    };
    notes.case(About {
        kind: NoticeKind::RejectedRecord,
        field: field.into(),
        message,
        excerpt: &row.text(NAME).or(row.text(SOURCE)).unwrap_or_default(),
        record: None,
        place: Some(row.place()),
    });
}

/// Says of a row that it is of another party than those before it with its number.
fn reject_another(row: &Row<'_>, id: &str, notes: &mut Notes) {
    notes.case(About {
        kind: NoticeKind::RejectedRecord,
        field: NUMBER.into(),
        message: "another party has this number, under a name without a word in common; the row was left out",
        excerpt: &row.text(NAME).unwrap_or_default(),
        record: Some(id),
        place: Some(row.place()),
    });
}

fn empty(part: u32) -> Fault {
    let message = "there is no row with a name below the header";
    Fault {
        source: Some(build::rows(part, 1, 1)),
        ..build::fault(FaultKind::Empty, message, AGAIN)
    }
}

dragoman_guest::export!(UsCsl);
