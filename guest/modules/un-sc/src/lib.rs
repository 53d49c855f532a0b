//! Translates the UN Security Council consolidated list, as published in XML.

mod manifest;
mod map;
mod notes;
mod reader;
mod record;
mod tag;
mod values;

use dragoman_guest::schema::{Fault, Manifest, Summary};
use dragoman_guest::{Feed, Notes, Sink, Translator, editions};

use map::Mapper;
use reader::RecordReader;

/// The translator.
pub struct UnSc;

impl Translator for UnSc {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let mut reader = RecordReader::open(feed, feed.single()?)?;
        let (mut mapper, mut notes, mut buffer) = (Mapper::default(), Notes::default(), Vec::new());
        while let Some(record) = reader.next(&mut buffer, &mut notes)? {
            if let Some(subject) = mapper.subject(record, &mut notes) {
                out.subject(subject);
            }
        }
        let label = reader.date_generated();
        let field = "CONSOLIDATED_LIST@dateGenerated";
        let published = editions::day(field, label, values::date, None, &mut notes);
        notes.send(out);
        Ok(Summary {
            published,
            edition_label: label.map(Into::into),
            declared_records: None,
            end_seen: true,
        })
    }
}

dragoman_guest::export!(UnSc);
