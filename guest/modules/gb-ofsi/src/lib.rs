//! Translates the UK consolidated list of financial sanctions targets, as OFSI publishes it in CSV and XLSX.

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
