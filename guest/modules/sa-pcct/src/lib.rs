//! Translates Saudi Arabia's national terrorism list, as its Permanent Committee for Counter-Terrorism publishes it in
//! English: a workbook with a sheet of individuals, one of entities and one of vessels.
//!
//! The format is known from published documentation: a reader of others, and the headers and values that it names. The
//! module was not run on a real edition.
//!
//! The list gives no ids. A subject's id is made of what it is, its name and the day of its designation. Where two have all
//! of that in common, the second one's is made of its whole row.

mod columns;
mod manifest;
mod map;
mod values;

use dragoman_guest::schema::{Fault, FaultKind, Manifest, Summary};
use dragoman_guest::sheet::Rows;
use dragoman_guest::{Feed, Notes, Sink, Translator, build, part};

use map::Known;

/// The translator.
pub struct SaPcct;

impl Translator for SaPcct {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let part = feed.single()?;
        let mut rows = Rows::open(feed, part, columns::LAYOUT)?;
        let (mut known, mut notes) = (Known::default(), Notes::default());
        // A sheet that cannot be read makes the file unusable, so nothing is sent before the last.
        let mut subjects = Vec::new();
        while let Some(row) = rows.next(&mut notes)? {
            subjects.extend(map::subject(&row, &mut known, &mut notes));
        }
        rows.end(&mut notes);
        if subjects.is_empty() {
            let message = "not a single row has a name and stands below a header of this list";
            return Err(Fault {
                source: Some(build::bytes(part, 0, feed.size(part))),
                ..build::fault(FaultKind::Empty, message, part::AGAIN)
            });
        }
        for subject in subjects {
            out.subject(subject);
        }
        notes.send(out);
        Ok(Summary {
            published: None,
            edition_label: None,
            declared_records: None,
            end_seen: true,
        })
    }
}

dragoman_guest::export!(SaPcct);
