//! Translates the UN Security Council consolidated list, as published in XML.

mod manifest;
mod map;
mod notes;
mod reader;
mod record;
mod tag;
mod values;

use dragoman_guest::schema::{Fault, Manifest, NoticeKind, Summary};
use dragoman_guest::{Feed, Notes, Sink, Translator, build};

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
        notes.send(out);
        let label = reader.date_generated();
        let published = label.and_then(values::date);
        if published.is_none() {
            out.notice(dragoman_guest::schema::Notice {
                excerpt: label.and_then(build::excerpt),
                ..build::notice(
                    NoticeKind::Remark,
                    "CONSOLIDATED_LIST@dateGenerated",
                    "the list does not say when it was generated",
                )
            });
        }
        Ok(Summary {
            published,
            edition_label: label.map(Into::into),
            declared_records: None,
            end_seen: true,
        })
    }
}

dragoman_guest::export!(UnSc);
