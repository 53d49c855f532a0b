//! Translates Egypt's lists of terrorists, terrorist entities and legal persons, as its Money Laundering and Terrorist
//! Financing Combating Unit publishes them: a workbook in Arabic with a sheet for each.
//!
//! The format is known from published documentation: readers of others, and the headers that they name. The module was not
//! run on a real edition.
//!
//! The lists give no ids. A subject's id is made of its name, the number of its case and, if it has one, its national number,
//! which are what stays when a listing is extended; rows that have them in common are of one subject.

mod columns;
mod edition;
mod manifest;
mod map;
mod values;

use dragoman_guest::schema::{Fault, FaultKind, Manifest, Summary};
use dragoman_guest::sheet::Rows;
use dragoman_guest::{Feed, Notes, Sink, Translator, build, part};

use edition::Edition;

/// The translator.
pub struct EgMlcu;

impl Translator for EgMlcu {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let part = feed.single()?;
        let mut rows = Rows::open(feed, part, columns::LAYOUT)?;
        let (mut edition, mut notes) = (Edition::default(), Notes::default());
        while let Some(row) = rows.next(&mut notes)? {
            edition.take(map::subject(&row, &mut notes));
        }
        rows.end(&mut notes);
        if edition.is_empty() {
            let message = "not a single row has a name and stands below a header of this list";
            return Err(Fault {
                source: Some(build::bytes(part, 0, feed.size(part))),
                ..build::fault(FaultKind::Empty, message, part::AGAIN)
            });
        }
        edition.send(out);
        notes.send(out);
        Ok(Summary {
            published: None,
            edition_label: None,
            declared_records: None,
            end_seen: true,
        })
    }
}

dragoman_guest::export!(EgMlcu);
