//! Translates Canada's consolidated autonomous sanctions list (`sema-lmes.xml`), in the element names of 2020, of
//! 2025 and of 2026.
//!
//! The list gives no stable id. A subject's id is made of regime, schedule and item (`belarus/1-part-1/12`), which are
//! unique in an edition but **do not last**: the publisher renumbers schedules (`1` became `1, Part 1` between 2022 and
//! 2025), renames regimes and closes gaps. Two editions on either side of a renumbering must be compared by names and
//! dates, not by id.

mod field;
mod manifest;
mod map;
mod notes;
mod reader;
mod record;

use dragoman_guest::schema::{Fault, Manifest, Summary};
use dragoman_guest::{Feed, Notes, Sink, Translator};

use map::Mapper;
use reader::RecordReader;

/// The translator.
pub struct CaSema;

impl Translator for CaSema {
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
        mapper.check_layout(reader.part(), &notes)?;
        notes.send(out);
        Ok(Summary {
            published: None,
            edition_label: None,
            declared_records: None,
            end_seen: true,
        })
    }
}

dragoman_guest::export!(CaSema);
