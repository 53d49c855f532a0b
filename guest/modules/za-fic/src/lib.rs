//! Translates the list of targeted financial sanctions of South Africa's Financial Intelligence Centre, in XML.
//!
//! The format is known from published documentation: readers of others, and rows that they quote. The module was not run on
//! a real edition.
//!
//! The file is a data set written out: persons are rows of `Table`, organisations of `Table1`. It follows the list of the
//! United Nations, whose references it has, but joins what was several values there into one text with commas. Only what can
//! be told apart beyond doubt is told apart.

mod manifest;
mod map;
mod values;

use dragoman_guest::ids::Ids;
use dragoman_guest::schema::{Fault, Manifest, Summary};
use dragoman_guest::xml::{Layout, Records};
use dragoman_guest::{Feed, Notes, Sink, Translator};

const LAYOUT: Layout = Layout {
    records: &["NewDataSet/Table", "NewDataSet/Table1"],
    beside: &[],
    give: "give the list of targeted financial sanctions of the FIC in XML",
};

/// The translator.
pub struct ZaFic;

impl Translator for ZaFic {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let mut records = Records::open(feed, feed.single()?, LAYOUT)?;
        let (mut notes, mut ids) = (Notes::default(), Ids::default());
        let mut usable = false;
        let end_seen = records.each(&mut notes, |row, notes| {
            if let Some(subject) = map::subject(row, &mut ids, notes) {
                usable = true;
                out.subject(subject);
            }
        })?;
        if !usable {
            // Any data set written out has this root.
            let message = "not a single row has an id and a name of this list";
            return Err(records.part().foreign(message, 0));
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

dragoman_guest::export!(ZaFic);
