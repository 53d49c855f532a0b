//! Translates the UK consolidated list of financial sanctions targets, as OFSI publishes it in CSV and XLSX.
//!
//! A target is a group of rows, one for each combination of its names, births and addresses. A row of the CSV with a column too many or
//! too few is left out, and the notice has the id of its group, which is the last cell: no other row is taken for another
//! group's for it, and the group keeps what its other rows say. Of a file that was cut off nothing is kept: which rows
//! of the last groups stood behind the cut cannot be told.

mod columns;
mod faults;
mod header;
mod manifest;
mod map;
mod reader;
mod table;
mod values;

use dragoman_guest::schema::{Fault, Manifest, Summary};
use dragoman_guest::{Feed, Notes, Sink, Translator};

/// The translator.
pub struct GbOfsi;

impl Translator for GbOfsi {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let mut notes = Notes::default();
        let table = reader::read(feed, feed.single()?, &mut notes)?;
        map::subjects(&table, &mut notes, out)?;
        let published = map::published(&table, &mut notes);
        notes.send(out);
        Ok(Summary {
            published,
            edition_label: table.last_updated.clone(),
            declared_records: None,
            end_seen: true,
        })
    }
}

dragoman_guest::export!(GbOfsi);
