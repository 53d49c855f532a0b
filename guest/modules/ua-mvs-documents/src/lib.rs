//! Translates the stolen, lost and invalid documents that Ukraine's Interior Ministry publishes as open data
//! (`mvswantedpassport_1.json` and files like it on data.gov.ua): one file for passports of citizens, one for those for travel abroad.
//!
//! The format is known from programs of others that read it, which agree on its fields: `ID`, `OVD`, `D_SERIES`, `D_NUMBER`, `D_TYPE`,
//! `D_STATUS`, `THEFT_DATA` and `INSERT_DATE`. Few of the words that `D_TYPE` and `D_STATUS` have are known so. Each is kept as it is, and
//! what none is known for is said. The module was not run on a real edition.

mod manifest;
mod map;
mod words;

use dragoman_guest::ids::Ids;
use dragoman_guest::json::{Layout, Records};
use dragoman_guest::part::Part;
use dragoman_guest::schema::{Fault, FaultKind, Manifest, Summary};
use dragoman_guest::{Feed, Notes, Sink, Translator, build};

const GIVE: &str = "give the JSON of stolen and lost documents, as the ministry publishes it on data.gov.ua";

const LAYOUT: Layout = Layout {
    records: &["/*"],
    beside: &[],
    give: GIVE,
};

/// The translator.
pub struct UaMvsDocuments;

impl Translator for UaMvsDocuments {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let (mut ids, mut notes) = (Ids::default(), Notes::default());
        let parts = feed.parts().len() as u32;
        if parts == 0 {
            return Err(build::fault(FaultKind::MissingPart, "the feed has no part", GIVE));
        }
        let (mut end_seen, mut is_empty) = (true, true);
        for part in 0..parts {
            let mut records = Records::open(feed, part, LAYOUT)?;
            let mut is_this_list = false;
            end_seen &= records.each(&mut notes, |record, notes| {
                is_this_list |= map::is_document(record);
                if let Some(document) = map::document(record, &mut ids, notes) {
                    is_empty = false;
                    out.document(document);
                }
            })?;
            if !is_this_list {
                let part = records.part();
                return Err(part.foreign("no record has a D_TYPE and a D_NUMBER", 0));
            }
        }
        if is_empty {
            let part = Part::new(feed, 0, GIVE);
            return Err(part.unknown_layout("no record has an ID", (0, part.size)));
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

dragoman_guest::export!(UaMvsDocuments);
